"""The demo is invented the same every time, and alive on the day it is made."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.utils.translation import override
from django_scopes import scopes_disabled
from pytest_django import DjangoDbBlocker

from medborgarbudget.demo.seed import seed
from medborgarbudget.demo.timetables import in_the_midst_of, over_since
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.results.states import Stopper
from medborgarbudget.rounds.models import Round, Rulebook, TimetableChange
from medborgarbudget.rounds.planning import USUAL_LENGTHS
from medborgarbudget.rounds.queries import rulebook_in_force, steps_of
from medborgarbudget.rounds.queries.rulebooks import since_last
from medborgarbudget.rounds.queries.standing import with_standing
from medborgarbudget.rounds.readiness import lacks_of
from medborgarbudget.rounds.states import Need, RulePart, Step
from medborgarbudget.rounds.timetable import current_step, waiting_step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("step", list(Step))
def test_a_round_in_the_midst_of_a_step_is_in_that_step(step: Step) -> None:
    days = in_the_midst_of(step, TODAY)[step]
    assert days.first < TODAY < days.last
    assert (days.last - days.first).days == USUAL_LENGTHS[step] - 1


def test_a_round_that_is_over_ended_when_it_says() -> None:
    assert (TODAY - over_since(30, TODAY)[Step.FOLLOW_UP].last).days == 30


@pytest.fixture(scope="module")
def counts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Count]]:
    """The counts of the demo's rounds, by the round's address; the demo is made once for all."""
    with django_db_blocker.unblock(), transaction.atomic(), override("sv"):
        seed(TODAY)
        with scopes_disabled():
            yield {
                count.contest.round.slug: count
                for count in Count.objects.select_related("contest__round")
            }
        transaction.set_rollback(True)


def test_the_demo_shows_a_round_at_every_step(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        rounds = with_standing(Round.objects.exclude(published_at=None))
        steps = [steps_of(round, TODAY) for round in rounds]
    at = [current_step(views) for views in steps]
    assert {view.step for view in at if view} == set(Step)
    waiting = [view for views in steps if (view := waiting_step(views))]
    assert (Step.VOTE, (Need.LIST_DECISION,)) in {(each.step, each.missing) for each in waiting}


def test_the_demo_shows_rounds_that_are_over_and_one_that_is_being_set_up(
    counts: dict[str, Count],
) -> None:
    with scopes_disabled():
        over = Round.objects.exclude(finished_on=None)
        begun = with_standing(Round.objects.filter(published_at=None)).get()
        assert {each.slug for each in over} == {"omgang-1", "gardar-1"}
        assert lacks_of(begun)


def test_the_demo_shows_what_each_round_taught_the_next(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        second = with_standing(Round.objects.all()).get(slug="omgang-2")
        book = rulebook_in_force(second)
        assert book
        told = since_last(second, book)
    assert told
    learnt = {each.difference.part for each in told.renewals if each.lessons}
    assert learnt == {RulePart.VOTE, RulePart.BALLOT, RulePart.POTS}


def test_the_demo_corrects_rules_and_moves_days_for_reasons(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        corrected = Rulebook.objects.filter(number__gt=1).exclude(published_at=None)
        assert {each.round.slug for each in corrected} == {"omgang-2", "skolgardar"}
        assert {each.round.slug for each in TimetableChange.objects.all()} == {"omgang-2"}


def test_the_demo_has_the_same_ballots_every_time(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        winners = {slug: selected_codes(count) for slug, count in counts.items()}
    assert counts["omgang-1"].voters == 2874
    assert winners["omgang-1"] == [
        "5", "6", "8", "20", "1", "18", "9", "11", "17", "12", "10", "23", "15"
    ]  # fmt: skip
    assert counts["gardar-1"].voters == 614
    assert winners["gardar-1"] == ["1", "4", "13", "8", "7", "9"]


def test_one_winner_of_the_demo_got_less_than_it_costs(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        (winner,) = ItemResult.objects.filter(granted__isnull=False).select_related("item")
    with scopes_disabled():
        assert (winner.count, winner.item.cost, winner.granted) == (
            counts["gardar-1"],
            48_000,
            32_000,
        )


def test_every_limit_of_the_demo_kept_some_proposal_from_winning(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        stopped = ItemResult.objects.filter(count=counts["gardar-1"]).values_list("stopped_by")
        assert {limit for (limit,) in stopped if limit} == {
            Stopper.VOTE_FLOOR,
            Stopper.TIER,
            Stopper.PLACE,
        }
