"""A GeoJSON file: handed in, looked at, and imported once confirmed."""

import json

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions.area_imports import hand_in_areas, import_areas
from medborgarbudget.organisations.models import Area
from medborgarbudget.organisations.queries.area_imports import (
    Fate,
    name_properties,
    plan_of,
    statistics_choices,
)
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from tests.factories import AreaFactory, AreaLevelFactory, OrganisationFactory, a_square

pytestmark = pytest.mark.django_db

LEAD = Actor(Role.PROCESS_LEAD)


@pytest.fixture
def level():
    organisation = OrganisationFactory(official_code="1485")
    with scope(organisation=organisation):
        yield AreaLevelFactory(organisation=organisation)


def a_file(*areas, **shapes):
    """A file with an area for each name, side by side, or with the given shapes."""
    shapes |= {name: a_square(15 + number / 10) for number, name in enumerate(areas)}
    return [
        {"type": "Feature", "properties": {"NAMN": name, "id": 7}, "geometry": shape}
        for name, shape in shapes.items()
    ]


def handed_in(level, features):
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return hand_in_areas(
        organisation=level.organisation, level=level, file_name="delar.geojson", content=content
    )


def imported(level, features, **choices):
    choices = {"name_property": "NAMN", "statistics": ""} | choices
    return import_areas(handed_in=handed_in(level, features), by=LEAD, **choices)


def fates(plan):
    return {planned.name: planned.fate for planned in plan.areas}


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e999", '"Norra\\u0000"', '"\\ud800"', '{"a": [NaN]}', "null"]
)
def test_what_the_database_cannot_keep_of_a_file_is_left_out(level, value):
    content = json.dumps({"type": "FeatureCollection", "features": a_file("Norra")})
    content = content.replace('"id": 7', f'"id": 7, "x": {value}')
    hand_in_areas(
        organisation=level.organisation, level=level, file_name="x", content=content.encode()
    )


def test_handing_in_a_file_changes_nothing(level):
    handed_in(level, a_file("Norra", "Södra"))
    assert not Area.objects.exists()
    assert not Entry.objects.exists()


def test_the_areas_come_with_names_and_borders(level):
    imported(level, a_file("Norra", "Södra"))
    found = {str(area): (area.slug, area.shape) for area in Area.objects.all()}
    assert found == {"Norra": ("norra", a_square(15)), "Södra": ("sodra", a_square(15.1))}
    entry = Entry.objects.get(event_code="organisations.areas_imported")
    assert entry.details == {"added": 2, "changed": 0}


def test_the_same_file_again_changes_nothing(level):
    imported(level, a_file("Norra", "Södra"))
    before = Entry.objects.count()
    plan = imported(level, a_file("Norra", "Södra"))
    assert plan.changes == 0
    assert Area.objects.count() == 2
    assert Entry.objects.count() == before + 1


def test_areas_that_exist_change_and_others_stay(level):
    AreaFactory(level=level, name="Norra", slug="norra", shape=a_square(15), residents=None)
    kept = AreaFactory(level=level, name="Östra", slug="ostra")
    plan = imported(level, a_file(Norra=a_square(15, side=0.2), Södra=a_square(16)))
    assert fates(plan) == {"Norra": Fate.CHANGED, "Södra": Fate.NEW}
    assert Area.objects.get(slug="norra").shape == a_square(15, side=0.2)
    assert areas_of(kept) == areas_of(Area.objects.get(slug="ostra"))


def areas_of(area):
    return (str(area), area.shape, area.residents)


def test_an_import_is_confirmed_once(level):
    file = handed_in(level, a_file("Norra"))
    import_areas(handed_in=file, name_property="NAMN", statistics="", by=LEAD)
    with pytest.raises(ValidationError):
        import_areas(handed_in=file, name_property="NAMN", statistics="", by=LEAD)


def test_shapes_of_one_name_are_refused_and_named(level):
    features = [*a_file("Norra"), *a_file("Norra")]
    file = handed_in(level, features)
    assert plan_of(file, "NAMN").doubles == ["Norra"]
    with pytest.raises(ValidationError, match="Norra"):
        import_areas(handed_in=file, name_property="NAMN", statistics="", by=LEAD)
    assert not Area.objects.exists()


def test_what_is_no_surface_is_left_out_with_its_reason(level):
    file = handed_in(level, a_file("Norra", Torget={"type": "Point", "coordinates": [15, 58]}))
    plan = plan_of(file)
    assert fates(plan) == {"Torget": Fate.LEFT_OUT, "Norra": Fate.NEW}
    assert plan.areas[0].notes[0].endswith(".")


def test_a_file_of_points_alone_is_refused(level):
    with pytest.raises(ValidationError, match=r"\."):
        handed_in(level, a_file(Torget={"type": "Point", "coordinates": [15, 58]}))


def test_what_was_put_right_is_told(level):
    bow = [[[15, 58], [15.1, 58.1], [15.1, 58], [15, 58.1], [15, 58]]]
    plan = plan_of(handed_in(level, a_file(Rosett={"type": "Polygon", "coordinates": bow})))
    assert len(plan.areas[0].notes) == 1


def test_overlaps_are_told_also_with_areas_that_are_here(level):
    AreaFactory(level=level, name="Östra", shape=a_square(15.05))
    plan = plan_of(handed_in(level, a_file(Norra=a_square(15))))
    assert len(plan.concerns) == 1
    assert "Norra" in plan.concerns[0]
    assert "Östra" in plan.concerns[0]


def test_the_likeliest_property_is_taken_for_names(level):
    file = handed_in(level, a_file("Norra", "Södra"))
    assert name_properties(file) == ["NAMN", "id"]


def test_a_file_without_names_imports_nothing(level):
    plan = plan_of(handed_in(level, [{"type": "Feature", "geometry": a_square()}]))
    assert not plan.possible


def test_codes_of_statistics_sweden_are_found_and_kept(level):
    features = a_file("Norra", "Södra")
    for number, feature in enumerate(features):
        feature["properties"]["regsokod"] = f"1485R00{number}"
    file = handed_in(level, features)
    offered = [value for value, _label in statistics_choices(file)]
    assert offered == ["regsokod|RegSO 2018", "regsokod|RegSO 2025"]
    import_areas(handed_in=file, name_property="NAMN", statistics="regsokod|RegSO 2025", by=LEAD)
    area = Area.objects.get(slug="norra")
    assert (area.statistics_version, area.statistics) == ("RegSO 2025", ["1485R000"])


def test_codes_of_another_municipality_stop_the_whole_import(level):
    features = a_file("Norra")
    features[0]["properties"]["desokod"] = "0180A0010"
    with pytest.raises(ValidationError, match="0180A0010"):
        imported(level, features, statistics="desokod|DeSO 2025")
    assert not Area.objects.exists()
