"""What a file may look like and still be read as it was meant."""

from hashlib import sha256
from pathlib import Path

import pytest

from medborgarbudget.counting.election import Project, VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.pabulib import parse_pabulib, read_pabulib
from tests.counting.pabulib.example import META, PROJECTS, VOTES, ballots, read, text_of

SJOSTAD = Path(__file__).parent / "files" / "sjostad.pb"


def test_a_file_gives_its_election_and_everything_around_it() -> None:
    file = read_pabulib(SJOSTAD)

    assert file.election.budget == 900
    assert file.election.voters == 6
    assert file.election.votes == (4, 3, 3, 1)
    assert file.election.vote_type is VoteType.APPROVAL
    assert file.election.currency == Currency("SEK", decimals=0)
    assert file.official_winners == ("1", "2", "4")
    assert file.sha256 == sha256(SJOSTAD.read_bytes()).hexdigest()
    assert file.notes == ()


def test_meta_keeps_the_order_and_the_unknown_keys_of_the_file() -> None:
    file = read(gamla_nyckeln="kvar")
    assert list(file.meta) == [*META, "gamla_nyckeln"]
    assert file.meta["gamla_nyckeln"] == "kvar"


def test_columns_that_the_format_does_not_know_are_kept() -> None:
    file = read(
        projects=["project_id;cost;rumba", "a;1;ja"], votes=["voter_id;vote;ålder", "1;a;9"]
    )
    assert file.project_columns == {"a": {"rumba": "ja"}}


def test_columns_may_stand_in_any_order_and_names_may_be_missing() -> None:
    file = read(projects=["cost;project_id", "7;a"], votes=["age;vote;voter_id", "44;a;1"])
    assert file.election.projects == (Project("a", 7),)
    assert ballots(file) == {(("a", 1),): 1}


def test_the_former_column_target_is_found_as_beneficiaries() -> None:
    file = read(projects=["project_id;cost;target", "a;1;barn,äldre"], votes=["voter_id;vote"])
    assert file.project_columns["a"] == {"beneficiaries": "barn,äldre"}


def test_without_the_column_selected_there_are_no_official_winners() -> None:
    assert read().official_winners is None


def test_with_nothing_selected_nobody_won() -> None:
    file = read(projects=["project_id;cost;selected", "a;1;0"], votes=["voter_id;vote"])
    assert file.official_winners == ()


def test_projects_that_won_for_a_reason_of_their_own_are_official_winners_too() -> None:
    rows = ["project_id;cost;selected", "a;1;1", "b;1;2", "c;1;0", "d;1;3"]
    assert read(projects=rows, votes=["voter_id;vote"]).official_winners == ("a", "b", "d")


@pytest.mark.parametrize(
    ("vote_type", "projects", "counted"),
    [("approval", "b,a", (("a", 1), ("b", 1))), ("choose-1", "b", (("b", 1),))],
)
def test_an_approval_is_worth_one_point(vote_type, projects, counted) -> None:
    assert ballots(read(votes=["voter_id;vote", f"1;{projects}"], vote_type=vote_type)) == {
        counted: 1
    }


def test_a_first_place_is_worth_max_length_points_and_each_next_place_one_less() -> None:
    file = read(votes=["voter_id;vote", "1;c,a", "2;b"], vote_type="ordinal", max_length="3")
    assert ballots(file) == {(("a", 2), ("c", 3)): 1, (("b", 3),): 1}


def test_without_max_length_the_longest_ballot_says_what_a_first_place_is_worth() -> None:
    file = read(votes=["voter_id;vote", "1;c,a", "2;b"], vote_type="ordinal")
    assert ballots(file) == {(("a", 1), ("c", 2)): 1, (("b", 2),): 1}
    assert file.notes == ("Points for a first place: 2, and one less for each next place.",)


def test_a_project_ranked_twice_keeps_its_better_place_and_takes_no_other() -> None:
    file = read(votes=["voter_id;vote", "1;c,c,a"], vote_type="ordinal", max_length="2")
    assert ballots(file) == {(("a", 1), ("c", 2)): 1}


def test_an_ordinal_ballot_may_state_its_points() -> None:
    file = read(votes=["voter_id;vote;points", "1;c,a;12,10"], vote_type="ordinal")
    assert ballots(file) == {(("a", 10), ("c", 12)): 1}


@pytest.mark.parametrize("vote_type", ["cumulative", "scoring"])
def test_points_run_parallel_to_the_projects(vote_type) -> None:
    file = read(votes=["voter_id;vote;points", "1;b,a;5,2"], vote_type=vote_type)
    assert ballots(file) == {(("a", 2), ("b", 5)): 1}


def test_no_points_are_no_support() -> None:
    file = read(votes=["voter_id;vote;points", "1;b,a;5,0"], vote_type="cumulative")
    assert ballots(file) == {(("b", 5),): 1}
    assert file.election.votes == (0, 1, 0)


def test_whole_points_may_be_written_with_a_decimal() -> None:
    file = read(votes=["voter_id;vote;points", "1;b;5.0"], vote_type="scoring")
    assert ballots(file) == {(("b", 5),): 1}


def test_points_given_twice_to_a_project_are_added_up_and_noted() -> None:
    file = read(votes=["voter_id;vote;points", "1;b,a,b;5,2,1"], vote_type="cumulative")
    assert ballots(file) == {(("a", 2), ("b", 6)): 1}
    assert file.notes == ("1 ballot names a project more than once; its points were added up.",)


def test_a_default_score_goes_to_the_projects_that_a_ballot_does_not_name() -> None:
    file = read(
        votes=["voter_id;vote;points", "1;b,a;5,0", "2;;"], vote_type="scoring", default_score="1"
    )
    assert ballots(file) == {(("b", 5), ("c", 1)): 1, (("a", 1), ("b", 1), ("c", 1)): 1}
    assert file.notes == ("Points for each project that a ballot does not name: 1.",)


def test_a_default_score_means_nothing_where_ballots_are_not_scored() -> None:
    assert ballots(read(default_score="1")) == ballots(read())


def test_points_of_approvals_are_not_used_and_that_is_noted() -> None:
    file = read(votes=["voter_id;vote;points", "1;b,a;5,2"])
    assert ballots(file) == {(("a", 1), ("b", 1)): 1}
    assert file.notes == ("The column “points” was not used: the vote type is “approval”.",)


def test_a_project_named_twice_is_counted_once_for_each_of_its_voters_and_noted() -> None:
    file = read(votes=["voter_id;vote", "1;a,b,a", "2;a,b", "3;a,b,a"])
    assert ballots(file) == {(("a", 1), ("b", 1)): 3}
    assert file.notes == ("2 ballots name a project more than once; it was counted once.",)


def test_a_blank_ballot_is_a_voter() -> None:
    file = read(votes=["voter_id;vote", "1;", "2;a", "3; "])
    assert ballots(file) == {(): 2, (("a", 1),): 1}
    assert file.election.voters == 3


def test_an_election_may_have_no_voters() -> None:
    file = read(votes=["voter_id;vote"])
    assert file.election.voters == 0
    assert file.election.votes == (0, 0, 0)


def test_an_election_may_have_one_voter() -> None:
    assert read(votes=["voter_id;vote", "1;a"]).election.voters == 1


def test_blanks_around_commas_and_cells_do_not_matter() -> None:
    file = read(
        projects=["project_id ; cost", " a ; 5 ", "b; 6"], votes=["voter_id;vote", "1; a , b "]
    )
    assert file.election.projects == (Project("a", 5), Project("b", 6))
    assert ballots(file) == {(("a", 1), ("b", 1)): 1}


def test_ids_may_hold_letters_slashes_dots_and_any_script() -> None:
    file = read(
        projects=["project_id;cost", "BO.D12.54/25;1", "Ö-4;2"], votes=["voter_id;vote", "x/1;Ö-4"]
    )
    assert ballots(file) == {(("Ö-4", 1),): 1}


def test_projects_keep_the_order_of_the_file_also_where_ten_stands_before_two() -> None:
    file = read(projects=["project_id;cost", "10;1", "2;1"], votes=["voter_id;vote", "1;2,10"])
    assert [project.id for project in file.election.projects] == ["10", "2"]


def test_the_order_of_ballots_leaves_no_trace() -> None:
    one = read(votes=["voter_id;vote", "1;a", "2;b,c", "3;a"])
    other = read(votes=["voter_id;vote", "7;c,b", "8;a", "9;a"])
    assert one.election == other.election


def test_amounts_are_exact_to_the_last_decimal_of_any_of_them() -> None:
    file = read(projects=["project_id;cost", "a;0.5", "b;12", "c;1"], budget="2532645.83")
    assert file.election.currency == Currency("SEK", decimals=2)
    assert file.election.budget == 253264583
    assert [project.cost for project in file.election.projects] == [50, 1200, 100]


def test_zeros_after_the_point_do_not_make_an_amount_finer() -> None:
    assert read(budget="1000.00").election.currency.decimals == 0


def test_budgets_of_ten_billion_with_decimals_are_exact() -> None:
    assert read(budget="10000000000.01").election.budget == 1000000000001


def test_a_withdrawn_project_stays_dearer_than_the_budget() -> None:
    file = read(projects=["project_id;cost", "a;999999999"], votes=["voter_id;vote", "1;a"])
    assert file.election.projects[0].cost == 999999999 > file.election.budget


def test_a_project_may_cost_nothing() -> None:
    file = read(projects=["project_id;cost", "a;0"], votes=["voter_id;vote", "1;a"])
    assert file.election.projects[0].cost == 0


def test_the_nearest_place_that_a_project_names_is_its_place() -> None:
    rows = ["project_id;cost;district;neighborhood", "a;1;Norr;Torget", "b;1;Syd;", "c;1;;"]
    assert [each.place for each in read(projects=rows).election.projects] == ["Torget", "Syd", ""]


def test_projects_that_exclude_each_other_share_a_mark() -> None:
    rows = ["project_id;cost;conflict", "a;1;tomten", "b;1; tomten ", "c;1;"]
    file = read(projects=rows)
    assert [each.conflict for each in file.election.projects] == ["tomten", "tomten", ""]


def test_a_proposer_may_accept_less_than_the_cost() -> None:
    rows = ["project_id;cost;minimum_cost", "a;100;50.5", "b;200;", "c;300;300"]
    file = read(projects=rows)
    assert [each.minimum for each in file.election.projects] == [505, None, 3000]
    assert file.election.currency.decimals == 1


def test_a_file_without_currency_says_so() -> None:
    file = read(currency=None)
    assert file.election.currency.code == ""
    assert file.notes == ("The file does not say in which currency its amounts are.",)


def test_a_file_may_hold_thousands_of_projects() -> None:
    rows = [f"{number};{number}" for number in range(4000)]
    file = read(projects=["project_id;cost", *rows], votes=["voter_id;vote", "1;3999,0"])
    assert ballots(file) == {(("0", 1), ("3999", 1)): 1}


def test_ballots_longer_than_max_length_are_counted_and_noted() -> None:
    file = read(max_length="1")
    assert ballots(file) == ballots(read())
    assert file.notes == ("1 ballot names more projects than max_length, 1; it was counted.",)


def test_a_column_of_votes_that_disagrees_with_the_ballots_is_noted() -> None:
    rows = ["project_id;cost;votes", "a;1;1", "b;1;7", "c;1;"]
    assert read(projects=rows).notes == (
        (
            "The column “votes” disagrees with the ballots about 1 project "
            "(“b”: 7, counted 1); the ballots were believed."
        ),
    )


@pytest.mark.parametrize(
    "written",
    [
        "\ufeff" + text_of(),
        text_of().replace("\n", "\r\n"),
        text_of() + "\n",
        text_of() + "\r\n  \n",
        text_of().replace("PROJECTS", "\nPROJECTS").replace("VOTES", "\n\n;;\nVOTES"),
        text_of().replace("META", "META;;").replace("VOTES", "VOTES;"),
        text_of().replace("\n", ";;;\n"),
        "\n" + text_of(),
        text_of().removesuffix("\n"),
    ],
    ids=[
        "byte order mark",
        "Windows line ends",
        "empty line at the end",
        "blank lines at the end",
        "blank lines between sections",
        "section names with semicolons",
        "semicolons of a spreadsheet",
        "empty line first",
        "no line end at the end",
    ],
)
def test_the_dress_of_a_file_does_not_change_what_it_says(written) -> None:
    file = parse_pabulib(written, "sjostad.pb")
    assert file.election == read().election
    assert file.meta == read().meta


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Scen; liten"', "Scen; liten"),
        ('"""Scenen"""', '"Scenen"'),
        ('"Scen\nVOTES\npå torget"', "Scen\nVOTES\npå torget"),
        ('Scen "liten"', 'Scen "liten"'),
    ],
    ids=["semicolon", "doubled quotes", "line breaks", "quotes inside"],
)
def test_text_in_quotation_marks_may_hold_anything(written, meant) -> None:
    file = read(projects=[*PROJECTS[:3], f"c;300;{written}"])
    assert file.election.projects[2].name == meant
    assert file.election.ballots == read().election.ballots


def test_a_voter_may_be_called_like_a_section() -> None:
    assert read(votes=[VOTES[0], "PROJECTS;a"]).election.voters == 1
