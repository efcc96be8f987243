"""The days that a Pabulib file gives: ``DD.MM.YYYY``, or only a year."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def vote_days(meta: Mapping[str, str], today: date) -> tuple[date, date]:
    """The first and the last day of the vote; a year stands for all of its days up to today.

    Raises ``ValidationError`` if META's date_begin and date_end are no such days, or the
    vote has not ended.
    """
    first = _day(meta["date_begin"], "date_begin", "01.01.")
    last = _day(meta["date_end"], "date_end", "31.12.")
    if meta["date_end"] == str(today.year):
        last = today
    if last > today:
        message = _("In the file, date_end is “%(text)s”. Import the vote when it has ended.")
        raise ValidationError(message % {"text": meta["date_end"]})
    if last < first:
        raise ValidationError(_("In the file, date_end is before date_begin. Correct one of them."))
    return first, last


def _day(text: str, key: str, in_year: str) -> date:
    whole = in_year + text if len(text) == 4 else text
    try:
        return datetime.strptime(whole, "%d.%m.%Y").date()  # noqa: DTZ007, a day has no zone
    except ValueError:
        message = _("In the file, %(key)s is “%(text)s”. Write a year, or a day as 24.12.2026.")
        raise ValidationError(message % {"key": key, "text": text}) from None
