"""A draw that nobody could steer, and that anybody can repeat with sha256sum."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.lots import (
    LotError,
    check,
    commitment,
    draw_lots,
    joint_seed,
    new_part,
)

TEXTS = st.text(st.characters(codec="utf-8"))
PARTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1)


def sha256sum(layout: str, *texts: str) -> str:
    """What a terminal prints for ``printf LAYOUT TEXT ... | sha256sum``."""
    if not (tool := shutil.which("sha256sum")):
        pytest.skip("SHA256SUM IS MISSING, SO NO DRAW WAS REPEATED WITH IT")
    written = subprocess.run(["printf", layout, *texts], capture_output=True, check=True).stdout
    return (
        subprocess.run([tool], input=written, capture_output=True, check=True).stdout[:64].decode()
    )


def test_a_terminal_repeats_the_draw() -> None:
    parts = ["Åsa 4711", "Bo's 1147", "100 %s\\n"]
    seed = joint_seed(parts)
    assert seed == sha256sum(r"%s\n%s\n%s", *parts)
    assert [commitment(part) for part in parts] == [sha256sum("%s", part) for part in parts]
    ids = ["10", "2", "A-3", "å"]
    lots = [sha256sum(r"%s\n%s", seed, each) for each in ids]
    assert [sorted(lots).index(lot) for lot in lots] == list(draw_lots(ids, seed))


@given(st.lists(TEXTS, unique=True), TEXTS)
def test_each_project_has_a_place_of_its_own(ids: list[str], seed: str) -> None:
    assert sorted(draw_lots(ids, seed)) == list(range(len(ids)))


@given(st.permutations(["1", "2", "3", "4", "5"]), TEXTS)
def test_the_order_of_the_list_does_not_matter(ids: list[str], seed: str) -> None:
    drawn = dict(zip(ids, draw_lots(ids, seed), strict=True))
    in_order = sorted(ids)
    assert [drawn[each] for each in in_order] == list(draw_lots(in_order, seed))


def test_every_project_is_first_about_equally_often() -> None:
    ids = ["1", "2", "3"]
    firsts = [draw_lots(ids, str(seed)).index(0) for seed in range(3000)]
    assert all(900 < firsts.count(place) < 1100 for place in range(3))


@given(TEXTS, TEXTS)
def test_only_the_seed_that_was_hidden_fits_its_hash(seed: str, other: str) -> None:
    assert check(seed, commitment(seed))
    assert check(seed, f" {commitment(seed).upper()}\n")
    assert check(other, commitment(seed)) == (other == seed)


@given(st.lists(PARTS, min_size=1, max_size=4), st.data())
def test_whoever_changes_a_part_changes_the_seed(parts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(parts) - 1))
    other = data.draw(PARTS)
    changed = [*parts[:place], other, *parts[place + 1 :]]
    assert (joint_seed(changed) == joint_seed(parts)) == (other == parts[place])


@pytest.mark.parametrize("parts", [[], [""], ["a", "b\nc"], ["a\r"], ["a\u2028b"]])
def test_parts_that_could_be_divided_otherwise_are_refused(parts: list[str]) -> None:
    with pytest.raises(LotError):
        joint_seed(parts)


def test_a_new_part_cannot_be_guessed() -> None:
    parts = {new_part() for _ in range(100)}
    assert len(parts) == 100
    assert {len(part) for part in parts} == {64}
