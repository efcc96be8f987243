"""Dates have their day of the week, in the language of the page."""

from datetime import date

import pytest
from django.utils.translation import override

from medborgarbudget.web.templatetags.days import day, short_day


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
