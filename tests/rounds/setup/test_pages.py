"""The set-up page by page, without a script: from the first question to a public round."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from pypdf import PdfReader

from medborgarbudget.organisations.models import ResidentGroup
from medborgarbudget.rounds import actions, ready_made
from medborgarbudget.rounds.actions import begin_round
from medborgarbudget.rounds.models import Lesson, ParticipatoryBudget, Pot, Round
from medborgarbudget.rounds.pages.setup import PAGES
from medborgarbudget.rounds.planning import USUAL_LENGTHS
from medborgarbudget.rounds.rulebook import Eligibility, Leftovers
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_being_set_up,
    first_day,
    on,
)
from tests.rounds.pages import lead_of, url
from tests.rounds.setup.answering import again, begun, rules_of, save
from tests.windows import sent_from, text_of

pytestmark = pytest.mark.django_db

OWN = ("purpose", "who", "ideas", "count", "method", "conditions", "public", "days", "people")


def test_an_official_gets_from_nothing_to_a_public_round_without_a_script() -> None:
    organisation = OrganisationFactory()
    with on(START):
        client = lead_of(organisation)
        round = begun(client, organisation)
        assert round.slug == "vi-bestammer-2027"
        save(
            client,
            round,
            "purpose",
            summary_0="Du bestämmer.",
            purpose_0="Fler ska vara med.",
            promise_0="Vi lovar att följa resultatet.",
            owner_body="Kommunstyrelsen",
            planned_years="2027 2028 2029",
        )
        with scope(organisation=organisation):
            Round.objects.update(budget=500_000)
            Pot.objects.create(organisation=organisation, round=round, name="Alla", amount=500_000)
        save(client, round, "ideas", do="take-0")
        for name in OWN[1:]:
            assert save(client, round, name).status_code == 302, name
        client.post(
            url(round, "setup_decision"),
            {
                "body": "Kommunstyrelsen",
                "decided_on": START.isoformat(),
                "paragraph": "§ 12",
                "registry_number": "KS 2027/12",
                "summary_0": "Kommunstyrelsen beslutar enligt förslaget.",
            },
        )
        ready = text_of(client.get(url(round, "setup_ready")))
        assert "Vi lovar att följa resultatet." in ready
        response = client.post(url(round, "setup_publish"), follow=True)
        assert response.redirect_chain[-1][0] == round.get_absolute_url()
        assert "Vi lovar att följa resultatet." in text_of(Client().get(round.get_absolute_url()))


def test_what_is_missing_keeps_a_round_from_being_public_and_links_to_its_page() -> None:
    organisation = OrganisationFactory()
    client = lead_of(organisation)
    round = begun(client, organisation)
    page = text_of(client.get(url(round, "setup_ready")))
    for name in ("setup_purpose", "setup_money", "setup_ideas", "setup_decision"):
        assert f'href="{url(round, name)}"' in page
    assert url(round, "setup_publish") not in page
    client.post(url(round, "setup_publish"))
    assert again(round).published_at is None


def test_every_page_opens_and_its_list_tells_what_each_page_lacks() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    for page in PAGES:
        response = client.get(page.url(round))
        assert response.status_code == 200, page
        assert 'class="page-list"' in text_of(response), page


def test_a_page_saves_itself_and_says_when() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    address = url(round, "setup_public")
    data = sent_from(client.get(address)) | {"rules-leftovers": "returned"}
    answer = client.post(address, data, headers={"X-Autosave": "1"}).json()
    assert re.search(r"\d\d:\d\d", answer["said"])
    assert rules_of(round).leftovers is Leftovers.RETURNED


def test_what_cannot_be_understood_stays_on_the_page_and_the_rest_is_saved() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    response = save(client, round, "who", vote__age_from="femton", propose__age_from="12")
    assert response.status_code == 200
    assert 'value="femton"' in text_of(response)
    assert 'href="#id_vote-age_from"' in text_of(response)
    assert rules_of(round).propose == Eligibility(age_from=12)
    assert rules_of(round).vote == Eligibility()


def test_the_summary_of_errors_says_which_of_like_questions_is_meant() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    page = url(round, "setup_who")
    shown = text_of(client.post(page, sent_from(client.get(page)) | {"vote-age_from": "tolv"}))
    (said,) = re.findall(r'<a href="#id_vote-age_from">([^<]*)</a>', shown)
    assert said.startswith("Vem får rösta? Från ålder: ")


def test_a_question_that_is_too_long_is_not_said_to_be_missing_too() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    page = url(round, "setup_ideas")
    wrong = {"criterion0-question_0": "Q" * 300, "criterion0-explanation_0": "Därför."}
    shown = text_of(client.post(page, sent_from(client.get(page)) | wrong))
    assert len(re.findall(r'<a href="#id_criterion0-question_0">', shown)) == 1


def test_a_percentage_above_a_hundred_is_refused_in_percent() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    page = f"/en{url(round, 'setup_conditions')}"
    shown = text_of(
        client.post(page, sent_from(client.get(page)) | {"limits-least_share": "150 %"})
    )
    assert "Write a percentage above 0, and 100 at most." in shown
    assert 'value="150 %"' in shown


def test_the_medborgarbudget_is_renamed_with_its_round_left_as_it_is() -> None:
    organisation = OrganisationFactory()
    client = lead_of(organisation)
    round = begun(client, organisation)
    named = str(round.name)
    save(client, round, "purpose", called_0="Vi bestämmer ihop")
    refused = text_of(save(client, round, "purpose", called_0=""))
    assert '<a href="#id_called_0">' in refused
    with scope(organisation=organisation):
        assert str(ParticipatoryBudget.objects.get().name) == "Vi bestämmer ihop"
        assert str(Round.objects.get().name) == named


def test_a_slip_in_the_start_decision_is_corrected_from_its_page() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    correct = url(round, "correct_start_decision")
    assert f'href="{correct}"' in text_of(client.get(url(round, "setup_decision")))
    filled_in = {
        "body": "Kommunstyrelsen",
        "decided_on": START.isoformat(),
        "paragraph": "13",
        "registry_number": "KS 2027/12",
        "summary_0": "Ja.",
    }
    client.post(correct, filled_in)
    assert "<dd>§ 13</dd>" in text_of(client.get(url(round, "setup_decision")))


def test_a_name_that_is_taken_away_stays_as_it_was_while_the_rest_is_saved() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    response = save(client, round, "purpose", name_0="", name_1="", summary_0="Nya ord.")
    assert response.status_code == 200
    round = again(round)
    assert (str(round.name), str(round.summary)) == ("Omgång 1", "Nya ord.")


def test_another_ballot_brings_its_own_questions_and_a_method_that_fits() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    response = save(client, round, "count", kind="grades")
    assert response["Location"].endswith("#more")
    page = text_of(client.get(url(round, "setup_count")))
    assert 'name="grades-names"' in page
    assert 'name="approval-most"' not in page
    methods = text_of(client.get(url(round, "setup_method")))
    assert 'value="majority-judgment"' in methods
    assert 'value="equal-shares"' not in methods


def test_days_in_the_wrong_order_are_told_beside_the_day_and_the_others_are_saved() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    later = "2029-12-01"
    response = save(client, round, "days", vote_first="2027-01-12", follow_up_last=later)
    assert response.status_code == 200
    assert 'value="2027-01-12"' in text_of(response)
    with scope(organisation=round.organisation):
        steps = {each.step: each for each in Round.objects.get(pk=round.pk).steps.all()}
    assert steps[Step.VOTE].starts_on == first_day(round, Step.VOTE)
    assert steps[Step.FOLLOW_UP].ends_on == date.fromisoformat(later)


def test_days_are_proposed_from_the_day_of_the_vote() -> None:
    round = a_round_being_set_up()
    client = lead_of(round.organisation)
    data = {"propose": "1", "from-what": "vote", "from-day": "2028-05-02"}
    assert client.post(url(round, "setup_days"), data).status_code == 302
    with scope(organisation=round.organisation):
        again = Round.objects.get(pk=round.pk)
        assert first_day(again, Step.VOTE) == date(2028, 5, 2)


def test_it_is_told_how_many_may_vote_where_a_group_of_these_ages_is_known() -> None:
    round = a_round_being_set_up()
    organisation = round.organisation
    with scope(organisation=organisation):
        ResidentGroup.objects.create(
            organisation=organisation,
            slug="unga",
            name="Unga",
            age_from=13,
            age_to=20,
            members=1234,
        )
    client = lead_of(organisation)
    save(client, round, "who", vote__age_from="13", vote__age_to="20")
    assert "1 234" in text_of(client.get(url(round, "setup_who")))


def test_the_plan_for_the_board_is_a_pdf() -> None:
    round = a_round_being_set_up()
    response = lead_of(round.organisation).get(url(round, "setup_plan"))
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(response.content)).pages
    told = " ".join("\n".join(page.extract_text() for page in pages).split())
    assert "klart Pengarna" in told
    # Not needed to make a round public, but a board asks.
    assert "kvar Vem som ansvarar Ingen ansvarar för: Kriterier," in told


def test_the_next_round_starts_from_the_last_and_shows_what_it_taught() -> None:
    last = a_public_round()
    organisation = last.organisation
    client = lead_of(organisation)
    with scope(organisation=organisation):
        Lesson.objects.create(
            organisation=organisation, round=last, about="vote", text="Låt fler unga rösta."
        )
        budget = ParticipatoryBudget.objects.get()
    address = reverse("rounds:begin_round", args=[organisation.slug, budget.slug])
    assert "Låt fler unga rösta." in text_of(client.get(address))
    client.post(address, {"name_0": "Omgång två", "start": "last"})
    with scope(organisation=organisation):
        following = Round.objects.select_related("organisation").get(number=2)
        assert following.previous == last
        assert following.pots.count() == 1
    assert "Låt fler unga rösta." in text_of(client.get(url(following, "setup")))


def test_the_promise_of_a_new_round_leaves_that_of_the_last_as_it_was() -> None:
    last = a_public_round()
    organisation = last.organisation
    with scope(organisation=organisation):
        budget = ParticipatoryBudget.objects.get()
        following = begin_round(budget=budget, name="Nästa", previous=last, by=LEAD)
    save(lead_of(organisation), following, "purpose", promise_0="Ett nytt löfte.")
    with scope(organisation=organisation):
        assert str(Round.objects.get(pk=following.pk).promised) == "Ett nytt löfte."
        assert "följa" in str(Round.objects.get(pk=last.pk).promised)


def test_a_new_pot_is_filled_in_as_in_the_template_until_one_adds_it() -> None:
    organisation = OrganisationFactory()
    client = lead_of(organisation)
    round = begun(client, organisation, start="byar-med-platser")
    address = url(round, "add_pot") + "?fran=planering"
    assert 'value="25 000"' not in text_of(client.get(address))
    client.post(url(round, "setup_money"), {"total": "1250000"})
    page = text_of(client.get("/en" + address))
    assert "filled in as in the template that you began from" in page
    for said in ('value="1 250 000"', 'value="25 000"', 'value="250 000"'):
        assert said in page
    with scope(organisation=organisation):
        assert not Pot.objects.exists()
        actions.add_pot(round=round, details={"name": "Alla", "amount": 1_250_000}, by=LEAD)
    assert "as in the template" not in text_of(client.get("/en" + address))


def test_the_usual_rules_suggest_no_pots() -> None:
    organisation = OrganisationFactory()
    client = lead_of(organisation)
    round = begun(client, organisation)
    client.post(url(round, "setup_money"), {"total": "1250000"})
    page = text_of(client.get("/en" + url(round, "add_pot")))
    assert 'value="1 250 000"' in page
    assert "as in the template" not in page


def test_a_template_for_a_school_brings_its_shorter_steps() -> None:
    organisation = OrganisationFactory()
    with on(START):
        round = begun(lead_of(organisation), organisation, start="en-skola")
    template = ready_made.template("en-skola")
    assert template
    with scope(organisation=organisation):
        for step in round.steps.all():
            length = (step.ends_on - step.starts_on).days + 1
            assert length == (USUAL_LENGTHS | dict(template.lengths))[Step(step.step)]
