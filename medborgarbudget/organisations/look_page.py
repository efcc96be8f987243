"""What the page about an organisation's look shows, and the stylesheet it leads to."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from medborgarbudget.organisations.models.organisations import OWN_COLOUR
from medborgarbudget.organisations.states import Theme
from medborgarbudget.web.palette import (
    GRAPHICS,
    SCHEMES,
    TEXT,
    Palette,
    contrast,
    palette,
    readable,
)

THEME_COLOURS = {
    Theme.LAKE: "#0b5a8f",
    Theme.FOREST: "#1f6b45",
    Theme.BRICK: "#a23e24",
    Theme.PLUM: "#6c3580",
}
"""What the ready colours begin with, as in ``web/frontend/theme/designsystemet.config.json``."""

DARK = "@media screen and (prefers-color-scheme: dark)"


@dataclass(frozen=True, slots=True)
class Figure:
    """How well something can be seen in the light and the dark scheme, and what is asked."""

    label: str
    light: float
    dark: float
    demanded: float

    @property
    def enough(self) -> bool:
        """Whether it can be seen well enough in both."""
        return min(self.light, self.dark) >= self.demanded


@dataclass(frozen=True, slots=True)
class Preview:
    """A colour as it would be used: in both schemes, with the contrasts that come of it."""

    chosen: str
    used: str
    light: Palette
    dark: Palette
    figures: list[Figure]


@lru_cache(maxsize=512)
def stylesheet(colour: str) -> str:
    """The values that a colour of an organisation's own gives its pages."""
    light, dark = (_rule(palette(readable(colour), scheme)) for scheme in SCHEMES)
    return f"@layer ds.theme {{\n{light}\n{DARK} {{\n{dark}\n}}\n}}\n"


def preview(colour: str) -> Preview:
    """What a colour would look like."""
    used = readable(colour)
    light, dark = (palette(used, scheme) for scheme in SCHEMES)
    return Preview(colour, used, light, dark, _figures(light, dark))


def _rule(shades: Palette) -> str:
    values = "; ".join(f"--ds-color-{name}: {value}" for name, value in shades.items())
    return f'[data-color="{OWN_COLOUR}"] {{ {values}; }}'


def _figures(light: Palette, dark: Palette) -> list[Figure]:
    asked = (
        (_("Text on the page"), "text-default", ("background-default",), TEXT),
        (_("Quiet text and links"), "text-subtle", ("background-tinted",), TEXT),
        (
            _("Text on buttons, also when pointed at"),
            "base-contrast-default",
            ("base-default", "base-hover", "base-active"),
            TEXT,
        ),
        (_("Borders of fields"), "border-default", ("background-tinted",), GRAPHICS),
        (_("Bars and marks"), "base-default", ("background-default",), GRAPHICS),
    )
    return [
        Figure(label, _least(light, colour, grounds), _least(dark, colour, grounds), demanded)
        for label, colour, grounds, demanded in asked
    ]


def _least(shades: Palette, colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(shades[colour], shades[ground]) for ground in grounds)
