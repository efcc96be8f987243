"""What is no Pabulib file, and what a person is told about it."""

import os

import pytest

from medborgarbudget.counting.pabulib import PabulibError, parse_pabulib, read_pabulib
from tests.counting.pabulib.example import META, PROJECTS, VOTES, text_of

PROJECTS_LINE = 2 + len(META) + 1
VOTES_LINE = PROJECTS_LINE + len(PROJECTS) + 1


def refusal(written: str | bytes) -> PabulibError:
    """The error that reading this raises."""
    text = written if isinstance(written, str) else written.decode()
    with pytest.raises(PabulibError) as caught:
        parse_pabulib(text, "sjostad.pb")
    return caught.value


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = refusal(text_of(projects=["project_id;cost", "a;12a"]))

    assert str(error) == (
        f"sjostad.pb, line {PROJECTS_LINE + 2}: the cost is “12a”, which is not an amount. "
        "Write it with digits only, such as 5000 or 5000.50."
    )
    assert (error.file, error.line) == ("sjostad.pb", PROJECTS_LINE + 2)


def test_an_error_about_the_whole_file_names_no_line() -> None:
    assert str(refusal("")) == "sjostad.pb: the file is empty. Get a complete copy of it."


@pytest.mark.parametrize("amount", ["12a", "-5", "1,50", "1 000", "1e3", "", ".5", "NaN", "∞"])
def test_a_cost_that_is_no_amount_is_refused(amount) -> None:
    error = refusal(text_of(projects=[PROJECTS[0], f"a;{amount};x"], votes=[VOTES[0]]))
    assert error.problem == f"the cost is “{amount}”, which is not an amount"
    assert error.line == PROJECTS_LINE + 2


@pytest.mark.parametrize("amount", ["halva", "-5", "1,50"])
def test_a_minimum_cost_that_is_no_amount_is_refused(amount) -> None:
    rows = ["project_id;cost;minimum_cost", f"a;100;{amount}"]
    error = refusal(text_of(projects=rows, votes=[VOTES[0]]))
    assert error.problem == f"the minimum_cost is “{amount}”, which is not an amount"
    assert error.line == PROJECTS_LINE + 2


def test_a_minimum_cost_above_the_cost_is_refused() -> None:
    rows = ["project_id;cost;minimum_cost", "a;100;99.50", "b;100;100.50"]
    assert str(refusal(text_of(projects=rows, votes=[VOTES[0]]))) == (
        f"sjostad.pb, line {PROJECTS_LINE + 3}: the minimum_cost is 100.50, more than the cost, "
        "100. Write the least that the proposer accepts, or nothing."
    )


def test_a_budget_that_is_no_amount_is_refused() -> None:
    error = refusal(text_of(budget="en miljon"))
    assert error.problem == "the budget is “en miljon”, which is not an amount"
    assert error.line == 3 + list(META).index("budget")


@pytest.mark.parametrize("key", sorted(set(META) - {"currency"}))
def test_every_obligatory_meta_key_is_missed(key) -> None:
    assert refusal(text_of(**{key: None})).problem == f"META lacks {key}"


def test_a_meta_key_given_twice_is_refused() -> None:
    error = refusal(text_of().replace("PROJECTS\n", "budget;5\nPROJECTS\n", 1))
    assert error.problem == f"META has “budget” already on line {3 + list(META).index('budget')}"
    assert error.line == PROJECTS_LINE


def test_an_unknown_vote_type_is_refused_with_those_there_are() -> None:
    error = refusal(text_of(vote_type="likes"))
    assert error.problem == "the vote type is “likes”"
    assert "approval, choose-1, ordinal, cumulative, scoring" in error.remedy


@pytest.mark.parametrize("key", ["num_projects", "num_votes"])
def test_fewer_rows_than_announced_mean_a_file_that_may_be_cut_off(key) -> None:
    error = refusal(text_of(**{key: "8"}))
    assert error.problem.startswith(f"{key} is 8, but")
    assert error.line == 3 + list(META).index(key)
    assert "cut off" in error.remedy


@pytest.mark.parametrize("number", ["many", "-1", "2.5"])
def test_announced_rows_must_be_a_number(number) -> None:
    assert refusal(text_of(num_votes=number)).problem == (
        f"num_votes is “{number}”, which is not a whole number"
    )


def test_an_announcement_left_empty_is_refused() -> None:
    assert (
        refusal(text_of(num_votes="")).problem
        == "num_votes is empty, but the rows of VOTES number 2"
    )


def test_a_max_length_that_is_no_number_is_refused() -> None:
    error = refusal(text_of(max_length="three", vote_type="ordinal"))
    assert error.problem == "max_length is “three”, which is not a whole number"


ENDLESS = "9" * 5_000


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (text_of(num_votes=ENDLESS), "num_votes is"),
        (text_of(max_length=ENDLESS, vote_type="ordinal"), "max_length is"),
        (text_of(budget=ENDLESS), "the budget is"),
        (text_of(budget=f"0.{ENDLESS}"), "the budget is"),
        (
            text_of(votes=["voter_id;vote;points", f"1;a;{ENDLESS}"], vote_type="scoring"),
            "the ballot gives",
        ),
    ],
    ids=["rows", "limit", "amount", "decimals", "points"],
)
def test_a_number_of_thousands_of_digits_is_refused(text, what) -> None:
    assert refusal(text).problem.startswith(what)


@pytest.mark.parametrize("section", ["PROJECTS", "VOTES"])
def test_a_missing_section_is_named(section) -> None:
    written = text_of().partition(f"{section}\n")[0]
    assert refusal(written).problem == f"the {section} section is missing"


def test_sections_out_of_order_are_refused() -> None:
    start, _, votes = text_of().partition("VOTES\n")
    meta, _, projects = start.partition("PROJECTS\n")
    error = refusal(f"{meta}VOTES\n{votes}PROJECTS\n{projects}")
    assert error.problem == "“VOTES” stands where PROJECTS is expected"
    assert error.line == PROJECTS_LINE


def test_a_section_after_the_votes_is_refused() -> None:
    error = refusal(text_of() + "META\nkey;value\n")
    assert error.problem == "“META” stands where a ballot is expected"
    assert error.line == VOTES_LINE + len(VOTES) + 1


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        ("key;value\n", "META lacks key, value"),
        (PROJECTS[0] + "\n", "PROJECTS lacks project_id, cost"),
        (VOTES[0] + "\n", "VOTES lacks voter_id, vote"),
    ],
)
def test_a_section_without_its_header_is_refused(header, lacks) -> None:
    assert refusal(text_of().replace(header, "", 1)).problem == f"the header of {lacks}"


def test_a_file_that_ends_after_the_name_of_a_section_lacks_its_header() -> None:
    error = refusal(text_of().partition("voter_id")[0])
    assert error.problem == "the header of VOTES lacks voter_id, vote"
    assert error.line == VOTES_LINE


def test_a_column_named_twice_is_refused() -> None:
    error = refusal(text_of(projects=["project_id;cost;name;name", "a;1;x;y"]))
    assert error.problem == "the header of PROJECTS names a column twice"


@pytest.mark.parametrize("row", ["a;1", "a;1;x;y"])
def test_a_row_with_the_wrong_number_of_cells_is_refused(row) -> None:
    error = refusal(text_of(projects=[PROJECTS[0], row]))
    assert error.problem == (
        f"the row's cells number {row.count(';') + 1}, but its section's columns 3"
    )
    assert error.line == PROJECTS_LINE + 2


def test_a_project_id_used_twice_is_refused_with_both_lines() -> None:
    error = refusal(text_of(projects=[*PROJECTS, "a;5;again"]))
    assert error.problem == f"the project “a” is listed already on line {PROJECTS_LINE + 2}"
    assert error.line == PROJECTS_LINE + 5


@pytest.mark.parametrize("project_id", ["", "a,b"])
def test_a_project_that_no_ballot_could_name_is_refused(project_id) -> None:
    error = refusal(text_of(projects=[PROJECTS[0], f"{project_id};5;x"]))
    assert error.problem == f"the project id is “{project_id}”"


@pytest.mark.parametrize("vote", ["a,z", "a,,b", "a,"])
def test_a_ballot_for_an_unknown_project_is_refused(vote) -> None:
    unknown = "z" if "z" in vote else ""
    error = refusal(text_of(votes=[*VOTES, f"3;{vote}"]))
    assert error.problem == f"the ballot names “{unknown}”, which is not among the projects"
    assert error.line == VOTES_LINE + len(VOTES) + 1


def test_two_ballots_of_one_voter_are_refused_with_both_lines() -> None:
    error = refusal(text_of(votes=[VOTES[0], "7;a", "8;b", "7;c"]))
    assert error.problem == f"the voter “7” has a ballot already on line {VOTES_LINE + 2}"
    assert error.line == VOTES_LINE + 4


def test_a_ballot_without_a_voter_id_is_refused() -> None:
    assert refusal(text_of(votes=[VOTES[0], ";a"])).problem == "the ballot has no voter_id"


@pytest.mark.parametrize("points", ["-1", "0.5", "x", ""])
def test_points_that_are_no_whole_number_are_refused(points) -> None:
    votes = ["voter_id;vote;points", f"1;a,b;3,{points}"]
    error = refusal(text_of(votes=votes, vote_type="scoring"))
    assert error.problem == f"the ballot gives “{points}” points"
    assert error.line == VOTES_LINE + 2


def test_a_ballot_with_fewer_points_than_projects_is_refused() -> None:
    votes = ["voter_id;vote;points", "1;a,b;3"]
    assert refusal(text_of(votes=votes, vote_type="cumulative")).problem == (
        "the ballot's projects number 2, but its points 1"
    )


@pytest.mark.parametrize("vote_type", ["cumulative", "scoring"])
def test_points_that_the_vote_type_asks_for_are_missed(vote_type) -> None:
    error = refusal(text_of(vote_type=vote_type))
    assert error.problem == f"the vote type is “{vote_type}”, but VOTES has no column “points”"


@pytest.mark.parametrize(
    ("meta", "line"),
    [
        ({"vote_type": "choose-1"}, VOTES_LINE + 2),
        ({"vote_type": "ordinal", "max_length": "1"}, VOTES_LINE + 3),
    ],
    ids=["choose-1", "ordinal"],
)
def test_a_ballot_too_long_for_its_points_is_refused(meta, line) -> None:
    error = refusal(text_of(**meta))
    assert error.problem == "the ballot names 2 projects, and the most allowed is 1"
    assert error.line == line


@pytest.mark.parametrize("name", ['"Scen', '"Scen" liten'])
def test_a_quotation_mark_that_does_not_fit_is_found_where_it_begins(name) -> None:
    error = refusal(text_of(projects=[*PROJECTS[:3], f"c;300;{name}"]))
    assert error.problem.startswith("a quotation mark is opened but not closed")
    assert error.line == PROJECTS_LINE + 4


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b'{"META": []}',
        b"project_id;cost\n1;5\n",
        text_of().encode("utf-16"),
    ],
    ids=["picture", "JSON", "table without sections", "UTF-16"],
)
def test_a_file_of_another_kind_is_refused_as_such(tmp_path, content) -> None:
    path = tmp_path / "bild.pb"
    path.write_bytes(content)
    with pytest.raises(PabulibError) as caught:
        read_pabulib(path)
    assert str(caught.value).startswith(
        "bild.pb: the file does not begin with META, so it is no Pabulib file. "
    )


@pytest.mark.parametrize("content", [b"", b"\n  \n"])
def test_an_empty_file_is_called_empty(tmp_path, content) -> None:
    (tmp_path / "tom.pb").write_bytes(content)
    with pytest.raises(PabulibError, match=r"^tom\.pb: the file is empty\."):
        read_pabulib(tmp_path / "tom.pb")


def test_text_that_is_not_utf8_is_found_on_its_line(tmp_path) -> None:
    (tmp_path / "gammal.pb").write_bytes(text_of(description="Sjostad").encode("latin-1"))
    with pytest.raises(PabulibError) as caught:
        read_pabulib(tmp_path / "gammal.pb")
    assert caught.value.problem == "the text is not encoded as UTF-8"
    assert caught.value.line == 3 + list(META).index("unit")


def test_a_missing_file_is_called_missing(tmp_path) -> None:
    with pytest.raises(PabulibError, match="there is no such file"):
        read_pabulib(tmp_path / "saknas.pb")


def test_a_folder_is_called_a_folder(tmp_path) -> None:
    with pytest.raises(PabulibError, match="this is a folder"):
        read_pabulib(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_why(tmp_path) -> None:
    path = tmp_path / "hemlig.pb"
    path.write_text(text_of())
    path.chmod(0)
    with pytest.raises(PabulibError, match="cannot be opened"):
        read_pabulib(path)


@pytest.mark.parametrize("length", range(len(text_of()) - len("c\n")))
def test_a_file_cut_off_anywhere_before_its_last_cell_is_refused(length) -> None:
    refusal(text_of()[:length])
