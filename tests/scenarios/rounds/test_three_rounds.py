"""Three rounds in three years, each from what was learnt in the last one."""

from dataclasses import replace
from datetime import date

import pytest
from django_scopes import scope

from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.actions import (
    begin_round,
    change_round,
    move_steps,
    publish_round,
    save_rules,
)
from medborgarbudget.rounds.actions.lessons import note_lesson
from medborgarbudget.rounds.models import ParticipatoryBudget, Round
from medborgarbudget.rounds.queries import rulebook_in_force
from medborgarbudget.rounds.queries.rulebooks import Renewal, SinceLast, since_last
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import RulePart
from tests.rounds.making import on
from tests.scenarios.rounds.case import (
    LEAD,
    Decided,
    PotFor,
    a_budget,
    again,
    an_organisation,
    rules_of,
    set_up,
    year_of,
)
from tests.scenarios.rounds.gates import goes_through_its_gates

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Organisation:
    return an_organisation("Härsby kommun")


def first_round(budget: ParticipatoryBudget) -> Round:
    with on(date(2027, 1, 11)):
        round = set_up(
            budget,
            rules=rules_of("hela-platsen"),
            pots=[PotFor("Hela Härsby", 500_000)],
            days=year_of(2027),
        )
    held_in(round, 2027)
    return round


def next_round(previous: Round, year: int, changed_rules: Rules) -> Round:
    """A round that begins from the last one, with changes in its rules."""
    budget = previous.participatory_budget
    assert budget
    with on(date(year, 1, 11)):
        round = begin_round(budget=budget, name=f"År {year}", previous=previous, by=LEAD)
        change_round(round=round, details={"summary": "En omgång till."}, by=LEAD)
        lots = round.rulebooks.get().rules.count.ties
        count = replace(changed_rules.count, ties=lots)
        save_rules(round=round, rules=replace(changed_rules, count=count))
        move_steps(round=round, days=year_of(year), by=LEAD)
        round = publish_round(round=round, by=LEAD)
    held_in(round, year)
    return round


def held_in(round: Round, year: int) -> None:
    """Let the round go through both gates to its end."""
    goes_through_its_gates(
        round,
        ballot_list=Decided("Kommunstyrelsen", date(year, 8, 25)),
        result=Decided("Kommunstyrelsen", date(year, 10, 20)),
    )


def held_rules(round: Round) -> Rules:
    book = rulebook_in_force(again(round))
    assert book
    return book.rules


def news_of(round: Round) -> SinceLast:
    """What residents read is new since the last round."""
    round = again(round)
    book = rulebook_in_force(round)
    assert book
    told = since_last(round, book)
    assert told
    return told


def renewed(round: Round) -> dict[RulePart, Renewal]:
    """The parts of the rules that are new since the last round."""
    return {each.difference.part: each for each in news_of(round).renewals}


def test_each_round_begins_from_the_last_ones_rules_and_lessons(member: Organisation) -> None:
    start = Decided("Kommunfullmäktige", date(2026, 12, 14))
    with scope(organisation=member):
        with on(date(2027, 1, 11)):
            budget = a_budget(member, "Härsbys budget", "territory", start=start)
        assert budget.planned_years == [2027, 2028, 2029]
        first = first_round(budget)
        with on(date(2028, 1, 4)):
            for about, text in (
                (RulePart.VOTE, "Elever i femman ville rösta. Sänk åldern till 11."),
                (RulePart.BALLOT, "Fem kryss var för många att hinna läsa om."),
                (RulePart.PUBLICITY, "Fler vill se varför idéer föll."),
            ):
                note_lesson(round=first, about=about, text=text, by=LEAD)
        rules = held_rules(first)
        younger = replace(rules.vote, age_from=11)
        fewer = replace(rules.count, ballot=Approval(most=3))
        second = next_round(first, 2028, replace(rules, vote=younger, count=fewer))
        third = next_round(second, 2029, held_rules(second))

        assert [first.number, second.number, third.number] == [1, 2, 3]
        assert again(second).previous == first
        assert {RulePart.VOTE, RulePart.BALLOT} <= set(renewed(second))
        assert [each.about for each in news_of(second).unused] == [RulePart.PUBLICITY]
        assert held_rules(third).vote.age_from == 11


def test_what_is_new_is_told_in_sentences_that_a_resident_reads(member: Organisation) -> None:
    start = Decided("Kommunfullmäktige", date(2026, 12, 14))
    lesson = "Fem kryss var för många att hinna läsa om."
    with scope(organisation=member):
        with on(date(2027, 1, 11)):
            budget = a_budget(member, "Härsbys budget", "territory", start=start)
        first = first_round(budget)
        with on(date(2028, 1, 4)):
            note_lesson(round=first, about=RulePart.BALLOT, text=lesson, by=LEAD)
        rules = held_rules(first)
        fewer = replace(rules.count, ballot=Approval(most=3))
        second = next_round(first, 2028, replace(rules, count=fewer))
        renewal = renewed(second)[RulePart.BALLOT]
    assert renewal.difference.before == ("Du kryssar för högst 5 förslag.",)
    assert renewal.difference.after == ("Du kryssar för högst 3 förslag.",)
    assert [str(each) for each in renewal.lessons] == [lesson]


def test_lots_are_drawn_anew_in_every_round(member: Organisation) -> None:
    with scope(organisation=member):
        with on(date(2027, 1, 11)):
            start = Decided("Kommunfullmäktige", date(2026, 12, 14))
            budget = a_budget(member, "Härsbys budget", "territory", start=start)
        first = first_round(budget)
        second = next_round(first, 2028, held_rules(first))
        assert held_rules(first).count.ties.lot_seed != held_rules(second).count.ties.lot_seed
        assert set(renewed(second)) <= {RulePart.COUNT}
