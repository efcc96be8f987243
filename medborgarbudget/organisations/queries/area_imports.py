"""What would happen if a file of areas that was handed in were imported."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from medborgarbudget.organisations.area_concerns import overlap_concerns
from medborgarbudget.organisations.geometry import Shape, label_point, lightened
from medborgarbudget.organisations.models import Area, AreaImport
from medborgarbudget.organisations.queries.areas import METRES, areas_in_use
from medborgarbudget.organisations.states import StatisticalDivision
from medborgarbudget.organisations.statistical_areas import division_of
from medborgarbudget.web.slugs import address_from

NAME_HINTS = ("namn", "name", "regso", "distrikt", "omr")
LONGEST_NAME = 100


class Fate(StrEnum):
    """What an import does with one feature of its file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PlannedArea:
    """A feature of the file: what becomes of it, and what is to be known about it."""

    name: str
    fate: Fate
    shape: Shape | None
    codes: list[str]
    notes: list[str]
    area: Area | None = None


@dataclass(frozen=True)
class ImportPlan:
    """All that an import would do. With ``doubles`` it cannot be done: names have to differ."""

    areas: list[PlannedArea]
    name_property: str
    statistics: str
    doubles: list[str]
    concerns: list[str]

    @cached_property
    def counts(self) -> Counter[Fate]:
        """How many features have each fate."""
        return Counter(planned.fate for planned in self.areas)

    @property
    def changes(self) -> int:
        """How many areas would be added or changed."""
        return self.counts[Fate.NEW] + self.counts[Fate.CHANGED]

    @property
    def possible(self) -> bool:
        """Whether there is something to import, and nothing in its way."""
        return bool(self.changes and self.name_property) and not self.doubles


def waiting_imports() -> QuerySet[AreaImport]:
    """The files that wait to be confirmed."""
    found: QuerySet[AreaImport] = AreaImport.objects.filter(confirmed_at=None)
    return found.select_related("level")


def name_properties(handed_in: AreaImport) -> list[str]:
    """The properties that every usable feature has, the likeliest name first."""
    usable = [each["properties"] for each in handed_in.features if not each["problem"]]
    if not usable:
        return []
    shared = [key for key in usable[0] if all(_word(each.get(key)) for each in usable)]
    return sorted(shared, key=lambda key: _unlikeliness(key, [each[key] for each in usable]))


def statistics_choices(handed_in: AreaImport) -> list[tuple[str, str]]:
    """Each property that holds codes of Statistics Sweden, with each version they may be of."""
    usable = [each["properties"] for each in handed_in.features if not each["problem"]]
    return [
        (f"{key}|{version.value}", f"{key}: {version.label}")
        for key in name_properties(handed_in)
        if (division := division_of(each[key] for each in usable))
        for version in StatisticalDivision
        if version.value.startswith(division)
    ]


def plan_of(handed_in: AreaImport, name_property: str = "", statistics: str = "") -> ImportPlan:
    """What an import does that takes names, and codes of Statistics Sweden, from properties.

    ``statistics`` is one of `statistics_choices`; the likeliest name is taken if none is given.
    """
    known = name_properties(handed_in)
    name_property = name_property if name_property in known else next(iter(known), "")
    code_property = statistics.rpartition("|")[0]
    existing = [area for area in areas_in_use() if area.level_id == handed_in.level_id]
    by_address = {address_from(area.name): area for area in existing}
    by_address |= {area.slug: area for area in existing}
    planned = [
        _planned(feature, name_property, code_property, by_address)
        for feature in handed_in.features
    ]
    doubles = _doubles(planned)
    shapes = {str(area): area.shape for area in existing if area.shape}
    shapes |= {each.name: each.shape for each in planned if each.shape}
    concerns = [] if doubles else overlap_concerns(shapes)
    return ImportPlan(planned, name_property, statistics, doubles, concerns)


def plan_features(plan: ImportPlan) -> dict[str, Any]:
    """The planned areas as GeoJSON for a map."""
    drawn = [(str(number), each) for number, each in enumerate(plan.areas) if each.shape]
    light = lightened([each.shape for _number, each in drawn if each.shape], METRES)
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {"name": each.name, "label": label_point(shape)},
            "geometry": shape,
        }
        for (number, each), shape in zip(drawn, light, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _planned(
    feature: dict[str, Any], name_property: str, code_property: str, existing: dict[str, Area]
) -> PlannedArea:
    properties, notes = feature["properties"], list(feature["notes"])
    name = _word(properties.get(name_property))[:LONGEST_NAME]
    if feature["problem"]:
        return PlannedArea(name, Fate.LEFT_OUT, None, [], [feature["problem"]])
    codes = [_word(properties[code_property])] if code_property in properties else []
    area = existing.get(address_from(name))
    shape = feature["shape"]
    fate = Fate.NEW
    if area:
        same = area.shape == shape and (not codes or area.statistics == codes)
        fate = Fate.SAME if same else Fate.CHANGED
        name = str(area)
    return PlannedArea(name, fate, shape, codes, notes, area)


def _doubles(planned: Iterable[PlannedArea]) -> list[str]:
    """The names, each once, that more than one usable feature has."""
    names = [each.name for each in planned if each.fate != Fate.LEFT_OUT]
    counts = Counter(address_from(name) for name in names)
    return sorted({name for name in names if counts[address_from(name)] > 1})


def _word(value: object) -> str:
    """A property's value as a word, nothing if it is none."""
    return str(value).strip() if isinstance(value, str | int) else ""


def _unlikeliness(key: str, values: list[object]) -> tuple[bool, bool, bool, str]:
    """Sorts a property that names things before one that does not."""
    numbers = all(str(value).replace(" ", "").isdigit() for value in values)
    hinted = any(hint in key.casefold() for hint in NAME_HINTS)
    return len(set(map(str, values))) < len(values), numbers, not hinted, key
