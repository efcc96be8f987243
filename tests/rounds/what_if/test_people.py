"""The examples of people: who may do what under the rules, and why not."""

from django.utils.translation import override

from medborgarbudget.rounds.ready_made import template
from medborgarbudget.rounds.rulebook import AreaChoice, Eligibility, Link, Rules
from medborgarbudget.rounds.what_if.people import Answer, WhoMay, who_may


def answers(shown: WhoMay, beginning: str) -> tuple[Answer, ...]:
    return next(row.answers for row in shown.rows if row.description.startswith(beginning))


def shown(rules: Rules, *, areas: bool = False) -> WhoMay:
    with override("en"):
        return who_may(rules, areas=areas)


def test_each_act_is_asked_by_itself() -> None:
    rules = Rules(
        propose=Eligibility((Link.EVERYONE,)), vote=Eligibility((Link.RESIDENT,), age_from=16)
    )
    table = shown(rules)
    assert table.acts == ("May leave ideas", "May vote")
    assert answers(table, "A visitor") == (Answer(True, ""), Answer(False, "no tie that counts"))
    assert answers(table, "A pupil of 12") == (Answer(True, ""), Answer(False, "too young"))


def test_support_is_a_column_only_where_ideas_gather_it() -> None:
    assert len(shown(Rules(support=Eligibility())).acts) == 3
    assert len(shown(Rules()).acts) == 2


def test_upper_ages_and_other_ties_are_told() -> None:
    ready = template("unga-13-20")
    assert ready is not None
    table = shown(ready.rules)
    assert answers(table, "Someone of 84")[1] == Answer(False, "too old")
    assert answers(table, "Someone of 19")[1].may
    tenants = shown(Rules(vote=Eligibility((Link.TENANT,))))
    assert answers(tenants, "Someone of 42")[1].may
    assert not answers(tenants, "Someone of 19")[1].may


def test_an_adult_to_reach_is_asked_of_children_only() -> None:
    table = shown(Rules(propose=Eligibility(adult_contact=True)))
    assert answers(table, "A child of 8")[0] == Answer(True, "with an adult to reach")
    assert answers(table, "Someone of 19")[0] == Answer(True, "")


def test_where_areas_have_pots_it_is_told_in_which_of_them() -> None:
    rules = Rules(vote=Eligibility(areas=AreaChoice.ONE))
    assert answers(shown(rules, areas=True), "Someone of 19")[1].detail == (
        "in one area that they choose"
    )


def test_some_may_and_some_may_not_under_every_tie() -> None:
    for link in set(Link) - {Link.EVERYONE}:
        may = {row.answers[1].may for row in shown(Rules(vote=Eligibility((link,)))).rows}
        assert may == {True, False}
