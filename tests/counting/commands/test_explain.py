"""The command `medborgarbudget explain`, as people use it."""

import pytest
import typer
from typer.testing import CliRunner, Result

from medborgarbudget.counting.bundle import write_bundle
from medborgarbudget.counting.bundle.limits import what_stopped_it
from medborgarbudget.counting.commands.explain import explain
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Phragmen,
    TopK,
)
from tests.counting.bundle.example import PROJECTS, counted

application = typer.Typer()
application.command()(explain)


def run(*words: object) -> Result:
    """What the command answers to these words, in a window without an end."""
    arguments = [str(word) for word in words]
    return CliRunner().invoke(application, arguments, env={"COLUMNS": "1000"})


def told(*words: object) -> str:
    """What the command tells, with every blank a plain one."""
    answer = run(*words)
    assert (answer.exit_code, answer.stderr) == (0, "")
    return answer.stdout.replace("\xa0", " ")


@pytest.fixture
def bundle(tmp_path):
    """The example of the documentation, whose reasons are worked out there."""
    projects = (
        Project("playground", 540, "Lekplats"),
        Project("lights", 400),
        Project("courtyard", 180),
        Project("bookcase", 150),
    )
    crosses = 3 * [[0]] + 2 * [[0, 1]] + [[0, 2]] + 2 * [[1, 2]] + [[1]] + [[2, 3]]
    ballots = group_ballots(dict.fromkeys(each, 1) for each in crosses)
    write_bundle(count(Election(projects, ballots, 1000), CountRule()), tmp_path / "bundle")
    return tmp_path / "bundle"


def test_the_whole_count_is_told_in_a_paragraph_and_a_line_for_each_project(bundle) -> None:
    story, _, *lines = told(bundle).splitlines()
    assert story.startswith("Equal shares: ")
    assert "10 voters decided over 1 000 SEK." in story
    assert "In the end everyone owned a share of 134 SEK." in story
    assert "3 of 4 projects won, for 870 SEK together. 130 SEK was left over." in story
    assert lines == [
        "1. Lekplats (playground) won: 540 SEK, 6 votes, paid from: shares.",
        "2. courtyard won: 180 SEK, 4 votes, paid from: shares.",
        "3. bookcase won: 150 SEK, 1 vote, paid from: leftover.",
        "lights did not win: 400 SEK, 5 votes, 99.8 % of its cost within reach, 1 vote short.",
    ]


def test_a_loser_learns_what_its_voters_had_and_what_they_paid_for_instead(bundle) -> None:
    instead = "Lekplats (playground) 180 SEK, courtyard ≈ 90.66 SEK"
    assert told(bundle, "lights").splitlines()[:6] == [
        "lights",
        "5 of 10 voters voted for it. It costs 400 SEK.",
        "It did not win.",
        "At best its voters could pay ≈ 399.33 SEK of its cost, which is 99.8 %.",
        f"What they paid for instead, most first: {instead}.",
        "In the end they had ≈ 399.33 SEK left together.",
    ]
    assert "1 more vote, for it only, would have been enough." in told(bundle, "lights")
    assert "If it had cost 399 SEK, it would have won." in told(bundle, "lights")


def test_a_winner_learns_what_its_voters_paid(bundle) -> None:
    assert told(bundle, "courtyard").splitlines() == [
        "courtyard",
        "4 of 10 voters voted for it. It costs 180 SEK.",
        "It won, as number 2.",
        "Its voters bought it with their shares of 134 SEK.",
        "3 voters paid ≈ 45.33 SEK each, the most that anyone paid for it.",
        "1 voter had less left, and paid less.",
    ]


def test_a_winner_of_leftover_money_learns_that_it_fitted(bundle) -> None:
    assert "Money was left over, and by votes it was its turn: it fitted." in told(
        bundle, "bookcase"
    )


def test_a_lot_and_a_limit_are_told_to_those_whom_they_stopped(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    reasons = told(tmp_path, "bench")
    assert "It and another rule each other out, and that one won: Bokskåp (bookcase)." in reasons
    assert "A lot decided between bookcase, bench: bookcase went first." in reasons
    assert "It had the most votes in its place, which went before the others." in told(
        tmp_path, "playground"
    )


def test_a_project_that_needs_too_much_or_has_no_votes_learns_that(tmp_path) -> None:
    projects = (Project("palace", 5000), Project("secret", 10))
    election = Election(projects, group_ballots([{0: 1}, {}]), 1000)
    write_bundle(count(election, CountRule(Greedy())), tmp_path)
    assert "It costs more than there was to share out." in told(tmp_path, "palace")
    assert "Nobody voted for it." in told(tmp_path, "secret")


@pytest.mark.parametrize(
    "method",
    [EqualShares(), Greedy(), Phragmen(), MajorityJudgment(), TopK(2)],
    ids=lambda method: type(method).__name__,
)
@pytest.mark.parametrize("project", [None, *(project.id for project in PROJECTS)])
def test_every_method_has_reasons_for_every_project(tmp_path, method, project) -> None:
    write_bundle(counted(method), tmp_path)
    text = told(tmp_path, *([project] if project else []))
    assert "%(" not in text
    assert "None" not in text
    assert len(text.splitlines()) >= 3


@pytest.mark.parametrize("limit", [each for each in Limit if each is not Limit.WON])
def test_every_limit_has_a_sentence(limit) -> None:
    quota = Quota(limit, frozenset({0}), 1, "1500.50")
    sentence = what_stopped_it(quota, ["Lekplats"], Currency("SEK", 2))
    assert sentence.endswith(".")
    assert "%(" not in sentence


def test_a_vote_floor_is_told_in_votes(tmp_path) -> None:
    election = Election(
        (Project("a", 10), Project("b", 10)), group_ballots([{0: 1}] * 3 + [{1: 1}]), 100
    )
    rule = CountRule(Greedy(), Constraints(least_votes=2))
    write_bundle(count(election, rule), tmp_path)
    assert "To win, 2 votes were needed." in told(tmp_path, "b")


def test_an_unknown_project_ends_with_2_and_the_nearest_ids(bundle) -> None:
    answer = run(bundle, "courtyrad")
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith(
        "No project has the id “courtyrad”. The nearest are: courtyard, "
    )


def test_an_altered_bundle_is_not_explained(bundle) -> None:
    (bundle / "README.txt").write_text("")
    answer = run(bundle)
    assert answer.exit_code == 2
    assert answer.stderr == "README.txt is not the file that innehall.json lists.\n"


def test_no_name_in_a_bundle_commands_the_terminal(tmp_path) -> None:
    projects = (Project("a\x1b[2J", 10, "b\x07\u202e"),)
    write_bundle(count(Election(projects, group_ballots([{0: 1}]), 10), CountRule()), tmp_path)
    assert not set("\x1b\x07\u202e") & set(told(tmp_path) + told(tmp_path, "a\x1b[2J"))
