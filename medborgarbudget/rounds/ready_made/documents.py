"""Templates of rules as documents, such as a network's library keeps.

The format is that of a round's exported rules: ``{"rules": …, "pots": …}``.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.contradictions import require_consistent
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.rounds.ready_made.patterns import pattern_of, patterns_of
from medborgarbudget.rounds.rulebook import PotTerms, Rules, rules_from_document, to_document
from medborgarbudget.rounds.rulebook.document import pots_from_document, pots_to_document

MOST_POTS = 100


def template_document(rules: Rules, pots: tuple[PotTerms, ...] = ()) -> dict[str, Any]:
    """Rules and pots as plain JSON values, without what was one round's own."""
    return {
        "rules": to_document(pattern_of(rules)),
        "pots": pots_to_document(patterns_of(pots)),
    }


def read_template(document: object) -> tuple[Rules, tuple[PotTerms, ...]]:
    """Rules and pots from a document, also one exported from a round.

    Raises `RuleError`, with a sentence that says where and what to do.
    """
    if not isinstance(document, Mapping) or "rules" not in document:
        raise RuleError(_("The file does not hold the rules of a round."))
    pots = document.get("pots", [])
    try:
        rules = rules_from_document(document["rules"])
        require_consistent(rules.count)
    except RuleError as error:
        raise error.within("rules") from None
    if isinstance(pots, list) and len(pots) > MOST_POTS:
        raise RuleError(_("There are more pots in the file than a template can have."))
    return pattern_of(rules), patterns_of(pots_from_document(pots))


def checked_document(document: object) -> dict[str, Any]:
    """The document as a library keeps it; raises ``ValidationError`` with the first fault."""
    try:
        return template_document(*read_template(document))
    except RuleError as error:
        raise ValidationError(str(error)) from None
