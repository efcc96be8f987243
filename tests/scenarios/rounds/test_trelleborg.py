"""Trelleborg, “En miljon idéer”: one rural area at a time, with slots for large and small.

Facts: 5 mkr a year; anyone with a link to the area proposes, at any age, a child with an adult
contact; residents, property owners and businesses vote, with up to 3 votes. In 2022 there were
slots (1 up to 1 mkr, 4 up to 500 000 kr, 4 up to 250 000 kr, 10 up to 100 000 kr), places that
got nothing last time went first, and associations had a pot of their own. Since 2024 a proposal
needs 50 votes. The municipal council decided on the start in June 2019.
"""

from dataclasses import replace
from datetime import date

import pytest
from django_scopes import scope

from medborgarbudget.counting.ballot_forms import BallotError
from medborgarbudget.counting.election import Project
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.rulebook import Coverage, Link, Rules
from medborgarbudget.rounds.rulebook.eligibility import may_take_part
from medborgarbudget.rounds.states import RulePart
from tests.rounds.making import on
from tests.scenarios.counting.case import granted, stopped
from tests.scenarios.rounds.case import (
    Decided,
    PotFor,
    a_budget,
    a_group,
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
)
from tests.scenarios.rounds.gates import goes_through_its_gates

pytestmark = pytest.mark.django_db

SLOTS = ((100_000, 10), (250_000, 4), (500_000, 4), (1_000_000, 1))
DAYS = days_of(
    date(2022, 1, 10),
    date(2022, 2, 6),
    date(2022, 2, 20),
    date(2022, 3, 31),
    date(2022, 8, 31),
    date(2022, 9, 25),
    date(2022, 10, 31),
    date(2023, 6, 30),
    date(2023, 8, 31),
)


def rules_of_2022() -> Rules:
    """The library's rules for villages, as they were before the floor of 50 votes."""
    rules = rules_of("byar-med-platser")
    limits = replace(rules.count.constraints, least_votes=None)
    return replace(rules, count=replace(rules.count, constraints=limits))


def the_round_of_2022(trelleborg: Organisation) -> Round:
    start = Decided("Kommunfullmäktige", date(2019, 6, 17), "§ 120", "KS 2019/320")
    (south,) = areas_of(trelleborg)
    associations = a_group(trelleborg, "Föreningar")
    budget = a_budget(trelleborg, "En miljon idéer", "territory", start=start)
    return set_up(
        budget,
        rules=rules_of_2022(),
        pots=[
            PotFor(
                "Södra landsbygden",
                5_000_000,
                of=south,
                tiers=SLOTS,
                places_first=["Granby", "Ekeby"],
            ),
            PotFor("Föreningarnas pott", 500_000, of=associations),
        ],
        days=DAYS,
    )


@pytest.fixture
def trelleborg() -> Organisation:
    return an_organisation("Trelleborg", areas={"Södra landsbygdsområdet": None})


@pytest.fixture
def round(trelleborg: Organisation) -> Round:
    with scope(organisation=trelleborg), on(date(2022, 1, 10)):
        return the_round_of_2022(trelleborg)


def test_the_rules_say_who_takes_part_and_how(round: Round) -> None:
    with scope(organisation=round.organisation):
        said = published(round)
    assert "Om du är under 18 år" in said[RulePart.PROPOSE]
    assert "Din ålder spelar ingen roll" in said[RulePart.PROPOSE]
    assert "Du äger en fastighet eller driver ett företag i Trelleborg." in said[RulePart.VOTE]
    assert (
        "Du kryssar för högst 3 förslag. Du behöver inte använda alla kryss."
        in (said[RulePart.BALLOT])
    )
    assert "5 500 000 kr" in said[RulePart.POTS]
    assert (
        "Av dem som kostar mer än 500 000 kr och högst 1 000 000 kr får högst 1 vinna."
        in said[RulePart.POTS]
    )
    assert "Granby och Ekeby" in said[RulePart.POTS]


def test_a_child_with_a_link_proposes_and_an_owner_from_elsewhere_votes(round: Round) -> None:
    with scope(organisation=round.organisation):
        rules = rules_in(round)
    day, child = date(2022, 3, 1), date(2014, 5, 1)
    summer_guest, owner = frozenset({Link.ANY_LINK}), frozenset({Link.OWNER_OR_BUSINESS})
    assert may_take_part(rules.propose, summer_guest, child, day)
    assert rules.propose.adult_contact
    assert not may_take_part(rules.vote, summer_guest, child, day)
    assert may_take_part(rules.vote, owner, date(1950, 1, 1), day)
    assert may_take_part(rules.vote, frozenset({Link.RESIDENT}), child, day)


def test_places_without_money_last_time_take_the_slots_first(round: Round) -> None:
    """Granby's best proposal has 3 votes and takes one of the four slots up to 500 000 kr, so
    the fourth largest by votes finds none.
    """
    projects = [
        Project("bygdegård", 900_000, place="Alstad"),
        Project("utegym", 450_000, place="Alstad"),
        Project("kulturstig", 450_000, place="Alstad"),
        Project("badbrygga", 400_000, place="Beddinge"),
        Project("belysning", 400_000, place="Beddinge"),
        Project("lekplats", 300_000, place="Granby"),
        Project("bänkar", 40_000, place="Ekeby"),
    ]
    likes = [("bygdegård", 40), ("utegym", 30), ("kulturstig", 25), ("badbrygga", 20)]
    ballots = [(voters, [title]) for title, voters in likes]
    ballots += [(10, ["belysning"]), (3, ["lekplats"]), (2, ["bänkar", "lekplats", "utegym"])]
    with scope(organisation=round.organisation):
        outcome = counted(round, "Södra landsbygden", projects, ballots)
        four = [each.id for each in projects[:4]]
        with pytest.raises(BallotError):
            ballots_in(round, "Södra landsbygden", projects, [(1, four)])
    assert list(granted(outcome))[:2] == ["lekplats", "bänkar"]
    assert stopped(outcome) == {"belysning": "tier"}


def test_the_associations_pot_has_neither_slots_nor_places_that_go_first(round: Round) -> None:
    with scope(organisation=round.organisation):
        pot = pots_in(round)["Föreningarnas pott"]
        projects = [Project("ridbana", 450_000), Project("bollplank", 100_000)]
        outcome = counted(
            round, "Föreningarnas pott", projects, [(9, ["ridbana"]), (3, ["bollplank"])]
        )
    assert (pot.coverage, pot.covered, pot.tiers, pot.places_first) == (
        Coverage.GROUP,
        "foreningar",
        (),
        (),
    )
    assert granted(outcome) == {"ridbana": 450_000}


def test_officials_decide_the_list_and_the_board_the_result(round: Round) -> None:
    with scope(organisation=round.organisation):
        goes_through_its_gates(
            round,
            ballot_list=Decided("Kommunstyrelsen", date(2022, 8, 24)),
            result=Decided("Kommunstyrelsen", date(2022, 10, 12)),
        )


def test_since_2024_a_proposal_needs_50_votes(trelleborg: Organisation) -> None:
    """The second has 49, and money is left."""
    projects = [Project("cykelpump", 60_000), Project("bänk", 20_000)]
    start = Decided("Kommunfullmäktige", date(2019, 6, 17))
    with scope(organisation=trelleborg), on(date(2022, 1, 10)):
        round = set_up(
            a_budget(trelleborg, "En miljon idéer", "territory", start=start),
            rules=rules_of("byar-med-platser"),
            pots=[PotFor("Norra landsbygden", 5_000_000, of=areas_of(trelleborg)[0])],
            days=DAYS,
        )
        said = published(round)
        outcome = counted(
            round, "Norra landsbygden", projects, [(49, ["cykelpump", "bänk"]), (1, ["cykelpump"])]
        )
    assert "Ett förslag behöver minst 50 röster för att vinna." in said[RulePart.COUNT]
    assert granted(outcome) == {"cykelpump": 60_000}
    assert stopped(outcome) == {"bänk": "vote-floor"}
