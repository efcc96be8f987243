"""What a pot is, as it stands in the rules when they are made public."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.rule import CountRule, Tier
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import require_at_least_one, require_texts
from medborgarbudget.rounds.rulebook.texts import Texts, require_some_text


class Coverage(StrEnum):
    """Whom or what a pot's money is for."""

    EVERYONE = "everyone"
    AREA = "area"
    GROUP = "group"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class PotTerms:
    """A pot: its money, whom it is for, and what holds in it besides the rules of all pots.

    Amounts are whole kronor. ``reserve`` of the ``amount`` is kept back for what may cost more
    than expected. ``covered`` is the area, group or theme by its address, and ``covered_name`` what
    it is called; both are empty for everyone. ``places_first`` names places that got nothing last
    time.
    """

    name: Texts
    amount: int
    coverage: Coverage = Coverage.EVERYONE
    covered: str = ""
    covered_name: Texts = ()
    tiers: tuple[Tier, ...] = ()
    reserve: int = 0
    places_first: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_some_text(name=self.name)
        require_at_least_one(amount=self.amount)
        require_texts(places_first=self.places_first)
        if not 0 <= self.reserve < self.amount:
            message = _("“%(where)s” is a part of the pot: from 0 kr to less than all of it.")
            raise RuleError(message, "reserve")

    @property
    def to_vote_on(self) -> int:
        """The kronor that the vote decides over: all but the reserve."""
        return self.amount - self.reserve


def count_rule_for(pot: PotTerms, rule: CountRule) -> CountRule:
    """The rule that counts one pot's votes: the round's, with the pot's slots and reserve."""
    constraints = replace(
        rule.constraints,
        tiers=pot.tiers or rule.constraints.tiers,
        reserve=Fraction(pot.reserve, pot.amount) if pot.reserve else rule.constraints.reserve,
        places_first=pot.places_first or rule.constraints.places_first,
    )
    return replace(rule, constraints=constraints)
