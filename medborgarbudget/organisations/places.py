"""Sweden's municipalities and regions: names, codes, where they lie. Source: ``data/README``."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from medborgarbudget.organisations.states import OrganisationKind

LISTS: dict[str, str] = {
    OrganisationKind.MUNICIPALITY: "municipalities",
    OrganisationKind.REGION: "regions",
}
"""The kinds of organisation that have a code, and where they stand in the data."""
BESIDES_THE_NAME = re.compile(r"^region\s+|\s+(?:kommun|stad|län)$|regionen$")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or region, with its code at Statistics Sweden and a point within."""

    code: str
    name: str
    latitude: float
    longitude: float


def municipality(code: str) -> Place | None:
    """The municipality with this code.

    >>> municipality("0682").name
    'Nässjö'
    """
    return _by_code(OrganisationKind.MUNICIPALITY).get(code)


def region(code: str) -> Place | None:
    """The region with this code.

    >>> region("12").name
    'Region Skåne'
    """
    return _by_code(OrganisationKind.REGION).get(code)


def place(kind: str, code: str) -> Place | None:
    """The place with this code among those of a kind; other kinds have no places."""
    return _by_code(kind).get(code)


def all_places(kind: str) -> list[Place]:
    """Every municipality, or every region, by code; other kinds have no places."""
    return list(_by_code(kind).values())


def code_for(kind: str, name: str) -> str:
    """The code that a name most likely means, or nothing.

    >>> code_for("municipality", "Lunds kommun"), code_for("region", "Skåne")
    ('1281', '12')
    """
    words = _bare(name)
    # "Lunds kommun" is Lund, but "Borås stad" is Borås.
    for guess in (words, words.removesuffix("s"), f"{words}s"):
        for each in all_places(kind):
            if _bare(each.name) == guess:
                return each.code
    return ""


def centroid(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of a point in the middle of a municipality or region."""
    found = municipality(code) or region(code)
    return (found.latitude, found.longitude) if found else None


def border(code: str) -> dict[str, Any] | None:
    """The border of a municipality or region, simplified, as a GeoJSON geometry."""
    found: dict[str, Any] | None = _borders().get(code)
    return found


@cache
def _by_code(kind: str) -> dict[str, Place]:
    rows = _data("places.json")[LISTS[kind]] if kind in LISTS else []
    return {row[0]: Place(*row) for row in rows}


@cache
def _borders() -> dict[str, Any]:
    return _data("borders.json")


def _data(name: str) -> dict[str, Any]:
    folder = files("medborgarbudget.organisations") / "data"
    data: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
    return data


def _bare(name: str) -> str:
    words = name.casefold().strip()
    while (shorter := BESIDES_THE_NAME.sub("", words)) != words:
        words = shorter
    return words
