"""The questions that pages ask about rounds."""

from medborgarbudget.rounds.queries.rounds import (
    RoundCard,
    all_cards,
    cards_of,
    first_cards,
    names_of,
    public_rounds_of,
    rounds_of,
    rounds_so_far_of,
    steps_now_of,
)
from medborgarbudget.rounds.queries.standing import (
    decision_of,
    facts_of,
    is_frozen,
    is_over,
    list_decision_of,
    planned_days,
    rows_in_order,
    rulebook_in_force,
    start_decision_of,
    steps_of,
    with_standing,
)

__all__ = [
    "RoundCard",
    "all_cards",
    "cards_of",
    "decision_of",
    "facts_of",
    "first_cards",
    "is_frozen",
    "is_over",
    "list_decision_of",
    "names_of",
    "planned_days",
    "public_rounds_of",
    "rounds_of",
    "rounds_so_far_of",
    "rows_in_order",
    "rulebook_in_force",
    "start_decision_of",
    "steps_now_of",
    "steps_of",
    "with_standing",
]
