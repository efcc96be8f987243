"""A large file, taken apart all at once, says just what it says when read row by row."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.pabulib import (
    PabulibError,
    PabulibFile,
    dump_pabulib,
    parse_pabulib,
    read_pabulib,
    reader,
    regular_rows,
)
from medborgarbudget.counting.packed import PackedElection
from tests.counting.pabulib.example import META, VOTES, read, text_of

IDS = ["1", "2", "10", "02", "a", "Ö-4", "BO.D12.54/25", "BO.D12.54/26", "x" * 64]
VOTERS = ["1", "2", "01", "10", "x/1", "v2å2", "voter-number-17", "VOTES2", "7" * 30]
OTHER_CELLS = ["", "44", " ", "Norr, mitt", "Ö", "18-25"]


@pytest.fixture(autouse=True)
def all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as a large one, and a few of its rows are a block."""
    monkeypatch.setattr(reader, "_LARGE", 0)
    monkeypatch.setattr(regular_rows, "_BLOCK", 400)


def told(text: str) -> PabulibFile | str:
    """What reading the file gives, or the sentence that refuses it."""
    try:
        return parse_pabulib(text, "sjostad.pb")
    except PabulibError as error:
        return str(error)


def told_row_by_row(text: str) -> PabulibFile | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LARGE", sys.maxsize)
        return told(text)


def was_regular(file: PabulibFile | str) -> bool:
    return isinstance(file, PabulibFile) and isinstance(file.election, PackedElection)


@st.composite
def ballots(draw: st.DrawFn, vote_type: VoteType, ids: list[str]) -> dict[str, str]:
    most = 1 if vote_type is VoteType.CHOOSE_ONE else len(ids)
    ballot = draw(st.lists(st.sampled_from(ids), max_size=most, unique=True))
    points = [draw(st.integers(0, 12) | st.integers(0, 10**8 - 1)) for _ in ballot]
    return {"vote": ",".join(ballot), "points": ",".join(map(str, points))}


@st.composite
def regular_files(draw: st.DrawFn, vote_type: VoteType) -> str:
    """Files as programs write them, some with further columns, in any order."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    names = ["voter_id", "vote", *draw(st.sampled_from([[], ["age"], ["age", "area"]]))]
    if vote_type in (VoteType.CUMULATIVE, VoteType.SCORING) or draw(st.booleans()):
        names.append("points")
    names = draw(st.permutations(names))
    rows = [";".join(names)]
    for voter in draw(st.lists(st.sampled_from(VOTERS), min_size=1, unique=True)):
        others = {name: draw(st.sampled_from(OTHER_CELLS)) for name in ("age", "area")}
        cells = others | {"voter_id": voter} | draw(ballots(vote_type, ids))
        rows.append(";".join(cells[name] for name in names))
    longest = None if vote_type is VoteType.ORDINAL else str(draw(st.integers(0, 4)))
    projects = ["project_id;cost", *(f"{each};100" for each in ids)]
    text = text_of(projects, rows, vote_type=str(vote_type), max_length=longest)
    text = draw(st.sampled_from([text, text.removesuffix("\n"), text + "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """Files of which a few characters were changed, mostly in VOTES."""
    text = draw(st.sampled_from(list(VoteType)).flatmap(regular_files))
    votes = text.index("VOTES", text.index("PROJECTS"))
    first = draw(st.sampled_from([votes, votes, votes, 0]))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(first, len(text)))
        inserted = draw(
            st.text(st.sampled_from('";,\n\r \t\0é\xa001a'), max_size=2)
            | st.sampled_from(
                ['""', ';""\n', "\nVOTES", "\nPROJECTS;\n", ",1,1", ";;", "\n1;1\n", ".0"]
            )
        )
        text = text[:place] + inserted + text[place + draw(st.integers(0, 2)) :]
    return text


@pytest.mark.parametrize("vote_type", list(VoteType))
@given(st.data())
def test_a_regular_file_is_read_all_at_once_and_says_the_same(vote_type, data) -> None:
    text = data.draw(regular_files(vote_type))
    file = told(text)
    assert file == told_row_by_row(text)
    assert was_regular(file)


@given(damaged_files())
def test_a_damaged_file_says_the_same_or_is_refused_with_the_same_words(text) -> None:
    assert told(text) == told_row_by_row(text)


@pytest.mark.parametrize(
    "text",
    [
        text_of(votes=[VOTES[0], '"1";a']),
        text_of(votes=[VOTES[0], "1;a, b"]),
        text_of(votes=[VOTES[0], "1;a;"]),
        text_of(votes=[VOTES[0], "1;a", ";", "2;b"], num_votes="2"),
        text_of(votes=[VOTES[0], "å;a"]),
        text_of(votes=[VOTES[0], "PROJECTS;a"]),
        text_of(votes=[VOTES[0], "1;a\r2;b"], num_votes="2"),
        text_of(votes=[VOTES[0], "1\0;a", "1;a"]),
        text_of(votes=[f"{VOTES[0]};age", f"1;a;{'9' * 500}"]),
        text_of(projects=["project_id;cost;name", 'a;1;"x\ry"'], votes=[VOTES[0], "1;a"]),
        text_of(votes=["voter_id;vote;points", "1;a;5.0"], vote_type="scoring"),
        text_of(votes=["voter_id;vote;points", "1;a;123456789"], vote_type="scoring"),
        text_of(votes=["voter_id;vote;points", "1;a,a;1,2"], vote_type="scoring"),
        text_of(
            votes=["voter_id;vote;points", "1;a;1"], vote_type="scoring", default_score="2"
        ),
        text_of(votes=[VOTES[0], "1;a,b,a"], vote_type="ordinal"),
        text_of(votes=[VOTES[0]]),
    ],
    ids=[
        "quotation marks",
        "blank after a comma",
        "semicolon of a spreadsheet",
        "empty row",
        "voter with a letter beyond ASCII at the end",
        "voter called like a section",
        "carriage return",
        "null character",
        "very long cell",
        "carriage return in a name",
        "points with a decimal",
        "points of nine digits",
        "points given twice",
        "default score",
        "project ranked twice",
        "no voters",
    ],
)  # fmt: skip
def test_what_is_unusual_is_left_to_the_other_reader(text) -> None:
    file = told(text)
    assert isinstance(file, PabulibFile)
    assert file == told_row_by_row(text)
    assert not was_regular(file)


@pytest.mark.parametrize(
    ("votes", "meta", "refusal"),
    [
        (["1;a", "1;b"], {}, "the voter “1” has a ballot already on line 22"),
        (["1;a", "2;d"], {}, "line 23: the ballot names “d”"),
        (["1;a", "2;"], {"num_votes": "3"}, "num_votes is 3, but the rows of VOTES number 2"),
        (["1;a", "2;b,c"], {"vote_type": "choose-1"}, "line 23: the ballot names 2 projects"),
        (["1;a,b"], {"vote_type": "ordinal", "max_length": "1"}, "the most allowed is 1"),
        (["1;a,b"], {"max_length": "x"}, "max_length is “x”, which is not a whole number"),
        (["1;a,b"], {"vote_type": "scoring"}, "VOTES has no column “points”"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(votes, meta, refusal) -> None:
    text = text_of(votes=[VOTES[0], *votes], **meta)
    assert refusal in str(told(text))
    assert told(text) == told_row_by_row(text)


def test_text_that_is_not_utf8_is_refused_wherever_it_stands(tmp_path) -> None:
    path = tmp_path / "gammal.pb"
    path.write_bytes(text_of(votes=["voter_id;vote;area", "1;a;\xd6"]).encode("latin-1"))
    with pytest.raises(PabulibError, match="not encoded as UTF-8"):
        read_pabulib(path)


def test_ids_that_only_begin_alike_are_told_apart() -> None:
    file = read(
        projects=["project_id;cost", "12345678;1", "123456789;1", "1;1"],
        votes=[VOTES[0], "12345678;1", "123456789;123456789", "1;12345678"],
    )
    assert was_regular(file)
    assert [group.points for group in file.election.ballots] == [((0, 1),), ((1, 1),), ((2, 1),)]


def test_quotation_marks_around_nothing_are_regular() -> None:
    file = read(votes=["voter_id;vote;age", '1;"";""', '2;"";4', "3;a,b;5", '4;a;""'])
    assert was_regular(file)
    assert file.election.votes == (2, 1, 0)
    assert file.election.voters == 4


@given(st.lists(st.dictionaries(st.integers(0, 2), st.integers(1, 3)), min_size=1))
def test_what_we_write_is_regular(written) -> None:
    projects = tuple(Project(each, 1) for each in ("1", "2b", "Ö-3"))
    for vote_type in (VoteType.APPROVAL, VoteType.SCORING):
        crosses = vote_type is VoteType.APPROVAL
        groups = group_ballots(dict.fromkeys(each, 1) if crosses else each for each in written)
        election = Election(projects, groups, 9, vote_type)
        file = told("".join(dump_pabulib(election, META)))
        assert was_regular(file)
        assert file.election == election


def test_a_project_named_twice_is_counted_once_and_noted() -> None:
    file = read(votes=[VOTES[0], "1;a,b,a", "2;b", "3;b,a"])
    assert was_regular(file)
    assert file.election.votes == (2, 3, 0)
    assert file.notes == ("1 ballot names a project more than once; it was counted once.",)


def test_thousands_of_projects_are_told_apart() -> None:
    rows = [f"{number};{number}" for number in range(4000)]
    votes = [VOTES[0], *(f"v{number};{number}" for number in range(4000))]
    file = read(projects=["project_id;cost", *rows], votes=votes)
    assert was_regular(file)
    assert file.election.votes == (1,) * 4000


def test_only_large_files_are_taken_apart_all_at_once(monkeypatch) -> None:
    monkeypatch.undo()
    many = read(votes=[VOTES[0], *(f"{number};a,b" for number in range(120_000))])
    assert was_regular(many)
    assert many.election.votes == (120_000, 120_000, 0)
    assert not was_regular(read())


def test_reading_a_small_file_does_not_wait_for_numpy() -> None:
    path = Path(__file__).parent / "files" / "sjostad.pb"
    program = (
        "import sys; from medborgarbudget.counting.pabulib import read_pabulib; "
        f"print(read_pabulib({str(path)!r}).election.voters, 'numpy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert found.stdout == "6 False\n", found.stderr
