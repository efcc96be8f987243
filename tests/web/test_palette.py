"""The shades of a colour: the generator's own values, and contrasts that always hold."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medborgarbudget.web import palette as module
from medborgarbudget.web.palette import SCHEMES, contrast, contrasts, palette, readable

GENERATED = json.loads((Path(__file__).parent / "palettes.json").read_text())
"""What @digdir/designsystemet 1.15.0 makes of some colours."""
THEME = Path(module.__file__).parent / "frontend" / "theme" / "theme.css"
COLOURS = {"sjo": "#0b5a8f", "skog": "#1f6b45", "tegel": "#a23e24", "plommon": "#6c3580"}

any_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", GENERATED["colours"])
def test_a_colour_has_the_shades_that_the_generator_gives_it(colour: str, scheme: str) -> None:
    shades = dict(zip(GENERATED["names"], GENERATED["colours"][colour][scheme], strict=True))
    assert palette(colour, scheme) == shades


@pytest.mark.parametrize("name", COLOURS)
def test_the_ready_colours_are_those_of_the_theme(name: str) -> None:
    rules = re.findall(rf'\[data-color="{name}"\] {{(.*?)}}', THEME.read_text(), flags=re.S)
    for scheme, rule in zip(SCHEMES, rules, strict=True):
        written = dict(re.findall(r"--ds-color-([\w-]+): (#\w+)", rule.lower()))
        assert palette(COLOURS[name], scheme) == written


@given(any_colour)
@example("#ffffff")
@example("#000000")
@example("#498744")
def test_everything_can_be_read_in_any_colour(colour: str) -> None:
    for scheme in SCHEMES:
        for each in contrasts(readable(colour), scheme):
            assert each.ratio >= each.demanded, each


@given(any_colour)
def test_a_colour_that_has_to_give_way_moves_as_little_as_it_can(colour: str) -> None:
    assert contrast(colour, readable(colour)) < 1.1


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#ffffff", "#ffffff") == 1
    assert round(contrast("#ffffff", "#767676"), 2) == 4.54
