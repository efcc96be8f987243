"""The project page gives reasons under every method, and the result page tells the method."""

from html import unescape

import pytest
from django.test import Client

from medborgarbudget.counting.election import Project, VoteType
from medborgarbudget.counting.rule import (
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    TopK,
    Ungraded,
)
from tests.factories import a_published_count, an_election
from tests.results.reading import a_count_of, reasons, votes_for

pytestmark = pytest.mark.django_db

METHODS: list[Method] = [
    EqualShares(),
    Greedy(),
    Greedy(misfit=Misfit.STOP),
    Greedy(GreedyOrder.VOTES_PER_COST),
    Phragmen(),
    Phragmen(Misfit.STOP),
    MajorityJudgment(),
    TopK(2),
]


@pytest.mark.parametrize("method", METHODS, ids=repr)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_can_be_read_under_every_method(
    client: Client, method: Method, language: str
) -> None:
    kind = VoteType.SCORING if isinstance(method, MajorityJudgment) else VoteType.APPROVAL
    count = a_published_count(an_election(vote_type=kind), rule=CountRule(method))
    round = count.contest.round
    folder = f"{language}/{round.organisation.slug}/{round.slug}/"
    result = client.get(f"{folder}resultat/")
    page = unescape(result.content.decode())
    assert all(sentence in page for sentence in result.context["result"].rule.sentences)
    for number in (1, 2, 3):
        response = client.get(f"{folder}forslag/{number}/")
        explanation = response.context["project"].explanation
        assert explanation
        assert all(each in unescape(response.content.decode()) for each in explanation)


def test_where_the_count_ends_at_the_first_that_does_not_fit_the_others_are_told() -> None:
    projects = [Project("A", 60), Project("B", 70), Project("C", 10)]
    count = a_count_of(projects, votes_for(3, 2, 1), CountRule(Greedy(misfit=Misfit.STOP)))
    assert "That was too little, so the count ended there." in reasons(count, 2)
    assert "The count ended before its turn came." in reasons(count, 3)


def test_a_fixed_number_of_winners_costs_what_it_costs(client: Client) -> None:
    projects = [Project("A", 80), Project("B", 80), Project("C", 10)]
    count = a_count_of(projects, votes_for(3, 2, 1), CountRule(TopK(2)))
    assert reasons(count, 1) == "The first 2 in the order won, and it was among them."
    assert reasons(count, 3).startswith("At most 2 proposals could win, and others went before it.")
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/")
    assert page.context["result"].overrun == 60
    assert "More than the budget" in page.content.decode()


def test_phragmen_tells_when_its_voters_had_earned_the_cost() -> None:
    projects = [Project("A", 60), Project("B", 70)]
    count = a_count_of(projects, votes_for(3, 2), CountRule(Phragmen()))
    assert reasons(count, 1).startswith(
        "3 voters voted for it, and together they had earned all of its cost, 60 kr."
    )
    assert reasons(count, 2).startswith(
        "2 voters voted for it. Before they had earned its cost together, too little was left of "
        "the budget. At best it was 40 kr of 70 kr, which is 57%."
    )


def test_phragmen_that_ends_at_a_misfit_tells_that_the_count_ended() -> None:
    projects = [Project("A", 60), Project("B", 70), Project("C", 40)]
    rule = CountRule(Phragmen(Misfit.STOP))
    count = a_count_of(projects, votes_for(3, 2, 1), rule)
    assert "Before that voter had earned its cost, the count ended." in reasons(count, 3)


def test_majority_judgment_tells_the_grade_and_not_the_points(client: Client) -> None:
    projects = [Project("A", 60), Project("B", 70), Project("C", 20)]
    grades = [{0: 4, 1: 3}, {0: 4, 1: 3}, {0: 3, 1: 2}]
    rule = CountRule(MajorityJudgment(Ungraded.NONE))
    count = a_count_of(projects, grades, rule, vote_type=VoteType.SCORING)
    assert reasons(count, 1).startswith(
        "Its majority grade is “excellent”: at least half of the grades it got are that or "
        "better. When its turn came"
    )
    assert "“good”" in reasons(count, 2)
    assert reasons(count, 3).startswith("Nobody graded it.")
    page = client.get(f"/en{count.contest.round.get_absolute_url()}resultat/").content.decode()
    assert "Majority grade: excellent" in page
    assert " points" not in page.partition('id="rule"')[0]
