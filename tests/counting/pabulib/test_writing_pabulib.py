"""What we publish: exact, checkable, and without a trace of who voted."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pabulib.checker import Checker

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.pabulib import (
    dump_pabulib,
    outcome_meta,
    parse_pabulib,
    rule_name,
    rule_named,
    selected_marks,
)
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Greedy,
    Start,
    Stop,
    Utility,
)
from tests.counting.pabulib.example import META

DESCRIPTION = {key: META[key] for key in ("description", "country", "unit", "instance")} | {
    "rule": "unknown",
    "date_begin": META["date_begin"],
    "date_end": META["date_end"],
}

BALLOTS = [{0: 1, 1: 1}] * 2 + [{0: 1, 2: 1}] * 2 + [{1: 1, 3: 1}, {2: 1}]
SJOSTAD = Election(
    tuple(
        Project(f"P{place}", cost, name)
        for place, (cost, name) in enumerate(
            [(300, "Bänkar"), (400, "Utegym"), (500, "Scen; liten"), (200, 'Hus "små"')]
        )
    ),
    group_ballots(BALLOTS),
    budget=900,
)


def again(election: Election, **options) -> Election:
    """The election after it was written and read."""
    written = "".join(dump_pabulib(election, DESCRIPTION, **options))
    return parse_pabulib(written, "sjostad.pb").election


identifiers = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=","), min_size=1, max_size=4
).filter(lambda text: text == text.strip())
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(str.strip)


def points_for(vote_type: VoteType, size: int) -> st.SearchStrategy[dict[int, int]]:
    """Ballots over so many projects."""
    projects = st.integers(0, size - 1)
    if vote_type is VoteType.CHOOSE_ONE:
        return st.dictionaries(projects, st.just(1), max_size=1)
    if vote_type is VoteType.APPROVAL:
        return st.dictionaries(projects, st.just(1))
    if vote_type is VoteType.ORDINAL:
        ranking = st.lists(projects, unique=True)
        return ranking.map(lambda ids: {each: size - place for place, each in enumerate(ids)})
    return st.dictionaries(projects, st.integers(1, 10**6))


@st.composite
def projects(draw: st.DrawFn, project_id: str) -> Project:
    """A project with this id, some with a place, a conflict or a minimum."""
    cost = draw(st.integers(0, 10**12))
    return Project(
        project_id,
        cost,
        draw(names),
        place=draw(st.just("") | names),
        conflict=draw(st.just("") | names),
        minimum=draw(st.none() | st.integers(0, cost)),
    )


@st.composite
def elections(draw: st.DrawFn, vote_type: VoteType) -> Election:
    """Any election whose amounts need all the decimals that its currency is kept with."""
    ids = draw(st.lists(identifiers, min_size=1, max_size=5, unique=True))
    currency = draw(st.sampled_from([Currency("SEK"), Currency("PLN", 2), Currency("", 1)]))
    return Election(
        tuple(draw(projects(each)) for each in ids),
        group_ballots(draw(st.lists(points_for(vote_type, len(ids)), max_size=8))),
        draw(st.integers(0, 10**11)) * 10 + 1,
        vote_type,
        currency,
    )


@pytest.mark.parametrize("vote_type", list(VoteType))
@given(st.data())
def test_what_was_written_reads_as_the_same_election(vote_type, data) -> None:
    election = data.draw(elections(vote_type))
    assert again(election) == election


@pytest.mark.parametrize("vote_type", list(VoteType))
@given(st.data())
def test_packed_ballots_are_written_like_others(vote_type, data) -> None:
    election = data.draw(elections(vote_type))
    packed = replace(election, ballots=pack(election.ballots))
    assert list(dump_pabulib(packed, DESCRIPTION)) == list(dump_pabulib(election, DESCRIPTION))


@given(elections(VoteType.ORDINAL))
def test_rankings_survive_in_readers_that_know_no_points_for_them(election) -> None:
    written = "".join(dump_pabulib(election, DESCRIPTION))
    renamed = written.replace("voter_id;vote;points", "voter_id;vote;unknown")
    assert parse_pabulib(renamed, "sjostad.pb").election.scores == election.scores


def test_meta_stands_in_the_standard_order_with_what_the_election_knows() -> None:
    meta = {"comment": "#1: Försök.", "budget": "5", "language": "sv"} | DESCRIPTION
    lines = list(dump_pabulib(SJOSTAD, meta))
    assert [line.partition(";")[0] for line in lines[2:16]] == [
        *list(META)[:-1],
        "language",
        "currency",
        "comment",
    ]
    assert "budget;900\n" in lines
    assert "num_votes;6\n" in lines


def test_projects_stand_with_votes_outcome_and_columns_of_their_own() -> None:
    columns = {"P0": {"category": "park", "zoo": "ja", "votes": "99"}, "P1": {"latitude": "59.3"}}
    lines = list(
        dump_pabulib(SJOSTAD, DESCRIPTION, selected={"P0": 1, "P3": 2}, project_columns=columns)
    )
    start = lines.index("PROJECTS\n") + 1
    assert lines[start : start + 5] == [
        "project_id;cost;votes;name;category;selected;latitude;zoo\n",
        "P0;300;4;Bänkar;park;1;;ja\n",
        "P1;400;3;Utegym;;0;59.3;\n",
        'P2;500;3;"Scen; liten";;0;;\n',
        'P3;200;1;"Hus ""små""";;2;;\n',
    ]


def test_places_conflicts_and_minimums_stand_with_the_projects_that_have_some() -> None:
    projects = (
        Project("A", 300, place="Norr", conflict="tomten"),
        Project("B", 400, place="Syd", conflict="tomten", minimum=250),
        Project("C", 500, place="Centrum"),
    )
    columns = {"B": {"district": "Syd"}, "C": {"district": "Öst"}}
    lines = list(dump_pabulib(Election(projects, (), 900), DESCRIPTION, project_columns=columns))
    start = lines.index("PROJECTS\n") + 1
    assert lines[start : start + 4] == [
        "project_id;cost;votes;name;neighborhood;district;conflict;minimum_cost\n",
        "A;300;0;;Norr;;tomten;\n",
        "B;400;0;;;Syd;tomten;250\n",
        "C;500;0;;Centrum;Öst;;\n",
    ]


def test_columns_of_conflicts_and_minimums_that_nobody_has_are_left_out() -> None:
    columns = {"P0": {"conflict": "", "minimum_cost": ""}}
    lines = list(dump_pabulib(SJOSTAD, DESCRIPTION, project_columns=columns))
    assert "project_id;cost;votes;name\n" in lines


def test_blank_ballots_are_marked_so_that_no_row_seems_cut_off() -> None:
    election = Election(SJOSTAD.projects, group_ballots([{}, {}, {3: 1}]), 900)
    lines = list(dump_pabulib(election, DESCRIPTION))
    assert lines[-3:] == ['1;""\n', '2;""\n', "3;P3\n"]
    lines = list(dump_pabulib(replace(election, vote_type=VoteType.SCORING), DESCRIPTION))
    assert lines[-3:] == ["1;;\n", "2;;\n", "3;P3;1\n"]


def test_ids_that_need_quotation_marks_get_them_on_ballots() -> None:
    projects = (Project("a;b", 1), Project("c", 1))
    election = Election(projects, group_ballots([{0: 1, 1: 1}, {1: 1}]), 900)
    assert list(dump_pabulib(election, DESCRIPTION))[-2:] == ['1;"a;b,c"\n', "2;c\n"]


def test_votes_stand_one_row_a_voter_numbered_in_the_order_of_their_content() -> None:
    lines = list(dump_pabulib(SJOSTAD, DESCRIPTION))
    assert lines[lines.index("VOTES\n") + 1 :] == [
        "voter_id;vote\n",
        "1;P0,P1\n",
        "2;P0,P1\n",
        "3;P0,P2\n",
        "4;P0,P2\n",
        "5;P1,P3\n",
        "6;P2\n",
    ]


def test_the_order_in_which_ballots_came_does_not_change_a_byte() -> None:
    shuffled = Election(SJOSTAD.projects, SJOSTAD.ballots[::-1], SJOSTAD.budget)
    assert list(dump_pabulib(shuffled, DESCRIPTION)) == list(dump_pabulib(SJOSTAD, DESCRIPTION))


def test_the_most_points_of_a_ballot_stand_first() -> None:
    election = Election(SJOSTAD.projects, group_ballots([{0: 1, 2: 7}]), 900, VoteType.CUMULATIVE)
    lines = list(dump_pabulib(election, DESCRIPTION))
    assert lines[-1] == "1;P2,P0;7,1\n"
    assert "max_sum_points;8\n" in lines


def test_a_default_score_is_not_given_a_second_time() -> None:
    election = Election(SJOSTAD.projects, group_ballots([{0: 5}]), 900, VoteType.SCORING)
    written = "".join(dump_pabulib(election, DESCRIPTION | {"default_score": "2"}))
    assert parse_pabulib(written, "sjostad.pb").election == election


def test_an_incomplete_description_is_refused() -> None:
    with pytest.raises(ValueError, match="META lacks country, rule"):
        list(
            dump_pabulib(
                SJOSTAD, {k: v for k, v in DESCRIPTION.items() if k not in ("country", "rule")}
            )
        )


@pytest.mark.parametrize("project_id", ["", "a,b", " a"])
def test_an_id_that_no_ballot_can_name_is_refused(project_id) -> None:
    election = Election((Project(project_id, 1),), (), 1)
    with pytest.raises(ValueError, match="no ballot can name"):
        list(dump_pabulib(election, DESCRIPTION))


def check(election: Election, rule: CountRule) -> dict[str, int]:
    """What pabulib-checker finds in the publication of this election's outcome."""
    outcome = count(election, rule)
    meta = outcome_meta(outcome, DESCRIPTION | {"language": "sv"})
    written = "".join(dump_pabulib(election, meta, selected=selected_marks(outcome)))
    results = Checker().process_files([written])
    assert results["metadata"]["processed"] == 1
    return results["summary"]


@pytest.mark.parametrize(
    "rule",
    [
        CountRule(),
        CountRule(EqualShares(completion=Completion.ADD1)),
        CountRule(EqualShares(completion=Completion.NONE, start=Start.EXACT)),
        CountRule(Greedy()),
    ],
    ids=["standard", "add1", "plain", "greedy"],
)
def test_the_checker_of_pabulib_org_finds_nothing_in_what_we_publish(rule) -> None:
    assert check(SJOSTAD, rule) == {}


def test_the_checker_would_notice_a_wrong_winner() -> None:
    written = "".join(dump_pabulib(SJOSTAD, DESCRIPTION | {"rule": "greedy"}, selected={"P2": 1}))
    assert "greedy rule not followed" in Checker().process_files([written])["summary"]


def test_the_checker_agrees_with_the_points_of_short_rankings() -> None:
    ballots = group_ballots([{0: 3, 1: 2, 2: 1}, {1: 3}, {1: 3, 0: 2, 3: 1}])
    election = Election(SJOSTAD.projects, ballots, 900, VoteType.ORDINAL)
    assert check(election, CountRule(Greedy())) == {}


def test_winners_from_the_leftover_are_marked_apart_and_explained() -> None:
    outcome = count(SJOSTAD, CountRule())
    meta = outcome_meta(outcome, DESCRIPTION | {"comment": "#1: Försök."})

    assert 2 in selected_marks(outcome).values()
    assert meta["rule"] == "equalshares/add1"
    assert meta["comment"].startswith("#1: Försök. #2: Settings of the count: rule equal-shares,")
    assert "#3: Projects with selected 2 were funded from what equal shares left" in meta["comment"]


@pytest.mark.parametrize(
    "rule",
    [
        CountRule(EqualShares(utility=Utility.CARDINALITY)),
        CountRule(EqualShares(stop=Stop.EXHAUSTIVE)),
        CountRule(EqualShares(start=Start.EXACT)),
        CountRule(EqualShares(step=Fraction(1, 2))),
        CountRule(EqualShares(completion=Completion.NONE)),
    ],
)
def test_a_rule_that_pabulib_has_no_name_for_is_not_given_a_wrong_one(rule) -> None:
    assert rule_name(rule) == "unknown"


@pytest.mark.parametrize("name", ["greedy", "greedy-no-skip", "equalshares", "equalshares/add1"])
def test_a_rule_that_pabulib_names_is_found_again_by_its_name(name) -> None:
    rule = rule_named(name)
    assert rule is not None
    assert rule_name(rule) == name


@pytest.mark.parametrize("name", ["unknown", "greedy-threshold", ""])
def test_a_name_for_a_rule_that_we_do_not_have_finds_none(name) -> None:
    assert rule_named(name) is None
