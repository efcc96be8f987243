"""How money is shared out over areas can be read, and checked with a calculator."""

from fractions import Fraction
from itertools import combinations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.allocation import Allotments, Area, allocate
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    ALLOCATIONS,
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.rounds.wording import allocation_sentences, arithmetic, name_of_allocation
from tests.counting.rule.strategies import ALLOCATIONS as ANY_ALLOCATION
from tests.rounds.wording.reading import KRONOR, ZLOTY, assert_sentences, plain, read

WAYS: list[Allocation] = [
    Equal(),
    PerHead(Fraction(60)),
    PerHead(Fraction(60), cap=Fraction(100_000)),
    Population(),
    Population(equal=Fraction(1, 4)),
    InverseIncome(),
]
AREAS = [
    Area("Ask", 2_310, Fraction(250_000)),
    Area("By", 1, Fraction(200_000)),
    Area("Ceda", 7_689, Fraction(312_500)),
]


def test_every_kind_of_allocation_is_among_those_that_are_told() -> None:
    assert {type(way) for way in WAYS} == set(ALLOCATIONS.values())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("way", WAYS)
def test_every_allocation_has_a_name_and_sentences(way: Allocation, language: str) -> None:
    with override(language):
        assert name_of_allocation(way)
        assert_sentences(allocation_sentences(way, KRONOR))


@pytest.mark.parametrize(("one", "other"), list(combinations(WAYS, 2)))
def test_no_two_allocations_are_told_in_the_same_words(one: Allocation, other: Allocation) -> None:
    assert allocation_sentences(one, KRONOR) != allocation_sentences(other, KRONOR)


def test_an_amount_for_each_resident_is_told_to_the_last_penny() -> None:
    told = read(allocation_sentences(PerHead(Fraction(125, 2), Fraction(100_000)), KRONOR))
    assert "Every area gets 62.50 kr for each of its residents." in told
    assert "No area gets more than 100 000 kr." in told


def test_an_equal_part_is_told_before_the_rest() -> None:
    told = read(allocation_sentences(Population(equal=Fraction(1, 4)), KRONOR))
    assert "First 25% of the money is shared out equally" in told


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (Equal(), "1 000 000 kr ÷ 3 areas ≈ 333 333.33 kr, rounded down to 333 333 kr"),
        (Equal(), "1 000 000 kr ÷ 3 areas ≈ 333 333.33 kr, rounded up to 333 334 kr"),
        (PerHead(Fraction(60)), "2 310 residents × 60 kr = 138 600 kr"),
        (PerHead(Fraction(60)), "1 resident × 60 kr = 60 kr"),
        (
            PerHead(Fraction(125, 2), cap=Fraction(100_000)),
            "2 310 residents × 62.50 kr = 144 375 kr, but at most 100 000 kr",
        ),
        (
            PerHead(Fraction(125, 2), cap=Fraction(100_000)),
            "1 resident × 62.50 kr = 62.50 kr, rounded down to 62 kr",
        ),
        (Population(), "1 000 000 kr × 2 310 ÷ 10 000 residents = 231 000 kr"),
        (
            Population(equal=Fraction(1, 4)),
            (
                "25% × 1 000 000 kr ÷ 3 areas + 75% × 1 000 000 kr × 1 ÷ 10 000 residents "
                "≈ 83 408.33 kr, rounded down to 83 408 kr"
            ),
        ),
        (
            InverseIncome(),
            (
                "1 000 000 kr × 2 310 residents ÷ 250 000 in mean income ÷ 0.0338498 "
                "(residents ÷ mean income, all areas added up) ≈ 272 970.59 kr, "
                "rounded down to 272 970 kr"
            ),
        ),
    ],
)
def test_the_arithmetic_of_an_area_is_told(way: Allocation, line: str) -> None:
    assert line in worked_out(allocate(1_000_000, AREAS, way), way, KRONOR)


def test_one_area_is_one_area() -> None:
    assert worked_out(allocate(500, AREAS[:1], Equal()), Equal(), KRONOR) == [
        "500 kr ÷ 1 area = 500 kr"
    ]


def test_smallest_units_are_told_in_whole_ones() -> None:
    shared = allocate(100_000, AREAS[:2], Equal(), unit=ZLOTY.unit)
    assert worked_out(shared, Equal(), ZLOTY)[0] == "1 000 PLN ÷ 2 areas = 500 PLN"


@given(
    way=ANY_ALLOCATION,
    residents=st.lists(st.integers(0, 10**6), min_size=1, max_size=5),
    income=st.fractions(Fraction(1, 100), 10**6),
    currency=st.sampled_from([KRONOR, ZLOTY]),
)
def test_every_line_ends_in_what_the_area_gets(
    way: Allocation, residents: list[int], income: Fraction, currency: Currency
) -> None:
    areas = [Area(str(place), each + 1, income) for place, each in enumerate(residents)]
    shared = allocate(10**15 * currency.unit, areas, way, currency.unit)
    for line, allotment in zip(worked_out(shared, way, currency), shared.allotments, strict=True):
        whole = f"{allotment.amount // currency.unit:,}".replace(",", " ")
        assert line.endswith(f" {whole} {'kr' if currency is KRONOR else 'PLN'}")


def worked_out(shared: Allotments, way: Allocation, currency: Currency) -> list[str]:
    return [plain(arithmetic(each, way, shared, currency)) for each in shared.allotments]
