"""A guess from some of the ballots makes large elections quick, and never changes a result."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from medborgarbudget.counting import completion as reference
from medborgarbudget.counting import fast
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.engine import shares_by
from medborgarbudget.counting.fast import sampling
from medborgarbudget.counting.fast.arrays import as_arrays
from medborgarbudget.counting.fast.contest import contest_of
from medborgarbudget.counting.rule import EqualShares, Ties, Utility
from medborgarbudget.counting.ties import tie_order
from tests.counting.fast.agreement import differences, silent
from tests.counting.fast.cases import case


@pytest.fixture
def _everything_is_large(monkeypatch) -> None:
    monkeypatch.setattr(sampling, "WORTH_SAMPLING", 1)


def election_of(seed: int, projects: int, voters: int) -> Election:
    """Projects that are liked very differently."""
    random = Random(seed)
    ballots = [
        {min(projects - 1, int(random.expovariate(3 / projects))): 1 for _ in range(6)}
        for _ in range(voters)
    ]
    costs = [random.randint(5, 60) for _ in range(projects)]
    places = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(places, group_ballots(ballots), sum(costs) // 3)


@pytest.mark.usefixtures("_everything_is_large")
@pytest.mark.parametrize("groups", [1, 3])
def test_tiny_elections_guessed_from_few_ballots_are_counted_alike(monkeypatch, groups) -> None:
    monkeypatch.setattr(sampling, "GROUPS_IN_SAMPLE", groups)
    for seed in range(200):
        assert differences(case(seed)) == [], f"case({seed})"


@pytest.mark.usefixtures("_everything_is_large")
@pytest.mark.parametrize("seed", range(5))
def test_elections_with_many_projects_are_counted_alike(monkeypatch, seed) -> None:
    monkeypatch.setattr(sampling, "GROUPS_IN_SAMPLE", 20)
    election = election_of(seed, projects=120, voters=300)
    settings, ties = EqualShares(step=Fraction(1, 2)), tie_order(election, Ties())
    found = shares_by(election, settings, ties, (), silent, fast)
    assert found == shares_by(election, settings, ties, (), silent, reference)


def test_a_sample_costs_each_voter_about_as_much(monkeypatch) -> None:
    monkeypatch.setattr(sampling, "GROUPS_IN_SAMPLE", 1000)
    arrays = as_arrays(election_of(1, projects=40, voters=5000))
    part = sampling.sample(arrays)
    assert part.groups < arrays.groups / 3
    popular = np.argsort(arrays.votes)[-10:]
    prices, expected = (each.costs[popular] / each.votes[popular] for each in (part, arrays))
    assert prices == pytest.approx(expected, rel=0.25)


def test_a_guess_names_each_project_with_votes_once() -> None:
    election = election_of(2, projects=40, voters=500)
    arrays = as_arrays(election)
    contest = contest_of(arrays, Utility.COST, tie_order(election, Ties()), ())
    order = sampling.sampled_order(arrays, contest, Fraction(1)).tolist()
    assert sorted(order) == np.flatnonzero(arrays.votes).tolist()
