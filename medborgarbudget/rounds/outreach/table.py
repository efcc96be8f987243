"""The plan and its results as rows for a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from medborgarbudget.rounds.models import OutreachActivity


def outreach_table(activities: Iterable[OutreachActivity]) -> Iterator[Sequence[object]]:
    """A row of headings, and a row for each activity; days as 2027-03-01, amounts as numbers."""
    yield (
        _("First day"),
        _("Last day"),
        _("Channel"),
        _("What we do"),
        _("Whom we want to reach"),
        _("Place"),
        _("Responsible unit"),
        _("Done on"),
        _("Hoped to reach"),
        _("Reached"),
        _("Cost in kronor"),
        _("How it went"),
    )
    for each in activities:
        yield (
            each.starts_on,
            each.ends_on,
            each.get_channel_display(),
            each.what,
            each.audience,
            each.place,
            each.responsible,
            each.done_on,
            each.expected,
            each.reached,
            each.cost,
            each.outcome,
        )
