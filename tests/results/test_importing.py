"""Taking in an election that was held elsewhere."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.counting.pabulib import PabulibFile, parse_pabulib, read_pabulib
from medborgarbudget.counting.pabulib.outcome import rule_named
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.actions import carry_out_count, import_election
from medborgarbudget.results.models import Count
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import StepState
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

SMALL = """META
key;value
description;Ett litet val
country;Poland
unit;Wieliczka
instance;2023
num_projects;2
num_votes;3
budget;10.50
vote_type;approval
rule;equalshares/add1
date_begin;{begin}
date_end;{end}
language;pl
currency;PLN
PROJECTS
project_id;cost;votes;name;neighborhood;selected
a;6.25;2;Ławka;Rynek;1
b;9;1;Scena;;0
VOTES
voter_id;vote
1;a
2;a
3;b
"""


def small_file(begin: str = "03.04.2023", end: str = "21.04.2023") -> PabulibFile:
    return parse_pabulib(SMALL.format(begin=begin, end=end), "litet.pb")


def imported(file: PabulibFile, organisation: Organisation, name: str = "Zielony Milion") -> Count:
    rule = rule_named(file.meta["rule"]) or CountRule()
    count = import_election(
        organisation=organisation, file=file, name=name, rule=rule, source="litet.pb"
    )
    return carry_out_count(count_id=count.pk)


def test_an_imported_election_becomes_a_finished_round_in_its_own_money_and_language() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        count = imported(small_file(), organisation)
        round = Round.objects.get()
        assert (round.slug, round.currency.code, round.budget) == ("zielony-milion", "PLN", 1050)
        assert {view.state for view in steps_of(round)} == {StepState.DONE}
        bench = Proposal.objects.get(title="Ławka")
        assert (bench.cost, bench.place, bench.language) == (625, "Rynek", "pl")
        assert (count.contest.opened_on, count.contest.closed_on) == (
            date(2023, 4, 3),
            date(2023, 4, 21),
        )
        assert selected_codes(count) == ["a"]


def test_a_year_stands_for_all_its_days() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        contest = imported(small_file("2022", "2023"), organisation).contest
    assert (contest.opened_on, contest.closed_on) == (date(2022, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(("begin", "end"), [("i våras", "2023"), ("21.04.2023", "03.04.2023")])
def test_dates_that_make_no_sense_are_refused_in_words(begin: str, end: str) -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        with pytest.raises(ValidationError, match="date_"):
            imported(small_file(begin, end), organisation)
        assert not Round.objects.exists()


def test_a_second_import_under_the_same_name_is_refused_and_leaves_nothing_behind() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        imported(small_file(), organisation)
        with pytest.raises(ValidationError, match="zielony-milion"):
            imported(small_file(), organisation)
        assert Round.objects.count() == 1


def test_a_name_that_makes_no_address_is_refused_in_words() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation), pytest.raises(ValidationError, match="bokstäver"):
        imported(small_file(), organisation, name="!!!")


@pytest.mark.parametrize(
    ("name", "winners"),
    [
        ("Poland_Wieliczka_2023_Green_Budget.pb", 30),
        ("Poland_Swiecie_2023.pb", 17),
        ("Netherlands_Assen_2024.pb", 9),
    ],
)
def test_real_elections_get_their_official_winners(pabulib: Path, name: str, winners: int) -> None:
    file = read_pabulib(pabulib / name)
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        selected = selected_codes(imported(file, organisation))
    assert file.official_winners is not None
    assert len(selected) == winners
    assert set(selected) == set(file.official_winners)
