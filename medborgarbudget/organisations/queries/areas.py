"""The questions that pages ask about an organisation's areas, groups and themes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.core.cache import cache
from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django_scopes import scope

from medborgarbudget.organisations.area_concerns import containment_concerns, overlap_concerns
from medborgarbudget.organisations.geometry import Shape, label_point, lightened, middle_of
from medborgarbudget.organisations.models import (
    Area,
    AreaLevel,
    Organisation,
    ResidentGroup,
    Topic,
)
from medborgarbudget.web.templatetags.amounts import number

A_WEEK = 7 * 24 * 3600
METRES = 10
"""How narrow a bend on a map may be before it is straightened."""


@dataclass(frozen=True, slots=True)
class LevelOfAreas:
    """The areas of one level."""

    level: AreaLevel
    areas: list[Area]


def levels() -> QuerySet[AreaLevel]:
    """The levels of areas, the coarsest first."""
    found: QuerySet[AreaLevel] = AreaLevel.objects.order_by("number")
    return found


def groups() -> QuerySet[ResidentGroup]:
    """The groups of people that a medborgarbudget may be for."""
    found: QuerySet[ResidentGroup] = ResidentGroup.objects.order_by("slug")
    return found


def topics() -> QuerySet[Topic]:
    """The themes that a medborgarbudget may be about."""
    found: QuerySet[Topic] = Topic.objects.order_by("slug")
    return found


def all_areas() -> QuerySet[Area]:
    """All areas, archived ones too."""
    areas: QuerySet[Area] = Area.objects.select_related("level", "parent")
    return areas


def areas_in_use() -> QuerySet[Area]:
    """The areas that are not archived, the coarsest level first."""
    return all_areas().filter(archived_at=None)


def area_rows() -> QuerySet[Area]:
    """The areas in use without their shapes, which are large; ``drawn`` says if there is one."""
    drawn = ExpressionWrapper(Q(shape__isnull=False), output_field=BooleanField())
    return areas_in_use().defer("shape", "parent__shape").annotate(drawn=drawn)


def area_names(organisation: Organisation) -> list[str]:
    """The names of the organisation's areas on the coarsest level."""
    areas = Area.objects.filter(organisation=organisation, archived_at=None)
    found = list(areas.order_by("level__number").values_list("level__number", "name"))
    return sorted((str(name) for level, name in found if level == found[0][0]), key=str.casefold)


def archived_areas() -> QuerySet[Area]:
    """The areas that are no longer in use, kept for what they were used in."""
    return all_areas().exclude(archived_at=None)


def by_level(areas: Iterable[Area]) -> list[LevelOfAreas]:
    """Areas in the order of `areas_in_use`, gathered by level and sorted by name."""
    found = groupby(areas, key=lambda area: area.level)
    return [
        LevelOfAreas(level, sorted(of_level, key=lambda area: str(area).casefold()))
        for level, of_level in found
    ]


def areas_version(organisation: Organisation) -> str:
    """What changes whenever an area of the organisation does."""
    seen = Area.objects.filter(organisation=organisation).aggregate(
        latest=Max("changed_at"), count=Count("pk")
    )
    latest = seen["latest"].isoformat() if seen["latest"] else ""
    return f"{organisation.pk}-{seen['count']}-{latest}-{get_language()}"


def map_file(organisation: Organisation) -> str:
    """The areas that have a shape as GeoJSON; worked out once for every version of them."""
    key = f"areas-map:{areas_version(organisation)}"
    features = cache.get_or_set(
        key, lambda: json.dumps(map_features(organisation, areas_in_use())), A_WEEK
    )
    return str(features)


def concerns(organisation: Organisation) -> list[str]:
    """What is worth a look in how areas lie; worked out once for every version of them."""
    key = f"areas-concerns:{areas_version(organisation)}"
    return cache.get_or_set(key, lambda: _concerns(list(areas_in_use())), A_WEEK) or []


def _concerns(areas: list[Area]) -> list[str]:
    of_levels = [
        overlap_concerns({str(area): area.shape for area in each.areas if area.shape})
        for each in by_level(areas)
    ]
    return [*(said for found in of_levels for said in found), *containment_concerns(areas)]


def middles_of_areas(organisations: Iterable[int]) -> dict[int, tuple[float, float]]:
    """Latitude and longitude of the middle of organisations' areas, of those that drew any.

    Reads across organisations: those that are named.
    """
    with scope(organisation=list(organisations)):
        drawn = areas_in_use().filter(shape__isnull=False).order_by("organisation")
        rows = list(drawn.values_list("organisation", "shape"))
    shapes = {
        key: [shape for _, shape in of_one if shape] for key, of_one in groupby(rows, itemgetter(0))
    }
    middles = {key: middle_of(of_one) for key, of_one in shapes.items()}
    return {key: (latitude, longitude) for key, (longitude, latitude) in middles.items()}


def map_features(organisation: Organisation, areas: Iterable[Area]) -> dict[str, Any]:
    """The areas that have a shape as GeoJSON for a map, the coarsest level undermost."""
    features = [
        _feature(organisation, area, shape)
        for each in by_level(area for area in areas if area.shape)
        for area, shape in zip(each.areas, _light(each.areas), strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _light(areas: list[Area]) -> list[Shape]:
    return lightened([area.shape for area in areas if area.shape], METRES)


def _feature(organisation: Organisation, area: Area, shape: Shape) -> dict[str, Any]:
    page = reverse("organisations:areas", args=[organisation.slug])
    return {
        "type": "Feature",
        "id": area.slug,
        "properties": {
            "name": str(area),
            "url": f"{page}#{area.slug}",
            "description": _description(area),
            "level": str(area.level),
            "residents": area.residents,
            "residents_on": area.residents_on and area.residents_on.isoformat(),
            "label": label_point(shape),
        },
        "geometry": shape,
    }


def _description(area: Area) -> str:
    if area.residents is None:
        return ""
    said = ngettext("%(count)s resident", "%(count)s residents", area.residents)
    return said % {"count": number(area.residents)}
