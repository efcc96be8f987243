"""The page of a medborgarbudget: its rounds, those that are held and those that are planned."""

from dataclasses import dataclass

from medborgarbudget.rounds.models import ParticipatoryBudget
from medborgarbudget.rounds.queries.rounds import RoundCard, cards_of


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """One of the rounds, in its year; the card is missing until the round is public."""

    number: int
    year: int | None
    card: RoundCard | None


def planned_rounds(budget: ParticipatoryBudget) -> list[PlannedRound]:
    """All rounds in order: a public one stands in the year that was planned for its number."""
    cards = {
        card.round.number: card
        for card in cards_of(budget.organisation)
        if card.round.participatory_budget_id == budget.pk
    }
    years = budget.year_of
    return [
        PlannedRound(number, years.get(number), cards.get(number))
        for number in sorted({*years, *cards})
    ]
