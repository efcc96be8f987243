"""One place or city: Avesta's whole packages, a Paris-like city, a Chicago-like ward."""

from datetime import date
from fractions import Fraction

import pytest
from django_scopes import scope

from medborgarbudget.counting.election import Project
from medborgarbudget.counting.packages import Package, projects_of, winning_projects
from medborgarbudget.counting.percentage import count_percentages
from medborgarbudget.counting.rule.allocation import Population
from medborgarbudget.rounds.rulebook import AreaChoice, Coverage, Link
from medborgarbudget.rounds.rulebook.eligibility import may_take_part
from medborgarbudget.rounds.states import RulePart
from tests.rounds.making import on
from tests.scenarios.counting.case import granted
from tests.scenarios.rounds.case import (
    Decided,
    PotFor,
    SharedOut,
    a_budget,
    an_organisation,
    areas_of,
    counted,
    days_of,
    pots_in,
    published,
    rule_for,
    rules_in,
    rules_of,
    set_up,
    year_of,
)
from tests.scenarios.rounds.gates import goes_through_its_gates

pytestmark = pytest.mark.django_db

RESIDENT = frozenset({Link.RESIDENT})


def test_avesta_2012_one_of_three_whole_packages() -> None:
    """“Drömparken”: 5 mkr, three whole packages, vote 9 January to 5 February, the municipal
    council decides on 26 March.
    """
    avesta = an_organisation("Avesta kommun")
    with scope(organisation=avesta):
        with on(date(2011, 9, 1)):
            start = Decided("Kommunfullmäktige", date(2011, 6, 20), "§ 98", "KS 2011/140")
            round = set_up(
                a_budget(avesta, "Drömparken", "territory", start=start),
                rules=rules_of("hela-paket"),
                pots=[PotFor("Drömparken", 5_000_000)],
                days=days_of(
                    date(2011, 9, 1),
                    date(2011, 9, 30),
                    date(2011, 10, 14),
                    date(2011, 11, 13),
                    date(2012, 1, 8),
                    date(2012, 2, 5),
                    date(2012, 3, 26),
                    date(2013, 6, 30),
                    date(2013, 9, 30),
                ),
            )
        said = published(round)
        assert "Du väljer ett av flera paket." in said[RulePart.BALLOT]
        assert "Högst 1 förslag får vinna." in said[RulePart.COUNT]
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
        outcome = counted(round, "Drömparken", projects_of(packages, parts), ballots)
        won = winning_projects(outcome.selected, packages, parts)
        assert [each.id for each in won] == ["damm", "lekplats", "utegym"]
        goes_through_its_gates(
            round,
            ballot_list=Decided("Styrgruppen", date(2011, 12, 19)),
            result=Decided("Kommunfullmäktige", date(2012, 3, 26), "§ 43", "KS 2011/140"),
        )


def test_a_city_like_paris_grades_proposals_of_city_and_districts() -> None:
    """A pot for the whole city and one for each district by population; no condition of age or
    nationality; four grades for every proposal.
    """
    city = an_organisation("Storstad", areas={"Norr": 60_000, "Söder": 40_000})
    with scope(organisation=city):
        with on(date(2027, 1, 11)):
            start = Decided("Kommunfullmäktige", date(2026, 12, 14))
            round = set_up(
                a_budget(city, "Storstads medborgarbudget", "territory", start=start),
                rules=rules_of("stad-och-stadsdelar"),
                pots=[PotFor("Hela staden", 10_000_000)],
                shared=SharedOut(8_000_000, Population(), areas_of(city)),
                days=year_of(2027),
            )
        said, rules, pots = published(round), rules_in(round), pots_in(round)
        assert {name: (pot.coverage, pot.amount) for name, pot in pots.items()} == {
            "Hela staden": (Coverage.EVERYONE, 10_000_000),
            "Norr": (Coverage.AREA, 4_800_000),
            "Söder": (Coverage.AREA, 3_200_000),
        }
        assert rules.vote.areas is AreaChoice.ONE
        assert may_take_part(rules.vote, RESIDENT, date(2024, 1, 1), date(2027, 9, 10))
        assert "i 3 potter" in said[RulePart.POTS]
        assert "hur många som bor i varje" in said[RulePart.POTS]
        assert "betyg" in said[RulePart.BALLOT]
        loved_and_hated = [
            (49, {"skog": "excellent", "stråk": "good"}),
            (51, {"skog": "bad", "stråk": "good"}),
        ]
        projects = [Project("skog", 6_000_000), Project("stråk", 6_000_000)]
        assert granted(counted(round, "Hela staden", projects, loved_and_hated)) == {
            "stråk": 6_000_000
        }
        goes_through_its_gates(
            round,
            ballot_list=Decided("Kommunstyrelsen", date(2027, 8, 25)),
            result=Decided("Kommunfullmäktige", date(2027, 10, 25)),
        )


def test_a_ward_like_chicago_keeps_a_reserve_and_asks_for_a_percentage() -> None:
    """1 of 1.5 mkr is voted on, and the rest kept for overruns; residents from 14 years; the
    ballot also asks how much of next year's money goes to repairs.
    """
    ward = an_organisation("Distrikt 49")
    with scope(organisation=ward):
        with on(date(2027, 1, 11)):
            start = Decided("Distriktsnämnden", date(2026, 12, 14))
            round = set_up(
                a_budget(ward, "Distriktets budget", "territory", start=start),
                rules=rules_of("reserv-och-procentfraga"),
                pots=[PotFor("Hela distriktet", 1_500_000, reserve=500_000)],
                days=year_of(2027),
            )
        said, rules = published(round), rules_in(round)
        assert pots_in(round)["Hela distriktet"].to_vote_on == 1_000_000
        assert rule_for(round, "Hela distriktet").constraints.reserve == Fraction(1, 3)
        assert "500 000 kr" in said[RulePart.POTS]
        assert "Hur stor del av nästa års pengar" in said[RulePart.BALLOT]
        voting_day = date(2027, 9, 10)
        assert may_take_part(rules.vote, RESIDENT, date(2013, 9, 10), voting_day)
        assert not may_take_part(rules.vote, RESIDENT, date(2013, 9, 11), voting_day)
        projects = [
            Project("gränder", 600_000),
            Project("träd", 400_000),
            Project("målning", 100_000),
        ]
        ballots = [(30, ["gränder", "träd"]), (20, ["träd", "målning"]), (9, ["gränder"])]
        outcome = counted(round, "Hela distriktet", projects, ballots)
        assert granted(outcome) == {"träd": 400_000, "gränder": 600_000}
        question = rules.count.percentage
        assert question
        answers = count_percentages(question, {20: 10, 40: 25, 80: 24})
        assert answers
        assert answers.median == 40
        goes_through_its_gates(
            round,
            ballot_list=Decided("Distriktsnämnden", date(2027, 8, 25)),
            result=Decided("Distriktsnämnden", date(2027, 10, 25)),
        )
