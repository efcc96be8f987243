"""From a certificate back to the outcome that it claims; nothing is counted here."""

from gettext import gettext as _
from typing import Any

from medborgarbudget.counting.bundle.claims import Claims
from medborgarbudget.counting.bundle.contents import RESULT
from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import certificate
from medborgarbudget.counting.rule import CountRule


def outcome_of(document: Any, election: Election, rule: CountRule) -> Outcome:
    """The outcome that the certificate claims.

    Raises `AlteredError` if the document contradicts itself, the election or the rule in
    what can be seen without following the count.
    """
    try:
        outcome = Claims(document, election, rule).outcome()
    except (KeyError, TypeError, ValueError, AttributeError):
        message = _("%(file)s does not describe a result as a count does.")
        raise AlteredError(message % {"file": RESULT}) from None
    _require_consistent(outcome, document)
    return outcome


def _require_consistent(outcome: Outcome, document: Any) -> None:
    derived = certificate(outcome)
    message = _("In %(file)s, “%(name)s” does not agree with the rest.")
    names = sorted(derived.keys() | document.keys())
    remarks = [
        message % {"file": RESULT, "name": name}
        for name in names
        if name not in document or name not in derived or derived[name] != document[name]
    ]
    if remarks:
        raise AlteredError(*remarks)
