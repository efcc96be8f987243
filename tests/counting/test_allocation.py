"""A total is shared out over areas to the last krona, as cities have published it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.allocation import AllocationError, Area, allocate
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)

AREAS = st.lists(
    st.builds(
        Area,
        name=st.text("abcdef", min_size=1),
        residents=st.integers(1, 10**6),
        income=st.fractions(1, 10**6, max_denominator=100),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda area: area.name,
)
SHARED_OUT = st.sampled_from([Equal(), Population(), Population(Fraction(1, 4)), InverseIncome()])
TOO_LITTLE = (
    "The areas would get 1200000 kr for their residents, and the total is 1000000 kr: "
    "raise it by 200000 kr, or lower “allocation.amount” or “allocation.cap”."
)
QUARTER_EQUAL = Population(equal=Fraction(1, 4))


def amounts(total: int, areas: list[Area], allocation: Allocation, unit: int = 1) -> list[int]:
    return [each.amount for each in allocate(total, areas, allocation, unit).allotments]


def test_lund_gives_each_of_five_places_1_200_000_kr() -> None:
    assert amounts(6_000_000, [Area(each) for each in "ABCDE"], Equal()) == [1_200_000] * 5


def test_nassjo_gives_each_of_eight_areas_500_000_kr() -> None:
    assert amounts(4_000_000, [Area(each) for each in "ABCDEFGH"], Equal()) == [500_000] * 8


@pytest.mark.parametrize(
    ("residents", "amount"),
    [(0, 0), (1, 60), (4_321, 259_260), (15_000, 900_000), (15_001, 900_000), (40_000, 900_000)],
)
def test_uppsala_gives_60_kr_for_each_resident_and_at_most_900_000(
    residents: int, amount: int
) -> None:
    shared = allocate(900_000, [Area("Area", residents)], PerHead(Fraction(60), Fraction(900_000)))
    assert shared.allotments[0].amount == amount
    assert shared.allotments[0].capped == max(0, 60 * residents - 900_000)
    assert shared.left == 900_000 - amount


def test_reykjavik_shares_450_million_a_quarter_alike_and_the_rest_by_population() -> None:
    districts = [Area(f"District {place}", residents=5_000 + 2_000 * place) for place in range(10)]
    shared = allocate(450_000_000, districts, QUARTER_EQUAL)
    assert {each.equal for each in shared.allotments} == {Fraction(11_250_000)}
    assert sum(each.weighted for each in shared.allotments) == 337_500_000
    assert shared.allotments[0].weighted == Fraction(337_500_000 * 5_000, 140_000)
    assert shared.left == 0


def test_madrid_gives_twice_as_much_for_each_resident_where_income_is_half() -> None:
    areas = [Area("Poor", 1000, Fraction(20_000)), Area("Rich", 1000, Fraction(40_000))]
    assert amounts(70_000_000, areas, InverseIncome()) == [46_666_667, 23_333_333]


def test_a_krona_left_goes_to_the_largest_remainder_then_the_largest_area_then_by_name() -> None:
    assert amounts(10, [Area("A", 1), Area("B", 2)], Population()) == [3, 7]
    assert amounts(1, [Area("A", 1), Area("B", 2)], Equal()) == [0, 1]
    assert amounts(1, [Area("B", 1), Area("A", 1)], Population()) == [0, 1]


def test_an_amount_for_each_resident_is_rounded_down_to_whole_kronor() -> None:
    assert amounts(100_00, [Area("A", 3)], PerHead(Fraction("12.50")), unit=100) == [37_00]


@given(st.integers(0, 10**9), AREAS, SHARED_OUT, st.sampled_from([1, 100]))
def test_every_krona_is_shared_out_and_none_twice(
    kronor: int, areas: list[Area], allocation: Allocation, unit: int
) -> None:
    shared = allocate(kronor * unit, areas, allocation, unit)
    assert shared.left == 0
    assert all(each.amount % unit == 0 for each in shared.allotments)


@given(st.integers(0, 10**9), AREAS, SHARED_OUT)
def test_no_area_is_a_whole_krona_away_from_its_exact_part(
    total: int, areas: list[Area], allocation: Allocation
) -> None:
    for each in allocate(total, areas, allocation).allotments:
        assert abs(each.amount - each.exact) < 1
        assert each.amount == each.equal + each.weighted - each.capped + each.rounding


@given(st.integers(0, 10**9), AREAS, SHARED_OUT, st.randoms(use_true_random=False))
def test_the_order_in_which_areas_are_named_does_not_matter(
    total: int, areas: list[Area], allocation: Allocation, random: Any
) -> None:
    shuffled = random.sample(areas, len(areas))
    one = {each.area.name: each.amount for each in allocate(total, areas, allocation).allotments}
    other = allocate(total, shuffled, allocation).allotments
    assert {each.area.name: each.amount for each in other} == one


@given(AREAS, st.fractions(Fraction(1, 100), 1000, max_denominator=100), st.data())
def test_an_amount_for_each_resident_never_comes_to_more_than_the_total(
    areas: list[Area], amount: Fraction, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, 10**9))
    needed = sum(int(area.residents * amount) for area in areas)
    if needed <= total:
        assert allocate(total, areas, PerHead(amount)).left == total - needed
    else:
        with pytest.raises(AllocationError, match=f"raise it by {needed - total} kr"):
            allocate(total, areas, PerHead(amount))


@pytest.mark.parametrize(
    ("areas", "allocation", "sentence"),
    [
        ([], Equal(), "There is no area to share out the total over: name at least one."),
        (
            [Area("Ask"), Area("Ask")],
            Equal(),
            "“Ask” is named twice: give each area a name of its own.",
        ),
        (
            [Area("Ask", -1)],
            Equal(),
            "“Ask” cannot have fewer than 0 residents: correct the number.",
        ),
        ([Area("Ask")], Population(), "No area has residents: enter how many live in each."),
        (
            [Area("Ask", 1)],
            InverseIncome(),
            "“Ask” has no mean income: enter one above 0.",
        ),
        (
            [Area("Ask", 20_000)],
            PerHead(Fraction(60)),
            TOO_LITTLE,
        ),
    ],
)
def test_what_cannot_be_shared_out_is_refused(
    areas: list[Area], allocation: Allocation, sentence: str
) -> None:
    with pytest.raises(AllocationError) as refused:
        allocate(1_000_000, areas, allocation)
    assert str(refused.value) == sentence


def test_a_total_with_ore_is_refused() -> None:
    with pytest.raises(AllocationError, match="whole kronor"):
        allocate(1050, [Area("Ask")], Equal(), unit=100)
