"""Dates have their day of the week, in the language of the page."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from medborgarbudget.web.templatetags.days import clock, day, short_day, span


def at(day_of_march: int, hour: int) -> datetime:
    return datetime(2026, 3, day_of_march, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("sv", "torsdag 12\N{NO-BREAK SPACE}mars 2026"),
        ("en", "Thursday 12\N{NO-BREAK SPACE}March 2026"),
    ],
)
def test_a_date_is_written_with_its_weekday(language, written):
    with override(language):
        assert day(date(2026, 3, 12)) == f'<time datetime="2026-03-12">{written}</time>'


def test_a_short_date_leaves_the_weekday_out():
    assert ">12\N{NO-BREAK SPACE}mars 2026<" in short_day(date(2026, 3, 12))


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (date(2026, 3, 12), None, "torsdag 12 mars 2026"),
        (date(2026, 3, 12), date(2026, 3, 12), "torsdag 12 mars 2026"),
        (date(2026, 3, 12), date(2026, 3, 13), "torsdag 12 mars 2026 till fredag 13 mars 2026"),
        (at(12, 17), None, "torsdag 12 mars 2026 kl. 18:00"),
        (at(12, 17), at(12, 19), "torsdag 12 mars 2026 kl. 18:00–20:00"),
        (
            at(12, 17),
            at(12, 23),
            "torsdag 12 mars 2026 kl. 18:00 till fredag 13 mars 2026 kl. 00:00",
        ),
    ],
)
def test_a_span_says_no_more_than_it_needs(starts, ends, written):
    assert strip_tags(span(starts, ends)).replace("\N{NO-BREAK SPACE}", " ") == written


def test_a_moment_late_in_the_day_elsewhere_is_the_next_day_here():
    assert 'datetime="2026-03-13"' in day(at(12, 23))
    assert clock(at(12, 23)).endswith(">00:00</time>")
