"""Lists of a round that grow long are shown a page at a time, and nothing in them is lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.organisations.models import Document
from medborgarbudget.rounds.models import NewsItem, OutreachActivity, Round, RoundDocument
from medborgarbudget.rounds.states import OutreachChannel
from medborgarbudget.rounds.views.workspace.documents import ON_A_PAGE
from tests.factories import OrganisationFactory
from tests.rounds.making import START, a_public_round, on
from tests.rounds.pages import lead_of

pytestmark = pytest.mark.django_db

MANY = 2 * ON_A_PAGE + 1


@pytest.fixture
def round() -> Round:
    return a_public_round(OrganisationFactory(slug="almvik"))


def documents(round: Round, number: int) -> None:
    whose: dict[str, Any] = {"organisation": round.organisation}
    file = Document.objects.create(
        **whose, name="a.txt", content_type="text/plain", size=1, sha256="0" * 64, content=b"a"
    )
    RoundDocument.objects.bulk_create(
        RoundDocument(**whose, round=round, title=f"Sak nr {each:05}", document=file)
        for each in range(number)
    )


def news(round: Round, number: int) -> None:
    NewsItem.objects.bulk_create(
        NewsItem(
            organisation=round.organisation,
            round=round,
            title=f"Sak nr {each:05}",
            text="Kom!",
            published_at=timezone.now(),
        )
        for each in range(number)
    )


def outreach(round: Round, number: int) -> None:
    OutreachActivity.objects.bulk_create(
        OutreachActivity(
            organisation=round.organisation,
            round=round,
            channel=OutreachChannel.POSTER,
            what=f"Sak nr {each:05}",
            audience="Alla",
            starts_on=START + timedelta(each),
        )
        for each in range(number)
    )


def workspace_of(round: Round) -> str:
    return f"/almvik/arbetsyta/omgangar/{round.slug}/"


LISTS = [
    (documents, lambda round: f"/almvik/{round.slug}/dokument/"),
    (documents, lambda round: f"{workspace_of(round)}dokument/"),
    (news, lambda round: f"/almvik/{round.slug}/nyheter/"),
    (news, lambda round: f"{workspace_of(round)}nyheter/"),
    (outreach, lambda round: f"{workspace_of(round)}marknadsforing/"),
]
Fill = Callable[[Round, int], None]
Address = Callable[[Round], str]


def items_on(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"Sak nr \d+", page)))


def pages_from(client: Client, address: str) -> list[list[str]]:
    """What stands on each page, as somebody finds it who goes on to the next."""
    found, onwards = [], "?"
    while onwards:
        page = client.get(address.split("?")[0] + onwards).content.decode()
        found.append(items_on(page))
        link = re.search(r'href="([^"#]*)[^"]*" rel="next"', page)
        onwards = link[1].replace("&amp;", "&") if link else ""
    return found


@pytest.mark.parametrize(("fill", "address"), LISTS)
def test_a_long_list_is_shown_a_page_at_a_time_until_all_is_seen(
    round: Round, fill: Fill, address: Address
) -> None:
    with on(START), scope(organisation=round.organisation):
        fill(round, MANY)
        pages = pages_from(lead_of(round.organisation), address(round))
    assert max(len(page) for page in pages) <= ON_A_PAGE
    seen = [item for page in pages for item in page]
    assert len(seen) == len(set(seen)) == MANY


@pytest.mark.parametrize(("fill", "address"), LISTS)
def test_a_page_asks_the_database_no_more_the_longer_the_list_is(
    round: Round, fill: Fill, address: Address, django_assert_max_num_queries: Any
) -> None:
    with on(START), scope(organisation=round.organisation):
        client = lead_of(round.organisation)
        fill(round, 1)
        client.get(address(round))
        with django_assert_max_num_queries(40) as asked:
            assert len(items_on(client.get(address(round)).content.decode())) == 1
        fill(round, MANY)
        with django_assert_max_num_queries(len(asked)):
            assert len(items_on(client.get(address(round)).content.decode())) > 1


@pytest.mark.parametrize("page", ["0", "-1", "tre", "99999"])
def test_a_page_that_is_not_there_is_no_error(round: Round, page: str) -> None:
    with on(START), scope(organisation=round.organisation):
        news(round, 1)
        shown = lead_of(round.organisation).get(f"{workspace_of(round)}nyheter/?sida={page}")
    assert items_on(shown.content.decode())


def test_the_next_page_of_the_plan_keeps_what_was_asked_for(round: Round) -> None:
    with on(START), scope(organisation=round.organisation):
        outreach(round, MANY)
        done = OutreachActivity.objects.filter(what__lt=f"Sak nr {ON_A_PAGE + 1:05}")
        done.update(done_on=START)
        plan = f"{workspace_of(round)}marknadsforing/?lage=klart"
        shown = lead_of(round.organisation).get(plan).content.decode()
    assert "lage=klart&amp;sida=2" in shown
