"""A count rule in words that a resident can follow, before anybody has voted."""

from medborgarbudget.rounds.wording.allocations import allocation_sentences, name_of_allocation
from medborgarbudget.rounds.wording.alternatives import alternative_name, favours
from medborgarbudget.rounds.wording.amounts import exact_money, exact_number, exact_share
from medborgarbudget.rounds.wording.ballots import (
    KINDS_WITH_POINTS,
    ballot_sentences,
    gives_points,
    grade_name,
    name_of_ballot,
)
from medborgarbudget.rounds.wording.calculations import arithmetic
from medborgarbudget.rounds.wording.conditions import conditions, reserve_of
from medborgarbudget.rounds.wording.methods import (
    method_details,
    method_sentences,
    method_settings,
    name_of_method,
)
from medborgarbudget.rounds.wording.percentages import percentage_sentences
from medborgarbudget.rounds.wording.phrases import joined, quoted
from medborgarbudget.rounds.wording.rules import RuleSection, rule_sections
from medborgarbudget.rounds.wording.ties import tie_sentences, tie_settings

__all__ = [
    "KINDS_WITH_POINTS",
    "RuleSection",
    "allocation_sentences",
    "alternative_name",
    "arithmetic",
    "ballot_sentences",
    "conditions",
    "exact_money",
    "exact_number",
    "exact_share",
    "favours",
    "gives_points",
    "grade_name",
    "joined",
    "method_details",
    "method_sentences",
    "method_settings",
    "name_of_allocation",
    "name_of_ballot",
    "name_of_method",
    "percentage_sentences",
    "quoted",
    "reserve_of",
    "rule_sections",
    "tie_sentences",
    "tie_settings",
]
