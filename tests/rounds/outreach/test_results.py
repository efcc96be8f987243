"""What came of the outreach is summed channel by channel."""

from datetime import date
from fractions import Fraction

from medborgarbudget.rounds.models import OutreachActivity
from medborgarbudget.rounds.outreach.results import by_channel, in_all
from medborgarbudget.rounds.states import OutreachChannel

MEETING, LETTER = OutreachChannel.MEETING, OutreachChannel.LETTER
DONE = {"done_on": date(2027, 3, 1)}
ACTIVITIES = [
    OutreachActivity(channel=LETTER, expected=4000, reached=3000, cost=12_000, **DONE),
    OutreachActivity(channel=MEETING, expected=50, reached=30, cost=600, **DONE),
    OutreachActivity(channel=MEETING, expected=50, cost=900),
    OutreachActivity(channel=MEETING, reached=10, **DONE),
]


def test_each_channel_has_its_sums_in_the_usual_order() -> None:
    meetings, letters = by_channel(ACTIVITIES)
    assert (meetings.channel, letters.channel) == (MEETING, LETTER)
    result = meetings.result
    assert (result.activities, result.done) == (3, 2)
    assert (result.expected, result.reached, result.cost) == (100, 40, 1500)


def test_a_persons_cost_counts_only_what_tells_both_cost_and_number() -> None:
    meetings, letters = by_channel(ACTIVITIES)
    assert meetings.result.cost_per_person == 20
    assert letters.result.cost_per_person == 4
    assert in_all(ACTIVITIES).cost_per_person == Fraction(12_600, 3030)


def test_where_nobody_was_reached_nobody_has_a_cost() -> None:
    none = [OutreachActivity(channel=LETTER, reached=0, cost=500, **DONE)]
    assert in_all(none).cost_per_person is None
    assert in_all([]).cost_per_person is None


def test_the_longest_bar_is_the_most_people_hoped_for_or_reached() -> None:
    meetings, letters = by_channel(ACTIVITIES)
    assert (letters.expected_share, letters.reached_share) == (1, Fraction(3, 4))
    assert meetings.expected_share == Fraction(100, 4000)
    [bare] = by_channel([OutreachActivity(channel=LETTER)])
    assert (bare.expected_share, bare.reached_share) == (0, 0)
