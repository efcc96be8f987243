"""Rounds abroad and their rules. Rules and the numbers named in docstrings are from what the
cities published; votes and projects are invented, but where a test reads a real ballot file.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from medborgarbudget.counting.allocation import Area, allocate
from medborgarbudget.counting.ballot_forms import STAR, BallotError, Mark, Paper, read_ballot
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.pabulib import read_pabulib
from medborgarbudget.counting.rule import EqualShares, Greedy, Stop
from tests.scenarios.counting.case import granted, marks_of, rule_of, stopped, vote


@pytest.mark.parametrize(
    ("level", "most", "floor"), [("warszawa_district", 15, 50), ("warszawa_city", 10, 100)]
)
def test_warszawa_has_more_crosses_in_a_district_and_a_higher_floor_in_the_city(
    level: str, most: int, floor: int
) -> None:
    """Up to 15 crosses in one chosen district, which needs 50 votes, and up to 10 for the
    whole city, which needs 100. Here the second project lacks one vote.
    """
    rule = rule_of(level)
    projects = [Project(str(number), 1000) for number in range(1, 17)]
    everything = [project.id for project in projects]
    ballots = [(floor - 1, ["1", "2"]), (1, ["1"]), (9, everything[2 : 2 + most])]
    outcome = count(vote(rule, projects, 16_000, ballots), rule)
    assert granted(outcome) == {"1": 1000}
    assert stopped(outcome)["2"] == "vote-floor"
    with pytest.raises(BallotError):
        vote(rule, projects, 16_000, [(1, everything[: most + 1])])


def test_paris_2021_grades_every_project_of_city_and_district() -> None:
    """Majority judgment with four grades for every project, in the city and in the district.

    “Forêt” divides voters: 49 of 100 find it excellent, and 51 bad, which is its majority
    grade. “Pistes” and “fontaine” are at least good to most. More find “pistes” excellent, 11
    against 4; but more also find it less than good, 40 against 35, and that is the largest of
    these four numbers: “fontaine” goes first.
    """
    rule = rule_of("paris_2021")
    city = [Project("forêt", 40), Project("pistes", 30), Project("fontaine", 30)]
    ballots = [
        (45, {"forêt": "excellent", "pistes": "good", "fontaine": "good"}),
        (4, {"forêt": "excellent", "pistes": "good", "fontaine": "excellent"}),
        (11, {"forêt": "bad", "pistes": "excellent", "fontaine": "good"}),
        (5, {"forêt": "bad", "pistes": "fair", "fontaine": "good"}),
        (35, {"forêt": "bad", "pistes": "fair", "fontaine": "bad"}),
    ]
    outcome = count(vote(rule, city, 70, ballots), rule)
    assert outcome.selected == ("fontaine", "pistes")
    district = [Project("jardin", 5), Project("banc", 1)]
    ballots = [(6, {"jardin": "fair"}), (5, {"jardin": "good", "banc": "good"})]
    outcome = count(vote(rule, district, 5, ballots), rule)
    assert outcome.selected == ("jardin",)


def test_reykjavik_2023_ballots_fill_the_district_sum_and_a_star_counts_double() -> None:
    """450 M kr: a quarter in equal parts to the ten districts, three quarters by population.
    A ballot holds projects up to the sum of the district, one of them may be starred.
    """
    rule = rule_of("reykjavik_2023")
    assert rule.allocation is not None
    residents = [17_000, 16_000, 15_000, 22_000, 14_000, 13_000, 23_000, 9_000, 18_000, 3_000]
    areas = [Area(f"district {number}", people) for number, people in enumerate(residents, 1)]
    sums = [each.amount for each in allocate(450_000_000, areas, rule.allocation).allotments]
    assert sum(sums) == 450_000_000
    assert sums[9] == 11_250_000 + 6_750_000
    projects = [
        Project("lekplats", 10_000_000),
        Project("badtunna", 9_000_000),
        Project("stig", 8_000_000),
    ]
    ballots = [
        (40, {"lekplats": 1, "stig": 1}),
        (30, {"badtunna": STAR, "stig": 1}),
        (20, {"badtunna": STAR}),
        (15, {"lekplats": 1}),
    ]
    outcome = count(vote(rule, projects, sums[9], ballots), rule)
    assert outcome.election.scores == (55, 100, 70)
    assert granted(outcome) == {"badtunna": 9_000_000, "stig": 8_000_000}
    with pytest.raises(BallotError):  # 19 million of 18
        vote(rule, projects, sums[9], [(1, {"lekplats": 1, "badtunna": STAR})])
    with pytest.raises(BallotError):
        vote(rule, projects, sums[9], [(1, {"stig": STAR, "badtunna": STAR})])


def test_toronto_delegates_give_no_points_to_their_own_project() -> None:
    """Toronto Community Housing's Allocation Day: 27 delegates, 10 votes each, none for one's
    own project, 1.8 M$; losers are asked whether part of the funding would be enough.

    Delegates 1 to 14 share their points out among houses 1 to 5, the others among houses 6 to
    10. Eight houses are funded whole. House 5 is the ninth, and accepts the 40 000 left.
    """
    rule = rule_of("toronto")
    assert rule.ballot is not None
    projects = tuple(
        Project(f"house {number}", 220_000, minimum=30_000 if number == 5 else None)
        for number in range(1, 28)
    )
    paper, ballots = Paper(projects, 1_800_000), []
    for delegate, own in enumerate(projects, start=1):
        liked = projects[0:5] if delegate <= 14 else projects[5:10]
        others = [house.id for house in liked if house != own]
        marks = dict(zip(others, [4, 3, 2, 1], strict=False))
        ballots.append(read_ballot(rule.ballot, marks_of(marks), paper, own={own.id}))
        with pytest.raises(BallotError, match=own.id):
            read_ballot(rule.ballot, [Mark(own.id, 1)], paper, own={own.id})
    election = Election(projects, group_ballots(ballots), 1_800_000)
    assert (election.voters, sum(election.scores)) == (27, 270)
    outcome = count(election, rule)
    assert {number for number, votes in enumerate(election.votes, 1) if votes} == set(range(1, 10))
    assert outcome.winners[-1].amount == 40_000
    assert granted(outcome) == {f"house {n}": 220_000 for n in (1, 2, 3, 4, 6, 7, 8, 9)} | {
        "house 5": 40_000
    }


def test_chicago_keeps_a_reserve_for_overruns() -> None:
    """A ward votes on 1 M$ of its 1.5 M$; the rest is kept for overruns."""
    rule = rule_of("chicago")
    projects = [Project("alleys", 600_000), Project("trees", 400_000), Project("mural", 100_000)]
    ballots = [(30, ["alleys", "trees"]), (20, ["trees", "mural"]), (9, ["alleys"])]
    outcome = count(vote(rule, projects, 1_500_000, ballots), rule)
    assert granted(outcome) == {"trees": 400_000, "alleys": 600_000}
    assert outcome.leftover == 500_000


def test_aarau_2023_counts_points_with_equal_shares() -> None:
    """“Stadtidee”: CHF 50 000, 10 points on at least 3 projects, equal shares with Add1. Two
    thirds of the voters want the first three projects, and by points alone these get all the
    money. With equal shares two thirds of it go to them, and a third to what the others want.
    """
    rule = rule_of("aarau_2023")
    projects = [
        Project("Fest", 20_000),
        Project("Markt", 16_000),
        Project("Bühne", 14_000),
        Project("Garten", 9_000),
        Project("Werkstatt", 5_000),
        Project("Bank", 2_000),
    ]
    ballots = [
        (60, {"Fest": 4, "Markt": 3, "Bühne": 3}),
        (30, {"Garten": 4, "Werkstatt": 4, "Bank": 2}),
    ]
    election = vote(rule, projects, 50_000, ballots)
    by_points = count(election, replace(rule, method=Greedy()))
    assert set(by_points.selected) == {"Fest", "Markt", "Bühne"}
    shared = count(election, rule)
    assert set(shared.selected) == {"Fest", "Bühne", "Garten", "Werkstatt", "Bank"}
    assert (shared.cost, by_points.represented_voters) == (50_000, 60)
    assert shared.represented_voters == 90
    with pytest.raises(BallotError):
        vote(rule, projects, 50_000, [(1, {"Fest": 10})])


def test_wieliczka_2023_has_its_official_winners(pabulib: Path) -> None:
    """The first city to use equal shares: 6 586 voters, 64 projects, 1 000 000 PLN. 30 win
    with 995 079 PLN at a share of 315. The other stop, already when no loser fits into what is
    left, would have given 31 winners: without project 46, with 66 and 67.
    """
    file = read_pabulib(pabulib / "Poland_Wieliczka_2023_Green_Budget.pb")
    rule = rule_of("wieliczka_2023")
    outcome = count(file.election, rule)
    assert (outcome.share, len(outcome.selected), outcome.cost) == (315, 30, 995_079)
    assert file.official_winners is not None
    assert set(outcome.selected) == set(file.official_winners)
    assert isinstance(rule.method, EqualShares)
    other = count(file.election, replace(rule, method=replace(rule.method, stop=Stop.EXHAUSTIVE)))
    assert (len(other.selected), other.cost) == (31, 984_579)
    assert set(outcome.selected) ^ set(other.selected) == {"46", "66", "67"}


def test_wroclaw_2015_stops_at_the_first_that_does_not_fit(pabulib: Path) -> None:
    file = read_pabulib(pabulib / "Poland_Wroclaw_2015_150_-_500.pb")
    assert file.meta["rule"] == "greedy-no-skip"
    assert file.official_winners is not None
    outcome = count(file.election, rule_of("wroclaw_2015"))
    assert set(outcome.selected) == set(file.official_winners)


def test_praga_poludnie_2018_needs_a_tenth_of_the_voters(pabulib: Path) -> None:
    """The file names the floor as 870 votes, of 8 699 voters."""
    file = read_pabulib(pabulib / "Poland_Warszawa_2018_Praga-Poludnie.pb")
    assert file.meta["min_project_score_threshold"] == "870"
    assert file.official_winners is not None
    outcome = count(file.election, rule_of("praga_poludnie_2018"))
    assert set(outcome.selected) == set(file.official_winners)
    assert {quota.label for quota in outcome.stopped.values()} == {"870"}
