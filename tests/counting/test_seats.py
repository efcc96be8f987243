"""Places whose turn comes before the method begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    TopK,
)
from tests.counting.strategies import PLACES, elections_with_places, methods


def election_of(*projects: Project, votes: tuple[int, ...], budget: int) -> Election:
    ballots = [{project: 1} for project, number in enumerate(votes) for _ in range(number)]
    return Election(projects, group_ballots(ballots), budget)


def seated(outcome: Outcome) -> list[str]:
    return [
        outcome.election.projects[winner.project].id
        for winner in outcome.winners
        if winner.funding is Funding.SEAT
    ]


def test_what_the_places_got_is_not_shared_out_again() -> None:
    """Of 12 kr the south takes 6; the three voters own 2 kr each of the rest."""
    election = election_of(Project("a", 6), Project("b", 6, place="south"), votes=(2, 1), budget=12)
    outcome = count(election, CountRule(EqualShares(), Constraints(places_first=("south",))))
    assert outcome.selected == ("b", "a")
    assert outcome.contest.budget == 6
    assert outcome.leftover == 0


def test_a_place_whose_projects_do_not_fit_or_have_no_votes_gets_nothing() -> None:
    election = election_of(
        Project("dear", 9, place="north"),
        Project("unloved", 1, place="south"),
        Project("other", 4),
        votes=(3, 0, 1),
        budget=8,
    )
    outcome = count(election, CountRule(Greedy(), Constraints(every_place=True)))
    assert (outcome.selected, seated(outcome)) == (("other",), [])


def test_money_short_for_all_places_goes_to_those_with_most_votes() -> None:
    election = election_of(
        Project("a", 5, place="north"), Project("b", 5, place="south"), votes=(1, 2), budget=9
    )
    assert seated(count(election, CountRule(Greedy(), Constraints(every_place=True)))) == ["b"]


def test_a_place_that_already_goes_first_has_no_second_seat() -> None:
    election = election_of(
        Project("a", 3, place="south"),
        Project("b", 3, place="south"),
        Project("c", 3, place="north"),
        votes=(3, 2, 1),
        budget=99,
    )
    limits = Constraints(every_place=True, places_first=("south",))
    assert seated(count(election, CountRule(Greedy(), limits))) == ["a", "c"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"least_votes": 3}, ["b"]),
        ({"winners": 1}, ["b"]),
        ({"conflicts": True}, ["b"]),
        ({"conflicts": False}, ["b", "a"]),
    ],
)
def test_seats_obey_the_other_constraints(limits: dict, expected: list[str]) -> None:
    election = election_of(
        Project("a", 3, place="south", conflict="x"),
        Project("b", 3, place="north", conflict="x"),
        votes=(2, 3),
        budget=99,
    )
    outcome = count(election, CountRule(Greedy(), Constraints(every_place=True, **limits)))
    assert seated(outcome) == expected


def test_under_majority_judgment_the_best_graded_of_a_place_has_its_seat() -> None:
    projects = (Project("many points", 3, place="south"), Project("good", 3, place="south"))
    ballots = group_ballots([{0: 4, 1: 2}] * 2 + [{0: 1, 1: 2}] * 3)
    outcome = count(
        Election(projects, ballots, budget=3),
        CountRule(MajorityJudgment(), Constraints(every_place=True)),
    )
    assert outcome.election.scores == (11, 10)
    assert seated(outcome) == ["good"]


def test_a_lot_between_projects_of_one_place_is_reported() -> None:
    election = election_of(
        Project("a", 3, place="south"), Project("b", 3, place="south"), votes=(1, 1), budget=3
    )
    outcome = count(election, CountRule(Greedy(), Constraints(every_place=True)))
    assert [draw.tied for draw in outcome.lots] == [(0, 1)]


def test_a_lot_between_places_that_both_get_a_seat_is_none() -> None:
    election = election_of(
        Project("a", 3, place="south"), Project("b", 3, place="north"), votes=(1, 1), budget=9
    )
    outcome = count(election, CountRule(Greedy(), Constraints(every_place=True)))
    assert (set(seated(outcome)), outcome.lots) == ({"a", "b"}, ())


@given(elections_with_places(), methods())
def test_every_place_has_a_winner_or_nothing_of_it_that_fitted_after_the_seats(
    election: Election, method
) -> None:
    limits = Constraints(every_place=True, conflicts=False)
    outcome = count(election, CountRule(method, limits))
    if isinstance(method, TopK):
        return
    taken = {election.projects[election.index(each)].place for each in seated(outcome)}
    for project, votes in zip(election.projects, election.votes, strict=True):
        if votes and project.place and project.place not in taken:
            assert project.cost > outcome.contest.budget


@given(elections_with_places(), methods(), st.sampled_from(PLACES[1:]))
def test_no_place_has_more_than_one_seat(election: Election, method, place: str) -> None:
    limits = Constraints(every_place=True, places_first=(place,))
    outcome = count(election, CountRule(method, limits))
    places = [election.projects[election.index(each)].place for each in seated(outcome)]
    assert len(places) == len(set(places))
