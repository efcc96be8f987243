"""How an organisation's printed matter looks: its name, colours and logo."""

import io
from dataclasses import asdict, dataclass

from PIL import Image

from medborgarbudget.organisations.look_page import THEME_COLOURS
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.states import Theme
from medborgarbudget.web.palette import GRAPHICS, contrast, palette, readable

WHITE = "#ffffff"
LOGO_SIDE = 600
"""The longest side of a printed logo, in pixels: 5 cm at 300 to the inch."""


@dataclass(frozen=True, slots=True)
class PrintedLogo:
    """A logo as a PNG, byte by byte, since JSON knows no bytes; its size is in pixels."""

    png: list[int]
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What house.typ asks of an organisation. Colours are ``#rrggbb``, and can be read together.

    ``on_colour`` is for text on ``colour`` and ``shade``, ``text`` for text on ``tint`` and
    ``paper``, ``line`` for lines on those two, ``mark`` for what is drawn on white.
    """

    name: str
    colour: str
    shade: str
    on_colour: str
    mark: str
    text: str
    line: str
    tint: str
    paper: str
    logo: PrintedLogo | None


def letterhead(organisation: Organisation) -> dict[str, object]:
    """The letterhead of an organisation, for templates that are printed."""
    shades = palette(readable(organisation.brand_colour or _ready_colour(organisation)), "light")
    return asdict(
        Letterhead(
            name=organisation.name,
            colour=shades["base-default"],
            shade=shades["base-hover"],
            on_colour=shades["base-contrast-default"],
            mark=_seen_on_white(shades["base-default"], shades["border-default"]),
            text=shades["text-default"],
            line=shades["border-default"],
            tint=shades["surface-tinted"],
            paper=shades["background-tinted"],
            logo=_logo(organisation),
        )
    )


def _seen_on_white(colour: str, otherwise: str) -> str:
    return colour if contrast(colour, WHITE) >= GRAPHICS else otherwise


def _ready_colour(organisation: Organisation) -> str:
    return THEME_COLOURS[Theme(organisation.theme)]


def _logo(organisation: Organisation) -> PrintedLogo | None:
    if organisation.logo_id is None:
        return None
    content = Document.objects.get(pk=organisation.logo_id).content
    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    picture.thumbnail((LOGO_SIDE, LOGO_SIDE))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    says = organisation.logo_description or organisation.name
    return PrintedLogo(list(written.getvalue()), *picture.size, says)
