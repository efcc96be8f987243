"""The project page answers why a proposal won, or why it did not."""

from fractions import Fraction
from html import unescape

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, Greedy, Stop
from medborgarbudget.results.models import Count
from medborgarbudget.results.project_page import MOST_BANDS, PaymentBand, payment_bands
from medborgarbudget.results.rows import ResultRow, rows_of
from tests.factories import a_published_count, an_election
from tests.results.reading import reasons

pytestmark = pytest.mark.django_db


def rows(count: Count) -> list[ResultRow]:
    with scope(organisation=count.organisation):
        return rows_of(count, count.contest.round)


def test_a_winner_tells_who_paid_and_how_much() -> None:
    count = a_published_count()
    assert reasons(count, 1) == (
        "3 voters voted for it, and together they could pay all of its cost, 60 kr. "
        "Each of them paid 20 kr of their share."
    )


def test_a_winner_whose_supporters_ran_short_tells_both_amounts() -> None:
    election = an_election(costs=(30, 90), ballots=({0: 1}, {0: 1, 1: 1}, {1: 1}), budget=160)
    count = a_published_count(election, rule=CountRule(EqualShares(completion=Completion.NONE)))
    told = reasons(count, 2)
    assert "1 of them paid the most, 52 kr." in told
    assert "1 voter had less than that left, and paid all of it." in told


def test_a_loser_tells_what_was_missing_and_where_the_money_went() -> None:
    told = reasons(a_published_count(), 2)
    assert "1 voter voted for it." in told
    assert "The largest parts of their shares went to “Förslag A”." in told
    assert "would have been enough" in told


def test_a_winner_from_the_leftover_says_so() -> None:
    election = an_election(costs=(45, 45), ballots=({0: 1, 1: 1}, {0: 1}, {1: 1}), budget=60)
    count = a_published_count(
        election, rule=CountRule(EqualShares(stop=Stop.EXHAUSTIVE, step=Fraction(50)))
    )
    (winner,) = [row for row in rows(count) if row.selected]
    assert winner.funding == "leftover"
    assert "when the shares had been used, 60 kr was left" in reasons(count, winner.number)


def test_a_loser_that_was_level_with_a_winner_is_told_the_tie_order() -> None:
    election = an_election(costs=(60, 50), ballots=({0: 1, 1: 1}, {0: 1, 1: 1}), budget=60)
    count = a_published_count(election, rule=CountRule(EqualShares(completion=Completion.NONE)))
    assert "level with it went first" in reasons(count, 1)


def test_a_proposal_dearer_than_the_budget_could_not_win() -> None:
    count = a_published_count(an_election(costs=(60, 500, 40)))
    told = reasons(count, 2)
    assert told.startswith("It costs more than the whole budget, so it could not win. ")
    assert "If it had cost 10 kr instead of 500 kr, it would have won." in told
    assert "With more votes or a lower cost the shares themselves could have become" in told


def test_nobody_voted_for_it_is_said_plainly() -> None:
    count = a_published_count(an_election(ballots=({0: 1}, {2: 1})))
    assert reasons(count, 2).startswith("Nobody voted for it.")


def test_a_free_proposal_needs_nobodys_money() -> None:
    count = a_published_count(an_election(costs=(0, 50, 40)))
    assert reasons(count, 1).startswith("It costs nothing")


def test_greedy_tells_what_was_left_when_the_turn_came() -> None:
    count = a_published_count(rule=CountRule(Greedy()))
    assert reasons(count, 1).startswith("When its turn came, 100 kr was left, and it costs 60 kr.")
    assert "That was too little, so it was skipped." in reasons(count, 2)


def test_points_are_named_where_ballots_give_points() -> None:
    ballots = ({0: 3}, {0: 1, 1: 1}, {2: 2})
    count = a_published_count(an_election(ballots=ballots, vote_type=VoteType.CUMULATIVE))
    assert "gave it fewer points or had less left" in reasons(count, 1)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("rule", [CountRule(), CountRule(Greedy())])
def test_the_page_shows_every_reason(
    client: Client, number: int, language: str, rule: CountRule
) -> None:
    count = a_published_count(rule=rule)
    round = count.contest.round
    address = f"{language}/{round.organisation.slug}/{round.slug}/forslag/{number}/"
    response = client.get(address)
    assert response.status_code == 200
    for paragraph in response.context["project"].explanation:
        assert paragraph in unescape(response.content.decode())


def test_many_different_payments_come_in_few_bands_that_lose_nobody() -> None:
    payments = [(amount, amount + 1) for amount in range(50, 0, -1)]
    bands = payment_bands(payments)
    assert len(bands) <= MOST_BANDS
    assert bands[0] == PaymentBand(50, 50, 51)
    assert sum(band.voters for band in bands) == sum(voters for _, voters in payments)
    assert (bands[-1].lowest, bands[1].highest) == (1, 49)
