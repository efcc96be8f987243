"""A round is public when nothing of its set-up is lacking, and not before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.counting.rule import Tier, Ties, TopK
from medborgarbudget.rounds.actions import change_pot, publish_round
from medborgarbudget.rounds.models import ParticipatoryBudget, Pot, Round, RoundStep
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.queries.standing import latest_rulebook
from medborgarbudget.rounds.readiness import lacks_of
from medborgarbudget.rounds.states import Step
from tests.rounds.making import (
    LEAD,
    START,
    a_budget,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)

pytestmark = pytest.mark.django_db


def of_budget(round: Round, **values: object) -> None:
    ParticipatoryBudget.objects.filter(pk=round.participatory_budget_id).update(**values)


def of_round(round: Round, **values: object) -> None:
    Round.objects.filter(pk=round.pk).update(**values)


def with_count(round: Round, **changes: Any) -> None:
    book = latest_rulebook(round)
    assert book
    with_rules(round, count=replace(book.rules.count, **changes))


def too_few_slots(round: Round) -> None:
    with_count(round, method=TopK(winners=2))
    details = {"tiers": [Tier(Fraction(100), 1)]}
    change_pot(pot=Pot.objects.get(round=round), details=details, by=LEAD)


def a_vote_among_the_ideas(round: Round) -> None:
    last = RoundStep.objects.filter(round=round, step=Step.REVIEW)
    last.update(ends_on=first_day(round, Step.VOTE) + timedelta(days=1))


LACKING: list[tuple[str, Callable[[Round], object]]] = [
    ("purpose", lambda round: of_budget(round, orientations=[])),
    ("purpose", lambda round: of_budget(round, purpose="")),
    ("purpose", lambda round: of_budget(round, owner_body="")),
    ("purpose", lambda round: of_budget(round, promise="")),
    ("purpose", lambda round: of_round(round, summary="")),
    ("money", lambda round: Pot.objects.filter(round=round).delete()),
    ("money", lambda round: of_round(round, budget=499_999)),
    ("money", lambda round: of_round(round, budget=500_001)),
    ("money", too_few_slots),
    ("ideas", lambda round: with_rules(round, criteria=())),
    ("count", lambda round: with_count(round, ballot=None)),
    ("conditions", lambda round: with_count(round, ties=Ties())),
    ("days", lambda round: RoundStep.objects.filter(round=round, step=Step.OUTREACH).delete()),
    ("days", a_vote_among_the_ideas),
    ("decision", lambda round: of_round(round, participatory_budget=a_budget(round.organisation))),
]


@pytest.mark.parametrize(("step", "passed"), [(Step.IDEAS, 1), (Step.VOTE, 2)])
def test_a_draft_whose_days_for_residents_have_passed_lacks_new_ones(
    step: Step, passed: int
) -> None:
    round = a_round_being_set_up()
    with scope(organisation=round.organisation):
        last = RoundStep.objects.get(round=round, step=step).ends_on
        with on(last):
            lacks = lacks_of(rounds_of(round.organisation).get(pk=round.pk))
            assert len(lacks) == passed - 1
        with on(last + timedelta(days=1)):
            lacks = lacks_of(rounds_of(round.organisation).get(pk=round.pk))
            assert [lack.page for lack in lacks] == ["days"] * passed
            with pytest.raises(ValidationError):
                publish_round(round=round, by=LEAD)


@pytest.mark.parametrize(("page", "let"), LACKING)
def test_a_round_that_lacks_one_thing_is_not_public_and_says_where_it_is_put_right(
    page: str, let: Callable[[Round], object]
) -> None:
    round = a_round_being_set_up()
    with scope(organisation=round.organisation), on(START):
        let(round)
        lacks = lacks_of(rounds_of(round.organisation).get(pk=round.pk))
        assert [lack.page for lack in lacks] == [page]
        with pytest.raises(ValidationError) as refusal:
            publish_round(round=round, by=LEAD)
        assert refusal.value.messages == [str(lack.text) for lack in lacks]


def test_a_round_that_lacks_nothing_is_made_public_once() -> None:
    round = a_round_being_set_up()
    with scope(organisation=round.organisation), on(START):
        assert lacks_of(rounds_of(round.organisation).get(pk=round.pk)) == []
        publish_round(round=round, by=LEAD)
        with pytest.raises(ValidationError):
            publish_round(round=round, by=LEAD)
