"""What is known of one proposal, ready to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from medborgarbudget.counting.rule import CountRule
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.rows import ResultRow
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.wording import quoted
from medborgarbudget.web.templatetags.amounts import money


class Spent(Protocol):
    """What its voters paid for a winner."""

    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class Facts:
    """The facts about one proposal; payments highest first.

    ``titles`` names every proposal of the ballot by its position.
    """

    count: Count
    round: Round
    rule: CountRule
    result: ItemResult
    row: ResultRow
    titles: Mapping[int, str]
    payments: Sequence[tuple[Fraction, int]]
    spent: Sequence[Spent]

    def money(self, amount: int | Fraction) -> str:
        """An amount in smallest units, in the round's currency."""
        return money(amount, self.round.currency)

    @property
    def took_its_place(self) -> list[str]:
        """The titles, in quotation marks, of the winners who took what stopped it."""
        return [quoted(self.titles[position]) for position in self.result.stopped_for]
