"""Two who change the same of an organisation at once: nothing is overwritten unseen."""

from typing import Any

import pytest
from django.urls import reverse
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation, Topic
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.windows import MET, Page, text_of

pytestmark = pytest.mark.django_db


def the_contact_details(organisation: Organisation) -> str:
    return reverse("organisations:settings_contact", args=[organisation.slug])


def a_theme(organisation: Organisation) -> str:
    with scope(organisation=organisation):
        topic = Topic.objects.create(organisation=organisation, slug="kultur", name="Kultur")
    return reverse("organisations:edit_topic", args=[organisation.slug, topic.slug])


@pytest.mark.parametrize(
    ("make", "field"), [(the_contact_details, "contact_address"), (a_theme, "description_0")]
)
def test_what_another_saved_is_told_and_not_overwritten_until_one_says_so(
    make: Any, field: str, django_assert_max_num_queries: Any
) -> None:
    organisation = OrganisationFactory()
    staff = (a_member_of_staff(organisation, Role.ADMINISTRATOR) for _each in range(2))
    address = make(organisation)
    first, second = (Page(signed_in_client(each), address) for each in staff)
    assert first.save(**{field: "Annas"}).status_code == 302
    with django_assert_max_num_queries(60) as queries:
        told = text_of(second.save(**{field: "Bos"}))
    assert "Annas" in told.split(MET)[1]
    asked = [each["sql"] for each in queries.captured_queries]
    turn = next(place for place, sql in enumerate(asked) if "pg_advisory_xact_lock" in sql)
    assert not any(' FROM "organisations_' in sql for sql in asked[:turn]), "read in its turn"
    assert Page(first.client, address).inputs[field] == ["Annas"]
    assert second.save().status_code == 302
    assert Page(first.client, address).inputs[field] == ["Bos"]
