"""A package is counted as one project, and wins with everything in it."""

import pytest

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.packages import (
    Package,
    PackageError,
    projects_of,
    unpack,
    winning_projects,
)
from medborgarbudget.counting.rule import CountRule, TopK

STAGE = Project("S", 2_000_000, "Scen")
POND = Project("D", 1_500_000, "Damm")
LIGHTS = Project("L", 1_000_000, "Belysning")
PROJECTS = (STAGE, POND, LIGHTS)
PACKAGES = (
    Package("1", "Drömparken för alla", ("S", "D", "L")),
    Package("2", "Den lugna parken", ("D", "L")),
    Package("3", "Kulturparken", ("S",)),
)


def test_a_package_costs_what_its_projects_cost_together() -> None:
    assert [package.cost for package in projects_of(PACKAGES, PROJECTS)] == [
        4_500_000,
        2_500_000,
        2_000_000,
    ]


def test_the_package_with_most_votes_wins_whole() -> None:
    ballots = group_ballots([{0: 1}, {1: 1}, {1: 1}, {2: 1}, {}])
    election = Election(projects_of(PACKAGES, PROJECTS), ballots, 5_000_000, VoteType.CHOOSE_ONE)
    selected = count(election, CountRule(TopK(1))).selected
    assert winning_projects(selected, PACKAGES, PROJECTS) == (POND, LIGHTS)


def test_no_project_is_carried_out_if_no_package_wins() -> None:
    assert winning_projects([], PACKAGES, PROJECTS) == ()


def test_two_winning_packages_are_refused_because_they_may_share_projects() -> None:
    with pytest.raises(PackageError, match=r"^2 packages won\."):
        winning_projects(["1", "2"], PACKAGES, PROJECTS)


def test_a_package_keeps_the_order_of_its_projects() -> None:
    assert unpack(Package("4", "", ("L", "S")), PROJECTS) == (LIGHTS, STAGE)


@pytest.mark.parametrize(
    ("package", "sentence"),
    [
        (
            Package("4", "Lek", ("S", "X")),
            "The package “Lek” names “X”, which is no project.",
        ),
        (Package("1", "Lek", ("L",)), "Two packages have the number “1”. Give each its own."),
        (
            Package("4", "Lek", ()),
            "The package “Lek” must name at least one project, each once.",
        ),
        (
            Package("4", "Lek", ("S", "S")),
            "The package “Lek” must name at least one project, each once.",
        ),
        (
            Package("4", "Lek", ("L", "D")),
            "The packages “Den lugna parken” and “Lek” hold the same. Remove one.",
        ),
    ],
)
def test_packages_that_cannot_be_told_apart_or_costed_are_refused(
    package: Package, sentence: str
) -> None:
    with pytest.raises(PackageError) as refused:
        projects_of([*PACKAGES, package], PROJECTS)
    assert str(refused.value) == sentence
