"""What holds whichever method counts: floors, slots, places, conflicts and reserves."""

from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import (
    require_a_part,
    require_above_zero,
    require_at_least_one,
    require_each_once,
    require_texts,
)


@dataclass(frozen=True, slots=True)
class Tier:
    """At most ``winners`` projects that cost at most ``cost`` (whole currency units), and
    more than the next smaller tier allows."""

    cost: Fraction
    winners: int

    def __post_init__(self) -> None:
        require_above_zero(cost=self.cost)
        require_at_least_one(winners=self.winners)


@dataclass(frozen=True, slots=True)
class Constraints:
    """The constraints of a count; a value of ``None`` or nothing leaves a constraint out.

    ``least_votes`` is the number of voters a project needs to win, ``least_share`` that
    number as a part of all voters; both may be set. ``tiers`` are in order of cost; a
    project dearer than the last cannot win. ``winners`` is how many may win at most,
    ``per_place`` how many in each place. With ``every_place`` the project with most votes
    in each place goes first. ``places_first`` names places that got nothing last round:
    the project with most votes in each goes before all others. With ``conflicts`` set, at
    most one wins of the projects that carry the same mark of conflict. With
    ``partial_funding`` a project whose proposer agreed to less may be given what is left.
    ``reserve`` is the part of the budget that is kept back, from 0 up to but not 1.
    """

    least_votes: int | None = None
    least_share: Fraction | None = None
    tiers: tuple[Tier, ...] = ()
    winners: int | None = None
    per_place: int | None = None
    every_place: bool = False
    places_first: tuple[str, ...] = ()
    conflicts: bool = True
    partial_funding: bool = False
    reserve: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        require_at_least_one(
            least_votes=self.least_votes, winners=self.winners, per_place=self.per_place
        )
        require_a_part(reserve=self.reserve)
        require_each_once(places_first=self.places_first)
        require_texts(places_first=self.places_first)
        if self.least_share is not None and not 0 < self.least_share <= 1:
            message = _("“%(where)s” is a part of all voters: above 0, and at most 1.")
            raise RuleError(message, "least_share")
        costs = [tier.cost for tier in self.tiers]
        if costs != sorted(set(costs)):
            message = _("“%(where)s” must go from the lowest cost to the highest, each cost once.")
            raise RuleError(message, "tiers")
