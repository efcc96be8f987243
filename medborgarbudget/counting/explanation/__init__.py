"""Why each project won or lost: `explain` gives the facts about every project."""

from medborgarbudget.counting.explanation.facts import ProjectFacts, explain
from medborgarbudget.counting.explanation.spending import Spending

__all__ = ["ProjectFacts", "Spending", "explain"]
