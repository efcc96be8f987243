"""The pages where a round is found and told."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.results.actions import request_count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.actions import record_decision, record_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.panels import CARDS
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days
from tests.factories import OrganisationFactory, RoundFactory, a_contest, a_published_count
from tests.rounds.making import DECISION, LEAD

pytestmark = pytest.mark.django_db


def a_round_in(step: Step) -> Round:
    organisation = OrganisationFactory()
    today = timezone.localdate()
    days = Days(today - timedelta(days=3), today + timedelta(days=3))
    with scope(organisation=organisation):
        return record_round(
            organisation=organisation,
            slug="omgang-1",
            name="Trygga vägar",
            promise="Vi lovar att följa resultatet.",
            budget=1_250_000,
            residents=10_000,
            timetable={step: days},
        )


def page_of(client: Client, round: Round, language: str = "") -> str:
    response = client.get(language + round.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_round_tells_the_money_the_promise_and_the_step_it_is_in(client: Client) -> None:
    page = page_of(client, a_round_in(Step.IDEAS))
    assert "1 250 000 kr" in page
    assert "125 kr" in page
    assert "Vi lovar att följa resultatet." in page
    assert 'aria-current="step"' in page


def test_every_step_stands_on_the_page_in_both_languages(client: Client) -> None:
    round = a_round_in(Step.REVIEW)
    assert "Politiskt beslut" in page_of(client, round)
    assert "Political decision" in page_of(client, round, "/en")


def test_proposals_are_listed_once_there_are_any(client: Client) -> None:
    round = a_round_in(Step.REVIEW)
    assert "Utegym" not in page_of(client, round)
    with scope(organisation=round.organisation):
        add_proposals(round=round, drafts=[ProposalDraft("Utegym", 90_000, place="Ekeby")])
    page = page_of(client, round)
    assert "Utegym" in page
    assert "90 000 kr" in page


def test_proposals_leave_the_page_when_the_result_tells_about_them(client: Client) -> None:
    round = a_round_in(Step.DECISION)
    with scope(organisation=round.organisation):
        add_proposals(round=round, drafts=[ProposalDraft("Utegym", 90_000)])
    assert "Utegym" not in page_of(client, round)


def test_a_published_result_is_one_link_away(client: Client) -> None:
    count = a_published_count()
    assert "/resultat/" in page_of(client, count.contest.round)


def test_the_result_is_the_main_thing_to_do_and_comes_before_the_proposals(client: Client) -> None:
    page = page_of(client, a_published_count().contest.round)
    result, proposals = page.index(">Se resultatet</a>"), page.index(">Läs förslagen</a>")
    assert result < proposals
    assert 'data-variant="secondary"' not in page[page.rindex("<a", 0, result) : result]
    assert 'data-variant="secondary"' in page[page.rindex("<a", 0, proposals) : proposals]
    assert page.index('id="outcome"') < page.index('id="proposals"')


@pytest.mark.parametrize(
    ("step", "waits_for_others"),
    [(Step.REVIEW, True), (Step.DECISION, True), (Step.IDEAS, False), (Step.VOTE, False)],
)
def test_only_where_residents_have_nothing_to_do_are_they_told_so(
    client: Client, step: Step, waits_for_others: bool
) -> None:
    page = page_of(client, a_round_in(step))
    assert str(step.description) in page
    assert ("Du behöver inte göra något här nu." in page) is waits_for_others


@pytest.mark.parametrize(
    ("finished_on", "told"),
    [(None, "Inget är beslutat ännu."), (date(2025, 1, 1), "Inget beslut är infört här.")],
)
def test_a_round_without_a_decision_says_whether_one_is_to_come(
    client: Client, finished_on: date | None, told: str
) -> None:
    told_so = page_of(client, RoundFactory(finished_on=finished_on))
    with_result = a_published_count(round=RoundFactory(finished_on=finished_on)).contest.round
    result = client.get(f"{with_result.get_absolute_url()}resultat/").content.decode()
    for page in (told_so, result):
        assert told in page
        assert page.count("Inget ") == 1


def test_a_round_of_which_all_is_done_says_so_beside_the_marks(client: Client) -> None:
    finished = RoundFactory(finished_on=date(2025, 1, 1))
    address = f"/en{finished.get_absolute_url()}"
    # Nobody says that the decision was taken before it is on record.
    before = client.get(address).content.decode()
    assert "All eight steps are done" not in before
    assert "(not recorded)" in before
    with scope(organisation=finished.organisation):
        record_decision(round=finished, decided_on=date(2025, 1, 1), by=LEAD, **DECISION)
    assert "All eight steps are done" in client.get(address).content.decode()


def test_a_round_that_goes_on_is_not_told_as_done(client: Client) -> None:
    assert "Alla åtta steg" not in page_of(client, a_round_in(Step.FOLLOW_UP))


def test_a_count_that_goes_on_can_be_followed(client: Client) -> None:
    with scopes_disabled():
        contest = a_contest()
        request_count(contest=contest)
    assert "/resultat/" in page_of(client, contest.round)


def test_the_start_page_lists_organisations_and_rounds_that_go_on_first(client: Client) -> None:
    finished = RoundFactory(name="Avslutad omgång", finished_on=date(2025, 1, 1))
    current = a_round_in(Step.IDEAS)
    page = client.get("/").content.decode()
    assert page.index("Trygga vägar") < page.index("Avslutad omgång")
    for organisation in (finished.organisation, current.organisation):
        assert organisation.get_absolute_url() in page


def test_an_empty_installation_says_why_it_is_empty(client: Client) -> None:
    assert client.get("/").status_code == 200
    organisation = OrganisationFactory(name="Tomme kommun")
    assert "Tomme kommun" in client.get(organisation.get_absolute_url()).content.decode()


def test_an_organisation_shows_its_own_rounds_only(client: Client) -> None:
    mine, other = RoundFactory(name="Vår omgång"), RoundFactory(name="Deras omgång")
    page = client.get(mine.organisation.get_absolute_url()).content.decode()
    assert "Vår omgång" in page
    assert "Deras omgång" not in page
    assert other.get_absolute_url() not in page


@pytest.mark.parametrize("rounds", [1, 3])
def test_lists_of_rounds_ask_the_same_questions_however_many_there_are(
    client: Client, django_assert_num_queries, rounds: int
) -> None:
    organisation = OrganisationFactory()
    for _ in range(rounds):
        RoundFactory(organisation=organisation)
    with django_assert_num_queries(7):
        client.get("/")
    with django_assert_num_queries(12):
        client.get(organisation.get_absolute_url())


def test_of_many_rounds_the_start_page_shows_those_that_end_soonest(client: Client) -> None:
    for number in range(CARDS):
        RoundFactory(name=f"Gammal {number}", finished_on=date(2025, 1, 1))
    a_round_in(Step.IDEAS)
    page = client.get("/").content.decode()
    assert "Trygga vägar" in page
    assert page.count("Gammal") == CARDS - 1
    assert 'href="#organisations"' in page
