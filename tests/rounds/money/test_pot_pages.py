"""The pages about pots, for staff."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import add_pot, publish_round, set_budget
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.queries import rounds_of, rulebook_in_force
from medborgarbudget.rounds.states import Step
from tests.factories import a_member_of_staff, signed_in_client
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)
from tests.rounds.money.making import CORRECTED, at, filled_in, pots_of, words

pytestmark = pytest.mark.django_db


def test_staff_see_what_is_there_and_what_is_left(lead: Client, round: Round) -> None:
    with scope(organisation=round.organisation):
        add_pot(round=round, details={"name": "Alla", "amount": 300_000}, by=LEAD)
    page = words(lead.get(at(round)))
    for said in ("Alla", "300 000 kr", "200 000 kr", "500 000 kr"):
        assert said in page


def test_a_pot_is_added_with_slots_without_scripts(lead: Client, round: Round) -> None:
    more = words(lead.post(at(round, "ny/"), filled_in(more="1", slot_cost_0="100")))
    assert 'name="slot_cost_3"' in more
    assert 'value="100"' in more
    assert pots_of(round) == {}
    sent = filled_in(
        name_0="Landsbygden",
        slot_cost_0="100",
        slot_winners_0="4",
        slot_cost_1="500",
        slot_winners_1="1",
        reserve="50",
        places_first="Ask\n\nBy\nAsk",
    )
    lead.post(at(round, "ny/"), sent)
    with scope(organisation=round.organisation):
        pot = Pot.objects.get(round=round)
        assert [(each["cost"], each["winners"]) for each in pot.tiers] == [("100", 4), ("500", 1)]
        assert (pot.reserve, pot.places_first) == (50, ["Ask", "By"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"slot_cost_0": "100"},
        {"slot_cost_0": "500", "slot_winners_0": "1", "slot_cost_1": "5", "slot_winners_1": "1"},
        {"amount": "500001"},
        {"coverage": "area"},
        {"reserve": "1000"},
        {"name_0": ""},
    ],
)
def test_what_is_wrong_in_a_pot_is_told_and_everything_is_kept(
    lead: Client, round: Round, wrong: dict[str, str]
) -> None:
    page = words(lead.post(at(round, "ny/"), filled_in(name_0="Alla", places_first="Ask") | wrong))
    assert "ds-error-summary" in page
    assert "Ask" in page
    assert pots_of(round) == {}


def test_a_new_pot_is_offered_what_is_left(lead: Client, round: Round) -> None:
    with scope(organisation=round.organisation):
        add_pot(round=round, details={"name": "Alla", "amount": 300_000}, by=LEAD)
    assert 'value="200 000"' in words(lead.get(at(round, "ny/")))


def test_a_pot_is_changed_and_removed_after_a_question(lead: Client, round: Round) -> None:
    with scope(organisation=round.organisation):
        pot = add_pot(round=round, details={"name": "Alla", "amount": 300_000}, by=LEAD)
    assert 'value="300 000"' in words(lead.get(at(round, f"{pot.pk}/")))
    lead.post(at(round, f"{pot.pk}/"), filled_in(name_0="Unga", amount="200"))
    assert pots_of(round) == {"Unga": 200}
    assert "Unga" in words(lead.get(at(round, f"{pot.pk}/ta-bort/")))
    assert pots_of(round) == {"Unga": 200}
    lead.post(at(round, f"{pot.pk}/ta-bort/"), {"sure": "1"})
    assert pots_of(round) == {}


def test_pots_are_moved_by_buttons(lead: Client, round: Round) -> None:
    with scope(organisation=round.organisation):
        add_pot(round=round, details={"name": "Ett", "amount": 1}, by=LEAD)
        pot = add_pot(round=round, details={"name": "Två", "amount": 2}, by=LEAD)
    lead.post(at(round, f"{pot.pk}/flytta/"), {"way": "up"})
    assert list(pots_of(round)) == ["Två", "Ett"]


def test_an_amount_is_written_with_blanks_and_shown_so(lead: Client, round: Round) -> None:
    page = f"/almvik/arbetsyta/omgangar/{round.slug}/planering/pengar/"
    lead.post(page, {"total": "3 000 000 kr"})
    assert 'value="3 000 000"' in words(lead.get(page))
    assert 'value="tre miljoner"' in words(lead.post(page, {"total": "tre miljoner"}))


def test_the_set_up_asks_for_the_sum_and_comes_back_to_itself(lead: Client, round: Round) -> None:
    page = f"/almvik/arbetsyta/omgangar/{round.slug}/planering/pengar/"
    response = lead.post(page, {"total": "700000"})
    assert response.headers["Location"] == page
    with scope(organisation=round.organisation):
        assert Round.objects.get(pk=round.pk).budget == 700_000
    response = lead.post(at(round, "ny/?fran=planering"), filled_in(name_0="Alla"))
    assert response.headers["Location"] == page
    assert "Alla" in words(lead.get(page))


def test_the_money_of_a_public_round_changes_with_a_reason(organisation: Organisation) -> None:
    round = a_public_round(organisation)
    lead = signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))
    with scope(organisation=organisation):
        pot = Pot.objects.get(round=round)
    with on(START, 11):
        lead = signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))
        sent = filled_in(name_0="Alla", amount="400000")
        assert "ds-error-summary" in words(lead.post(at(round, f"{pot.pk}/"), sent))
        reason = {"reason_0": "Nämnden sänkte summan.", "reason_1": ""}
        lead.post(at(round, f"{pot.pk}/"), sent | reason)
    assert pots_of(round) == {"Alla": 400_000}
    with scope(organisation=organisation):
        held = rulebook_in_force(rounds_of(organisation).get(pk=round.pk))
        assert held
        assert str(held.reason) == "Nämnden sänkte summan."


def test_nothing_can_be_changed_once_the_vote_has_opened(organisation: Organisation) -> None:
    round = a_round_at(Step.VOTE, organisation)
    with on(first_day(round, Step.VOTE)):
        lead = signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))
        page = words(lead.get(at(round)))
        assert at(round, "ny/") not in page
        sent = filled_in(name_0="Unga", reason_0="Därför.", reason_1="")
        assert "ds-error-summary" in words(lead.post(at(round, "ny/"), sent))


def test_who_only_follows_the_work_sees_no_buttons(
    organisation: Organisation, round: Round
) -> None:
    secretary = signed_in_client(a_member_of_staff(organisation, Role.SECRETARY))
    assert at(round, "ny/") not in words(secretary.get(at(round)))
    assert secretary.get(at(round, "ny/")).status_code == 403


def test_a_round_with_money_in_no_pot_is_not_made_public_before_that_is_put_right(
    lead: Client, organisation: Organisation
) -> None:
    round = a_round_being_set_up(organisation)
    setup = f"/almvik/arbetsyta/omgangar/{round.slug}/planering"
    with scope(organisation=organisation):
        set_budget(round=round, total=500_001, by=LEAD)
        ready = words(lead.get(f"/en{setup}/klart/"))
        assert "1 kr lies in no pot" in ready
        assert f'<a href="/en{setup}/pengar/">Put it right' in ready
        with pytest.raises(ValidationError):
            publish_round(round=round, by=LEAD)
        set_budget(round=round, total=500_000, by=LEAD)
        with on(START):
            publish_round(round=round, by=LEAD)


def test_money_in_no_pot_of_a_public_round_is_worth_a_look(organisation: Organisation) -> None:
    round = a_public_round(organisation)
    with on(START):
        lead = signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))
        assert "lies in no pot" not in words(lead.get("/en" + at(round)))
        with scope(organisation=organisation):
            set_budget(round=round, total=600_000, by=LEAD, reason=CORRECTED)
        assert "100 000 kr lies in no pot" in words(lead.get("/en" + at(round)))
