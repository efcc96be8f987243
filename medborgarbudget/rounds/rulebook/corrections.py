"""What may still be corrected in rules that are frozen."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.rulebook.rules import Leftovers, Rules

CORRECTABLE = frozenset({"criteria", "leftovers", "publicity"})
"""Parts of which something may be corrected: what neither decides who wins, nor is a promise to
those who have proposed and voted."""

_REFUSALS: dict[str, Promise] = {
    "propose": _("Who may propose can no longer be changed: the vote has opened."),
    "support": _("Who may support ideas can no longer be changed: the vote has opened."),
    "vote": _("Who may vote can no longer be changed: the vote has opened."),
    "ideas": _("What is asked of ideas can no longer be changed: the vote has opened."),
    "count": _("The ballot and the count can no longer be changed: the vote has opened."),
}


def refused_corrections(held: Rules, wanted: Rules) -> Sequence[Promise]:
    """A sentence for each thing that the vote's opening keeps from changing."""
    whole_parts = [
        _REFUSALS[each.name]
        for each in fields(Rules)
        if each.name not in CORRECTABLE
        if getattr(held, each.name) != getattr(wanted, each.name)
    ]
    return [*whole_parts, *_refused_within_parts(held, wanted)]


def _refused_within_parts(held: Rules, wanted: Rules) -> Iterator[Promise]:
    if held.leftovers != wanted.leftovers and Leftovers.OTHER_POTS in (
        held.leftovers,
        wanted.leftovers,
    ):
        yield _(
            "Whether money that is left over goes to other pots can no longer be changed: it "
            "decides who wins, and the vote has opened."
        )
    if held.publicity.ballots != wanted.publicity.ballots:
        yield _(
            "Whether the ballots are published can no longer be changed: it was promised to those "
            "who vote."
        )
    if held.publicity.proposer_name != wanted.publicity.proposer_name:
        yield _(
            "Whether proposers’ names are shown can no longer be changed: it was promised to those "
            "who left ideas."
        )
