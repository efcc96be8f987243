"""The project page names the constraint that let a proposal win, or kept it from winning."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.test import Client

from medborgarbudget.counting.election import Project
from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, Tier
from tests.results.reading import a_count_of, reasons, rule_of, votes_for

pytestmark = pytest.mark.django_db

BENCH = Project("A", 20, "Bänk", place="Ekeby")
LIGHTS = Project("B", 30, "Lampor", place="Ekeby")
STAGE = Project("C", 90, "Scen", place="Hamnen")


def greedy(**constraints: object) -> CountRule:
    return CountRule(Greedy(), Constraints(**constraints))  # type: ignore[arg-type]


def test_too_few_votes_are_told_with_the_number_that_was_needed() -> None:
    count = a_count_of([BENCH, LIGHTS], votes_for(3, 1), greedy(least_votes=2))
    assert reasons(count, 2).startswith("It got 1 vote, and 2 were needed.")
    assert "A proposal needs at least 2 votes to win." in rule_of(count).conditions


def test_a_floor_that_is_a_part_of_the_voters_is_told_as_both() -> None:
    count = a_count_of([BENCH, LIGHTS], votes_for(7, 1), greedy(least_share=Fraction(1, 4)))
    assert "It got 1 vote, and 2 were needed." in reasons(count, 2)
    (floor, *_) = rule_of(count).conditions
    assert floor == ("A proposal needs votes from at least 25% of the voters to win, which is 2.")


TIERS = (Tier(Fraction(25), 1), Tier(Fraction(50), 1))


def test_a_full_group_is_told_with_its_highest_cost_and_who_filled_it() -> None:
    table = Project("C", 25, "Bord")
    count = a_count_of([BENCH, LIGHTS, table], votes_for(3, 2, 1), greedy(tiers=TIERS))
    assert reasons(count, 3).startswith(
        "The only slot in the group up to 25 kr went to “Bänk”, which came before it."
    )


def test_of_a_large_group_the_number_is_told() -> None:
    projects = [Project(f"P{number}", 10) for number in range(7)]
    rule = greedy(tiers=(Tier(Fraction(25), 5),))
    count = a_count_of(projects, votes_for(7, 6, 5, 4, 3, 2, 1), rule)
    assert reasons(count, 7).startswith(
        "All 5 slots in the group up to 25 kr went to proposals that came before it."
    )


def test_a_proposal_dearer_than_every_group_is_told_that_it_could_not_win() -> None:
    count = a_count_of([BENCH, STAGE], votes_for(1, 3), greedy(tiers=TIERS))
    assert "It costs more than any of the groups" in reasons(count, 2)
    assert "50 kr, so it could not win." in reasons(count, 2)


@pytest.mark.parametrize("rule", [greedy(tiers=TIERS), greedy(reserve=Fraction(1, 5))])
def test_the_list_says_at_once_what_was_too_dear_to_win(client: Client, rule: CountRule) -> None:
    count = a_count_of([BENCH, STAGE], votes_for(1, 3), rule)
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/").content.decode()
    assert page.count("too dear to win") == 1


def test_a_place_that_has_got_its_one_names_the_winner_there() -> None:
    count = a_count_of([BENCH, LIGHTS], votes_for(3, 2), greedy(per_place=1))
    assert reasons(count, 2).startswith(
        "Each place gets one proposal at most, and in the same place “Bänk” won."
    )


def test_when_all_places_are_taken_their_number_is_told() -> None:
    count = a_count_of([BENCH, LIGHTS, STAGE], votes_for(3, 2, 1), greedy(winners=2))
    assert reasons(count, 3).startswith("At most 2 proposals could win, and others went before it.")


def test_a_place_that_got_nothing_last_time_goes_first_and_says_so() -> None:
    rule = greedy(places_first=("Hamnen",))
    count = a_count_of([BENCH, LIGHTS, STAGE], votes_for(3, 2, 1), rule)
    assert reasons(count, 3) == (
        "Nothing was won in Hamnen last time, so the proposal with the most votes there went "
        "before all others. This was it."
    )


def test_where_every_place_gets_something_its_first_says_so() -> None:
    count = a_count_of([BENCH, LIGHTS, STAGE], votes_for(3, 2, 1), greedy(every_place=True), 115)
    assert "In Hamnen this was it." in reasons(count, 3)
    assert "went first. In Ekeby this was it." in reasons(count, 1)


def test_a_reserve_that_made_a_proposal_too_dear_is_named_as_the_reason() -> None:
    rule = greedy(reserve=Fraction(1, 5))
    count = a_count_of([BENCH, STAGE], votes_for(1, 3), rule)
    assert reasons(count, 2).startswith(
        "20 kr of the budget is kept in reserve. It costs more than the rest, 80 kr, so it "
        "could not win."
    )
    assert any("kept in reserve, which is 20%" in each for each in rule_of(count).conditions)


def test_of_proposals_that_rule_each_other_out_the_loser_is_told_which_won(
    client: Client,
) -> None:
    projects = [replace(BENCH, conflict="hörnet"), replace(LIGHTS, conflict="hörnet")]
    count = a_count_of(projects, votes_for(3, 2), greedy())
    assert reasons(count, 2).startswith("It and “Bänk” rule each other out, and “Bänk” won.")
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/").content.decode()
    assert "Of proposals that rule each other out, only one may win." in page


def test_where_nothing_rules_anything_out_there_is_no_word_of_it(client: Client) -> None:
    count = a_count_of([BENCH, LIGHTS], votes_for(3, 2), greedy())
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/").content.decode()
    assert "rule each other out" not in page


def test_a_winner_that_got_less_tells_how_much_of_its_cost(client: Client) -> None:
    projects = [BENCH, replace(STAGE, minimum=70)]
    count = a_count_of(projects, votes_for(3, 2), greedy(partial_funding=True))
    assert reasons(count, 2) == (
        "When its turn came, 80 kr was left, and it costs 90 kr. That is less than it costs, but "
        "its proposer had agreed to do it for less. So it got 80 kr of 90 kr."
    )
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/")
    assert page.context["result"].cost == 100
    assert [grant.cost for grant in page.context["result"].grants] == [20, 80]
    assert "got 80\N{NO-BREAK SPACE}kr of its cost" in page.content.decode()
