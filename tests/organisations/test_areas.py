"""Areas: added, changed, counted, tied to statistics and archived."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import ScopeError, scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions.areas import (
    AreaDetails,
    add_area,
    archive_area,
    change_area,
    count_residents,
    define_level,
    first_level,
    key_to_statistics,
    place_area,
    rename_area,
    restore_area,
)
from medborgarbudget.organisations.actions.groups import (
    add_group,
    add_topic,
    change_topic,
    remove_group,
)
from medborgarbudget.organisations.models import Area, AreaLevel, ResidentGroup, Topic
from medborgarbudget.organisations.queries.areas import areas_in_use, by_level
from medborgarbudget.organisations.states import GroupKind, OrganisationKind, StatisticalDivision
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from tests.factories import AreaFactory, AreaLevelFactory, OrganisationFactory, a_square

pytestmark = pytest.mark.django_db

LEAD = Actor(Role.PROCESS_LEAD)


@pytest.fixture
def organisation():
    organisation = OrganisationFactory(official_code="1485")
    with scope(organisation=organisation):
        yield organisation


@pytest.fixture
def level(organisation):
    return AreaLevelFactory(organisation=organisation)


def events():
    return list(Entry.objects.order_by("number").values_list("event_code", flat=True))


def test_an_area_may_be_no_more_than_a_name(organisation, level):
    area = add_area(organisation=organisation, details=AreaDetails("Östra Ängby", level), by=LEAD)
    assert (area.slug, area.shape, area.residents) == ("ostra-angby", None, None)
    assert events() == ["organisations.area_added"]


def test_each_kind_of_change_is_an_event_of_its_own(organisation, level):
    area = add_area(organisation=organisation, details=AreaDetails("Norra", level), by=LEAD)
    details = AreaDetails(
        "Norra sidan",
        level,
        shape=a_square(),
        residents=812,
        residents_on=date(2025, 12, 31),
        residents_source="SCB",
        statistics_version="DeSO 2025",
        statistics=["1485A0010"],
    )
    change_area(area=area, details=details, by=LEAD)
    change_area(area=area, details=details, by=LEAD)
    names = ["added", "renamed", "drawn", "counted", "keyed"]
    assert events() == [f"organisations.area_{name}" for name in names]
    assert Entry.objects.get(event_code__endswith="renamed").address.endswith("/omraden/#norra")


def test_two_areas_in_use_on_a_level_have_different_names(organisation, level):
    details = AreaDetails("Norra", level)
    add_area(organisation=organisation, details=details, by=LEAD)
    with pytest.raises(ValidationError, match="norra"):
        add_area(organisation=organisation, details=AreaDetails("norra", level), by=LEAD)


def test_a_name_may_come_again_on_another_level_at_another_address(organisation, level):
    add_area(organisation=organisation, details=AreaDetails("Norra", level), by=LEAD)
    finer = define_level(organisation=organisation, number=2, name="Byar", by=LEAD)
    other = add_area(organisation=organisation, details=AreaDetails("Norra", finer), by=LEAD)
    assert other.slug == "norra-2"


def test_an_area_keeps_its_address_when_renamed(level):
    area = AreaFactory(level=level, slug="norra", name="Norra")
    rename_area(area=area, name="Nordstaden", by=LEAD)
    area.refresh_from_db()
    assert (str(area), area.slug) == ("Nordstaden", "norra")


def test_an_area_is_part_of_one_on_a_coarser_level_only(organisation, level):
    whole, part = AreaFactory(level=level), AreaFactory(level=level)
    with pytest.raises(ValidationError):
        place_area(area=part, level=level, parent=whole, by=LEAD)
    finer = AreaLevelFactory(organisation=organisation, number=2)
    assert place_area(area=part, level=finer, parent=whole, by=LEAD).parent == whole


@pytest.mark.parametrize(("on", "source"), [(None, "SCB"), (date(2025, 12, 31), "")])
def test_a_number_of_residents_has_a_date_and_a_source(level, on, source):
    with pytest.raises(ValidationError):
        count_residents(area=AreaFactory(level=level), residents=5, on=on, source=source, by=LEAD)


def test_residents_are_not_counted_in_the_future(level):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError):
        count_residents(
            area=AreaFactory(level=level), residents=5, on=tomorrow, source="SCB", by=LEAD
        )


def test_the_database_refuses_residents_without_a_date(level):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.filter(pk=AreaFactory(level=level).pk).update(residents=5)


@pytest.mark.parametrize(
    ("division", "code"),
    [
        ("DeSO 2025", "1485D0010"),
        ("DeSO 2025", "1485A001"),
        ("RegSO 2025", "1485A0010"),
        ("RegSO 2018", "1485R0001"),
        ("DeSO 2018", "0180A0010"),
    ],
)
def test_a_code_of_another_form_or_municipality_is_refused(level, division, code):
    with pytest.raises(ValidationError, match=code):
        key_to_statistics(area=AreaFactory(level=level), division=division, codes=[code], by=LEAD)


def test_codes_need_their_division(level):
    with pytest.raises(ValidationError):
        key_to_statistics(area=AreaFactory(level=level), division="", codes=["1485R001"], by=LEAD)


def test_an_institution_may_name_codes_of_any_municipality(organisation, level):
    organisation.kind, organisation.official_code = OrganisationKind.INSTITUTION, ""
    organisation.save()
    area = AreaFactory(level=level)
    key_to_statistics(
        area=area, division=StatisticalDivision.REGSO_2025, codes=["0180R001"], by=LEAD
    )
    assert area.statistics == ["0180R001"]


def test_an_archived_area_is_kept_and_can_be_taken_back(level):
    area = AreaFactory(level=level)
    archive_area(area=area, by=LEAD)
    assert not areas_in_use().exists()
    restore_area(area=area, by=LEAD)
    assert areas_in_use().get() == area


def test_an_area_with_parts_in_use_is_not_archived(organisation, level):
    whole = AreaFactory(level=level)
    part = AreaFactory(level=AreaLevelFactory(organisation=organisation, number=2), parent=whole)
    with pytest.raises(ValidationError):
        archive_area(area=whole, by=LEAD)
    archive_area(area=part, by=LEAD)
    assert archive_area(area=whole, by=LEAD).archived_at


def test_an_archived_area_does_not_come_back_under_a_name_that_is_taken(level):
    area = archive_area(area=AreaFactory(level=level, name="Norra"), by=LEAD)
    AreaFactory(level=level, name="Norra")
    with pytest.raises(ValidationError):
        restore_area(area=area, by=LEAD)


def test_the_first_level_makes_itself_once(organisation):
    assert first_level(organisation=organisation, by=LEAD) == first_level(
        organisation=organisation, by=LEAD
    )
    assert AreaLevel.objects.count() == 1


def test_areas_are_listed_by_level_and_name(organisation, level):
    finer = AreaLevelFactory(organisation=organisation, number=2)
    AreaFactory(level=finer, name="Ask")
    for name in ("Öster", "Almby", "Väster"):
        AreaFactory(level=level, name=name)
    found = [
        (each.level.number, [str(area) for area in each.areas]) for each in by_level(areas_in_use())
    ]
    assert found == [(1, ["Almby", "Väster", "Öster"]), (2, ["Ask"])]


def test_areas_are_not_read_outside_a_scope():
    with pytest.raises(ScopeError):
        Area.objects.count()


def test_a_group_of_few_is_shown_without_its_size(organisation):
    few = add_group(organisation=organisation, details={"name": "3B", "members": 9}, by=LEAD)
    more = add_group(organisation=organisation, details={"name": "3C", "members": 10}, by=LEAD)
    assert (few.members_in_public, more.members_in_public) == (None, 10)


def test_ages_of_a_group_are_in_order(organisation):
    details = {"name": "Unga", "kind": GroupKind.AGES, "age_from": 20, "age_to": 12}
    with pytest.raises(ValidationError):
        add_group(organisation=organisation, details=details, by=LEAD)


def test_a_group_that_nothing_uses_is_removed_and_that_is_noted(organisation):
    group = add_group(organisation=organisation, details={"name": "3B"}, by=LEAD)
    remove_group(group=group, by=LEAD)
    assert not ResidentGroup.objects.exists()
    assert events()[-1] == "organisations.group_removed"


def test_a_theme_is_changed_in_place(organisation):
    topic = add_topic(organisation=organisation, details={"name": "Kultur"}, by=LEAD)
    change_topic(topic=topic, details={"name": "Kultur och idrott"}, by=LEAD)
    assert str(Topic.objects.get(slug="kultur")) == "Kultur och idrott"
