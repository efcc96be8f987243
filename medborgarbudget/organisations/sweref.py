"""SWEREF 99 TM and degrees: Gauss–Krüger on GRS 80, by the series that Lantmäteriet publishes.

Northings and eastings are metres, latitudes and longitudes degrees; single numbers or arrays.
WGS 84 and SWEREF 99 lie within a metre of each other, and are taken as the same here.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

CENTRAL_MERIDIAN = np.radians(15.0)
SCALE = 0.9996
FALSE_EASTING = 500_000.0

_AXIS = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_E2 = _FLATTENING * (2 - _FLATTENING)
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = SCALE * _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)

_TO_GRID = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_FROM_GRID = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_CONFORMAL = (
    _E2,
    (5 * _E2**2 - _E2**3) / 6,
    (104 * _E2**3 - 45 * _E2**4) / 120,
    1237 * _E2**4 / 1260,
)
_GEODETIC = (
    _E2 + _E2**2 + _E2**3 + _E2**4,
    -(7 * _E2**2 + 17 * _E2**3 + 30 * _E2**4) / 6,
    (224 * _E2**3 + 889 * _E2**4) / 120,
    -(4279 * _E2**4) / 1260,
)


def to_grid(longitude: Any, latitude: Any) -> tuple[Numbers, Numbers]:
    """Easting and northing in SWEREF 99 TM of a place given in degrees."""
    phi, turn = np.radians(latitude), np.radians(longitude) - CENTRAL_MERIDIAN
    conformal = phi - np.sin(phi) * np.cos(phi) * _powers(_CONFORMAL, np.sin(phi))
    xi = np.arctan2(np.sin(conformal), np.cos(conformal) * np.cos(turn))
    eta = np.arctanh(np.cos(conformal) * np.sin(turn))
    north, east = _waves(_TO_GRID, xi, eta)
    return FALSE_EASTING + _RADIUS * (eta + east), _RADIUS * (xi + north)


def to_degrees(easting: Any, northing: Any) -> tuple[Numbers, Numbers]:
    """Longitude and latitude of a place given in SWEREF 99 TM."""
    xi, eta = np.asarray(northing) / _RADIUS, (np.asarray(easting) - FALSE_EASTING) / _RADIUS
    north, east = _waves(_FROM_GRID, xi, eta)
    xi, eta = xi - north, eta - east
    conformal = np.arcsin(np.sin(xi) / np.cosh(eta))
    turn = np.arctan2(np.sinh(eta), np.cos(xi))
    sine = np.sin(conformal)
    phi = conformal + sine * np.cos(conformal) * _powers(_GEODETIC, sine)
    return np.degrees(CENTRAL_MERIDIAN + turn), np.degrees(phi)


def _powers(series: tuple[float, ...], sine: Numbers) -> Numbers:
    """The series in even powers of the sine of a latitude."""
    return sum((factor * sine ** (2 * index) for index, factor in enumerate(series)), 0 * sine)


def _waves(series: tuple[float, ...], xi: Numbers, eta: Numbers) -> tuple[Numbers, Numbers]:
    """The series in sines and cosines of multiples, northward and eastward."""
    multiples = [(2 * (index + 1), factor) for index, factor in enumerate(series)]
    north = sum((f * np.sin(k * xi) * np.cosh(k * eta) for k, f in multiples), 0 * xi)
    east = sum((f * np.cos(k * xi) * np.sinh(k * eta) for k, f in multiples), 0 * xi)
    return north, east
