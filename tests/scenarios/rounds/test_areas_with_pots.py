"""Areas with pots of their own: Lund, Nässjö, Uppsala."""

from datetime import date
from fractions import Fraction

import pytest
from django_scopes import scope

from medborgarbudget.counting.ballot_forms import BallotError
from medborgarbudget.counting.election import Project
from medborgarbudget.counting.rule.allocation import Equal, PerHead
from medborgarbudget.rounds.rulebook import AreaChoice, Link
from medborgarbudget.rounds.rulebook.eligibility import may_take_part
from medborgarbudget.rounds.states import RulePart
from tests.rounds.making import on
from tests.scenarios.counting.case import granted
from tests.scenarios.rounds.case import (
    Decided,
    SharedOut,
    a_budget,
    an_organisation,
    areas_of,
    ballots_in,
    counted,
    days_of,
    pots_in,
    published,
    rules_in,
    rules_of,
    set_up,
    year_of,
)
from tests.scenarios.rounds.gates import goes_through_its_gates

pytestmark = pytest.mark.django_db

RESIDENT = frozenset({Link.RESIDENT})


def test_lund_2022_five_places_with_a_pot_each_and_one_vote() -> None:
    """5 places with 1.2 mkr each, at most 500 000 kr for a proposal, one vote each. The
    municipal board decides formally on the list (4 May 2022), and on the result.
    """
    places = ["Dalby", "Genarp", "Södra Sandby", "Torna Hällestad", "Veberöd"]
    lund = an_organisation("Lunds kommun", areas=dict.fromkeys(places))
    with scope(organisation=lund):
        with on(date(2021, 10, 4)):
            start = Decided("Kommunfullmäktige", date(2021, 9, 30), "§ 231", "KS 2021/0455")
            round = set_up(
                a_budget(lund, "Medborgarbudget", "territory", start=start),
                rules=rules_of("orter-en-rost"),
                shared=SharedOut(6_000_000, Equal(), areas_of(lund)),
                days=days_of(
                    date(2021, 10, 4),
                    date(2021, 10, 31),
                    date(2021, 11, 14),
                    date(2021, 12, 19),
                    date(2022, 5, 8),
                    date(2022, 5, 29),
                    date(2022, 6, 30),
                    date(2023, 6, 30),
                    date(2023, 8, 31),
                ),
            )
        said, rules = published(round), rules_in(round)
        assert {name: pot.amount for name, pot in pots_in(round).items()} == dict.fromkeys(
            places, 1_200_000
        )
        assert rules.ideas.cost_ceiling == 500_000
        assert "Du väljer ett förslag." in said[RulePart.BALLOT]
        assert "Alla områden får lika mycket." in said[RulePart.POTS]
        assert "Ett förslag får kosta högst 500 000 kr." in said[RulePart.IDEAS]
        assert rules.vote.areas is AreaChoice.OWN
        projects = [
            Project("torg", 500_000),
            Project("utegym", 500_000),
            Project("damm", 300_000),
            Project("bänkar", 200_000),
        ]
        ballots = [(90, ["torg"]), (80, ["utegym"]), (70, ["damm"]), (30, ["bänkar"])]
        outcome = counted(round, "Veberöd", projects, ballots)
        assert granted(outcome) == {"torg": 500_000, "utegym": 500_000, "bänkar": 200_000}
        with pytest.raises(BallotError):
            ballots_in(round, "Veberöd", projects, [(1, ["torg", "damm"])])
        goes_through_its_gates(
            round,
            ballot_list=Decided("Kommunstyrelsen", date(2022, 5, 4), "§ 155", "KS 2021/0455"),
            result=Decided("Kommunstyrelsen", date(2022, 6, 15), "§ 201", "KS 2021/0455"),
        )


def test_nassjo_2017_several_crosses_and_the_last_one_gets_a_part() -> None:
    """“En halv miljon idéer”: 250 000 kr for each area and round; all who live there vote, and
    may choose several proposals. In Stensjön the second was funded with a reduced budget.
    """
    nassjo = an_organisation("Nässjö kommun", areas={"Stensjön": None, "Malmbäck": None})
    with scope(organisation=nassjo):
        with on(date(2017, 1, 9)):
            start = Decided("Kommunfullmäktige", date(2016, 3, 31))
            round = set_up(
                a_budget(nassjo, "En halv miljon idéer", "territory", start=start),
                rules=rules_of("omraden-flera-kryss"),
                shared=SharedOut(500_000, Equal(), areas_of(nassjo)),
                days=days_of(
                    date(2017, 1, 9),
                    date(2017, 1, 22),
                    date(2017, 2, 5),
                    date(2017, 3, 12),
                    date(2017, 5, 7),
                    date(2017, 5, 28),
                    date(2017, 6, 30),
                    date(2017, 12, 31),
                    date(2018, 2, 28),
                ),
            )
        said, rules = published(round), rules_in(round)
        child = date(2010, 1, 1)
        assert may_take_part(rules.vote, RESIDENT, child, date(2017, 5, 20))
        assert not may_take_part(rules.propose, frozenset({Link.ANY_LINK}), child, date(2017, 3, 1))
        assert "Du kryssar för så många förslag du vill." in said[RulePart.BALLOT]
        assert "kan få resten av pengarna" in said[RulePart.COUNT]
        projects = [
            Project("lekplats", 180_000),
            Project("bad", 120_000, minimum=50_000),
            Project("skyltar", 60_000),
        ]
        ballots = [(48, ["lekplats"]), (45, ["bad"]), (30, ["skyltar"]), (5, ["bad", "lekplats"])]
        outcome = counted(round, "Stensjön", projects, ballots)
        assert granted(outcome) == {"lekplats": 180_000, "bad": 70_000}
        goes_through_its_gates(
            round,
            ballot_list=Decided("Kommunstyrelsen", date(2017, 5, 3)),
            result=Decided("Kommunstyrelsen", date(2017, 6, 14)),
        )


def test_uppsala_60_kr_for_each_resident_up_to_a_limit_one_area_a_year() -> None:
    """60 kr for each resident and at most 900 000 kr, five areas in five years, adjusted every
    year to the population. An area of 16 000 reaches the limit; one of 9 117 does not.
    """
    uppsala = an_organisation(
        "Uppsala kommun", areas={"Norra landsbygden": 9_117, "Gottsunda": 16_000}
    )
    with scope(organisation=uppsala):
        small, large = areas_of(uppsala)
        formula = PerHead(Fraction(60), Fraction(900_000))
        with on(date(2022, 1, 10)):
            start = Decided("Kommunfullmäktige", date(2017, 11, 6))
            budget = a_budget(uppsala, "Medborgarbudget på landsbygden", "territory", start=start)
            first = set_up(
                budget,
                rules=rules_of("kronor-per-invanare"),
                shared=SharedOut(900_000, formula, [small]),
                days=year_of(2022),
            )
        said = published(first)
        assert "Varje område får 60 kr per invånare." in said[RulePart.POTS]
        assert "Inget område får mer än 900 000 kr." in said[RulePart.POTS]
        assert pots_in(first)["Norra landsbygden"].amount == 9_117 * 60
        with on(date(2023, 1, 9)):
            second = set_up(
                budget,
                name="Omgång 2",
                previous=first,
                shared=SharedOut(900_000, formula, [large], counted_on=date(2022, 12, 31)),
                days=year_of(2023),
            )
        assert {name: pot.amount for name, pot in pots_in(second).items()} == {"Gottsunda": 900_000}
        projects = [Project("bygdegård", 600_000), Project("stig", 300_000)]
        outcome = counted(second, "Gottsunda", projects, [(20, ["bygdegård"]), (10, ["stig"])])
        assert set(granted(outcome)) == {"bygdegård", "stig"}
        goes_through_its_gates(
            first,
            ballot_list=Decided("Kommunstyrelsen", date(2022, 8, 24)),
            result=Decided("Kommunstyrelsen", date(2022, 10, 12)),
        )
