"""A ranking gone through from the top: each project has its turn while the money lasts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.quotas import OpenQuotas
from medborgarbudget.counting.rule import Misfit
from medborgarbudget.counting.ties import LotDraw, TieOrder

Key = Callable[[int], tuple[Fraction | int, ...]]
"""The sort key of a ranking; its last part is the lot."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A project's turn in a ranking, with what was left then; amounts are in smallest units.

    ``left`` is its cost where money has no end. ``granted`` is what it got: its cost, less
    where its proposer agreed to less, or ``None``.
    """

    project: int
    left: int
    granted: int | None


@dataclass(frozen=True, slots=True)
class Turns:
    """All turns in order, and the lots that decided who won."""

    turns: tuple[Turn, ...] = ()
    lots: tuple[LotDraw, ...] = ()

    @property
    def winners(self) -> tuple[int, ...]:
        """The winners in order."""
        return tuple(turn.project for turn in self.turns if turn.granted is not None)


@dataclass(frozen=True, slots=True)
class Purse:
    """What is shared out by turns: the money in smallest units (``None`` has no end), and
    whether a project may be given less than its cost, if its proposer agreed."""

    money: int | None
    misfit: Misfit = Misfit.SKIP
    partial: bool = False


def take_turns(
    election: Election,
    candidates: Iterable[int],
    key: Key,
    quotas: OpenQuotas,
    purse: Purse,
    ties: TieOrder,
) -> Turns:
    """Fund the candidates in the order of the key while the money lasts.

    A project that a quota stops has no turn. Where one does not fit, ``purse.misfit`` says
    whether the next gets its turn; one dearer than all the money never ends the count.
    Winners use up ``quotas``.
    """
    keys = {project: key(project) for project in candidates}
    sharing = _Sharing(election, quotas, purse)
    lots: list[LotDraw] = []
    for _, equals in groupby(sorted(keys, key=keys.__getitem__), lambda each: keys[each][:-1]):
        level = [project for project in equals if sharing.has_turn(project)]
        hopes = {project: sharing.grant(project) for project in level}
        grants = {project: sharing.take_turn(project) for project in level}
        if _order_mattered(hopes, grants, sharing.ended):
            tied = [each for each in level if hopes[each] is not None or sharing.ends_at(each)]
            lots.append(ties.draw(tied))
    return Turns(tuple(sharing.turns), tuple(lots))


def voted_for(election: Election) -> list[int]:
    """The projects that somebody voted for: no other can win."""
    return [project for project, score in enumerate(election.scores) if score]


class _Sharing:
    """The money while it is shared out, and the turns taken so far."""

    def __init__(self, election: Election, quotas: OpenQuotas, purse: Purse) -> None:
        self.election, self.quotas, self.purse = election, quotas, purse
        self.left = purse.money
        self.turns: list[Turn] = []
        self.ended = False

    def has_turn(self, project: int) -> bool:
        """Whether the count goes on, and no quota stops the project."""
        return not self.ended and not self.quotas.stopping(project)

    def grant(self, project: int) -> int | None:
        """What the project would get now: its cost, all that is left, or nothing."""
        each = self.election.projects[project]
        if self.left is None or each.cost <= self.left:
            return each.cost
        return self.left if each.least_amount(partial=self.purse.partial) <= self.left else None

    def ends_at(self, project: int) -> bool:
        """Whether the count ends if the project does not fit."""
        cost, money = self.election.projects[project].cost, self.purse.money
        return self.purse.misfit is Misfit.STOP and money is not None and cost <= money

    def take_turn(self, project: int) -> int | None:
        """What the project gets, if it still has a turn and there is enough."""
        if not self.has_turn(project):
            return None
        cost, granted = self.election.projects[project].cost, self.grant(project)
        self.turns.append(Turn(project, cost if self.left is None else self.left, granted))
        if granted is None:
            self.ended = self.ends_at(project)
            return None
        self.quotas.take(project)
        self.left = None if self.left is None else self.left - granted
        return granted


def _order_mattered(
    hopes: Mapping[int, int | None], grants: Mapping[int, int | None], ended: bool
) -> bool:
    """Whether equals could have fared otherwise in another order.

    Each could have gone first and got what it hoped for; or have come too late, if one of
    them ended the count.
    """
    able = [project for project, hope in hopes.items() if hope is not None]
    return any(grants[each] != hopes[each] for each in able) or (ended and bool(able))
