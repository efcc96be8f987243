"""Bars drawn as SVG: a strict content security policy allows no style attributes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Support never passes 100 %; a longer scale lets the line there (bars.css) be seen as a goal.
SUPPORT_SCALE = 110


class Bought(Protocol):
    """Anything with a cost."""

    cost: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar: where it starts and how long it is, in percent of the bar."""

    start: str
    length: str


@register.simple_tag
def bar(share: Fraction, *, kind: str = "") -> SafeString:
    """Draw a bar filled to a share from 0 to 1; its meaning must stand in words beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><rect width="{}" height="100%"/></svg>',
        f"bar {kind}".rstrip(),
        _percent(min(share, Fraction(1))),
    )


@register.simple_tag
def support_bar(percentage: int, selected: bool) -> SafeString:
    """Draw effective support (100 = exactly enough money) on a scale that ends at 110 %."""
    return bar(Fraction(percentage, SUPPORT_SCALE), kind="" if selected else "lost")


@register.simple_tag
def segments(bought: Sequence[Bought], total: int) -> list[Segment]:
    """One segment for each thing bought, end to end, out of the total; none out of nothing."""
    return list(_segments(bought, total)) if total else []


def _segments(bought: Sequence[Bought], total: int) -> Iterator[Segment]:
    spent = 0
    for item in bought:
        yield Segment(_percent(Fraction(spent, total)), _percent(Fraction(item.cost, total)))
        spent += item.cost


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.5g}%"
