"""What is stored about a medborgarbudget and its rounds."""

from medborgarbudget.rounds.models.budgets import ParticipatoryBudget
from medborgarbudget.rounds.models.decisions import Decision, ListDecision, StartDecision
from medborgarbudget.rounds.models.news import Lesson, NewsItem
from medborgarbudget.rounds.models.outreach import OutreachActivity
from medborgarbudget.rounds.models.pots import Allocation, Pot
from medborgarbudget.rounds.models.rounds import (
    MOST_DECIMALS,
    RESERVED_ROUND_SLUGS,
    Round,
)
from medborgarbudget.rounds.models.rulebooks import Rulebook
from medborgarbudget.rounds.models.steps import (
    ChecklistItem,
    RoundDocument,
    RoundStep,
    TimetableChange,
)

__all__ = [
    "MOST_DECIMALS",
    "RESERVED_ROUND_SLUGS",
    "Allocation",
    "ChecklistItem",
    "Decision",
    "Lesson",
    "ListDecision",
    "NewsItem",
    "OutreachActivity",
    "ParticipatoryBudget",
    "Pot",
    "Round",
    "RoundDocument",
    "RoundStep",
    "Rulebook",
    "StartDecision",
    "TimetableChange",
]
