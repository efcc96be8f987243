"""A round's rules as data: who may take part, what is asked of ideas, how votes are counted.

Everything here is plain Python: no database, no pages.
"""

from medborgarbudget.rounds.rulebook.document import (
    fingerprint_of,
    rules_from_document,
    to_document,
)
from medborgarbudget.rounds.rulebook.edition import Edition, Place
from medborgarbudget.rounds.rulebook.eligibility import AreaChoice, Eligibility, Link
from medborgarbudget.rounds.rulebook.pot_terms import Coverage, PotTerms, count_rule_for
from medborgarbudget.rounds.rulebook.rules import (
    Criterion,
    IdeaRules,
    Leftovers,
    ProposerName,
    Publicity,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.texts import Texts, Wording

__all__ = [
    "AreaChoice",
    "Coverage",
    "Criterion",
    "Edition",
    "Eligibility",
    "IdeaRules",
    "Leftovers",
    "Link",
    "Place",
    "PotTerms",
    "ProposerName",
    "Publicity",
    "Rules",
    "RunningCosts",
    "Texts",
    "Wording",
    "count_rule_for",
    "fingerprint_of",
    "rules_from_document",
    "to_document",
]
