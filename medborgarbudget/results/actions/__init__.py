"""What can be done to a count, to its published result, and the import of a whole election."""

from medborgarbudget.results.actions.comparing import compare_rules
from medborgarbudget.results.actions.counting import (
    COUNT_JOB,
    VoteGoesOnError,
    WrongStateError,
    carry_out_count,
    publish_result,
    request_count,
)
from medborgarbudget.results.actions.importing import import_election

__all__ = [
    "COUNT_JOB",
    "VoteGoesOnError",
    "WrongStateError",
    "carry_out_count",
    "compare_rules",
    "import_election",
    "publish_result",
    "request_count",
]
