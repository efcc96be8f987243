"""What the pages about a round's money show, in the workspace and for everyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from medborgarbudget.counting.allocation import Allotment, Allotments
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import Constraints
from medborgarbudget.counting.rule.allocation import Allocation as Formula
from medborgarbudget.counting.rule.allocation import InverseIncome
from medborgarbudget.counting.rule.plain_values import written
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.money import Figure, per_resident
from medborgarbudget.rounds.queries.money import (
    Money,
    SharedOut,
    concerns_about,
    is_settled,
    money_now,
    remarks_about,
)
from medborgarbudget.rounds.queries.pots import pot_terms
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.wording import allocation_sentences, arithmetic, name_of_allocation
from medborgarbudget.rounds.wording.ideas import leftover_sentences
from medborgarbudget.rounds.wording.pots import pot_sentences


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """An area's part, and the line of arithmetic that gives it."""

    figure: Figure
    allotment: Allotment
    arithmetic: str
    per_resident: Fraction | None


@dataclass(frozen=True, slots=True)
class Sharing:
    """A sharing out over areas as pages tell it."""

    name: str
    sentences: tuple[str, ...]
    rows: tuple[WorkedOut, ...]
    shared: Allotments
    with_income: bool

    @property
    def residents(self) -> int | None:
        """How many live in all the areas together, if it is known of each."""
        numbers = [row.figure.residents for row in self.rows]
        return None if None in numbers else sum(number or 0 for number in numbers)


@dataclass(frozen=True, slots=True)
class PotInWords:
    """A pot and what holds in it, in sentences."""

    pot: Pot
    sentences: tuple[str, ...]


def sharing(
    formula: Formula, figures: tuple[Figure, ...], shared: Allotments, currency: Currency
) -> Sharing:
    """What each area gets, with the arithmetic that anybody can follow."""
    rows = tuple(
        WorkedOut(
            figure,
            allotment,
            arithmetic(allotment, formula, shared, currency),
            per_resident(allotment.amount, figure.residents),
        )
        for figure, allotment in zip(figures, shared.allotments, strict=True)
    )
    return Sharing(
        name_of_allocation(formula),
        allocation_sentences(formula, currency),
        rows,
        shared,
        isinstance(formula, InverseIncome),
    )


def in_workspace(money: Money) -> dict[str, Any]:
    """What staff see of the money."""
    rules, found = money.rules, money.shared_out
    return {
        "money": money,
        "by_formula": frozenset(each.area for each in money.figures),
        "allocation": found and found.kept,
        "sharing": found and _told(found, money.round),
        "has_formula": rules is not None and rules.count.allocation is not None,
        "concerns": concerns_about(money),
        "remarks": remarks_about(money),
        "settled": is_settled(money.round),
    }


def for_everyone(round: Round) -> dict[str, Any]:
    """What everyone sees of the money, by the rules that hold."""
    money = money_now(round, public=True)
    rules, found = money.rules, money.shared_out
    to_vote_on = money.total - sum(pot.reserve for pot in money.pots)
    return {
        "money": money,
        "to_vote_on": to_vote_on,
        "pots": list(_in_words(money.pots, round, rules)),
        "allocation": found and found.kept,
        "sharing": found and _told(found, round),
        "leftovers": leftover_sentences(rules.leftovers) if rules else (),
        "per_resident": per_resident(to_vote_on, round.residents),
    }


def as_table(money: Money) -> Iterator[list[object]]:
    """The money for a spreadsheet, with all that it takes to work out a sharing out anew."""
    found = money.shared_out
    yield ["pot", "coverage", "covered", "kronor", "reserve"]
    for line in money.lines:
        pot = line.pot
        covered = pot.covered.slug if pot.covered else ""
        yield [pot.name, pot.coverage, covered, pot.amount, pot.reserve]
    if found is None:
        return
    yield []
    yield ["area", "residents", "mean_income", "equal", "by_weight", "over_cap", "exact", "kronor"]
    for figure, allotment in zip(found.figures, found.shared.allotments, strict=True):
        parts = (allotment.equal, allotment.weighted, allotment.capped, allotment.exact)
        yield [figure.name, figure.residents, figure.income, *parts, allotment.amount]
    yield []
    yield ["formula", *(f"{name}={value}" for name, value in written(found.formula).items())]
    yield ["total", found.kept.total]
    yield ["left", found.shared.left]
    yield ["source", found.kept.source]
    yield ["edition", found.kept.edition]
    yield ["counted_on", found.kept.counted_on]


def _told(found: SharedOut, round: Round) -> Sharing:
    return sharing(found.formula, found.figures, found.shared, round.currency)


def _in_words(pots: list[Pot], round: Round, rules: Rules | None) -> Iterator[PotInWords]:
    common = rules.count.constraints if rules else Constraints()
    for pot in pots:
        if pot.reserve or pot.tiers or pot.places_first or str(pot.description):
            yield PotInWords(pot, pot_sentences(pot_terms(pot), round.currency, common))
