"""Public rules go on saying what they said, whatever is renamed afterwards."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django_scopes import scope
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.actions.areas import rename_area
from medborgarbudget.organisations.actions.groups import change_group, change_topic
from medborgarbudget.organisations.actions.profile import change_profile
from medborgarbudget.organisations.models import Area, Organisation, ResidentGroup, Topic
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import publish_round, publish_rules, record_list_decision
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.outreach.occasions import Occasion
from medborgarbudget.rounds.outreach.round_in_words import round_in_words
from medborgarbudget.rounds.printing.rulebook import printed_rules
from medborgarbudget.rounds.queries import rounds_of, rulebook_in_force
from medborgarbudget.rounds.queries.rulebooks import coming_rules
from medborgarbudget.rounds.rulebook import Leftovers
from medborgarbudget.rounds.states import PotCoverage, RulePart, Step
from tests.factories import AreaFactory, AreaLevelFactory, OrganisationFactory
from tests.rounds.making import (
    DECISION,
    LEAD,
    START,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)

pytestmark = pytest.mark.django_db

ADMINISTRATOR = Actor(Role.ADMINISTRATOR)
OLD_NAMES = ("Norra Almvik", "Unga vuxna", "Kultur", "Almviks kommun")


@pytest.fixture
def round() -> Round:
    """A public round with money for an area, a group and a theme."""
    organisation = OrganisationFactory(slug="almvik", name="Almviks kommun")
    round = a_round_being_set_up(organisation)
    with scope(organisation=organisation), on(START):
        Pot.objects.filter(round=round).delete()
        area = AreaFactory(
            level=AreaLevelFactory(organisation=organisation),
            name=LazyI18nString({"sv": "Norra Almvik", "en": "Almvik North"}),
        )
        group = ResidentGroup.objects.create(
            organisation=organisation, slug="unga", name="Unga vuxna"
        )
        topic = Topic.objects.create(organisation=organisation, slug="kultur", name="Kultur")
        for name, amount, covered in (
            ("Norr", 200_000, {"coverage": PotCoverage.AREA, "area": area}),
            ("Unga", 200_000, {"coverage": PotCoverage.GROUP, "group": group}),
            ("Tema", 100_000, {"coverage": PotCoverage.THEME, "topic": topic}),
        ):
            Pot.objects.create(
                organisation=organisation, round=round, name=name, amount=amount, **covered
            )
        publish_round(round=round, by=LEAD)
        decided_on = first_day(round, Step.VOTE) - timedelta(days=1)
    with scope(organisation=organisation), on(decided_on):
        record_list_decision(round=round, details={**DECISION, "decided_on": decided_on}, by=LEAD)
    return again(round)


def again(round: Round) -> Round:
    """The round as it is stored now."""
    with scope(organisation=round.organisation):
        return rounds_of(round.organisation).select_related("organisation").get(pk=round.pk)


def rename_everything(organisation: Organisation) -> None:
    with scope(organisation=organisation):
        by = ADMINISTRATOR
        rename_area(area=Area.objects.get(), name="Norrby", by=by)
        change_group(group=ResidentGroup.objects.get(), details={"name": "De unga"}, by=by)
        change_topic(topic=Topic.objects.get(), details={"name": "Konst"}, by=by)
        change_profile(organisation=organisation, changes={"name": "Nya Almvik"}, by=by)


def everything_that_is_read(round: Round) -> Iterator[Any]:
    """The page in two languages, the data, and what is printed."""
    client, place = Client(), f"/almvik/{round.slug}"
    for language in ("", "/en"):
        yield client.get(f"{language}{place}/spelregler/").context["sections"]
    yield client.get(f"{place}/spelregler.json").json()
    with scope(organisation=round.organisation), translation.override("sv"):
        book = rulebook_in_force(round)
        assert book
        paper = printed_rules(round, book, "")
        yield paper.sections, paper.identity


def fingerprint_worked_out(data: dict[str, Any]) -> str:
    told = {name: data[name] for name in ("place", "pots", "rules")}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("step", [Step.IDEAS, Step.VOTE])
def test_public_rules_read_the_same_after_everything_was_renamed(round: Round, step: Step) -> None:
    with on(first_day(round, step)):
        before = list(everything_that_is_read(round))
        rename_everything(round.organisation)
        now = list(everything_that_is_read(again(round)))
    assert now == before
    swedish, english, data, _paper = now
    assert all(name in str(swedish) for name in OLD_NAMES)
    assert "It is for the area Almvik North." in str(english)
    assert data["fingerprint"] == fingerprint_worked_out(data)


def test_posters_and_letters_call_the_place_what_the_rules_call_it(round: Round) -> None:
    def who(occasion: Occasion) -> tuple[str, ...]:
        with scope(organisation=round.organisation), translation.override("sv"):
            return round_in_words(again(round), occasion).who

    occasions = (Occasion.IDEAS, Occasion.VOTE)
    with on(first_day(round, Step.IDEAS)):
        before = [who(each) for each in occasions]
        rename_everything(round.organisation)
        assert [who(each) for each in occasions] == before
    assert all("Almviks kommun" in str(sentences) for sentences in before)


def test_a_correction_after_the_vote_opened_keeps_the_names_of_the_vote(round: Round) -> None:
    with on(first_day(round, Step.VOTE)), scope(organisation=round.organisation):
        rename_everything(round.organisation)
        round = again(round)
        assert coming_rules(round).differences == ()
        with_rules(round, leftovers=Leftovers.RETURNED)
        assert [each.part for each in coming_rules(round).differences] == [RulePart.LEFTOVERS]
        corrected = publish_rules(round=round, reason="Fel ord på sidan.", by=LEAD)
        first = round.rulebooks.get(number=1)
        assert (corrected.pots, corrected.place) == (first.pots, first.place)


def test_until_then_staff_can_publish_the_new_names_and_everyone_sees_the_change(
    round: Round,
) -> None:
    with on(first_day(round, Step.IDEAS)), scope(organisation=round.organisation):
        rename_everything(round.organisation)
        round = again(round)
        changed = coming_rules(round).differences
        told = " ".join(sentence for each in changed for sentence in each.after)
        for name in ("området Norrby", "gruppen De unga", "temat Konst", "i Nya Almvik"):
            assert name in told
        published = publish_rules(round=round, reason="Området har fått ett nytt namn.", by=LEAD)
        assert published.edition.place.name == "Nya Almvik"
        assert coming_rules(again(round)).differences == ()
