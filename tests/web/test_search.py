"""A list can be narrowed to what a person looks for."""

from dataclasses import dataclass

import pytest

from medborgarbudget.web.templatetags.search import matching


@dataclass
class Row:
    title: str
    place: str = ""


PLAYGROUND, LAMPS = Row("Lekplats för alla", "Norrby"), Row("Belysning")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [PLAYGROUND, LAMPS]),
        ("  LEK ", [PLAYGROUND]),
        ("norrby", [PLAYGROUND]),
        ("FÖR", [PLAYGROUND]),
        ("bad", []),
    ],
)
def test_titles_and_places_are_searched_in_upper_and_lower_case(text, found):
    assert matching([PLAYGROUND, LAMPS], text) == found
