"""The municipalities and regions of Sweden."""

import pytest

from medborgarbudget.organisations import places
from medborgarbudget.organisations.states import OrganisationKind

MUNICIPALITY, REGION = OrganisationKind.MUNICIPALITY, OrganisationKind.REGION


def test_there_are_290_municipalities_and_21_regions() -> None:
    assert len(places.all_places(MUNICIPALITY)) == 290
    assert len(places.all_places(REGION)) == 21
    assert places.all_places(OrganisationKind.ASSOCIATION) == []


def test_they_stand_by_code() -> None:
    codes = [place.code for place in places.all_places(MUNICIPALITY)]
    assert codes == sorted(set(codes))
    assert (codes[0], codes[-1]) == ("0114", "2584")
    codes = [place.code for place in places.all_places(REGION)]
    assert codes == sorted(set(codes))
    assert (codes[0], codes[-1]) == ("01", "25")


@pytest.mark.parametrize(
    ("kind", "code", "name"),
    [
        (MUNICIPALITY, "1281", "Lund"),
        (MUNICIPALITY, "1287", "Trelleborg"),
        (MUNICIPALITY, "0682", "Nässjö"),
        (MUNICIPALITY, "0380", "Uppsala"),
        (MUNICIPALITY, "1485", "Uddevalla"),
        (MUNICIPALITY, "0331", "Heby"),
        (MUNICIPALITY, "0330", "Knivsta"),
        (MUNICIPALITY, "0980", "Gotland"),
        (REGION, "12", "Region Skåne"),
        (REGION, "09", "Region Gotland"),
        (REGION, "14", "Västra Götalandsregionen"),
    ],
)
def test_a_code_belongs_to_a_place(kind: OrganisationKind, code: str, name: str) -> None:
    found = places.place(kind, code)
    assert found
    assert found.name == name


def test_a_code_counts_for_its_own_kind_only() -> None:
    assert places.municipality("12") is None
    assert places.region("1281") is None
    assert places.municipality("9999") is None


def test_every_municipality_lies_in_a_county_that_has_a_region() -> None:
    assert all(places.region(each.code[:2]) for each in places.all_places(MUNICIPALITY))


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        (MUNICIPALITY, "Lunds kommun", "1281"),
        (MUNICIPALITY, "Borås Stad", "1490"),
        (MUNICIPALITY, "Göteborgs stad", "1480"),
        (MUNICIPALITY, " nässjö ", "0682"),
        (MUNICIPALITY, "Alingsås kommun", "1489"),
        (REGION, "Region Jönköpings län", "06"),
        (REGION, "Jönköping", "06"),
        (REGION, "Västra Götaland", "14"),
        (REGION, "Region Jämtland Härjedalen", "23"),
        (MUNICIPALITY, "Almviks kommun", ""),
        (MUNICIPALITY, "", ""),
    ],
)
def test_a_name_is_known_again_as_people_write_it(
    kind: OrganisationKind, name: str, code: str
) -> None:
    assert places.code_for(kind, name) == code


@pytest.mark.parametrize("kind", [MUNICIPALITY, REGION])
def test_every_name_is_found_by_itself(kind: OrganisationKind) -> None:
    for each in places.all_places(kind):
        assert places.code_for(kind, each.name) == each.code


def test_every_place_lies_in_sweden_and_has_a_border() -> None:
    for each in places.all_places(MUNICIPALITY) + places.all_places(REGION):
        assert 55 < each.latitude < 69.1
        assert 10.5 < each.longitude < 24.2
        border = places.border(each.code)
        assert border
        assert border["type"] in {"Polygon", "MultiPolygon"}
    assert places.centroid("1281") == pytest.approx((55.7, 13.4), abs=0.2)
    assert places.centroid("9999") is None
