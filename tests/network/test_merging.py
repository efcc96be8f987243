"""A member keeps its own words when the source gets better."""

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.network.merging import Fate, compare, merge, paragraphs_of

TEXTS = st.lists(st.sampled_from("ABCDEF"), max_size=8).map("\n\n".join)
MARKS = ("<<<", "===", ">>>")


def merged(base: str, ours: str, theirs: str) -> str:
    return merge(base, ours, theirs).text(*MARKS)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_changes_in_different_places_are_both_kept():
    base = text("Vem får rösta?", "Alla över 12 år.", "När?", "I mars.")
    ours = text("Vem får rösta?", "Alla över 10 år.", "När?", "I mars.")
    theirs = text("Vem får rösta?", "Alla över 12 år.", "När?", "I april.", "Hur?")
    expected = text("Vem får rösta?", "Alla över 10 år.", "När?", "I april.", "Hur?")
    assert merged(base, ours, theirs) == expected
    assert merge(base, ours, theirs).conflicts == 0


def test_changes_in_neighbouring_paragraphs_do_not_disturb_each_other():
    base = text("Alla över 12 år får rösta.", "Rösten är hemlig.")
    ours = text("Alla över 10 år får rösta.", "Rösten är hemlig.")
    theirs = text("Alla över 12 år får rösta.", "Rösten är hemlig och fri.", "Du får ångra dig.")
    assert merged(base, ours, theirs) == text(
        "Alla över 10 år får rösta.", "Rösten är hemlig och fri.", "Du får ångra dig."
    )


def test_where_both_changed_the_same_place_a_person_chooses():
    merge_of_both = merge(text("A", "B", "C"), text("A", "X", "C"), text("A", "Y", "C"))
    assert merge_of_both.conflicts == 1
    assert merge_of_both.text(*MARKS) == text("A", "<<<", "X", "===", "Y", ">>>", "C")


def test_what_one_side_removed_and_the_other_changed_is_for_a_person():
    assert merge(text("A", "B"), text("A"), text("A", "Z")).conflicts == 1


def test_the_same_change_on_both_sides_is_made_once():
    assert merged(text("A", "B"), text("A", "C"), text("A", "C")) == text("A", "C")


@given(TEXTS, TEXTS)
def test_without_own_changes_the_new_text_is_taken(base, theirs):
    assert merged(base, base, theirs) == theirs


@given(TEXTS, TEXTS)
def test_without_an_improvement_the_own_text_stays(base, ours):
    assert merged(base, ours, base) == ours


@given(TEXTS, TEXTS, TEXTS)
def test_every_own_paragraph_and_every_new_one_is_found_in_the_merged_text(base, ours, theirs):
    kept = paragraphs_of(merged(base, ours, theirs))
    mine, new = paragraphs_of(ours), paragraphs_of(theirs)
    old = paragraphs_of(base)
    for side in (mine, new):
        for paragraph in set(side) - set(old):
            assert paragraph in kept


@given(TEXTS, TEXTS)
def test_a_comparison_tells_both_texts(before, after):
    found = compare(before, after)

    def side(without: Fate) -> list[str]:
        texts = [
            "".join(piece.text for piece in each.pieces if piece.fate is not without)
            for each in found
            if each.fate is not without
        ]
        return [each for each in texts if each]

    assert side(Fate.ADDED) == paragraphs_of(before)
    assert side(Fate.REMOVED) == paragraphs_of(after)


def test_a_changed_word_is_shown_within_its_paragraph():
    (paragraph,) = compare(
        "Rösten är hemlig och fri för alla.", "Rösten är hemlig och öppen för alla."
    )
    assert [(piece.fate.value, piece.text) for piece in paragraph.pieces] == [
        ("kept", "Rösten är hemlig och "),
        ("removed", "fri "),
        ("added", "öppen "),
        ("kept", "för alla."),
    ]
    assert paragraph.is_changed
