"""What a result page says of lots, and the commands it names."""

import shlex

from django.utils.translation import gettext as _

from medborgarbudget.rounds.wording import quoted


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
