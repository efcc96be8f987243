"""What came of the outreach, channel by channel: plain sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.rounds.models import OutreachActivity
from medborgarbudget.rounds.states import OutreachChannel


@dataclass(frozen=True, slots=True)
class ReachResult:
    """What some activities were to give, and gave. ``cost`` is in kronor.

    ``cost_known`` and ``reached_known`` are of those activities alone that tell both.
    """

    activities: int
    done: int
    expected: int
    reached: int
    cost: int
    cost_known: int
    reached_known: int

    @property
    def cost_per_person(self) -> Fraction | None:
        """Kronor for each person reached; ``None`` where nothing tells."""
        return Fraction(self.cost_known, self.reached_known) if self.reached_known else None


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """What came of a channel; ``share`` is of the most people hoped for or reached by any."""

    channel: OutreachChannel
    result: ReachResult
    expected_share: Fraction
    reached_share: Fraction


def in_all(activities: Iterable[OutreachActivity]) -> ReachResult:
    """The sums over some activities."""
    found = list(activities)
    told = [each for each in found if each.cost is not None and each.reached is not None]
    return ReachResult(
        activities=len(found),
        done=sum(each.done_on is not None for each in found),
        expected=sum(each.expected or 0 for each in found),
        reached=sum(each.reached or 0 for each in found),
        cost=sum(each.cost or 0 for each in found),
        cost_known=sum(each.cost or 0 for each in told),
        reached_known=sum(each.reached or 0 for each in told),
    )


def by_channel(activities: Sequence[OutreachActivity]) -> list[ChannelResult]:
    """The sums for each channel that is used, in the usual order of channels."""
    found = {
        channel: in_all(of_channel)
        for channel in OutreachChannel
        if (of_channel := [each for each in activities if each.channel == channel])
    }
    most = max((max(each.expected, each.reached) for each in found.values()), default=0) or 1
    return [
        ChannelResult(
            channel, result, Fraction(result.expected, most), Fraction(result.reached, most)
        )
        for channel, result in found.items()
    ]
