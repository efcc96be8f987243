"""Those who registered for a gathering, as a table."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.network.models import Registration


def participants_table(registrations: Iterable[Registration]) -> Iterator[list[object]]:
    """A heading row, then one row for each."""
    yield [
        _("State"),
        _("Name"),
        _("E-mail address"),
        _("Organisation"),
        _("What we should know"),
        _("Registered"),
        _("Came"),
    ]
    for each in registrations:
        yield [
            each.get_state_display(),
            each.name,
            each.email,
            each.comes_from,
            each.needs,
            timezone.localtime(each.registered_at).strftime("%Y-%m-%d %H:%M"),
            {True: _("Yes"), False: _("No"), None: ""}[each.attended],
        ]
