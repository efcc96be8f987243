"""Elections as Pabulib files (pabulib.org/format): the way in and the way out."""

from medborgarbudget.counting.pabulib.error import PabulibError
from medborgarbudget.counting.pabulib.file import PabulibFile
from medborgarbudget.counting.pabulib.outcome import (
    outcome_meta,
    rule_name,
    rule_named,
    selected_marks,
)
from medborgarbudget.counting.pabulib.reader import parse_pabulib, read_pabulib
from medborgarbudget.counting.pabulib.writer import dump_pabulib

__all__ = [
    "PabulibError",
    "PabulibFile",
    "dump_pabulib",
    "outcome_meta",
    "parse_pabulib",
    "read_pabulib",
    "rule_name",
    "rule_named",
    "selected_marks",
]
