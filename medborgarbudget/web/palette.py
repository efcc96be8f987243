"""From one colour to all that a page needs: Designsystemet's scale, with its contrasts kept.

The arithmetic is that of Designsystemet's generator (MIT, Digdir) with chroma.js and HSLuv
under it, step by step and rounding by rounding, so that a colour chosen here gives the same
values as one in ``frontend/theme``. The generator keeps all contrasts but one: what is written
on a button can fade when the button is pointed at. For the few colours where it does, `readable`
finds the nearest one where it does not.
"""

import math
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

RGB = tuple[float, float, float]
Palette = dict[str, str]
"""Colours as ``#rrggbb``, by what they are for: ``text-default``."""

SCHEMES = ("light", "dark")
BLACK, WHITE = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)

LUMINANCES = {
    "background-default": (1, 0.009),
    "background-tinted": (0.9, 0.014),
    "surface-default": (1, 0.021),
    "surface-tinted": (0.81, 0.027),
    "surface-hover": (0.7, 0.036),
    "surface-active": (0.59, 0.056),
    "border-subtle": (0.5, 0.08),
    "border-default": (0.19, 0.22),
    "border-strong": (0.11, 0.39),
    "text-subtle": (0.11, 0.39),
    "text-default": (0.0245, 0.84),
}
"""How light each shade is, in the light scheme and in the dark one."""

TEXT, GRAPHICS = 4.5, 3.0
"""The contrasts that WCAG 2.2 asks of text, and of what has a meaning without being text."""

CALM = ("background-default", "background-tinted", "surface-default", "surface-tinted")
DEMANDS: tuple[tuple[float, tuple[str, ...], tuple[str, ...]], ...] = (
    (TEXT, ("text-default", "text-subtle"), CALM),
    (TEXT, ("text-default",), ("surface-hover", "surface-active")),
    (TEXT, ("base-contrast-default",), ("base-default", "base-hover", "base-active")),
    (GRAPHICS, ("border-default", "border-strong"), CALM),
)
"""Which contrast these colours have to have on those."""


class Contrast(NamedTuple):
    """How well one colour stands out on another, and how well it has to."""

    colour: str
    ground: str
    ratio: float
    demanded: float


def palette(colour: str, scheme: str) -> Palette:
    """All shades of a colour (``#rrggbb``) for the light or the dark scheme."""
    ground = _of_hex(colour) if scheme == "light" else _of_hex(_muted(colour))
    place = SCHEMES.index(scheme)
    shades = {
        name: _hex(_with_luminance(ground, luminances[place]))
        for name, luminances in LUMINANCES.items()
    }
    return shades | _base(colour, scheme)


def contrasts(colour: str, scheme: str) -> list[Contrast]:
    """Every contrast that is demanded of a colour's shades, as it turns out."""
    shades = palette(colour, scheme)
    return [
        Contrast(name, ground, contrast(shades[name], shades[ground]), demanded)
        for demanded, names, grounds in DEMANDS
        for name, ground in product(names, grounds)
    ]


def readable(colour: str) -> str:
    """The colour itself, or the nearest darker or lighter one whose shades can all be read."""
    wanted = luminance(_of_hex(colour))
    return next(
        found
        for step in range(1000)
        for found in _shifted(colour, wanted, step / 1000)
        if _holds(found)
    )


def contrast(one: str, other: str) -> float:
    """The contrast between two colours as WCAG reckons it, from 1 to 21."""
    low, high = sorted((luminance(_of_hex(one)), luminance(_of_hex(other))))
    return (high + 0.05) / (low + 0.05)


def _holds(colour: str) -> bool:
    return all(
        each.ratio >= each.demanded for scheme in SCHEMES for each in contrasts(colour, scheme)
    )


def _shifted(colour: str, wanted: float, step: float) -> Iterable[str]:
    if not step:
        yield colour
        return
    for target in (wanted - step, wanted + step):
        if 0 <= target <= 1:
            yield _hex(_with_luminance(_of_hex(colour), target))


def _base(colour: str, scheme: str) -> Palette:
    """The colour for buttons, with its two reactions, and what is written on it."""
    lightness = _lightness(colour)
    if scheme == "dark":
        lightness = 70 if lightness <= 30 else 100 - lightness
    step = -8 if lightness <= 30 or 49 <= lightness <= 65 else 8
    rgb = _of_hex(colour)
    default, hover, active = (
        _hex(_with_luminance(rgb, _luminance_of_grey(lightness - step * times)))
        for times in range(3)
    )
    if scheme == "light":
        default = colour
    return {
        "base-default": default,
        "base-hover": hover,
        "base-active": active,
        "base-contrast-subtle": _faint_on(default),
        "base-contrast-default": _plain_on(default),
    }


def _plain_on(colour: str) -> str:
    black, white = "#000000", "#ffffff"
    return white if contrast(colour, white) >= contrast(colour, black) else black


def _faint_on(colour: str) -> str:
    lightness = _lightness(colour)
    distance = 60 if lightness <= 40 or lightness >= 60 else 50
    target = lightness + distance if _plain_on(colour) == "#ffffff" else lightness - distance
    return _hex(_with_luminance(_of_hex(colour), _luminance_of_grey(target)))


def luminance(rgb: RGB) -> float:
    """How light a colour is to the eye, from 0 to 1, as WCAG reckons it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _with_luminance(rgb: RGB, wanted: float) -> RGB:
    """The colour mixed with black or white until it is as light as wanted."""
    if wanted in {0, 1}:
        return WHITE if wanted else BLACK
    darker = luminance(rgb) > wanted
    low, high = (BLACK, rgb) if darker else (rgb, WHITE)
    middle = rgb
    for _ in range(21):
        middle = _between(low, high)
        reached = luminance(middle)
        if abs(wanted - reached) < 1e-7:
            break
        if reached > wanted:
            high = middle
        else:
            low = middle
    return middle


def _between(low: RGB, high: RGB) -> RGB:
    red, green, blue = (a + 0.5 * (b - a) for a, b in zip(low, high, strict=True))
    return red, green, blue


def _lightness(colour: str) -> float:
    """HSLuv's lightness, from 0 to 100."""
    red, green, blue = (_linear(channel / 255) for channel in _of_hex(colour))
    light = 0.21263900587151 * red + 0.71516867876775 * green + 0.072192315360733 * blue
    if light <= 0.0088564516:
        return light * 903.2962962
    return float(116 * light ** (1 / 3) - 16)


def _luminance_of_grey(lightness: float) -> float:
    """How light the grey is that has this lightness in HSLuv."""
    light = lightness / 903.2962962 if lightness <= 8 else ((lightness + 16) / 116) ** 3
    channel = _rounded(255 * _companded(min(max(light, 0), 1)))
    return luminance((channel, channel, channel))


def _muted(colour: str) -> str:
    """The colour with 70 % of its chroma in OKLCH, which the dark scheme starts from."""
    light, green_red, blue_yellow = _oklab(_of_hex(colour))
    return _hex(_of_oklab((light, 0.7 * green_red, 0.7 * blue_yellow)))


Matrix = tuple[RGB, RGB, RGB]
RGB_TO_XYZ: Matrix = (
    (0.4124564390896922, 0.357576077643909, 0.18043748326639894),
    (0.21267285140562253, 0.715152155287818, 0.07217499330655958),
    (0.0193338955823293, 0.11919202588130297, 0.9503040785363679),
)
XYZ_TO_RGB: Matrix = (
    (3.2404541621141045, -1.5371385127977166, -0.498531409556016),
    (-0.9692660305051868, 1.8760108454466942, 0.041556017530349834),
    (0.055643430959114726, -0.2040259135167538, 1.0572251882231791),
)
XYZ_TO_CONES: Matrix = (
    (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
CONES_TO_OKLAB: Matrix = (
    (0.210454268309314, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.450593709617411),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
OKLAB_TO_CONES: Matrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
CONES_TO_XYZ: Matrix = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.112286803280317, -0.0717110580655164),
    (-0.0763729366746601, -0.4214934332022432, 1.5869240198367816),
)


def _oklab(rgb: RGB) -> RGB:
    red, green, blue = (_linear(channel / 255) for channel in rgb)
    cones = _times(XYZ_TO_CONES, _times(RGB_TO_XYZ, (red, green, blue)))
    long, middle, short = (math.copysign(abs(cone) ** (1 / 3), cone) for cone in cones)
    return _times(CONES_TO_OKLAB, (long, middle, short))


def _of_oklab(lab: RGB) -> RGB:
    long, middle, short = (cone**3 for cone in _times(OKLAB_TO_CONES, lab))
    linear = _times(XYZ_TO_RGB, _times(CONES_TO_XYZ, (long, middle, short)))
    red, green, blue = (
        math.copysign(255 * _companded(abs(channel)), channel) for channel in linear
    )
    return red, green, blue


def _times(matrix: Matrix, vector: RGB) -> RGB:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _companded(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _of_hex(colour: str) -> RGB:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _hex(rgb: RGB) -> str:
    return "#" + "".join(f"{_rounded(min(max(channel, 0), 255)):02x}" for channel in rgb)


def _rounded(number: float) -> int:
    return math.floor(number + 0.5)
