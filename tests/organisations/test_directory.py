"""Visitors find the organisation that they look for, however many take part."""

import pytest
from django.test import Client

from medborgarbudget.organisations.queries.directory import CARDS
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

CARD = 'class="ds-card card"'


def start_page(client: Client, sought: str = "") -> str:
    return client.get("/en/", {"sok": sought} if sought else {}).content.decode()


def test_the_few_are_all_shown_and_need_not_be_looked_for(client: Client) -> None:
    OrganisationFactory.create_batch(CARDS)
    page = start_page(client, "something")
    assert page.count(CARD) == CARDS
    assert 'type="search"' not in page


def test_the_many_are_listed_by_name_and_found_by_a_part_of_it(client: Client) -> None:
    OrganisationFactory.create_batch(CARDS, name="Annan kommun")
    found = OrganisationFactory(name="Östersund")
    assert f"/en{found.get_absolute_url()}" in start_page(client)
    assert CARD not in start_page(client)
    assert start_page(client, "öster").count(CARD) == 1
    assert "Nobody who takes part here is called “Norr”." in start_page(client, "Norr")


def test_too_many_of_a_name_are_not_all_shown(client: Client) -> None:
    OrganisationFactory.create_batch(CARDS + 2, name="Ekskolan")
    page = start_page(client, "skolan")
    assert page.count(CARD) == CARDS
    assert "There are 2 more" in page


@pytest.mark.parametrize("organisations", [CARDS + 1, CARDS + 3])
def test_the_questions_do_not_grow_with_the_organisations(
    client: Client, django_assert_num_queries, organisations: int
) -> None:
    OrganisationFactory.create_batch(organisations, name="Ekskolan")
    with django_assert_num_queries(4):
        start_page(client, "skolan")
