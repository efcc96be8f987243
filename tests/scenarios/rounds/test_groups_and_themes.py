"""Groups, themes and institutions, and orientations that are combined."""

from dataclasses import replace
from datetime import date

import pytest
from django_scopes import scope

from medborgarbudget.counting.election import Project
from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.states import GroupKind, OrganisationKind
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Eligibility,
    Link,
    ProposerName,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.eligibility import may_take_part
from medborgarbudget.rounds.states import RulePart
from tests.rounds.making import on
from tests.scenarios.counting.case import granted
from tests.scenarios.rounds.case import (
    Decided,
    PotFor,
    a_budget,
    a_group,
    a_theme,
    an_organisation,
    areas_of,
    counted,
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
VOTING_DAY = date(2027, 9, 10)


def test_a_region_asks_in_several_municipalities_with_a_pot_for_each_theme() -> None:
    """Areas are municipalities, pots are themes: who lives, works or studies in the region
    proposes, and residents from 12 years vote in all themes.
    """
    region = an_organisation(
        "Region Mitt", OrganisationKind.REGION, areas=dict.fromkeys(["Ånge", "Sollefteå", "Timrå"])
    )
    with scope(organisation=region):
        themes = [a_theme(region, name) for name in ("Hälsa", "Kollektivtrafik", "Kultur")]
        with on(date(2027, 1, 11)):
            start = Decided("Regionfullmäktige", date(2026, 11, 24), "§ 140", "RS 2026/800")
            round = set_up(
                a_budget(region, "Regionens budget", "territory", "theme", start=start),
                rules=rules_of("region-med-teman"),
                pots=[PotFor(str(theme), 2_000_000, of=theme) for theme in themes],
                days=year_of(2027),
            )
        said, rules, pots = published(round), rules_in(round), pots_in(round)
        assert {(pot.coverage, pot.covered) for pot in pots.values()} == {
            (Coverage.THEME, slug) for slug in ("halsa", "kollektivtrafik", "kultur")
        }
        assert "6 000 000 kr" in said[RulePart.POTS]
        assert "temat Kultur" in said[RulePart.POTS]
        assert "mer än en kommun" in said[RulePart.CRITERIA]
        works_here = frozenset({Link.LIVES_WORKS_STUDIES})
        assert may_take_part(rules.propose, works_here, date(1980, 1, 1), VOTING_DAY)
        assert not may_take_part(rules.vote, works_here, date(1980, 1, 1), VOTING_DAY)
        assert may_take_part(rules.vote, RESIDENT, date(2015, 9, 10), VOTING_DAY)
        assert rules.vote.areas is AreaChoice.ALL
        projects = [
            Project("nattbuss", 1_200_000, place="Ånge"),
            Project("väntsal", 900_000, place="Timrå"),
            Project("cykel på tåg", 700_000, place="Sollefteå"),
        ]
        ballots = [(60, ["nattbuss"]), (40, ["cykel på tåg"]), (30, ["väntsal"])]
        outcome = counted(round, "Kollektivtrafik", projects, ballots)
        assert set(granted(outcome)) == {"nattbuss", "cykel på tåg"}
        goes_through_its_gates(
            round,
            ballot_list=Decided("Regionstyrelsen", date(2027, 8, 24)),
            result=Decided("Regionstyrelsen", date(2027, 10, 26)),
        )


def test_young_people_who_turn_13_to_20_during_the_year() -> None:
    """Fagersta, 13–20: a group decides by itself, also those who may not vote in elections. Ages
    are those on 31 December, so all of a school year are in.
    """
    fagersta = an_organisation("Fagersta kommun")
    last_of_the_year = date(2027, 12, 31)
    rules = rules_of("unga-13-20")
    rules = replace(
        rules,
        propose=replace(rules.propose, age_on=last_of_the_year),
        vote=replace(rules.vote, age_on=last_of_the_year),
    )
    with scope(organisation=fagersta):
        young = a_group(fagersta, "Unga 13–20", kind=GroupKind.AGES, age_from=13, age_to=20)
        with on(date(2027, 1, 11)):
            start = Decided("Kommunfullmäktige", date(2026, 12, 14))
            round = set_up(
                a_budget(fagersta, "Ung i Fagersta", "group", start=start),
                rules=rules,
                pots=[PotFor("Unga bestämmer", 200_000, of=young)],
                days=year_of(2027),
            )
        said, rules = published(round), rules_in(round)
        assert "31 december 2027" in said[RulePart.VOTE]
        assert "13" in said[RulePart.VOTE]
        assert "gruppen Unga 13–20" in said[RulePart.POTS]
        assert rules.publicity.proposer_name is ProposerName.HIDDEN
        twelve_until_new_years_eve, turns_21 = date(2014, 12, 31), date(2006, 12, 31)
        assert may_take_part(rules.vote, RESIDENT, twelve_until_new_years_eve, VOTING_DAY)
        assert not may_take_part(rules.vote, RESIDENT, date(2015, 1, 1), VOTING_DAY)
        assert not may_take_part(rules.vote, RESIDENT, turns_21, VOTING_DAY)
        assert may_take_part(rules.propose, RESIDENT, date(2007, 1, 1), VOTING_DAY)
        projects = [Project("replokal", 90_000), Project("spel", 100_000), Project("läger", 80_000)]
        ballots = [(60, ["replokal", "spel"]), (40, ["läger"])]
        outcome = counted(round, "Unga bestämmer", projects, ballots)
        assert set(granted(outcome)) == {"replokal", "läger"}
        goes_through_its_gates(
            round,
            ballot_list=Decided("Ungdomsrådet", date(2027, 8, 30)),
            result=Decided("Kommunstyrelsen", date(2027, 10, 20)),
        )


def test_tenants_from_10_years_decide_in_a_housing_company() -> None:
    """Bostadsbolaget, boendebudget: tenants of at least 10 years; someone who can help to carry
    it out, and a plan for the upkeep; 1 mkr.
    """
    company = an_organisation("Bostadsbolaget", OrganisationKind.INSTITUTION)
    with scope(organisation=company):
        with on(date(2027, 1, 11)):
            start = Decided("Bolagets styrelse", date(2026, 12, 8), "§ 77", "BB 2026/77")
            round = set_up(
                a_budget(company, "Boendebudget", "theme", start=start),
                rules=rules_of("hyresgaster-fran-10-ar"),
                pots=[PotFor("Norra Biskopsgården", 1_000_000)],
                days=year_of(2027),
            )
        said, rules = published(round), rules_in(round)
        tenant, ten_today = frozenset({Link.TENANT}), date(2017, 9, 10)
        assert may_take_part(rules.vote, tenant, ten_today, VOTING_DAY)
        assert not may_take_part(rules.vote, tenant, date(2017, 9, 11), VOTING_DAY)
        assert not may_take_part(rules.vote, RESIDENT, date(1980, 1, 1), VOTING_DAY)
        assert rules.propose.adult_contact
        assert rules.ideas.running_costs is RunningCosts.STATED
        assert "minst 10 år" in said[RulePart.VOTE]
        assert "Finns det någon som vill hjälpa till att göra det?" in said[RulePart.CRITERIA]
        assert "Finns det en plan för hur det sköts?" in said[RulePart.CRITERIA]
        projects = [Project("odling", 700_000), Project("gym", 600_000), Project("ljus", 300_000)]
        ballots = [(70, ["odling"]), (30, ["ljus"]), (20, ["gym"])]
        outcome = counted(round, "Norra Biskopsgården", projects, ballots)
        assert set(granted(outcome)) == {"odling", "ljus"}
        goes_through_its_gates(
            round,
            ballot_list=Decided("Distriktschefen", date(2027, 8, 30), "Delegation 12"),
            result=Decided("Bolagets styrelse", date(2027, 10, 5), "§ 61", "BB 2027/61"),
        )


def test_place_age_and_theme_are_combined_in_one_round() -> None:
    """Rågsved is place, age and theme at once: 15–17, 200 000 kr. Beside the pot for the
    place there is one for the young and one for culture, with the same ballot.
    """
    district = an_organisation("Stadsdelen", areas={"Rågsved": 14_000})
    young_here = Eligibility((Link.RESIDENT,), age_from=15, age_to=17, areas=AreaChoice.ALL)
    with scope(organisation=district):
        (ragsved,) = areas_of(district)
        young = a_group(district, "Unga 15–17", kind=GroupKind.AGES, age_from=15, age_to=17)
        culture = a_theme(district, "Kultur")
        with on(date(2027, 1, 11)):
            budget = a_budget(
                district,
                "Ung i Rågsved",
                *Orientation.values,
                start=Decided("Stadsdelsnämnden", date(2026, 12, 17)),
            )
            round = set_up(
                budget,
                rules=rules_of("unga-13-20", propose=young_here, vote=young_here),
                pots=[
                    PotFor("Rågsved", 100_000, of=ragsved),
                    PotFor("Ungas egna pengar", 60_000, of=young),
                    PotFor("Kulturpengen", 40_000, of=culture),
                ],
                days=year_of(2027),
            )
        assert budget.orientation_list == list(Orientation)
        said, rules = published(round), rules_in(round)
        assert "200 000 kr" in said[RulePart.POTS]
        assert "i 3 potter" in said[RulePart.POTS]
        for covered in ("området Rågsved", "gruppen Unga 15–17", "temat Kultur"):
            assert covered in said[RulePart.POTS]
        assert not may_take_part(rules.vote, RESIDENT, date(2012, 9, 11), VOTING_DAY)
        assert may_take_part(rules.vote, RESIDENT, date(2012, 9, 10), VOTING_DAY)
        projects = [Project("konsert", 30_000), Project("fanzin", 10_000), Project("buss", 25_000)]
        ballots = [(8, ["konsert", "fanzin"]), (3, ["buss"])]
        outcome = counted(round, "Kulturpengen", projects, ballots)
        assert set(granted(outcome)) == {"konsert", "fanzin"}
        goes_through_its_gates(
            round,
            ballot_list=Decided("Stadsdelsnämnden", date(2027, 8, 26)),
            result=Decided("Stadsdelsnämnden", date(2027, 10, 21)),
        )
