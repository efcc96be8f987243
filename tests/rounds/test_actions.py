"""Planning a round and recording the decision about it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_scopes import scope

from medborgarbudget.counting.money import Currency
from medborgarbudget.rounds.actions import record_decision, record_round
from medborgarbudget.rounds.actions.journal import write_down
from medborgarbudget.rounds.events import ROUND_CHANGED
from medborgarbudget.rounds.models import Decision, Round
from medborgarbudget.rounds.queries import decision_of, steps_of
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import Days
from tests.factories import OrganisationFactory, RoundFactory
from tests.rounds.making import LEAD, a_public_round, a_round_being_set_up

pytestmark = pytest.mark.django_db


def test_a_planned_round_stands_where_its_timetable_says() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        round = record_round(
            organisation=organisation,
            slug="omgang-1",
            name="Omgång 1",
            budget=500_000,
            timetable={Step.IDEAS: Days(date(2026, 3, 1), date(2026, 3, 31))},
        )
        ideas = steps_of(round, date(2026, 3, 15))[2]
    assert (ideas.step, ideas.state) == (Step.IDEAS, StepState.CURRENT)


def test_two_rounds_of_one_organisation_cannot_share_an_address() -> None:
    first = RoundFactory()
    with scope(organisation=first.organisation), pytest.raises(ValidationError):
        record_round(organisation=first.organisation, slug=first.slug, name="B", budget=1)


def test_swedish_rounds_have_whole_kronor() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation), pytest.raises(ValidationError):
        record_round(
            organisation=organisation,
            slug="a",
            name="A",
            budget=1,
            currency=Currency("SEK", decimals=2),
        )


def test_a_step_that_ends_before_it_starts_is_refused() -> None:
    organisation = OrganisationFactory()
    backwards = {Step.VOTE: Days(date(2026, 3, 2), date(2026, 3, 1))}
    with scope(organisation=organisation), pytest.raises(IntegrityError), transaction.atomic():
        record_round(organisation=organisation, slug="a", name="A", budget=1, timetable=backwards)


@pytest.mark.parametrize("word", ["arbetsyta", "traffar"])
def test_a_round_takes_no_word_that_other_pages_need(word: str) -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        with pytest.raises(ValidationError, match=r"betyder något annat|means something else"):
            record_round(organisation=organisation, slug=word, name="A", budget=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            Round.objects.create(organisation=organisation, slug=word, name="A", budget=1)


DECISION = {
    "body": "Kommunstyrelsen",
    "decided_on": date(2026, 5, 4),
    "paragraph": "§ 118",
    "registry_number": "KS 2026/12",
    "summary": "Alla vinnare genomförs.",
}


def test_a_decision_names_body_date_section_and_number() -> None:
    round = RoundFactory()
    with scope(organisation=round.organisation):
        record_decision(round=round, **DECISION)
        decision = decision_of(round)
    assert decision is not None
    assert decision.registry_number == "KS 2026/12"


@pytest.mark.parametrize("missing", ["body", "paragraph", "registry_number"])
def test_an_incomplete_decision_is_refused_by_the_act_and_by_the_database(missing: str) -> None:
    round: Round = RoundFactory()
    incomplete = DECISION | {missing: ""}
    with scope(organisation=round.organisation):
        with pytest.raises(ValidationError):
            record_decision(round=round, **incomplete)
        with pytest.raises(IntegrityError):
            Decision.objects.create(organisation=round.organisation, round=round, **incomplete)


def test_what_happens_to_a_draft_leads_to_the_workspace_and_later_to_the_public_page() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        draft = a_round_being_set_up(organisation)
        workspace = f"/{organisation.slug}/arbetsyta/omgangar/{draft.slug}/"
        assert write_down(ROUND_CHANGED, draft, LEAD).address == workspace
    public = a_public_round()
    with scope(organisation=public.organisation):
        entry = write_down(ROUND_CHANGED, public, LEAD)
    assert entry.address == public.get_absolute_url()
