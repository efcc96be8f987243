"""The commands that check the journal, and that write down how far it has come."""

import json
from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import typer
from django.utils import timezone

from medborgarbudget.journal.models import INSTALLATION
from medborgarbudget.journal.queries import damage, heads
from medborgarbudget.journal.verification import Damage, Finding, Head

DAMAGED, UNREADABLE = 1, 2
"""Exit codes; 0 says that all holds."""


def verify(organisation_id: int | None, since: Path | None, names: Mapping[int, str]) -> None:
    """Say which entries are not as they were written, and exit with 1 if there are any.

    ``names`` tells organisations by their id. Exits with 2 if the checkpoint cannot be read.
    """
    checkpoint = _read(since) if since else {}
    found = damage(organisation_id=organisation_id, since=checkpoint)
    for each in found:
        typer.echo(told(each, names))
    if found:
        raise typer.Exit(DAMAGED)
    count = sum(head.length for head in heads(organisation_id).values())
    message = ngettext(
        "The journal is as it was written: %(count)d entry.",
        "The journal is as it was written: %(count)d entries.",
        count,
    )
    typer.echo(message % {"count": count})


def checkpoint() -> None:
    """Print the end of every chain, for the operator to keep where nobody can change it."""
    ends = {str(each): {"length": head.length, "hash": head.hash} for each, head in heads().items()}
    typer.echo(json.dumps({"made_at": timezone.now().isoformat(), "heads": ends}, indent=2))


def told(finding: Finding, names: Mapping[int, str]) -> str:
    """What was found, as a sentence."""
    entries = {
        "organisation": _name(finding.organisation_id, names),
        "first": finding.first,
        "last": finding.last,
    }
    if finding.first == finding.last:
        return _one(finding.damage) % entries
    return _several(finding.damage) % entries


def _one(damage: Damage) -> str:
    return {
        Damage.EDITED: _("%(organisation)s: entry %(first)d was edited."),
        Damage.REMOVED: _("%(organisation)s: entry %(first)d was removed."),
        Damage.INSERTED: _("%(organisation)s: entry %(first)d was put in."),
        Damage.REPLACED: _("%(organisation)s: entry %(first)d stands in another's place."),
        Damage.DOUBTFUL: _(
            "%(organisation)s: nothing vouches for entry %(first)d, since the next was changed."
        ),
        Damage.REWRITTEN: _("%(organisation)s: entry %(first)d is not the one of the checkpoint."),
    }[damage]


def _several(damage: Damage) -> str:
    return {
        Damage.EDITED: _("%(organisation)s: entries %(first)d to %(last)d were edited."),
        Damage.REMOVED: _("%(organisation)s: entries %(first)d to %(last)d were removed."),
        Damage.INSERTED: _("%(organisation)s: entries %(first)d to %(last)d were put in."),
        Damage.REPLACED: _(
            "%(organisation)s: entries %(first)d to %(last)d stand in the place of others."
        ),
        Damage.DOUBTFUL: _("%(organisation)s: nothing vouches for entries %(first)d to %(last)d."),
        Damage.REWRITTEN: _(
            "%(organisation)s: not all of the entries %(first)d to %(last)d "
            "are those of the checkpoint."
        ),
    }[damage]


def _name(organisation_id: int, names: Mapping[int, str]) -> str:
    if organisation_id == INSTALLATION:
        return _("The installation")
    unknown = _("Organisation number %(id)d") % {"id": organisation_id}
    return names.get(organisation_id, unknown)


def _read(path: Path) -> dict[int, Head]:
    try:
        document = json.loads(path.read_text())
        return {
            int(each): Head(int(head["length"]), str(head["hash"]))
            for each, head in document["heads"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        typer.echo(_("%(file)s is no checkpoint of the journal.") % {"file": path}, err=True)
        raise typer.Exit(UNREADABLE) from None
