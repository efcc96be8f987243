"""Rules as data: every choice that a count depends on, under a name of its own."""

from medborgarbudget.counting.rule.constraints import Constraints, Tier
from medborgarbudget.counting.rule.count_rule import CountRule, PercentageQuestion, TieBreak, Ties
from medborgarbudget.counting.rule.document import (
    from_document,
    rule_from_json,
    to_document,
)
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import (
    Completion,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Start,
    Stop,
    TopK,
    Ungraded,
    Utility,
)

__all__ = [
    "Completion",
    "Constraints",
    "CountRule",
    "EqualShares",
    "Greedy",
    "GreedyOrder",
    "MajorityJudgment",
    "Method",
    "Misfit",
    "PercentageQuestion",
    "Phragmen",
    "RuleError",
    "Start",
    "Stop",
    "TieBreak",
    "Tier",
    "Ties",
    "TopK",
    "Ungraded",
    "Utility",
    "from_document",
    "rule_from_json",
    "to_document",
]
