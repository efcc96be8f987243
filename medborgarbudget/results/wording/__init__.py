"""What a result says of its rule, and of the rules it is compared with."""

from medborgarbudget.results.wording.ballots import ballot_sentence
from medborgarbudget.results.wording.phrases import lot_sentence, recount_command, verify_command
from medborgarbudget.results.wording.rules import RuleText, rule_text

__all__ = [
    "RuleText",
    "ballot_sentence",
    "lot_sentence",
    "recount_command",
    "rule_text",
    "verify_command",
]
