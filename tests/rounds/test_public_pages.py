"""What everyone reads of a medborgarbudget and its rounds."""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.actions import (
    begin_round,
    cancel_round,
    change_budget,
    change_round,
    change_step,
    finish_round,
    record_decision,
)
from medborgarbudget.rounds.models import Round, RoundDocument, StartDecision
from medborgarbudget.rounds.states import Opening, Step
from tests.factories import DocumentFactory, OrganisationFactory
from tests.rounds.making import (
    DECISION,
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db

DO_NOW: Mapping[Step, tuple[str, str]] = {
    Step.CRITERIA: ("/kontakt/", "The last day is"),
    Step.OUTREACH: ("/spelregler/", "The last day is"),
    Step.IDEAS: ("/spelregler/", "The last day is"),
    Step.REVIEW: ("/tidplan/", "You do not need to do anything here now."),
    Step.VOTE: ("/spelregler/", "The last day is"),
    Step.DECISION: ("/tidplan/", "You do not need to do anything here now."),
    Step.IMPLEMENTATION: ("/nyheter/", "The last day is"),
    Step.FOLLOW_UP: ("/kontakt/", "The last day is"),
}


def page_of(client: Client, round: Round, below: str = "") -> str:
    """A page of the round in English, whose words stand in the code."""
    response = client.get(f"/en{path_of(round)}{below}")
    assert response.status_code == 200
    return str(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def path_of(round: Round) -> str:
    return f"/{round.organisation.slug}/{round.slug}/"


def box_of(page: str) -> str:
    """The part that says where the round stands."""
    start = page.index('<section class="now')
    return page[start : page.index("</section>", start)]


@pytest.mark.parametrize("step", list(Step))
def test_in_every_step_the_page_says_what_goes_on_and_what_to_do(
    client: Client, step: Step
) -> None:
    round = a_round_at(step)
    with on(first_day(round, step)):
        box = box_of(page_of(client, round))
    address, said = DO_NOW[step]
    assert f'<h2 id="now">{step.label} ' in box
    assert said in box
    assert f"{address}" in box[box.index('class="ds-button"') :]
    assert "Kommunstyrelsen lovar" in box


def test_a_vote_without_a_list_waits_and_says_for_what_in_words_for_residents(
    client: Client,
) -> None:
    round = a_public_round()
    with on(first_day(round, Step.VOTE)):
        page = page_of(client, round)
    box = box_of(page)
    assert "The vote has not begun" in box
    assert "The politicians have not decided yet which proposals to vote on." in box
    assert "It was to begin on" in box
    assert "not recorded" not in page
    assert "Step 5 of 8 waits: Vote" in page


def test_a_step_that_somebody_has_to_open_waits_beside_the_one_that_goes_on(
    client: Client,
) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        details = {"opening": Opening.HAND}
        change_step(round=round, step=Step.OUTREACH, details=details, by=LEAD)
    with on(first_day(round, Step.OUTREACH)):
        box = box_of(page_of(client, round))
    assert "The invitations have not gone out yet" in box
    assert "We begin as soon as everything is in place." in box


def test_a_decision_that_takes_longer_is_not_told_as_over(client: Client) -> None:
    round = a_round_at(Step.DECISION)
    with on(first_day(round, Step.IMPLEMENTATION)):
        box = box_of(page_of(client, round))
    assert "Political decision" in box
    assert "takes longer" in box
    assert "The last day is" not in box
    assert "The politicians have not decided yet what is to be done." in box


def test_a_round_that_was_called_off_says_so_and_why(client: Client) -> None:
    round = a_round_at(Step.IDEAS)
    with scope(organisation=round.organisation), on(first_day(round, Step.IDEAS)):
        cancel_round(round=round, because="Skolan brann.", by=LEAD)
    with on(first_day(round, Step.VOTE)):
        page = page_of(client, round)
    assert "This round was called off" in box_of(page)
    assert "Skolan brann." in box_of(page)
    assert 'aria-current="step"' not in page
    assert "Nothing is decided yet" not in page


def test_a_finished_round_says_when_it_was_over(client: Client) -> None:
    round = a_round_at(Step.FOLLOW_UP)
    after = first_day(round, Step.FOLLOW_UP) + timedelta(days=60)
    with scope(organisation=round.organisation), on(after):
        finish_round(round=round, by=LEAD)
        box = box_of(page_of(client, round))
    assert "This round is finished" in box
    assert "It was over on" in box


def test_a_round_that_is_over_shows_the_way_to_the_next(client: Client) -> None:
    round = a_public_round()
    budget = round.participatory_budget
    assert budget is not None
    with scope(organisation=round.organisation), on(first_day(round, Step.IDEAS)):
        cancel_round(round=round, because="Skolan brann.", by=LEAD)
        later = begin_round(budget=budget, name="Omgång 2", by=LEAD)
        assert "Contact us" in box_of(page_of(client, round))
        Round.objects.filter(pk=later.pk).update(published_at=timezone.now())
        box = box_of(page_of(client, round))
    assert "See round 2" in box
    assert f'href="/en{path_of(later)}"' in box


def test_before_its_first_day_a_round_says_that_it_has_not_begun(client: Client) -> None:
    round = a_public_round()
    with on(START - timedelta(days=5)):
        box = box_of(page_of(client, round))
    assert "The round has not begun" in box
    assert "Next: Criteria, from" in box


def test_nothing_is_told_as_decided_without_body_day_section_and_registry_number(
    client: Client,
) -> None:
    round = a_round_at(Step.DECISION)
    with on(first_day(round, Step.DECISION)):
        before = page_of(client, round)
    assert "Nothing is decided yet" in before
    assert "This was decided after the vote." not in before
    with scope(organisation=round.organisation), on(first_day(round, Step.DECISION)):
        record_decision(
            round=round, decided_on=first_day(round, Step.DECISION), by=LEAD, **DECISION
        )
        after = page_of(client, round)
    decision = after[after.index('<section class="decision') :]
    for part in ("decided after", "Kommunstyrelsen", "26 July 2027", "§ 12", "KS 2027/12"):
        assert part in decision


def test_a_decision_against_the_vote_gives_its_reasons(client: Client) -> None:
    round = a_round_at(Step.DECISION)
    day = first_day(round, Step.DECISION)
    with scope(organisation=round.organisation), on(day):
        details = {**DECISION, "follows_vote": False, "deviation": "Marken är förorenad."}
        record_decision(round=round, decided_on=day, by=LEAD, **details)
        page = page_of(client, round)
    assert "It is not what the vote said" in page
    assert "Marken är förorenad." in page


def test_the_decision_about_the_list_stands_apart_from_the_one_after_the_vote(
    client: Client,
) -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        page = page_of(client, round)
    listed = page[page.index('id="list-decision"') :]
    assert "§ 12" in listed
    assert "Nothing is decided yet" in page


def test_what_staff_are_still_setting_up_is_nowhere_to_be_found(client: Client) -> None:
    round = a_round_being_set_up()
    with scope(organisation=round.organisation):
        budget = round.participatory_budget
        assert budget is not None
    for below in ("", "tidplan/", "tidplan.ics", "nyheter/", "nyheter/flode/", "dokument/"):
        assert client.get(f"{path_of(round)}{below}").status_code == 404
    assert client.get(budget.get_absolute_url()).status_code == 404
    calendar = client.get(f"/{round.organisation.slug}/kalender.ics").content.decode()
    assert "Omgång 1" not in calendar


def a_full_round(organisation: Organisation | None = None) -> Round:
    round = a_round_at(Step.VOTE, organisation)
    with scope(organisation=round.organisation):
        for number, public in ((1, True), (2, False)):
            RoundDocument.objects.create(
                organisation=round.organisation,
                round=round,
                title=f"Handling {number}",
                document=DocumentFactory(organisation=round.organisation),
                public=public,
            )
    return round


def test_only_public_documents_are_listed_and_opened(client: Client) -> None:
    round = a_full_round()
    page = page_of(client, round, "dokument/")
    assert "Handling 1" in page
    assert "Handling 2" not in page
    with scope(organisation=round.organisation):
        shown, hidden = round.documents.order_by("pk")
    opened = client.get(f"{path_of(round)}dokument/{shown.pk}/")
    assert opened.content.startswith(b"%PDF")
    assert client.get(f"{path_of(round)}dokument/{hidden.pk}/").status_code == 404


def test_a_document_of_another_round_is_not_found_here(client: Client) -> None:
    organisation = OrganisationFactory()
    round = a_full_round(organisation)
    other = a_public_round(organisation)
    with scope(organisation=organisation):
        document = round.documents.get(public=True)
    assert client.get(f"{path_of(other)}dokument/{document.pk}/").status_code == 404


def test_minutes_are_one_link_away_from_the_decision(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        budget = round.participatory_budget
        assert budget is not None
        minutes = DocumentFactory(organisation=round.organisation)
        StartDecision.objects.filter(participatory_budget=budget).update(minutes=minutes)
    address = f"{budget.get_absolute_url()}protokoll/"
    assert f'href="/en{address}"' in page_of(client, round, "dokument/")
    assert client.get(address).content.startswith(b"%PDF")
    assert client.get(f"{path_of(round)}dokument/protokoll/beslut/").status_code == 404


def test_a_medborgarbudget_tells_its_purpose_its_decision_and_its_three_rounds(
    client: Client,
) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        budget = round.participatory_budget
        assert budget is not None
        details = {"running_cost": 250_000, "planned_years": [2027, 2028, 2029]}
        change_budget(budget=budget, details=details, by=LEAD)
        begin_round(budget=budget, name="Hemlig omgång", previous=round, by=LEAD)
        address = budget.get_absolute_url()
        response = client.get(f"/en{address}")
    page = response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for told in (
        "Fler ska vara med och bestämma.",
        "Territory",
        "Kommunstyrelsen lovar",
        "§ 12",
        "250 000 kr",
        "Round 1, 2027",
        "Round 3, 2029",
        "Omgång 1",
    ):
        assert told in page
    assert page.count("Planned.") == 2
    assert "Hemlig omgång" not in page


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_of_a_medborgarbudget_asks_as_much_of_one_round_as_of_three(
    client: Client, django_assert_num_queries, rounds: int
) -> None:
    round = a_public_round()
    budget = round.participatory_budget
    assert budget is not None
    with scope(organisation=round.organisation), on(START):
        for number in range(1, rounds):
            later = begin_round(budget=budget, name=f"Omgång {number + 1}", by=LEAD)
            Round.objects.filter(pk=later.pk).update(published_at=timezone.now())
        address = budget.get_absolute_url()
    with on(START), django_assert_num_queries(6):
        client.get(address)


def test_the_organisation_lists_its_medborgarbudgetar(client: Client) -> None:
    round = a_public_round()
    budget = round.participatory_budget
    assert budget is not None
    page = client.get(round.organisation.get_absolute_url()).content.decode()
    assert f'href="{budget.get_absolute_url()}"' in page


def test_cards_say_of_a_round_that_it_waits_or_was_called_off(client: Client) -> None:
    round = a_public_round()
    with on(first_day(round, Step.VOTE)):
        assert "Waits: Vote" in client.get("/en/").content.decode()
        with scope(organisation=round.organisation):
            cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        page = client.get("/en/").content.decode()
    assert "Called off" in page
    assert "Waits: Vote" not in page


def test_while_ideas_are_open_they_come_before_a_later_step_that_has_begun(
    client: Client,
) -> None:
    round = a_public_round()
    ideas = first_day(round, Step.IDEAS)
    with scope(organisation=round.organisation):
        round.steps.filter(step=Step.REVIEW).update(starts_on=ideas)
    with on(ideas):
        box = box_of(page_of(client, round))
    assert '<h2 id="now">Ideas ' in box


def test_a_text_for_everyone_is_shown_while_its_step_goes_on(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        details = {"text": "Kom till **biblioteket**.", "responsible_body": "Kulturnämnden"}
        change_step(round=round, step=Step.CRITERIA, details=details, by=LEAD)
        page = page_of(client, round)
    assert "<strong>biblioteket</strong>" in page
    assert "Kulturnämnden is responsible for the step" in page


def test_a_body_that_is_responsible_for_all_is_named_once(client: Client) -> None:
    round = a_public_round()
    assert round.participatory_budget is not None
    with scope(organisation=round.organisation), on(START):
        details = {"responsible_body": round.participatory_budget.owner_body}
        change_step(round=round, step=Step.CRITERIA, details=details, by=LEAD)
        page = page_of(client, round)
    assert "for the money and the promise, and for the step that goes on now." in page
    assert page.count("is responsible for") == 1


def test_a_round_can_be_shared_with_its_name_and_summary(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        change_round(round=round, details={"summary": "Om <torget>."}, by=LEAD)
    page = page_of(client, round)
    assert '<meta property="og:title" content="Omgång 1">' in page
    assert 'property="og:description" content="Om &lt;torget&gt;."' in page
    assert 'type="application/atom+xml"' in page


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("", "Omgång 1"),
        ("tidplan/", "Timetable – Omgång 1"),
        ("pengarna/", "The money – Omgång 1"),
        ("spelregler/", "The rules of the round – Omgång 1"),
        ("dokument/", "Decisions and documents – Omgång 1"),
        ("nyheter/", "News – Omgång 1"),
    ],
)
def test_every_page_of_a_round_is_shared_by_its_name_with_the_rounds_picture(
    client: Client, below: str, title: str
) -> None:
    round = a_public_round()
    page = page_of(client, round, below)
    assert f'property="og:title" content="{title}"' in page
    (picture,) = re.findall(r'property="og:image" content="http://testserver(.+?)"', page)
    assert client.get(picture)["Content-Type"] == "image/png"
