"""Swedish rounds and their rules. Rules and the numbers named in docstrings are from the
sources that SKR's members published; votes and projects are invented to show them at work.
"""

from dataclasses import replace

import pytest

from medborgarbudget.counting.allocation import Area, allocate
from medborgarbudget.counting.ballot_forms import BallotError
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Project
from medborgarbudget.counting.outcome import Funding
from medborgarbudget.counting.packages import Package, projects_of, winning_projects
from tests.scenarios.counting.case import election_of, granted, rule_of, stopped, vote


def test_trelleborg_2022_slots_for_sizes_and_places_without_money_last_time_first() -> None:
    """“En miljon idéer”: 5 mkr; 1 project up to 1 mkr, 4 up to 500 000 kr, 4 up to 250 000 kr
    and 10 up to 100 000 kr. Places that got nothing last time go first: here Granby and Ekeby,
    whose best proposals have 6 and 9 votes. Granby's takes one of the four slots up to
    500 000 kr, so that “Grillplats med tak” with 20 votes finds none. Money is left, but no slot.
    """
    outcome = count(election_of("trelleborg_2022"), rule_of("trelleborg_2022"))
    assert granted(outcome) == {
        "8": 250_000,  # Ekeby, first
        "7": 450_000,  # Granby, first
        "1": 1_000_000,
        "3": 500_000,
        "4": 480_000,
        "5": 400_000,
        "10": 90_000,
        "11": 60_000,
    }
    assert [winner.funding for winner in outcome.winners[:3]] == [
        Funding.SEAT,
        Funding.SEAT,
        Funding.VOTES,
    ]
    assert stopped(outcome) == {"2": "tier", "6": "tier", "9": "tier"}
    assert outcome.leftover == 1_770_000


def test_trelleborg_2022_associations_have_a_pot_of_their_own() -> None:
    """The associations' proposals are an election by themselves. What the large pot has left
    does not reach them: “Ridbana” would need 250 000 kr, and here 160 000 kr is left.
    """
    case = "trelleborg_2022_associations"
    outcome = count(election_of(case), rule_of(case))
    assert granted(outcome) == {"1": 300_000, "2": 40_000}
    assert outcome.leftover == 160_000


def test_trelleborg_2024_needs_50_votes() -> None:
    """Since 2024 a proposal needs at least 50 votes. The second has 49, and money is left."""
    rule = rule_of("trelleborg_2024")
    projects = [Project("cykelpump", 60_000), Project("bänk", 20_000), Project("staty", 90_000)]
    ballots = [(49, ["cykelpump", "bänk"]), (1, ["cykelpump"]), (12, ["staty"])]
    outcome = count(vote(rule, projects, 500_000, ballots), rule)
    assert granted(outcome) == {"cykelpump": 60_000}
    assert stopped(outcome) == {"bänk": "vote-floor", "staty": "vote-floor"}


def test_trelleborg_takes_three_votes_at_most() -> None:
    """Three votes on different proposals; one need not use all."""
    rule = rule_of("trelleborg_2024")
    projects = [Project(name, 10_000) for name in "abcd"]
    assert vote(rule, projects, 50_000, [(1, "ab"), (1, "abc")]).votes == (2, 2, 1, 0)
    with pytest.raises(BallotError):
        vote(rule, projects, 50_000, [(1, "abcd")])


def test_nassjo_2017_the_second_was_funded_in_part() -> None:
    """“En halv miljon idéer” in Stensjön, 2017: 160 voters, 7 proposals, 30 % of the votes for
    the first and 28 % for the second. The first was funded whole, the second with a reduced
    budget. Its proposer accepts 50 000 kr of 120 000, and 70 000 of the round's 250 000 kr is
    left. It goes before the third, which would fit whole.
    """
    election, rule = election_of("nassjo_2017"), rule_of("nassjo_2017")
    assert (election.voters, len(election.projects)) == (160, 7)
    assert [round(100 * votes / 160) for votes in election.votes[:2]] == [30, 28]
    outcome = count(election, rule)
    assert granted(outcome) == {"1": 180_000, "2": 70_000}
    whole = replace(rule, constraints=replace(rule.constraints, partial_funding=False))
    assert granted(count(election, whole)) == {"1": 180_000, "3": 60_000}


def test_vastervik_2023_two_winners_in_different_villages() -> None:
    """500 000 kr, about 250 voters with up to three votes, 10 proposals; by rule there are two
    winners in different villages. The proposal with the second most votes lies in the village
    of the first.
    """
    outcome = count(election_of("vastervik_2023"), rule_of("vastervik_2023"))
    assert outcome.election.votes[:3] == (140, 131, 90)
    assert granted(outcome) == {"1": 300_000, "3": 200_000}
    assert stopped(outcome)["2"] == "place"
    assert stopped(outcome)["4"] == "winners"


def test_lund_2022_five_places_with_a_pot_each() -> None:
    """5 places with 1.2 mkr each, at most 500 000 kr for a proposal, one vote for each voter;
    15 proposals won in all. What is left in one place is not given to another: Södra Sandby
    loses its fourth proposal, though Dalby has enough money left.
    """
    rule = rule_of("lund_2022")
    assert rule.allocation is not None
    places = ["Dalby", "Genarp", "Södra Sandby", "Veberöd", "Torna Hällestad"]
    shared_out = allocate(6_000_000, [Area(place) for place in places], rule.allocation)
    pots = {each.area.name: each.amount for each in shared_out.allotments}
    assert set(pots.values()) == {1_200_000}

    def outcome(place: str, costs: list[int]):
        projects = [Project(f"{place} {number}", cost) for number, cost in enumerate(costs, 1)]
        votes = [(100 - 10 * rank, [project.id]) for rank, project in enumerate(projects)]
        return count(vote(rule, projects, pots[place], votes), rule)

    results = {
        "Dalby": outcome("Dalby", [300_000, 200_000, 500_001]),
        "Genarp": outcome("Genarp", [500_000, 400_000, 300_000]),
        "Södra Sandby": outcome("Södra Sandby", [500_000, 300_000, 250_000, 160_000]),
        "Veberöd": outcome("Veberöd", [500_000, 500_000, 300_000, 200_000]),
        "Torna Hällestad": outcome("Torna Hällestad", [400_000, 300_000, 200_000, 300_000]),
    }
    assert sum(len(each.selected) for each in results.values()) == 15
    assert {place: each.leftover for place, each in results.items()} == {
        "Dalby": 700_000,
        "Genarp": 0,
        "Södra Sandby": 150_000,
        "Veberöd": 0,
        "Torna Hällestad": 0,
    }
    assert "Södra Sandby 4" not in results["Södra Sandby"].selected
    assert stopped(results["Dalby"]) == {"Dalby 3": "tier"}


def test_avesta_2012_one_of_three_whole_packages() -> None:
    """“Drömparken”: 5 mkr, three whole packages to choose from. The one with most votes wins
    with all it holds; a pond that is in two packages is built once.
    """
    rule = rule_of("avesta_2012")
    parts = [
        Project("scen", 2_000_000),
        Project("damm", 1_500_000),
        Project("lekplats", 2_500_000),
        Project("utegym", 1_000_000),
    ]
    packages = [
        Package("1", "Lugna parken", ("scen", "damm")),
        Package("2", "Lekparken", ("damm", "lekplats", "utegym")),
        Package("3", "Scenparken", ("scen", "lekplats")),
    ]
    ballots = [(210, ["1"]), (260, ["2"]), (190, ["3"])]
    outcome = count(vote(rule, projects_of(packages, parts), 5_000_000, ballots), rule)
    won = winning_projects(outcome.selected, packages, parts)
    assert [project.id for project in won] == ["damm", "lekplats", "utegym"]
    assert outcome.leftover == 0
