"""Texts that are ready to send say what is known of the round, and nothing that is not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.actions import publish_round
from medborgarbudget.rounds.models import Pot, Round, RoundStep
from medborgarbudget.rounds.outreach.material import Paper, poster
from medborgarbudget.rounds.outreach.occasions import Occasion, Version, occasion_now
from medborgarbudget.rounds.outreach.texts import (
    MOST_IN_MESSAGE,
    TextKind,
    fits_in_a_message,
    ready_texts,
)
from medborgarbudget.rounds.queries import rounds_of, steps_of
from medborgarbudget.rounds.rulebook import Eligibility, Link
from medborgarbudget.rounds.states import PotCoverage, Step
from tests.factories import AreaFactory, OrganisationFactory, RoundFactory
from tests.rounds.making import (
    LEAD,
    RULES,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db
HOST = settings.SITE_URL.split("//")[1]
EVERY = [(occasion, version) for occasion in Occasion for version in Version]


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(
        name="Almviks kommun",
        slug="almvik",
        contact_email="medborgarbudget@almvik.se",
        contact_phone="0123-456 78",
    )


@pytest.fixture
def round(almvik: Organisation) -> Iterator[Round]:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        yield rounds_of(almvik).get(pk=round.pk)


def told(round: Round, occasion: Occasion, version: Version = Version.SWEDISH) -> dict[str, str]:
    return {each.kind.value: each.text for each in ready_texts(round, occasion, version)}


@pytest.mark.parametrize(("occasion", "version"), EVERY)
def test_every_text_leads_to_the_page_and_is_whole(
    round: Round, occasion: Occasion, version: Version
) -> None:
    texts = told(round, occasion, version)
    prefix = "/en" if version is Version.ENGLISH else ""
    assert list(texts) == TextKind.values
    for text in texts.values():
        assert f"{HOST}{prefix}/almvik/{round.slug}" in text
        assert not re.search(r"[{}]|None|  |\n\n\n|\N{NO-BREAK SPACE}", text)
        assert "&" not in text


@pytest.mark.parametrize(("occasion", "version"), EVERY)
def test_a_text_message_goes_into_one_message(
    round: Round, occasion: Occasion, version: Version
) -> None:
    [message] = [
        each for each in ready_texts(round, occasion, version) if each.kind is TextKind.MESSAGE
    ]
    assert not message.is_too_long
    assert message.length <= MOST_IN_MESSAGE
    assert "\n" not in message.text


def test_a_long_name_makes_the_message_shorter_not_longer(round: Round) -> None:
    round.participatory_budget.name = "Bygd i balans för hela Almvik " * 4
    assert fits_in_a_message(told(round, Occasion.IDEAS)["message"])


def test_a_message_that_cannot_fit_says_so(round: Round) -> None:
    round.slug = "a" * 150
    texts = ready_texts(round, Occasion.IDEAS, Version.SWEDISH)
    assert [each.kind for each in texts if each.is_too_long] == [TextKind.MESSAGE]


def test_a_press_release_tells_money_days_who_promise_and_whom_to_ask(round: Round) -> None:
    text = told(round, Occasion.IDEAS)["press"]
    for said in (
        "Bygd i balans",
        "500 000 kr",
        "Vi bestämmer.",
        "Vem får lämna idéer?",
        "Kommunstyrelsen lovar att följa resultatet.",
        "medborgarbudget@almvik.se",
        "0123-456 78",
    ):
        assert said in text


@pytest.mark.parametrize(("occasion", "version"), EVERY)
def test_the_reserve_is_not_promised(round: Round, occasion: Occasion, version: Version) -> None:
    Pot.objects.filter(round=round).update(reserve=40_000)
    texts = told(round, occasion, version).values()
    said = " ".join(texts).replace(",", " ")
    assert "500 000" not in said
    assert "460 000" in said or occasion is Occasion.RESULT
    for too_much in ("ska gå till det", "ska användas till det", "will go to", "avgör invånarna"):
        assert too_much not in said
    assert "460" in poster(round, occasion, Paper.A4).amount


def test_the_days_are_those_of_the_occasion(round: Round) -> None:
    first = first_day(round, Step.VOTE)
    assert str(first.day) in told(round, Occasion.VOTE)["poster"]
    days = RoundStep.objects.filter(round=round, step=Step.VOTE)
    days.update(starts_on=date(2028, 5, 3), ends_on=date(2028, 5, 24))
    moved = rounds_of(round.organisation).get(pk=round.pk)
    assert "3–24 maj 2028" in told(moved, Occasion.VOTE)["letter"]
    assert "Sista dag: 24 maj." in told(moved, Occasion.VOTE)["message"]
    assert "3–24 May 2028" in told(moved, Occasion.VOTE, Version.ENGLISH)["letter"]


def test_several_ties_to_the_place_are_listed(almvik: Organisation) -> None:
    vote = Eligibility((Link.RESIDENT, Link.OWNER_OR_BUSINESS), age_from=16)
    round = a_public_round(almvik, rules=replace(RULES, vote=vote))
    with scope(organisation=almvik):
        text = told(rounds_of(almvik).get(pk=round.pk), Occasion.VOTE, Version.ENGLISH)["letter"]
    assert "\n- You own a property or run a business in Almviks kommun." in text
    assert "16 years old" in text


def test_where_areas_have_money_of_their_own_the_text_says_in_which_one_votes(
    almvik: Organisation,
) -> None:
    round = a_round_being_set_up(almvik)
    with scope(organisation=almvik), on(date(2027, 1, 11)):
        area = AreaFactory(level__organisation=almvik)
        Pot.objects.filter(round=round).update(coverage=PotCoverage.AREA, area=area)
        publish_round(round=round, by=LEAD)
        public = rounds_of(almvik).get(pk=round.pk)
        text = told(public, Occasion.VOTE, Version.ENGLISH)["letter"]
    assert "You vote in the area where you belong." in text


def test_the_texts_are_there_before_the_round_is_public(almvik: Organisation) -> None:
    round = a_round_being_set_up(almvik)
    with scope(organisation=almvik):
        assert "Vem får rösta?" in told(round, Occasion.VOTE)["press"]


def test_a_result_waits_for_the_decision_until_it_is_taken(almvik: Organisation) -> None:
    round = a_round_at(Step.DECISION, almvik)
    with scope(organisation=almvik):
        assert "återstår det politiska beslutet" in told(round, Occasion.RESULT)["press"]


def test_a_result_names_the_decision_once_it_is_taken(almvik: Organisation) -> None:
    round = a_round_at(Step.IMPLEMENTATION, almvik)
    with scope(organisation=almvik):
        for version in Version:
            texts = told(round, Occasion.RESULT, version)
            for kind in ("press", "long_post", "letter", "mail"):
                for fact in ("Kommunstyrelsen", " 2027. § 12, ", "KS 2027/12"):
                    assert fact in texts[kind]
        assert "Kommunstyrelsen fattade beslut den" in told(round, Occasion.RESULT)["press"]


def test_a_poster_of_the_result_tells_where_the_decision_can_be_looked_up(
    almvik: Organisation,
) -> None:
    round = a_round_at(Step.IMPLEMENTATION, almvik)
    with scope(organisation=almvik):
        facts = poster(round, Occasion.RESULT, Paper.A4).facts
    said = next(fact.text for fact in facts if "Kommunstyrelsen" in fact.text)
    assert "§ 12" in said
    assert "KS 2027/12" in said


def test_a_round_without_days_rules_or_contact_still_has_its_texts() -> None:
    round = RoundFactory(promise="")
    with scope(organisation=round.organisation):
        for occasion, version in EVERY:
            for text in told(round, occasion, version).values():
                assert "None" not in text
                assert not re.search(r" [.,:]|\n- ?\n|:\n\n\n", text)


def test_signs_that_mean_something_on_a_page_stand_as_they_were_written(round: Round) -> None:
    round.summary = "Lek & <spel>"
    assert "Lek & <spel>" in told(round, Occasion.IDEAS)["press"]


def test_what_is_told_next_follows_the_steps(almvik: Organisation) -> None:
    round = a_round_at(Step.IMPLEMENTATION, almvik)
    with scope(organisation=almvik):
        for step, occasion in (
            (Step.CRITERIA, Occasion.IDEAS),
            (Step.IDEAS, Occasion.IDEAS),
            (Step.REVIEW, Occasion.VOTE),
            (Step.VOTE, Occasion.VOTE),
            (Step.DECISION, Occasion.RESULT),
        ):
            steps = steps_of(round, first_day(round, step))
            assert occasion_now(steps) is occasion
