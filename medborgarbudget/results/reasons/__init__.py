"""Why a proposal won or did not, in sentences."""

from medborgarbudget.results.reasons.facts import Facts, Spent
from medborgarbudget.results.reasons.paragraphs import paragraphs

__all__ = ["Facts", "Spent", "paragraphs"]
