"""Pieces of sentences that several pages use."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def quoted(title: str) -> str:
    """A title in the quotation marks of the reader's language."""
    return _("“%(title)s”") % {"title": title}


def joined(words: Sequence[str]) -> str:
    """Words as a list within a sentence, with “and” before the last."""
    *first, last = words
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}
