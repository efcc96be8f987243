"""The shades of a colour, by their names."""

from django import template

from medborgarbudget.web.palette import Palette

register = template.Library()


@register.filter
def shade(shades: Palette, name: str) -> str:
    """One shade, for what has that name."""
    return shades[name]
