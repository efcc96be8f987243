"""Pieces of sentences that several pages use."""

import shlex
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


def lot_sentence(tied: list[str], first: str) -> str:
    """A drawn lot, told by the titles of the tied proposals and of the one that went first."""
    return _("%(tied)s were equal in everything, so a lot was drawn. %(first)s went first.") % {
        "tied": ", ".join(map(quoted, tied)),
        "first": quoted(first),
    }


def recount_command(ballots: str, rule: str) -> str:
    """What to type, beside the published ballots and rule, to count them again."""
    return f"medborgarbudget count {shlex.quote(ballots)} --rules {shlex.quote(rule)}"


def verify_command(bundle: str) -> str:
    """What to type, beside the downloaded bundle, to check every step of the count."""
    return f"medborgarbudget verify {shlex.quote(bundle)}"
