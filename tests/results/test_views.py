"""The public pages of a result."""

import re
import shlex
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.rule import CountRule, Greedy, TieBreak, Ties
from medborgarbudget.results.actions import request_count
from medborgarbudget.results.models import Count
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.actions import cancel_round
from medborgarbudget.rounds.states import Step
from medborgarbudget.voting.models import Contest
from tests.factories import a_contest, a_published_count, an_election
from tests.rounds.making import LEAD, a_round_at, first_day, on

pytestmark = pytest.mark.django_db


def address_of(contest: Contest, path: str = "resultat/") -> str:
    return f"/{contest.round.organisation.slug}/{contest.round.slug}/{path}"


def test_the_result_names_winners_first_and_then_the_others(client: Client) -> None:
    count = a_published_count()
    result = client.get(address_of(count.contest)).context["result"]
    assert [row.title for row in result.winners] == ["Förslag A", "Förslag C"]
    assert [row.title for row in result.others] == ["Förslag B"]
    assert (result.cost, result.leftover, result.total) == (100, 0, 3)


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_search_narrows_the_list_and_keeps_what_was_typed(client: Client, language: str) -> None:
    count = a_published_count()
    page = client.get(language + address_of(count.contest), {"q": "förslag b"}).content.decode()
    assert 'value="förslag b"' in page
    assert page.count("/forslag/2/") == 1
    assert "/forslag/1/" not in page


def test_a_list_tells_how_many_of_all_it_shows(client: Client) -> None:
    count = a_published_count()
    everything = client.get(address_of(count.contest)).content.decode()
    assert re.findall("<h3>(.+?) <small.*?>(.+?)</small>", everything) == [
        ("Vann", "2 förslag"),
        ("Vann inte", "1 förslag"),
    ]
    some = client.get(address_of(count.contest), {"q": "förslag c"}).content.decode()
    assert re.findall("<h3>(.+?) <small.*?>(.+?)</small>", some) == [("Vann", "visar 1 av 2")]


def test_the_support_is_told_once_and_in_one_line(client: Client) -> None:
    count = a_published_count()
    page = client.get(address_of(count.contest, "forslag/2/")).content.decode()
    assert re.findall("Stöd: .+?(?=<)", page) == ["Stöd: 98\N{NO-BREAK SPACE}% av kostnaden"]


def test_a_search_is_shown_as_text_and_never_as_markup(client: Client) -> None:
    count = a_published_count()
    page = client.get(address_of(count.contest), {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize("state", [CountState.WAITING, CountState.COUNTING, CountState.FAILED])
def test_before_publication_the_page_says_where_the_count_stands(
    client: Client, state: CountState
) -> None:
    with scopes_disabled():
        contest = a_contest()
        count = request_count(contest=contest)
        Count.objects.filter(pk=count.pk).update(state=state)
    page = client.get(address_of(contest))
    assert page.status_code == 200
    assert "results/counting.html" in [template.name for template in page.templates]
    assert client.get(address_of(contest, "resultat/lage/")).json() == {"state": state.value}


@pytest.mark.parametrize("path", ["forslag/1/", "resultat/omrostning.pb"])
def test_nothing_of_a_result_can_be_had_before_publication(client: Client, path: str) -> None:
    with scopes_disabled():
        contest = a_contest()
        count = request_count(contest=contest)
        Count.objects.filter(pk=count.pk).update(state=CountState.COUNTED)
    assert client.get(address_of(contest, path)).status_code == 404


def test_of_a_round_that_was_called_off_no_step_goes_on_and_no_decision_is_to_come(
    client: Client,
) -> None:
    round = a_round_at(Step.DECISION)
    contest = a_published_count(round=round).contest
    decision = first_day(round, Step.DECISION)
    with scope(organisation=round.organisation), on(decision):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
    with on(decision + timedelta(days=1)):
        page = client.get("/en" + address_of(contest)).content.decode()
    assert 'aria-current="step"' not in page
    assert "Nothing is decided yet" not in page
    assert "There is nothing to decide" in page


def test_a_round_without_a_vote_has_no_result(client: Client) -> None:
    with scopes_disabled():
        contest = a_contest()
    assert client.get(address_of(contest)).status_code == 404


@pytest.mark.parametrize("path", ["forslag/99/", "resultat/okand.txt", "resultat/../resultat"])
def test_what_does_not_exist_is_not_found(client: Client, path: str) -> None:
    count = a_published_count()
    assert client.get(address_of(count.contest, path)).status_code == 404


def test_a_file_is_sent_as_it_was_made(client: Client) -> None:
    count = a_published_count()
    with scope(organisation=count.organisation):
        file = count.files.get(name="omrostning.pb")
    response = client.get(address_of(count.contest, "resultat/omrostning.pb"))
    assert response.content == bytes(file.content)
    assert response["Content-Disposition"].startswith("attachment")


def test_the_result_page_asks_as_few_questions_for_many_proposals_as_for_three(
    client: Client, django_assert_num_queries: Callable
) -> None:
    few = a_published_count()
    many = a_published_count(
        an_election(costs=(10,) * 26, ballots=tuple({each: 1} for each in range(26)))
    )
    for count in (few, many):
        with django_assert_num_queries(8):
            client.get(address_of(count.contest))
        with django_assert_num_queries(8):
            client.get(address_of(count.contest, "forslag/2/"))


def test_a_result_without_any_money_is_shown(client: Client) -> None:
    count = a_published_count(an_election(costs=(0, 5, 5), budget=0))
    page = client.get(address_of(count.contest))
    assert page.status_code == 200
    assert [row.title for row in page.context["result"].winners] == ["Förslag A"]


def test_the_page_says_how_to_count_its_files_again(client: Client) -> None:
    count = a_published_count()
    slug = count.contest.round.slug
    result = client.get(address_of(count.contest)).context["result"]
    program, verb, ballots, option, rule = shlex.split(result.recount)
    assert (program, verb, option) == ("medborgarbudget", "count", "--rules")
    names = [download.url.rpartition("/")[2] for download in result.downloads]
    assert {ballots, rule} <= {f"{slug}-{name}" for name in names}


@pytest.mark.parametrize(
    ("vote_type", "name"),
    [(VoteType.APPROVAL, "Most votes first"), (VoteType.CUMULATIVE, "Most points first")],
)
def test_the_rule_speaks_of_points_where_ballots_give_points(
    client: Client, vote_type: VoteType, name: str
) -> None:
    count = a_published_count(an_election(vote_type=vote_type), rule=CountRule(Greedy()))
    assert name in client.get("/en" + address_of(count.contest)).content.decode()


def test_the_order_between_equals_is_told_as_it_was_set(client: Client) -> None:
    seed = "midsommar"
    ties = Ties((TieBreak.VOTES,), seed, sha256(seed.encode()).hexdigest())
    count = a_published_count(rule=CountRule(ties=ties))
    page = client.get("/en" + address_of(count.contest)).content.decode()
    assert "More votes first, then a drawn lot" in page
    assert seed in page
    assert ties.lot_commitment in page


def test_drawn_lots_are_told(client: Client) -> None:
    election = an_election(costs=(60, 60), ballots=({0: 1}, {1: 1}), budget=60)
    count = a_published_count(election)
    (lot,) = client.get(address_of(count.contest)).context["result"].lots
    assert "Förslag A" in lot
    assert "Förslag B" in lot
