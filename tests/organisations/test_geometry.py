"""Surfaces are read, put right, measured and compared."""

import json
from math import cos, pi, radians, sin
from typing import Any

import pytest
import shapely
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from medborgarbudget.organisations.geojson import read_features, survey_text
from medborgarbudget.organisations.geometry import (
    MOST_CORNERS,
    label_point,
    lightened,
    overlaps,
    share_inside,
    square_metres,
    survey,
)
from medborgarbudget.organisations.sweref import to_grid
from tests.factories import a_square


def corners_of(surface: dict[str, Any]) -> int:
    """How many corners a surface's borders have."""
    return int(shapely.get_num_coordinates(shape(surface)))


LONGITUDES, LATITUDES = st.floats(11, 24), st.floats(55.5, 69)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@st.composite
def stars(draw):
    """A surface around a place, with corners in any order of distances."""
    west, south = draw(LONGITUDES), draw(LATITUDES)
    reach = draw(st.lists(st.floats(0.01, 0.2), min_size=3, max_size=12))
    turns = [2 * pi * number / len(reach) for number in range(len(reach))]
    corners = [
        [west + far * cos(turn), south + far * sin(turn)]
        for far, turn in zip(reach, turns, strict=True)
    ]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


@st.composite
def scribbles(draw):
    """Corners anywhere near a place, whose lines may cross."""
    near = st.tuples(st.floats(15, 15.5), st.floats(58, 58.5)).map(list)
    return {"type": "Polygon", "coordinates": [draw(st.lists(near, min_size=4, max_size=9))]}


def rings(found):
    polygons = found["coordinates"] if found["type"] == "MultiPolygon" else [found["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


@given(stars())
def test_what_was_surveyed_once_stays_as_it_is(star):
    once = survey(star).shape
    again = survey(json.loads(json.dumps(once)))
    assert again.shape == once
    assert again.repairs == ()


@given(scribbles())
def test_whatever_is_scribbled_becomes_a_valid_surface_or_is_refused(scribble):
    try:
        found = survey(scribble).shape
    except ValidationError:
        return
    assert shape(found).is_valid
    assert square_metres(found) > 0
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings(found))
    numbers = [number for ring in rings(found) for place in ring for number in place]
    assert numbers == [round(number, 6) for number in numbers]


@given(stars())
def test_a_name_stands_within_its_area(star):
    found = survey(star).shape
    assert shape(found).buffer(1e-6).contains(Point(label_point(found)))


def test_a_square_kilometre_is_measured_as_one():
    east, north = map(float, to_grid(15.0, 60.0))
    corners = [
        [east, north],
        [east + 1000, north],
        [east + 1000, north + 1000],
        [east, north + 1000],
    ]
    found = survey({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
    assert square_metres(found.shape) == pytest.approx(1_000_000, rel=1e-4)


def test_coordinates_in_sweref_become_degrees_and_that_is_said():
    corners = [list(map(float, to_grid(*at))) for at in a_square()["coordinates"][0]]
    found = survey({"type": "Polygon", "coordinates": [corners]})
    assert found.shape == a_square()
    assert found.repairs == ("The coordinates were in SWEREF 99 TM. We turned them into degrees.",)


@pytest.mark.parametrize("grid", [False, True])
def test_coordinates_with_north_first_are_turned(grid):
    square = a_square()["coordinates"][0]
    places = [list(map(float, to_grid(*at))) for at in square] if grid else square
    found = survey({"type": "Polygon", "coordinates": [[at[::-1] for at in places]]})
    assert found.shape == a_square()


@pytest.mark.parametrize(
    ("repair", "damaged"),
    [
        ("We closed it", [[[15, 58], [15.1, 58], [15.1, 58.1], [15, 58.1]]]),
        ("crossed itself", [[[15, 58], [15.1, 58.1], [15.1, 58], [15, 58.1], [15, 58]]]),
        ("heights", [[[15, 58, 9], [15.1, 58, 9], [15.1, 58.1, 9], [15, 58, 9]]]),
    ],
)
def test_what_can_be_put_right_is_and_that_is_said(repair, damaged):
    found = survey({"type": "Polygon", "coordinates": damaged})
    assert repair in " ".join(found.repairs)
    assert shape(found.shape).is_valid


def test_a_border_with_very_many_corners_gets_fewer_and_that_is_said():
    corners = [
        [15 + cos(radians(turn / 200)) / 5, 58 + sin(radians(turn / 200)) / 5]
        for turn in range(72_000)
    ]
    found = survey({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
    assert corners_of(found.shape) <= MOST_CORNERS
    assert "72001 corners" in found.repairs[0]


@pytest.mark.parametrize(
    ("sentence", "geometry"),
    [
        ("a point or a line", {"type": "Point", "coordinates": [15, 58]}),
        ("a point or a line", {"type": "LineString", "coordinates": [[15, 58], [16, 58]]}),
        ("could not be read", None),
        ("could not be read", {"type": "Curve", "coordinates": []}),
        ("could not be read", {"type": "Polygon", "coordinates": [[["a", "b"]]]}),
        ("is empty", {"type": "Polygon", "coordinates": []}),
        ("is empty", {"type": "Polygon", "coordinates": [[]]}),
        # The old Swedish grid, and Mercator's of the web.
        ("neither", a_square(1_500_000, 6_500_000, 1000)),
        ("neither", a_square(1_900_000, 8_100_000, 1000)),
        ("neither", a_square(0, 0, 1)),
    ],
)
def test_what_is_no_surface_here_is_refused_with_a_sentence(sentence, geometry):
    with pytest.raises(ValidationError, match=sentence):
        survey(geometry)


def test_only_what_overlaps_is_told_with_its_size():
    squares = {"a": a_square(15), "b": a_square(15.05), "c": a_square(15.15), "d": a_square(16)}
    (found,) = overlaps(squares)
    assert {found.one, found.other} == {"a", "b"}
    assert found.size == pytest.approx(square_metres(a_square()) / 2, rel=0.01)


def test_how_much_lies_inside_is_a_share():
    assert share_inside(a_square(side=0.1), a_square(side=0.2)) == pytest.approx(1, abs=1e-3)
    assert share_inside(a_square(side=0.2), a_square(side=0.1)) == pytest.approx(0.25, rel=0.01)


def test_neighbours_made_lighter_still_share_their_border():
    def wavy(west):
        border = [[15 + (index % 2) / 1e5, 58 + index / 1e4] for index in range(100)]
        return survey(
            {"type": "Polygon", "coordinates": [[*border, [west, border[-1][1]], [west, 58]]]}
        ).shape

    one, other = lightened([wavy(14.9), wavy(15.1)], 10)
    assert corners_of(one) < 20
    assert overlaps({"one": one, "other": other}) == []


def test_several_features_in_a_text_become_one_surface():
    features = [{"type": "Feature", "geometry": a_square(west)} for west in (15, 16)]
    found = survey_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert found.shape["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("not GeoJSON", b"Omr\xc3\xa5de;Norra"),
        ("not GeoJSON", b"PK\x03\x04\xff\xfe"),
        ("not GeoJSON", b"[" * 100_000),
        ("describes no map", b'{"areas": 3}'),
        ("describes no map", b"[1, 2]"),
        ("no areas", b'{"type": "FeatureCollection", "features": []}'),
        ("larger than 10 MB", b" " * 10_000_001),
        (
            "1001 shapes",
            b'{"type": "FeatureCollection", "features": [%s]}' % b",".join([b"0"] * 1001),
        ),
    ],
)
def test_a_file_that_is_no_geojson_is_refused_with_a_sentence(sentence, content):
    with pytest.raises(ValidationError, match=sentence):
        read_features(content)
