"""Bars are as long as what they show."""

from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.web.templatetags.charts import Segment, bar, segments, support_bar


@dataclass
class Bought:
    cost: int


def test_segments_lie_end_to_end_and_leave_room_for_what_is_left():
    parts = segments([Bought(50), Bought(0), Bought(30)], 100)
    assert parts == [Segment("0%", "50%"), Segment("50%", "0%"), Segment("50%", "30%")]


def test_a_bar_is_never_longer_than_its_track():
    assert '<rect width="100%"' in bar(Fraction(3, 2))


def test_full_support_reaches_the_line_that_the_stylesheet_draws():
    assert f'<rect width="{100 / 1.1:.5g}%"' in support_bar(100, selected=True)


def test_a_bar_of_a_proposal_that_lost_is_told_apart_by_its_class():
    assert 'class="bar lost"' in support_bar(60, selected=False)
    assert 'class="bar"' in support_bar(100, selected=True)
