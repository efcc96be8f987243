"""A list of the rules stands after the sentence that it belongs to, wherever the rules are read."""

from dataclasses import replace
from typing import cast

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape
from django_scopes import scope

from medborgarbudget.network.models import MethodVersion
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.method import rules_of_method
from medborgarbudget.rounds.pages.setup import listed
from medborgarbudget.rounds.printing.plan import plan_of, rules_in_words
from medborgarbudget.rounds.queries.money import money_now
from medborgarbudget.rounds.ready_made.documents import template_document
from medborgarbudget.rounds.rulebook import Eligibility, Link
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.wording.rulebook import Section
from tests.factories import a_member_of_staff, signed_in_client
from tests.rounds.making import RULES, START, a_round_being_set_up, on

pytestmark = pytest.mark.django_db

WITH_A_LIST = replace(RULES, vote=Eligibility((Link.RESIDENT, Link.PUPIL), age_from=13))


@pytest.fixture
def round() -> Round:
    return a_round_being_set_up(rules=WITH_A_LIST)


def the_vote(sections: tuple[Section, ...]) -> Section:
    """What is said about who may vote, with a list in its midst."""
    [section] = [each for each in sections if each.part is RulePart.VOTE]
    assert section.opening
    assert section.items
    assert section.rest
    return section


def test_on_the_last_page_of_the_set_up(round: Round) -> None:
    with on(START), scope(organisation=round.organisation):
        vote = the_vote(rules_in_words(money_now(round, public=False)))
        lead = a_member_of_staff(round.organisation, Role.PROCESS_LEAD)
        address = f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/planering/klart/"
        page = signed_in_client(lead).get(address).content.decode()
    _opening, after = page.split(f"<p>{escape(vote.opening[0])}</p>")
    assert after.index(f"<li>{escape(vote.items[0])}</li>") < after.index(escape(vote.rest[0]))


def test_in_the_library_of_a_network() -> None:
    panel = rules_of_method(MethodVersion(rulebook=template_document(WITH_A_LIST)))
    assert panel is not None
    vote = the_vote(cast("tuple[Section, ...]", panel.context["sections"]))
    page = render_to_string(panel.template, {"panel": panel.context})
    _opening, after = page.split(f"<p>{escape(vote.opening[0])}</p>")
    assert after.index(f"<li>{escape(vote.items[0])}</li>") < after.index(escape(vote.rest[0]))


def test_in_the_plan_for_the_board(round: Round) -> None:
    with on(START), scope(organisation=round.organisation):
        money = money_now(round, public=False)
        heading = the_vote(rules_in_words(money)).heading
        plan = plan_of(money, listed(round), START)
    [section] = [each for each in plan.sections if each.heading == heading]
    assert [block["kind"] for block in section.body][:3] == ["paragraph", "list", "paragraph"]
