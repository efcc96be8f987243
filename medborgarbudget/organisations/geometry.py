"""Surfaces on the map: read from GeoJSON, put right, measured, compared and made lighter.

A ``Shape`` is a GeoJSON ``Polygon`` or ``MultiPolygon`` in WGS 84 with six decimals, about a
decimetre. Areas are measured on SWEREF 99 TM's plane, which in Sweden is at most 0.2 % off.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import shapely
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from numpy.typing import NDArray
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from medborgarbudget.organisations.sweref import to_degrees, to_grid

Shape = dict[str, Any]
Surface = shapely.Polygon | shapely.MultiPolygon
Key = TypeVar("Key", bound=Hashable)

DECIMALS = 6
MOST_CORNERS = 20_000
NOTICED = 1.0
"""Square metres: a smaller overlap is a border drawn twice, not a mistake."""
# West, south, east, north of the Nordic countries, as degrees and as SWEREF 99 TM.
DEGREES = (4.0, 54.0, 32.0, 72.0)
GRID = (260_000.0, 6_000_000.0, 1_000_000.0, 7_800_000.0)


@dataclass(frozen=True, slots=True)
class Survey:
    """A surface that can be kept, and what had to be done to it, a sentence each."""

    shape: Shape
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap(Generic[Key]):
    """Two surfaces that cover the same ground, in square metres."""

    one: Key
    other: Key
    size: float


def survey(geometry: Any) -> Survey:
    """The surface that a GeoJSON geometry describes, put right where it has to be.

    Coordinates in SWEREF 99 TM are recognised by their size, and those with latitude first are
    turned. Raises ``ValidationError`` for what is no surface, or lies nowhere we know.
    """
    found = _read(geometry)
    repairs = [_("The heights were left out.")] if shapely.has_z(found) else []
    if _any_open(geometry):
        repairs.append(_("A border did not end where it began. We closed it."))
    found, moved = _in_degrees(shapely.force_2d(found))
    surface, mended = _mended(_surface(found))
    surface, lighter = _light(surface)
    surface, again = _mended(shapely.transform(surface, lambda places: places.round(DECIMALS)))
    if not shapely.area(surface):
        raise ValidationError(_("The shape has no surface: its corners lie on a line."))
    mends = mended or again
    return Survey(as_shape(surface), (*repairs, *moved, *mends, *lighter))


def as_shape(surface: Surface) -> Shape:
    """A surface as GeoJSON, with the outer border counterclockwise."""
    data = mapping(shapely.orient_polygons(surface, exterior_cw=False))
    polygons = data["coordinates"] if data["type"] == "MultiPolygon" else [data["coordinates"]]
    coordinates = [[np.round(ring, DECIMALS).tolist() for ring in rings] for rings in polygons]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def square_metres(surface: Shape) -> float:
    """How large a surface is."""
    return float(shapely.area(_on_grid(surface)))


def label_point(surface: Shape) -> tuple[float, float]:
    """Longitude and latitude of a point well inside a surface, where its name may stand."""
    parts = shapely.get_parts(shape(surface))
    largest = parts[int(np.argmax(shapely.area(parts)))]
    place = shapely.point_on_surface(largest)
    middle = shapely.centroid(largest)
    point = middle if shapely.contains(largest, middle) else place
    return round(point.x, DECIMALS), round(point.y, DECIMALS)


def middle_of(surfaces: Iterable[Shape]) -> tuple[float, float]:
    """Longitude and latitude of the middle of several surfaces together."""
    middle = shapely.centroid(shapely.GeometryCollection([shape(each) for each in surfaces]))
    return round(middle.x, DECIMALS), round(middle.y, DECIMALS)


def lightened(surfaces: Iterable[Shape], metres: float) -> list[Shape]:
    """The surfaces with fewer corners, for a map; common borders stay common.

    Bends narrower than about ``metres`` are straightened.
    """
    plane = np.array([_on_grid(surface) for surface in surfaces], dtype=object)
    lighter = shapely.coverage_simplify(plane, metres)
    usable = shapely.is_valid(lighter) & (shapely.area(lighter) > 0)
    chosen = np.where(usable, lighter, plane)
    return [as_shape(shapely.transform(surface, _degrees)) for surface in chosen]


def overlaps(surfaces: Mapping[Key, Shape]) -> list[Overlap[Key]]:
    """Every pair of surfaces that cover the same ground, the largest overlap first."""
    keys = list(surfaces)
    plane = np.array([_on_grid(surface) for surface in surfaces.values()], dtype=object)
    pairs = shapely.STRtree(plane).query(plane, predicate="intersects").T
    found = [
        Overlap(keys[one], keys[other], shapely.intersection(plane[one], plane[other]).area)
        for one, other in pairs
        if one < other
    ]
    return sorted(
        (overlap for overlap in found if overlap.size > NOTICED),
        key=lambda overlap: overlap.size,
        reverse=True,
    )


def share_inside(surface: Shape, whole: Shape) -> float:
    """How much of a surface lies within another, from 0 to 1."""
    part, around = _on_grid(surface), _on_grid(whole)
    return float(shapely.area(shapely.intersection(part, around)) / shapely.area(part))


def _read(geometry: Any) -> shapely.Geometry:
    try:
        return shape(geometry)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, ShapelyError) as error:
        raise ValidationError(
            _("The shape could not be read: its coordinates are not as GeoJSON asks for.")
        ) from error


def _any_open(geometry: Any) -> bool:
    """Whether a border, of a geometry that could be read, ends elsewhere than it began."""
    parts = geometry.get("geometries")
    if parts is not None:
        return any(map(_any_open, parts))
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        return False
    nested = geometry["coordinates"]
    polygons = [nested] if geometry["type"] == "Polygon" else nested
    rings = [ring for polygon in polygons for ring in polygon if len(ring)]
    return any(list(ring[0]) != list(ring[-1]) for ring in rings)


def _in_degrees(geometry: shapely.Geometry) -> tuple[shapely.Geometry, list[str]]:
    """The geometry as longitude and latitude, and what was done to get there."""
    if not np.isfinite(shapely.get_coordinates(geometry)).all() or shapely.is_empty(geometry):
        raise ValidationError(_("The shape is empty."))
    grid = _("The coordinates were in SWEREF 99 TM. We turned them into degrees.")
    turned = _("The coordinates had latitude before longitude. We turned them around.")
    if _within(geometry, DEGREES):
        return geometry, []
    if _within(geometry, GRID):
        return shapely.transform(geometry, _degrees), [grid]
    other = shapely.transform(geometry, np.fliplr)
    if _within(other, DEGREES):
        return other, [turned]
    if _within(other, GRID):
        return shapely.transform(other, _degrees), [grid]
    raise ValidationError(
        _(
            "The coordinates are neither degrees in the Nordic countries (WGS 84) nor"
            " SWEREF 99 TM. Export the file again with one of these."
        )
    )


def _within(geometry: shapely.Geometry, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = shapely.bounds(geometry)
    return bool(box[0] <= west and box[1] <= south and east <= box[2] and north <= box[3])


def _surface(geometry: shapely.Geometry) -> Surface:
    """The surfaces in a geometry, as one; raises ``ValidationError`` if there are none."""
    parts = [
        part
        for each in shapely.get_parts(geometry)
        for part in shapely.get_parts(each)
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    if not parts:
        raise ValidationError(_("This is a point or a line. An area needs a surface, a polygon."))
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _mended(surface: Surface) -> tuple[Surface, list[str]]:
    """A valid surface, and whether it had to be mended."""
    if surface.is_valid:
        return surface, []
    mended = _surface(shapely.make_valid(surface, method="structure", keep_collapsed=False))
    return mended, [_("The border crossed itself or ran double. We put it right; look at it.")]


def _light(surface: Surface) -> tuple[Surface, list[str]]:
    """A surface with no more corners than we keep, and what it took."""
    before = shapely.get_num_coordinates(surface)
    plane, metres = shapely.transform(surface, _grid), 1
    while shapely.get_num_coordinates(surface) > MOST_CORNERS:
        surface = shapely.transform(shapely.simplify(plane, metres), _degrees)
        metres *= 2
    if shapely.get_num_coordinates(surface) == before:
        return surface, []
    said = _(
        "The border had %(before)d corners, more than we keep. Now it is at most %(metres)d m off."
    )
    return surface, [said % {"before": before, "metres": metres // 2}]


def _on_grid(surface: Shape) -> shapely.Geometry:
    return shapely.transform(shape(surface), _grid)


def _grid(places: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(to_grid(places[:, 0], places[:, 1]))


def _degrees(places: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(to_degrees(places[:, 0], places[:, 1]))
