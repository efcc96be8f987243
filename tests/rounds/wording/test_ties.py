"""Nobody needs to wonder who goes first among equals, or where the lot comes from."""

from itertools import permutations

import pytest
from django.utils.translation import override

from medborgarbudget.counting.lots import commitment
from medborgarbudget.counting.rule import TieBreak, Ties
from medborgarbudget.rounds.wording import tie_sentences, tie_settings
from tests.rounds.wording.reading import assert_sentences, read

SEED = "midsommar"
ORDERS = [order for size in range(len(TieBreak) + 1) for order in permutations(TieBreak, size)]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("order", ORDERS)
def test_every_order_has_sentences_and_a_setting(
    order: tuple[TieBreak, ...], language: str
) -> None:
    with override(language):
        assert_sentences(tie_sentences(Ties(order), points=False))
        assert tie_settings(Ties(order))


def test_no_two_orders_are_told_in_the_same_words() -> None:
    assert len({tie_sentences(Ties(order), points=False) for order in ORDERS}) == len(ORDERS)
    assert len({tie_settings(Ties(order)) for order in ORDERS}) == len(ORDERS)


def test_more_votes_are_more_points_where_ballots_give_points() -> None:
    ties = Ties((TieBreak.VOTES,))
    assert "the one with more votes goes first" in read(tie_sentences(ties, points=False))
    assert "the one with more points goes first" in read(tie_sentences(ties, points=True))


def test_the_text_of_the_lot_is_told_where_it_is_public() -> None:
    told = read(tie_sentences(Ties(lot_seed=SEED), points=False))
    assert "The text is “midsommar”. It is made public before the vote." in told


def test_a_sealed_text_is_promised_and_its_fingerprint_told() -> None:
    told = read(tie_sentences(Ties(lot_commitment=commitment(SEED)), points=False))
    assert commitment(SEED) in told
    assert "The text itself is made public after the vote." in told


def test_a_revealed_text_stands_beside_its_fingerprint() -> None:
    told = read(tie_sentences(Ties(lot_seed=SEED, lot_commitment=commitment(SEED)), points=False))
    assert SEED in told
    assert commitment(SEED) in told
    assert "after the vote" not in told


def test_before_there_is_a_text_the_reader_knows_when_it_comes() -> None:
    told = read(tie_sentences(Ties(), points=False))
    assert "The text, or its fingerprint (SHA-256), is made public before the vote." in told
