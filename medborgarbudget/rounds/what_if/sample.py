"""A small invented election, in which groups want different things, as they often do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.counting.election import (
    BallotGroup,
    Election,
    Project,
    VoteType,
    group_ballots,
)
from medborgarbudget.counting.rule.ballots import BallotForm, Packages
from medborgarbudget.rounds.rulebook import PotTerms
from medborgarbudget.rounds.what_if.other_ballots import recast

PERCENT = 100
DEAREST = 50
"""What the dearest proposal costs, in percent of a pot."""


@dataclass(frozen=True, slots=True)
class Invented:
    """A proposal: its cost in percent of a pot, and in which of the places it is.

    ``least`` is what its proposer agreed to, in percent of the cost.
    """

    name: Promise
    cost: int
    place: int
    conflict: str = ""
    least: int | None = None


INVENTED = (
    Invented(gettext_lazy("Skate park"), 50, 0, conflict="A"),
    Invented(gettext_lazy("Large playground"), 38, 0, conflict="A"),
    Invented(gettext_lazy("Outdoor gym"), 22, 0, least=60),
    Invented(gettext_lazy("Benches and flowers on the square"), 12, 0),
    Invented(gettext_lazy("Music in the park"), 8, 0),
    Invented(gettext_lazy("Lit running track"), 34, 1, least=60),
    Invented(gettext_lazy("Bathing jetty"), 20, 1),
    Invented(gettext_lazy("Barbecue place by the lake"), 10, 1),
    Invented(gettext_lazy("Ramp and new kitchen in the village hall"), 28, 2, least=50),
    Invented(gettext_lazy("Football pitch in good order"), 16, 2),
    Invented(gettext_lazy("Bus shelter"), 12, 2),
    Invented(gettext_lazy("Cabinet for swapping books"), 5, 2),
)
GROUPS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (80, (0, 2, 3, 1, 4, 6)),
    (55, (1, 2, 0, 3, 4, 6)),
    (25, (2, 3, 4, 1, 7, 11)),
    (45, (5, 6, 7, 2, 1, 4)),
    (30, (6, 7, 2, 5, 3, 11)),
    (10, (7, 6, 10, 4, 3, 11)),
    (35, (8, 9, 10, 11, 3, 4)),
    (20, (9, 8, 11, 2, 0, 10)),
)
"""How many voters like which proposals, the best one first."""
PACKAGES = ((0, 2, 4), (1, 5, 3, 7), (8, 9, 10, 6, 11))
"""Proposals put together into three packages."""


def sample_election(pot: PotTerms, form: BallotForm | None, ceiling: int | None) -> Election:
    """The invented election over a pot's money, with ballots of this form.

    The dearest proposal costs half of the money, or as much as the ``ceiling`` and the largest
    slot allow, in kronor; the others in proportion to it.
    """
    most = min([pot.to_vote_on * DEAREST // PERCENT, *_most(pot, ceiling)])
    ranked = Election(
        projects=tuple(_projects(pot, most)),
        ballots=_ballots(),
        budget=pot.amount,
        vote_type=VoteType.ORDINAL,
    )
    if isinstance(form, Packages):
        return _in_packages(ranked)
    return recast(ranked, form).election


def _most(pot: PotTerms, ceiling: int | None) -> list[int]:
    slots = [int(pot.tiers[-1].cost)] if pot.tiers else []
    return slots if ceiling is None else [*slots, ceiling]


def _projects(pot: PotTerms, most: int) -> list[Project]:
    places = _places(pot)
    found = []
    for number, invented in zip(count(1), INVENTED, strict=False):
        cost = _rounded(most * invented.cost // DEAREST)
        least = None if invented.least is None else cost * invented.least // PERCENT
        found.append(
            Project(
                str(number),
                cost,
                str(invented.name),
                place=places[invented.place],
                conflict=invented.conflict,
                minimum=least,
            )
        )
    return found


def _places(pot: PotTerms) -> tuple[str, ...]:
    """Three places; those that got nothing last time are the smaller ones among them."""
    usual = (_("The centre"), _("The northern village"), _("The southern village"))
    first = pot.places_first[: len(usual) - 1]
    return (*usual[: len(usual) - len(first)], *first)


def _rounded(amount: int) -> int:
    """To two digits that count, as estimates are; at least 1 krona."""
    step = 10 ** max(len(str(amount)) - 2, 0)
    return int(max(amount // step * step, 1))


def _ballots() -> tuple[BallotGroup, ...]:
    """Of each group half vote alike, some in another order, and some for fewer."""
    ballots = []
    for voters, likes in GROUPS:
        swapped = (likes[0], likes[2], likes[1], *likes[3:])
        ways = (likes, swapped, likes, likes[:3])
        ballots += [_ranked(ways[voter % len(ways)]) for voter in range(voters)]
    return group_ballots(ballots)


def _ranked(likes: Sequence[int]) -> dict[int, int]:
    return {project: len(INVENTED) - above for above, project in enumerate(likes)}


def _in_packages(ranked: Election) -> Election:
    """The same voters, each of whom takes the package that holds most of what they like."""
    packages = tuple(
        Project(
            "ABC"[place],
            sum(ranked.projects[each].cost for each in package),
            ", ".join(ranked.projects[each].name for each in package),
        )
        for place, package in enumerate(PACKAGES)
    )
    ballots = []
    for ballot in ranked.ballots:
        points = dict(ballot.points)
        worth = [sum(points.get(each, 0) for each in package) for package in PACKAGES]
        ballots += [{worth.index(max(worth)): 1}] * ballot.weight
    return Election(packages, group_ballots(ballots), ranked.budget, VoteType.CHOOSE_ONE)
