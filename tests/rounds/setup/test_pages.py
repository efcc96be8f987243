"""The set-up page by page, without a script: from the first question to a public round."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation, ResidentGroup
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds import actions, ready_made
from medborgarbudget.rounds.actions import begin_round
from medborgarbudget.rounds.models import Lesson, ParticipatoryBudget, Pot, Round, Rulebook
from medborgarbudget.rounds.pages.setup import PAGES
from medborgarbudget.rounds.planning import USUAL_LENGTHS
from medborgarbudget.rounds.rulebook import Eligibility, Leftovers
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db

OWN = ("purpose", "who", "ideas", "count", "method", "conditions", "public", "days", "people")


def lead_of(organisation: Organisation, *roles: Role) -> Client:
    return signed_in_client(a_member_of_staff(organisation, *(roles or (Role.PROCESS_LEAD,))))


def url(round: Round, name: str) -> str:
    return reverse(f"rounds:{name}", args=[round.organisation.slug, round.slug])


def text_of(response: Any) -> str:
    return str(response.content.decode().replace("\N{NO-BREAK SPACE}", " "))


def rules_of(round: Round) -> Any:
    with scope(organisation=round.organisation):
        return Rulebook.objects.filter(round=round).order_by("-number")[0].rules


def again(round: Round) -> Round:
    with scope(organisation=round.organisation):
        return Round.objects.get(pk=round.pk)


def fields_of(response: Any) -> dict[str, Any]:
    """What a browser would send if the page's form were saved as it is shown."""
    form = re.findall(r"<form[^>]*data-autosave.*?</form>", text_of(response), re.S)[-1]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = given.get("type") in ("checkbox", "radio")
        if ticked and not re.search(r"\schecked", tag):
            continue
        found.setdefault(given["name"], []).append(given.get("value", "on" if ticked else ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = [text.strip()]
    for name, choices in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', choices)
        found[name] = [chosen[1] if chosen else ""]
    found.pop("csrfmiddlewaretoken", None)
    return found


def save(client: Client, round: Round, name: str, **answers: Any) -> HttpResponse:
    """Save a page with some answers changed; two underscores stand for a hyphen."""
    address = url(round, f"setup_{name}")
    data = fields_of(client.get(address))
    for key, value in answers.items():
        data[key.replace("__", "-")] = value
    response: HttpResponse = client.post(address, data)
    return response


def begun(client: Client, organisation: Organisation, start: str = "empty") -> Round:
    response = client.post(
        reverse("rounds:begin_budget", args=[organisation.slug]),
        {"name_0": "Vi bestämmer", "orientations": ["territory", "group"], "start": start},
    )
    assert response.status_code == 302, text_of(response)
    with scope(organisation=organisation):
        return Round.objects.select_related("organisation").get()


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
    data = fields_of(client.get(address)) | {"rules-leftovers": "returned"}
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
    assert response.content.startswith(b"%PDF")


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


def test_rules_of_a_public_round_are_saved_as_a_draft_and_lead_back_to_the_rules() -> None:
    round = a_public_round()
    with on(START):
        client = lead_of(round.organisation)
        response = save(client, round, "who", vote__age_from="16")
    assert response["Location"] == url(round, "workspace_rules")
    with scope(organisation=round.organisation):
        numbers = Rulebook.objects.filter(round=round).values_list("number", "published_at")
        assert sorted((number, bool(at)) for number, at in numbers) == [(1, True), (2, False)]


def test_once_the_vote_has_opened_frozen_parts_are_shown_as_locked() -> None:
    round = a_round_at(Step.VOTE)
    with on(first_day(round, Step.VOTE)):
        client = lead_of(round.organisation)
        for name in ("who", "count", "method", "conditions"):
            page = text_of(client.get(url(round, f"setup_{name}")))
            assert "data-autosave" not in page
            assert client.post(url(round, f"setup_{name}"), {}).status_code == 200
        ideas = text_of(client.get(url(round, "setup_ideas")))
        assert 'name="criterion0-question_0"' in ideas
        assert 'name="ideas-per_person"' not in ideas
    with scope(organisation=round.organisation):
        assert Rulebook.objects.filter(round=round, published_at=None).count() == 0


def test_the_set_up_of_a_public_round_is_over() -> None:
    round = a_public_round()
    client = lead_of(round.organisation)
    for name in ("setup", "setup_purpose", "setup_days", "setup_ready"):
        assert client.get(url(round, name)).status_code == 302
    assert client.post(url(round, "setup_publish")).status_code == 302


def test_a_new_pot_is_filled_in_as_in_the_template_until_one_adds_it() -> None:
    organisation = OrganisationFactory()
    client = lead_of(organisation)
    round = begun(client, organisation, start="byar-med-platser")
    address = url(round, "add_pot") + "?fran=planering"
    assert 'value="25000"' not in text_of(client.get(address))
    client.post(url(round, "setup_money"), {"total": "1250000"})
    page = text_of(client.get("/en" + address))
    assert "filled in as in the template that you began from" in page
    for said in ('value="1250000"', 'value="25000"', 'value="250000"'):
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
    assert 'value="1250000"' in page
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
