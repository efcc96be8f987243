"""A result in numbers about everyone: voters with winners, places with money."""

from fractions import Fraction

from hypothesis import given, settings

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.overview import overview, shares_of_groups
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.rule import CountRule, Greedy
from tests.counting.recounts import located_elections, methods

BENCH, STAGE, POND = 0, 1, 2
ELECTION = Election(
    projects=(
        Project("bench", 40, place="North"),
        Project("stage", 90, place="South"),
        Project("pond", 60, place="North"),
    ),
    ballots=group_ballots([{BENCH: 1, POND: 1}, {POND: 1}, {POND: 1, STAGE: 1}, {STAGE: 1}, {}]),
    budget=100,
)


def test_voters_are_told_apart_by_how_many_of_their_projects_won() -> None:
    found = overview(count(ELECTION, CountRule(Greedy())))
    assert found.by_winners == ((0, 2), (1, 2), (2, 1))
    assert (found.represented_voters, found.represented_share) == (3, Fraction(3, 5))
    assert found.average_winners == Fraction(4, 5)


def test_places_show_their_part_of_the_votes_beside_their_part_of_the_money() -> None:
    found = overview(count(ELECTION, CountRule(Greedy())))
    north, south = found.places
    assert (north.name, north.projects, north.winners, north.granted) == ("North", 2, 2, 100)
    assert (north.support_share, north.money_share) == (Fraction(4, 6), 1)
    assert (south.support_share, south.money_share) == (Fraction(2, 6), 0)
    assert found.places_reached == ("North",)
    assert found.budget_use == 1


def test_projects_may_be_grouped_by_anything() -> None:
    outcome = count(ELECTION, CountRule(Greedy()))
    play, rest = shares_of_groups(outcome, ["rest", "play", "rest"])
    assert (play.name, play.granted, rest.name, rest.granted) == ("play", 0, "rest", 100)


def test_without_places_there_are_no_areas() -> None:
    election = Election((Project("bench", 4),), group_ballots([{0: 1}]), budget=4)
    assert overview(count(election, CountRule())).places == ()


@settings(deadline=None)
@given(located_elections(), methods)
def test_the_overview_agrees_with_the_outcome(election: Election, method: object) -> None:
    outcome = count(election, CountRule(method))
    found = overview(outcome)
    assert found.represented_voters == outcome.represented_voters
    assert sum(voters for _, voters in found.by_winners) == election.voters
    assert sum(place.granted for place in found.places) in (0, outcome.cost)


@settings(deadline=None)
@given(located_elections(), methods)
def test_packed_ballots_have_the_same_overview(election: Election, method: object) -> None:
    packed = PackedElection(
        election.projects,
        pack(election.ballots),
        election.budget,
        election.vote_type,
        election.currency,
    )
    rule = CountRule(method)
    assert overview(count(packed, rule)) == overview(count(election, rule))
