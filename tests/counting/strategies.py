"""Small random elections in which ties and limits are common."""

from hypothesis import strategies as st

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots


def elections(
    max_points: int = 1, max_projects: int = 5, max_voters: int = 7, max_cost: int = 12
) -> st.SearchStrategy[Election]:
    """Elections with few, cheap and often equal projects; blank ballots included."""
    return st.integers(1, max_projects).flatmap(
        lambda size: st.builds(
            _election,
            st.lists(st.integers(0, max_cost), min_size=size, max_size=size),
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
    costs: list[int], ballots: list[dict[int, int]], budget: int, max_points: int
) -> Election:
    projects = tuple(Project(str(index + 1), cost) for index, cost in enumerate(costs))
    vote_type = VoteType.APPROVAL if max_points == 1 else VoteType.CUMULATIVE
    return Election(projects, group_ballots(ballots), budget, vote_type)


def one_by_one(election: Election) -> list[dict[int, int]]:
    """The ballots of an election, one for each voter."""
    return [dict(group.points) for group in election.ballots for _ in range(group.weight)]
