"""Small random elections in which ties and limits are common, and rules to count them by."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Stop,
    TieBreak,
    Tier,
    Ties,
    TopK,
    Ungraded,
    Utility,
)

PLACES = ("", "north", "south")


def elections(
    max_points: int = 1, max_projects: int = 5, max_voters: int = 7, max_cost: int = 12
) -> st.SearchStrategy[Election]:
    """Elections with few, cheap and often equal projects; blank ballots included."""
    costs = st.integers(0, max_cost)
    projects = st.builds(Project, st.just(""), costs)
    return _elections(projects, max_points, max_projects, max_voters, max_cost)


def elections_with_places(
    max_points: int = 1, max_projects: int = 6, max_voters: int = 7, max_cost: int = 12
) -> st.SearchStrategy[Election]:
    """The same, with places, marks of conflict and proposers who would accept less."""
    projects = st.builds(
        _project,
        st.integers(0, max_cost),
        st.sampled_from(PLACES),
        st.sampled_from(["", "", "site"]),
        st.none() | st.integers(0, max_cost),
    )
    return _elections(projects, max_points, max_projects, max_voters, max_cost)


def constraints(max_cost: int = 12) -> st.SearchStrategy[Constraints]:
    """Constraints of every kind, each in force now and then."""
    return st.builds(
        Constraints,
        least_votes=_seldom(st.integers(1, 3)),
        least_share=_seldom(st.fractions("1/6", "1/2", max_denominator=6)),
        tiers=_seldom(_tiers(max_cost), ()),
        winners=_seldom(st.integers(1, 4)),
        per_place=_seldom(st.integers(1, 2)),
        every_place=_seldom(st.just(True), False),
        places_first=_seldom(st.sampled_from([("north",), ("south", "north")]), ()),
        conflicts=st.booleans(),
        partial_funding=st.booleans(),
        reserve=_seldom(st.sampled_from([Fraction(1, 10), Fraction(1, 2)]), Fraction(0)),
    )


def methods() -> st.SearchStrategy[Method]:
    """Every method with every setting."""
    misfits = st.sampled_from(Misfit)
    return st.one_of(
        st.builds(
            EqualShares,
            utility=st.sampled_from(Utility),
            completion=st.sampled_from(Completion),
            stop=st.sampled_from(Stop),
        ),
        st.builds(Greedy, st.sampled_from(GreedyOrder), misfits),
        st.builds(Phragmen, misfits),
        st.builds(MajorityJudgment, st.sampled_from(Ungraded), misfits),
        st.builds(TopK, st.integers(1, 4)),
    )


def ties() -> st.SearchStrategy[Ties]:
    """Tie orders with and without the cost and the votes, under some lots."""
    orders = [(), (TieBreak.COST,), (TieBreak.VOTES, TieBreak.COST), Ties().order]
    return st.builds(Ties, st.sampled_from(orders), st.sampled_from(["", "midsommar", "lucia"]))


def one_by_one(election: Election) -> list[dict[int, int]]:
    """The ballots of an election, one for each voter."""
    return [dict(group.points) for group in election.ballots for _ in range(group.weight)]


def _seldom(setting: st.SearchStrategy[Any], otherwise: object = None) -> st.SearchStrategy[Any]:
    return st.integers(1, 4).flatmap(lambda one: setting if one == 4 else st.just(otherwise))


def _elections(
    projects: st.SearchStrategy[Project],
    max_points: int,
    max_projects: int,
    max_voters: int,
    max_cost: int,
) -> st.SearchStrategy[Election]:
    return st.integers(1, max_projects).flatmap(
        lambda size: st.builds(
            _election,
            st.lists(projects, min_size=size, max_size=size),
            st.lists(
                st.dictionaries(st.integers(0, size - 1), st.integers(1, max_points)),
                min_size=1,
                max_size=max_voters,
            ),
            st.integers(0, 3 * max_cost),
            st.just(max_points),
        )
    )


def _election(
    projects: list[Project], ballots: list[dict[int, int]], budget: int, max_points: int
) -> Election:
    named = tuple(
        Project(str(number), each.cost, "", each.place, each.conflict, each.minimum)
        for number, each in enumerate(projects, start=1)
    )
    vote_type = VoteType.APPROVAL if max_points == 1 else VoteType.CUMULATIVE
    return Election(named, group_ballots(ballots), budget, vote_type)


def _project(cost: int, place: str, conflict: str, minimum: int | None) -> Project:
    return Project("", cost, "", place, conflict, None if minimum is None else min(minimum, cost))


def _tiers(max_cost: int) -> st.SearchStrategy[tuple[Tier, ...]]:
    costs = st.lists(st.integers(1, max_cost), min_size=1, max_size=3, unique=True).map(sorted)
    return st.tuples(costs, st.integers(1, 2)).map(
        lambda drawn: tuple(Tier(Fraction(cost), drawn[1]) for cost in drawn[0])
    )
