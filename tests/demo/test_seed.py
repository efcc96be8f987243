"""The demo is invented the same every time, and alive on the day it is made."""

from datetime import date

import pytest
from django_scopes import scopes_disabled

from medborgarbudget.demo.seed import seed
from medborgarbudget.demo.timetables import LENGTHS, in_the_midst_of, over_since
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.results.states import CountState, Stopper
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import current_step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("step", list(Step))
def test_a_round_in_the_midst_of_a_step_is_in_that_step(step: Step) -> None:
    days = in_the_midst_of(step, TODAY)[step]
    assert days.first < TODAY < days.last
    assert (days.last - days.first).days == LENGTHS[step] - 1


def test_a_round_that_is_over_ended_when_it_says() -> None:
    assert (TODAY - over_since(30, TODAY)[Step.FOLLOW_UP].last).days == 30


@pytest.fixture
def counts() -> dict[str, Count]:
    """The counts of the demo's finished rounds, by the organisation's address."""
    seed(TODAY)
    with scopes_disabled():
        return {count.organisation.slug: count for count in Count.objects.all()}


@pytest.mark.django_db
def test_the_demo_shows_two_finished_rounds_and_three_at_other_steps(
    counts: dict[str, Count],
) -> None:
    with scopes_disabled():
        current = [current_step(steps_of(round, TODAY)) for round in Round.objects.all()]
    assert sorted(view.step for view in current if view) == [Step.IDEAS, Step.OUTREACH, Step.REVIEW]
    assert current.count(None) == 2
    assert {count.state for count in counts.values()} == {CountState.PUBLISHED}


@pytest.mark.django_db
def test_the_demo_has_the_same_ballots_every_time(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        winners = {slug: selected_codes(count) for slug, count in counts.items()}
    assert counts["almvik"].voters == 2874
    assert winners["almvik"] == [
        "5", "6", "8", "20", "1", "18", "9", "11", "17", "12", "10", "23", "15"
    ]  # fmt: skip
    assert counts["lindhem"].voters == 614
    assert winners["lindhem"] == ["1", "4", "13", "8", "7", "9"]


@pytest.mark.django_db
def test_one_winner_of_the_demo_got_less_than_it_costs(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        (winner,) = ItemResult.objects.filter(granted__isnull=False).select_related("item")
    with scopes_disabled():
        assert (winner.count, winner.item.cost, winner.granted) == (
            counts["lindhem"],
            48_000,
            32_000,
        )


@pytest.mark.django_db
def test_every_limit_of_the_demo_kept_some_proposal_from_winning(counts: dict[str, Count]) -> None:
    with scopes_disabled():
        stopped = ItemResult.objects.filter(count=counts["lindhem"]).values_list("stopped_by")
        assert {limit for (limit,) in stopped if limit} == {
            Stopper.VOTE_FLOOR,
            Stopper.TIER,
            Stopper.PLACE,
        }
