"""SWEREF 99 TM, held by Lantmäteriet's control points (Kontrollpunkter för SWEREF 99 TM, 2007)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.organisations.sweref import to_degrees, to_grid

# latitude, longitude, northing, easting
CONTROL_POINTS = [
    (55, 12.75, 6097106.672, 356083.438),
    (55, 14.25, 6095048.642, 452024.069),
    (57, 12.75, 6319636.937, 363331.554),
    (57, 19.50, 6326392.707, 773251.054),
    (59, 11.25, 6546096.724, 284626.066),
    (59, 19.50, 6548757.206, 758410.519),
    (61, 12.75, 6764877.311, 378323.440),
    (61, 18.75, 6768593.345, 702745.127),
    (63, 12.00, 6989134.048, 348083.148),
    (63, 19.50, 6993565.630, 727798.671),
    (65, 13.50, 7209293.753, 429270.201),
    (65, 21.75, 7225449.115, 817833.405),
    (67, 16.50, 7432168.174, 565398.458),
    (67, 24.00, 7459745.672, 891298.142),
    (69, 21.00, 7666089.698, 739639.195),
]
MILLIMETRE = 0.001


@pytest.mark.parametrize(("latitude", "longitude", "northing", "easting"), CONTROL_POINTS)
def test_degrees_become_the_published_metres(latitude, longitude, northing, easting):
    assert np.allclose(to_grid(longitude, latitude), (easting, northing), rtol=0, atol=MILLIMETRE)


@pytest.mark.parametrize(("latitude", "longitude", "northing", "easting"), CONTROL_POINTS)
def test_metres_become_the_published_degrees(latitude, longitude, northing, easting):
    found = to_degrees(easting, northing)
    assert np.allclose(found, (longitude, latitude), rtol=0, atol=2e-8)


@given(st.floats(10, 25), st.floats(55, 70))
def test_there_and_back_is_the_same_place(longitude, latitude):
    assert np.allclose(to_degrees(*to_grid(longitude, latitude)), (longitude, latitude), atol=1e-9)


def test_many_places_at_once_are_the_same_as_each_alone():
    longitudes, latitudes = np.array([12.0, 18.5]), np.array([57.5, 63.0])
    eastings, _northings = to_grid(longitudes, latitudes)
    assert eastings[1] == to_grid(18.5, 63.0)[0]
