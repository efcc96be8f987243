"""The first page of a workspace, and the way around it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations import events
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.models import RoundStep
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory, RoundFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db
HOME = "/almvik/arbetsyta/"


@pytest.fixture
def almvik():
    return OrganisationFactory(slug="almvik")


def as_(role, organisation):
    return signed_in_client(a_member_of_staff(organisation, role))


def test_the_first_page_tells_what_comes_next(almvik):
    today = timezone.localdate()
    with scopes_disabled():
        round = RoundFactory(organisation=almvik, name="Trygga vägar")
        for step, days in {Step.IDEAS: -30, Step.VOTE: 30}.items():
            day = today + timedelta(days=days)
            RoundStep.objects.filter(round=round, step=step).delete()
            RoundStep.objects.create(
                organisation=almvik, round=round, step=step, starts_on=day, ends_on=day
            )
    page = as_(Role.ELECTED_MEMBER, almvik).get(HOME)
    assert [item.label for item in page.context["coming"]] == ["Trygga vägar: Röstning"]


def test_the_first_page_tells_what_was_done_to_those_who_may_know(almvik):
    with scopes_disabled():
        record(events.LOOK_CHANGED, role="administrator", organisation_id=almvik.pk, subject=almvik)
    assert "Utseendet ändrades" in as_(Role.AUDITOR, almvik).get(HOME).content.decode()


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("", ""),
        ("installningar/om/", "installningar/"),
        ("installningar/utseende/", "installningar/"),
        ("personer/roller/", "personer/"),
    ],
)
def test_the_navigation_says_where_one_is(almvik, path, here):
    page = as_(Role.ADMINISTRATOR, almvik).get(f"{HOME}{path}").content.decode()
    assert re.findall(r'href="([^"]+)" aria-current=', page) == [f"{HOME}{here}"]
