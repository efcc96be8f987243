"""The page that a visitor sees between the end of the vote and the publication of its result.

The demo counts too fast to show it, so these tests have a server with a count of their own.
"""

from collections.abc import Callable

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarbudget.results.actions import carry_out_count
from medborgarbudget.results.models import Count
from medborgarbudget.results.states import CountState
from tests.e2e.conftest import Violations
from tests.factories import a_contest


@pytest.fixture
def count(live_server: LiveServer) -> Count:
    """A count that waits, and that no worker knows of: a queued job would outlive the test."""
    with scopes_disabled():
        contest = a_contest()
        return Count.objects.create(
            organisation=contest.organisation, contest=contest, publish_when_counted=True
        )


@pytest.fixture
def address(count: Count, live_server: LiveServer) -> str:
    """Where the count is looked at."""
    return f"{live_server.url}{count.contest.round.get_absolute_url()}resultat/"


@pytest.fixture
def waiting_page(address: str, page: Page) -> Page:
    """A browser that looks at the count while it waits."""
    page.goto(address)
    return page


def move(count: Count, state: CountState) -> None:
    """Put the count where it is to be seen."""
    with scopes_disabled():
        Count.objects.filter(pk=count.pk).update(state=state)


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        (CountState.WAITING, "Rösterna räknas just nu"),
        (CountState.COUNTING, "Rösterna räknas just nu"),
        (CountState.COUNTED, "Rösterna är räknade"),
        (CountState.FAILED, "Rösterna gick inte att räkna"),
    ],
)
def test_a_visitor_is_told_where_the_count_stands(
    page: Page,
    address: str,
    count: Count,
    axe: Callable[[Page], Violations],
    state: CountState,
    heading: str,
) -> None:
    move(count, state)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert axe(page) == []


def test_the_result_appears_by_itself_when_the_count_is_done(
    waiting_page: Page, count: Count
) -> None:
    with scopes_disabled():
        carry_out_count(count_id=count.pk)
    expect(waiting_page.get_by_role("heading", level=1)).to_have_text("Resultatet av omröstningen")


def test_the_page_leaves_its_reader_alone_while_the_count_goes_on(waiting_page: Page) -> None:
    waiting_page.evaluate("window.isStillTheSame = true")
    with waiting_page.expect_response("**/lage/") as answer:
        pass
    assert answer.value.json() == {"state": "waiting"}
    with waiting_page.expect_response("**/lage/"):
        pass
    assert waiting_page.evaluate("window.isStillTheSame")
