"""The page on which staff try out rules before they hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django_scopes import scope

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, TopK
from medborgarbudget.counting.rule.allocation import PerHead
from medborgarbudget.counting.rule.ballots import Approval, Packages, Single
from medborgarbudget.organisations.models import ResidentGroup
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds import past_votes
from medborgarbudget.rounds.actions import save_rules
from medborgarbudget.rounds.models import Pot, Round, Rulebook
from medborgarbudget.rounds.rulebook import Eligibility, Link
from tests.factories import (
    AreaFactory,
    RoundFactory,
    a_member_of_staff,
    a_published_count,
    signed_in_client,
)
from tests.rounds.making import a_round_being_set_up

pytestmark = pytest.mark.django_db

RESIDENTS: dict[str, Any] = {"residents": 1000, "residents_on": date(2026, 1, 1)}


@pytest.fixture
def round() -> Round:
    return a_round_being_set_up()


@pytest.fixture
def look(round: Round) -> Callable[..., str]:
    """The page as a process lead reads it in English."""
    client = signed_in_client(a_member_of_staff(round.organisation, Role.PROCESS_LEAD))

    def page(**chosen: str) -> str:
        address = (
            f"/en/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/planering/tank-om/"
        )
        response = client.get(address, chosen)
        assert response.status_code == 200
        return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")

    return page


def saved(round: Round, **changes: Any) -> None:
    with scope(organisation=round.organisation):
        book = Rulebook.objects.get(round=round)
        save_rules(round=round, rules=replace(book.rules, **changes))


def an_earlier_vote(round: Round, election: Election | None = None) -> Round:
    earlier = RoundFactory(organisation=round.organisation, slug="ar-2025", name="Omgång 2025")
    a_published_count(election, round=earlier)
    return earlier


def test_without_an_earlier_vote_an_invented_one_shows_what_the_rule_means(
    look: Callable[..., str],
) -> None:
    page = look()
    assert "Proposals and voters are invented" in page
    assert "The rule of this round" in page
    assert "Skate park" in page
    assert "thought experiment" in page


def test_the_latest_vote_is_counted_by_the_new_rule(round: Round, look: Callable[..., str]) -> None:
    an_earlier_vote(round)
    page = look()
    assert "These are the votes of Omgång 2025" in page
    assert "Skate park" not in page
    assert "Skate park" in look(rost="exempel")


def test_a_vote_of_another_organisation_is_not_shown(look: Callable[..., str]) -> None:
    a_published_count(round=RoundFactory(slug="ar-2025", name="Omgång 2025"))
    assert "Omgång 2025" not in look(rost="ar-2025")


def test_a_vote_that_is_too_large_is_not_counted_and_the_example_is_offered(
    round: Round, look: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    an_earlier_vote(round)
    monkeypatch.setattr(past_votes, "LARGEST", 1)
    assert "too large" in look(rost="ar-2025")
    assert "Skate park" in look()


def test_a_vote_on_single_proposals_says_nothing_of_packages(
    round: Round, look: Callable[..., str]
) -> None:
    an_earlier_vote(round)
    saved(round, count=CountRule(Greedy(), Constraints(winners=1), ballot=Packages()))
    assert "not for whole packages" in look()
    assert "Skate park, Outdoor gym" in look(rost="exempel")


def test_the_ballot_of_the_rules_is_the_one_that_is_counted(
    round: Round, look: Callable[..., str]
) -> None:
    an_earlier_vote(round)
    saved(round, count=CountRule(ballot=Approval(least=3, most=3)))
    assert "with the new ballot" in look()
    saved(round, count=CountRule(ballot=Single()))
    assert "with the new ballot" not in look()


def test_rules_that_contradict_a_pot_are_told_and_not_counted(
    round: Round, look: Callable[..., str]
) -> None:
    saved(round, count=CountRule(TopK(winners=2), ballot=Approval(most=3)))
    with scope(organisation=round.organisation):
        Pot.objects.filter(round=round).update(reserve=100_000)
    page = look()
    assert "nothing can be kept back" in page
    assert "The rule of this round" not in page


def test_each_pot_has_a_rule_of_its_own(round: Round, look: Callable[..., str]) -> None:
    with scope(organisation=round.organisation):
        Pot.objects.create(
            organisation=round.organisation, round=round, name="Norr", amount=200_000, position=1
        )
    assert "There is 500 000 kr" in look()
    assert "There is 200 000 kr" in look(pott="1")
    assert "There is 500 000 kr" in look(pott="99")
    assert "There is 500 000 kr" in look(pott="²")


def test_a_round_without_money_or_ballot_is_tried_with_an_example(
    round: Round, look: Callable[..., str]
) -> None:
    with scope(organisation=round.organisation):
        Pot.objects.filter(round=round).delete()
        Round.objects.filter(pk=round.pk).update(budget=0)
    saved(round, count=CountRule())
    assert "There is 500 000 kr" in look()


def test_it_says_who_may_take_part(round: Round, look: Callable[..., str]) -> None:
    saved(round, vote=Eligibility((Link.TENANT,), age_from=10))
    page = look()
    assert "A visitor of 25" in page
    assert "no tie that counts" in page
    assert "Nobody has filled in how many people live here" in page


def test_it_tells_how_many_they_are_where_that_is_known(
    round: Round, look: Callable[..., str]
) -> None:
    with scope(organisation=round.organisation):
        Round.objects.filter(pk=round.pk).update(residents=12_345)
        for slug, members in (("unga", 420), ("fa", 3)):
            ResidentGroup.objects.create(
                organisation=round.organisation, slug=slug, name=slug.title(), members=members
            )
    page = look()
    assert "12 345" in page
    assert "420" in page
    assert "Fa</th>" not in page


def test_it_shows_what_each_area_would_get_by_each_formula(
    round: Round, look: Callable[..., str]
) -> None:
    assert "At least two areas with residents are needed" in look()
    level = AreaFactory(level__organisation=round.organisation, **RESIDENTS, name="Ask").level
    AreaFactory(level=level, **(RESIDENTS | {"residents": 3000}), name="By")
    saved(round, count=CountRule(allocation=PerHead(Fraction(60), Fraction(100_000))))
    page = look()
    assert "60 kr, at most 100 000 kr" in page
    assert "250 000 kr" in page
    assert "340 000 kr" in page


def test_a_round_without_rules_says_what_comes(round: Round, look: Callable[..., str]) -> None:
    with scope(organisation=round.organisation):
        Rulebook.objects.filter(round=round).delete()
    assert "The round has no rules yet" in look()


def test_it_costs_as_many_queries_with_one_earlier_vote_as_with_three(
    round: Round, look: Callable[..., str], django_assert_max_num_queries: Any
) -> None:
    counts = []
    for number in range(3):
        earlier = RoundFactory(organisation=round.organisation, slug=f"ar-{number}")
        a_published_count(round=earlier)
        with django_assert_max_num_queries(60) as asked:
            look()
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_rules_are_not_changed_by_being_tried(round: Round, look: Callable[..., str]) -> None:
    with scope(organisation=round.organisation):
        before = Rulebook.objects.get(round=round).document
        look()
        assert Rulebook.objects.get(round=round).document == before
