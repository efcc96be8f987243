"""JSON documents of a bundle, read strictly: there is one way to write each."""

import json
from gettext import gettext as _
from typing import Any, NoReturn

from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.report import canonical_json


def read_document(content: bytes, name: str) -> Any:
    """The document, refused unless it stands there exactly as we would write it."""
    try:
        document = json.loads(content, parse_constant=_refuse_constant)
        if canonical_json(document) == content:
            return document
    except (ValueError, RecursionError):
        raise AlteredError(_("%(file)s is no JSON document.") % {"file": name}) from None
    message = _("%(file)s is not written as a count writes it: blanks, order or numbers differ.")
    raise AlteredError(message % {"file": name})


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(text)
