"""What may still be corrected in rules that are frozen."""

from collections.abc import Sequence
from dataclasses import fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.rulebook.rules import Rules

CORRECTABLE = frozenset({"criteria", "leftovers", "publicity"})
"""Parts that change neither who may vote, nor the ballot, nor the count."""

_REFUSALS: dict[str, Promise] = {
    "propose": _("Who may propose can no longer be changed: the vote has opened."),
    "support": _("Who may support ideas can no longer be changed: the vote has opened."),
    "vote": _("Who may vote can no longer be changed: the vote has opened."),
    "ideas": _("What is asked of ideas can no longer be changed: the vote has opened."),
    "count": _("The ballot and the count can no longer be changed: the vote has opened."),
}


def refused_corrections(held: Rules, wanted: Rules) -> Sequence[Promise]:
    """A sentence for each part that the vote's opening keeps from changing."""
    return [
        _REFUSALS[each.name]
        for each in fields(Rules)
        if each.name not in CORRECTABLE
        if getattr(held, each.name) != getattr(wanted, each.name)
    ]
