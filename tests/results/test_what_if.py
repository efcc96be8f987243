"""The comparison of rules: worked out once, after the result, and shown without any counting."""

import json
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.counting.election import Project
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    Method,
)
from medborgarbudget.demo.timetables import in_the_midst_of
from medborgarbudget.results import tasks
from medborgarbudget.results.actions import carry_out_count, compare_rules, request_count
from medborgarbudget.results.file_names import BALLOTS, WHAT_IF
from medborgarbudget.results.models import Count, PublishedFile
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.actions import record_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step
from tests.factories import a_contest, a_published_count
from tests.results.reading import a_count_of, votes_for

pytestmark = pytest.mark.django_db

PROJECTS = [
    Project("A", 60, "Lekplats", place="Centrum"),
    Project("B", 40, "Scen", place="Centrum"),
    Project("C", 40, "Brygga", place="Hamnen"),
    Project("D", 500, "Hall", place="Ekeby"),
]
# Six like the playground and the stage, four like the jetty: greedy gives the four nothing.
BALLOTS_CAST = 6 * [{0: 1, 1: 1}] + 4 * [{2: 1}]


@pytest.fixture
def count() -> Count:
    """A published count whose rule has been compared with others."""
    count = a_count_of(PROJECTS, BALLOTS_CAST, CountRule(Greedy()))
    with scope(organisation=count.organisation):
        compare_rules(count_id=count.pk)
    return count


def address_of(count: Count) -> str:
    return f"{count.contest.round.get_absolute_url()}resultat/andra-regler/"


def test_the_page_tells_for_every_proposal_by_which_rules_it_wins(
    client: Client, count: Count
) -> None:
    comparison = client.get(f"/en{address_of(count)}").context["comparison"]
    letters = {rule.name: place for place, rule in enumerate(comparison.rules)}
    fates = [*comparison.always, *comparison.sometimes, *comparison.never]
    wins = {fate.row.title: fate.wins for fate in fates}
    assert len(fates) == len(PROJECTS)
    assert wins["Brygga"][letters["Equal shares"]]
    assert not wins["Brygga"][letters["Most votes first"]]
    assert wins["Scen"][letters["Most votes first"]]
    assert [fate.row.title for fate in comparison.never] == ["Hall"]


def test_the_page_tells_what_every_rule_means_for_all(client: Client, count: Count) -> None:
    comparison = client.get(f"/en{address_of(count)}").context["comparison"]
    (own,) = [rule for rule in comparison.rules if rule.own]
    shares = comparison.rules[0]
    assert (own.name, own.represented_voters, own.places_reached) == ("Most votes first", 6, 1)
    assert (own.gained, own.lost) == ((), ())
    assert (shares.name, shares.represented_voters, shares.places_reached) == (
        "Equal shares",
        10,
        2,
    )
    assert shares.gained == ("Brygga",)
    assert (comparison.voters, comparison.places, comparison.budget) == (10, 3, 100)


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_rule_is_told_by_name_and_by_what_it_favours(
    client: Client, count: Count, language: str
) -> None:
    response = client.get(f"{language}{address_of(count)}")
    page = unescape(response.content.decode())
    alternatives = response.context["comparison"].rules
    assert len({rule.name for rule in alternatives}) == len(alternatives) >= 5
    assert len({rule.favours for rule in alternatives}) == len(alternatives)
    assert all(rule.name in page and rule.favours in page for rule in alternatives)


def test_ticks_are_said_in_words_too(client: Client, count: Count) -> None:
    response = client.get(f"/en{address_of(count)}")
    comparison = response.context["comparison"]
    fates = [*comparison.always, *comparison.sometimes, *comparison.never]
    page = response.content.decode()
    assert page.count(">wins</span>") == sum(sum(fate.wins) for fate in fates)
    assert page.count(">does not win</span>") == sum(fate.wins.count(False) for fate in fates)


def test_the_constraints_of_the_vote_hold_under_every_rule(client: Client) -> None:
    count = a_count_of(PROJECTS, BALLOTS_CAST, CountRule(Greedy(), Constraints(per_place=1)))
    with scope(organisation=count.organisation):
        compare_rules(count_id=count.pk)
    comparison = client.get(address_of(count)).context["comparison"]
    centre = [
        fate.wins
        for fate in (*comparison.always, *comparison.sometimes, *comparison.never)
        if fate.row.place == "Centrum"
    ]
    assert not any(all(both) for both in zip(*centre, strict=True))


def test_the_page_counts_nothing_and_asks_as_few_questions_for_many_proposals_as_for_few(
    client: Client,
    count: Count,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Callable,
) -> None:
    projects = [Project(f"P{number}", 10) for number in range(40)]
    many = a_count_of(projects, votes_for(*[1] * 40), CountRule(Greedy()))
    with scope(organisation=many.organisation):
        compare_rules(count_id=many.pk)
    monkeypatch.setattr("medborgarbudget.counting.count.count", None)
    for each in (count, many):
        with django_assert_num_queries(8):
            assert client.get(address_of(each)).status_code == 200


def test_the_job_publishes_the_result_first_and_then_compares_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with scopes_disabled():
        contest = a_contest()
        count = request_count(contest=contest, publish_when_counted=True)
    monkeypatch.setattr(tasks, "compare_rules", _fail)
    with pytest.raises(RuntimeError):
        tasks.count(organisation_id=contest.organisation_id, count_id=count.pk)
    monkeypatch.undo()
    with scope(organisation=contest.organisation):
        count.refresh_from_db()
        assert count.state == CountState.PUBLISHED
        assert not PublishedFile.objects.filter(name=WHAT_IF).exists()
    for _ in range(2):
        tasks.count(organisation_id=contest.organisation_id, count_id=count.pk)
    with scope(organisation=contest.organisation):
        file = PublishedFile.objects.get(name=WHAT_IF)
        ballots = PublishedFile.objects.get(name=BALLOTS)
        assert json.loads(bytes(file.content))["input_sha256"] == ballots.sha256


def _fail(**_: object) -> None:
    raise RuntimeError


@pytest.mark.parametrize("method", [Greedy(), EqualShares(completion=Completion.NONE)], ids=repr)
def test_shares_of_many_kronor_are_raised_in_steps_that_take_no_long_time(
    client: Client, method: Method
) -> None:
    projects = [Project("A", 900_000), Project("B", 9_000_000)]
    count = a_count_of(projects, votes_for(3, 1), CountRule(method), budget=8_000_000)
    with scope(organisation=count.organisation):
        document = json.loads(bytes(compare_rules(count_id=count.pk).content))
    methods = [each["rule"]["method"] for each in document["rules"]]
    raised = [each for each in methods if each.get("completion") == "add1u"]
    assert {each["step"] for each in raised} == {"2000"}
    alternatives = client.get(address_of(count)).context["comparison"].rules
    assert [rule.own for rule in alternatives].count(True) == 1


def test_until_it_is_worked_out_the_page_says_so_and_nothing_leads_there(client: Client) -> None:
    count = a_published_count()
    page = client.get(f"/en{address_of(count)}")
    assert page.status_code == 200
    assert "are just being counted by other rules" in page.content.decode()
    result = client.get(f"{count.contest.round.get_absolute_url()}resultat/")
    assert "andra-regler" not in result.content.decode()


def test_the_result_leads_to_the_comparison_and_offers_it_as_a_file(
    client: Client, count: Count
) -> None:
    page = client.get(f"{count.contest.round.get_absolute_url()}resultat/").content.decode()
    assert f'href="{address_of(count)}"' in page
    assert client.get(address_of(count).removesuffix("/") + ".json").status_code == 200


def test_nothing_is_compared_in_public_before_the_result_is_published(client: Client) -> None:
    with scopes_disabled():
        contest = a_contest()
        count = carry_out_count(count_id=request_count(contest=contest).pk)
        compare_rules(count_id=count.pk)
    assert client.get(address_of(count)).status_code == 404


def a_round_in(step: Step, count: Count) -> Round:
    with scopes_disabled():
        return record_round(
            organisation=count.organisation,
            slug="nasta",
            number=2,
            name="Nästa omgång",
            budget=100,
            timetable=in_the_midst_of(step, timezone.localdate()),
        )


@pytest.mark.parametrize("step", [Step.CRITERIA, Step.REVIEW])
def test_before_its_vote_a_later_round_leads_to_the_comparison(
    client: Client, count: Count, step: Step
) -> None:
    page = client.get(a_round_in(step, count).get_absolute_url()).content.decode()
    assert f'href="{address_of(count)}"' in page


@pytest.mark.parametrize("step", [Step.VOTE, Step.DECISION])
def test_once_people_vote_rules_are_no_longer_compared(
    client: Client, count: Count, step: Step
) -> None:
    page = client.get(a_round_in(step, count).get_absolute_url()).content.decode()
    assert "andra-regler" not in page


def test_the_comparison_of_another_organisation_is_not_shown(client: Client, count: Count) -> None:
    stranger = a_published_count(rule=CountRule(EqualShares()))
    page = client.get(a_round_in(Step.IDEAS, stranger).get_absolute_url()).content.decode()
    assert "andra-regler" not in page
