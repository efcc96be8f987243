"""The count rule in words that a resident can follow."""

from medborgarbudget.results.wording.alternatives import alternative_name, favours
from medborgarbudget.results.wording.ballots import KINDS_WITH_POINTS, ballot_sentence, grade_name
from medborgarbudget.results.wording.conditions import reserve_of
from medborgarbudget.results.wording.phrases import (
    joined,
    lot_sentence,
    quoted,
    recount_command,
    verify_command,
)
from medborgarbudget.results.wording.rules import RuleText, rule_text

__all__ = [
    "KINDS_WITH_POINTS",
    "RuleText",
    "alternative_name",
    "ballot_sentence",
    "favours",
    "grade_name",
    "joined",
    "lot_sentence",
    "quoted",
    "recount_command",
    "reserve_of",
    "rule_text",
    "verify_command",
]
