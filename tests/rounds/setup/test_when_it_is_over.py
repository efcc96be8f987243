"""The set-up where it is over: the round is public, its vote has opened, or nobody is signed in."""

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.rounds.models import Rulebook
from medborgarbudget.rounds.states import Step
from tests.rounds.making import (
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)
from tests.rounds.pages import lead_of, url
from tests.rounds.setup.answering import save
from tests.windows import text_of

pytestmark = pytest.mark.django_db


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
        seen = text_of(client.get(url(round, "setup_public")))
        assert 'name="publicity-support"' in seen
        assert 'value="returned"' in seen
        for gone in ('name="publicity-ballots"', 'name="publicity-proposer_name"', "other-pots"):
            assert gone not in seen
    with scope(organisation=round.organisation):
        assert Rulebook.objects.filter(round=round, published_at=None).count() == 0


def test_the_set_up_of_a_public_round_is_over() -> None:
    round = a_public_round()
    client = lead_of(round.organisation)
    for name in ("setup", "setup_purpose", "setup_days", "setup_ready"):
        assert client.get(url(round, name)).status_code == 302
    assert client.post(url(round, "setup_publish")).status_code == 302


def test_a_page_that_saves_itself_after_the_round_was_made_public_says_so_and_stops() -> None:
    round = a_public_round()
    client = lead_of(round.organisation)
    page = f"/en{url(round, 'setup_purpose')}"
    answer = client.post(page, {"summary_0": "Nytt"}, headers={"X-Autosave": "1"}).json()
    assert answer["stopped"]
    assert answer["said"].endswith("Nothing more is saved there.")
    assert "Nothing more is saved there." in text_of(client.post(page, {}, follow=True))


def test_a_page_that_saves_itself_after_the_session_is_over_says_so() -> None:
    page = f"/en{url(a_round_being_set_up(), 'setup_purpose')}"
    answer = Client().post(page, {"summary_0": "Nytt"}, headers={"X-Autosave": "1"}).json()
    assert answer["stopped"]
    assert "You are signed out" in answer["said"]
    assert Client().post(page, {"summary_0": "Nytt"}).status_code == 302


def test_a_page_from_before_a_new_sign_in_is_refused_in_plain_words() -> None:
    page = url(a_round_being_set_up(), "setup_purpose")
    refused = Client(enforce_csrf_checks=True).post(page, {"summary_0": "Nytt"})
    assert refused.status_code == 403
    assert "Gå tillbaka, ladda om sidan" in text_of(refused)
