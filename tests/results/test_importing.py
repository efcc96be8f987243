"""Taking in an election that was held elsewhere."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django_scopes import scope

from medborgarbudget.counting.pabulib import PabulibFile, parse_pabulib, read_pabulib
from medborgarbudget.counting.pabulib.outcome import rule_named
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.actions import carry_out_count, import_election
from medborgarbudget.results.election_dates import vote_days
from medborgarbudget.results.models import Count
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step, StepState
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
        states = {view.step: view.state for view in steps_of(round)}
        # The file tells of the vote, and of no decision.
        assert states.pop(Step.DECISION) is StepState.UNRECORDED
        assert set(states.values()) == {StepState.DONE}
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


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("end", ["24.11.2026", "2027"])
def test_a_vote_that_has_not_ended_is_refused_in_words(end: str) -> None:
    with pytest.raises(ValidationError, match=end):
        vote_days({"date_begin": "2026", "date_end": end}, TODAY)


@pytest.mark.parametrize("end", ["23.11.2026", "2026"])
def test_this_year_ends_today_at_the_latest(end: str) -> None:
    days = vote_days({"date_begin": "2026", "date_end": end}, TODAY)
    assert days == (date(2026, 1, 1), TODAY)


LONGEST_INTEGER = 2**63 - 1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Ławka", "x" * 501, "“name” of project “a”.*501"),
        ("language;pl", "language;" + "x" * 11, "“language”.*11"),
        ("Rynek", "x" * 201, "“neighborhood” of project “a”.*201"),
        ("9;1;Scena;", "9;1;Scena;Park\0", "“neighborhood” of project “b”"),
        ("litet", "lit\0et", "“description”"),
        ("a;6", "x" * 101 + ";6", "“project_id” of project “x+”"),
        ("language", "max_length;2147483648\nlanguage", "“max_length”"),
        ("10.50", str(LONGEST_INTEGER), "“budget”"),
        ("6.25", str(LONGEST_INTEGER), "“cost” of project “a”"),
        ("currency;PLN\n", "", "currency;SEK"),
        ("PLN", "złoty", "“złoty”"),
        ("PLN", "SEK", "öre"),
        ("6.25", "6.25001", "5 decimal"),
    ],
)
def test_what_cannot_be_stored_is_named_before_anything_is_written(
    old: str, new: str, named: str
) -> None:
    text = SMALL.format(begin="2022", end="2022").replace(old, new)
    text = text.replace("1;a\n2;a", f"1;{new[:-2]}\n2;{new[:-2]}") if old == "a;6" else text
    organisation = OrganisationFactory()
    with scope(organisation=organisation), translation.override("en"):
        with pytest.raises(ValidationError, match=named):
            imported(parse_pabulib(text, "litet.pb"), organisation)
        assert not Round.objects.exists()


def test_points_that_no_column_can_sum_up_are_refused() -> None:
    many = f"{','.join(['a'] * 10)};{','.join(['9' * 18] * 10)}"
    ballots = f"voter_id;vote;points\n1;{many}\n2;a;1\n3;b;1\n"
    text = SMALL.format(begin="2022", end="2022").replace("approval", "cumulative")
    file = parse_pabulib(text.partition("voter_id")[0] + ballots, "litet.pb")
    organisation = OrganisationFactory()
    with scope(organisation=organisation), pytest.raises(ValidationError, match="score"):
        imported(file, organisation)


def test_no_most_choices_is_the_same_as_none_at_all() -> None:
    text = SMALL.format(begin="2022", end="2022").replace("language", "max_length;0\nlanguage")
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        count = imported(parse_pabulib(text, "litet.pb"), organisation)
    assert count.contest.max_choices is None


def test_a_long_name_gets_a_short_address_and_too_long_a_one_is_refused() -> None:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        round = imported(small_file(), organisation, name="medborgare " * 18).contest.round
        assert round.slug == "medborgare-medborgare-medborgare-medborgare-medbor"
        with pytest.raises(ValidationError, match="201"):
            imported(small_file(), organisation, name="a" * 201)


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
