"""Sequential Phragmén: every voter earns money at the same pace, and spends it together.

A project is bought at the moment when its supporters together have earned its cost; they
pay with all that they have then. The count is exact: all times are rational numbers.
Source: Los, Christoff and Grossi, *Proportional Budget Allocations: Towards a
Systematization*, IJCAI 2022.

The method is defined for approvals only. Any points that a ballot gives a project, be
they many or few, are taken as an approval.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import Misfit
from medborgarbudget.counting.ties import LotDraw, TieOrder
from medborgarbudget.counting.waiting import Waiting, maybe_level


@dataclass(frozen=True, slots=True)
class PhragmenRun:
    """What the voters buy, in order, and the lots that decided about it.

    ``rate`` and ``price`` of a purchase are both its time: what every voter had earned by
    then, in smallest units. A supporter paid what it had earned since it last paid.
    """

    purchases: tuple[Purchase, ...]
    lots: tuple[LotDraw, ...]


class Earnings:
    """What voters have earned and not spent; each earns one smallest unit at a time.

    Who buys a project spends all it has, so the time of its last purchase says everything.
    """

    def __init__(self, election: Election) -> None:
        self.election = election
        self.weights = [ballot.weight for ballot in election.ballots]
        self.times = [Fraction(0)]
        self._last = [0] * len(election.ballots)

    def payments(self, project: int, time: Fraction) -> dict[Fraction, int]:
        """How many of its supporters have how much at ``time``."""
        voters: Counter[Fraction] = Counter()
        for before, number in self._spent(project):
            voters[time - before] += number
        return {amount: number for amount, number in voters.items() if amount}

    def unspent(self, project: int, time: Fraction) -> Fraction:
        """What its supporters have together at ``time``."""
        spent = sum(before * voters for before, voters in self._spent(project))
        return time * self.election.votes[project] - spent

    def time_of(self, project: int) -> Fraction:
        """When its supporters have earned its cost, if they buy nothing else before."""
        missing = self.election.projects[project].cost - self.unspent(project, Fraction(0))
        return missing / self.election.votes[project]

    def buy(self, project: int, time: Fraction) -> None:
        """Let the supporters spend all they have at ``time``."""
        self.times.append(time)
        for group, _ in self.election.supporters[project]:
            self._last[group] = len(self.times) - 1

    def _spent(self, project: int) -> list[tuple[Fraction, int]]:
        """How many of its supporters have spent everything they had earned until when."""
        voters: Counter[int] = Counter()
        for group, _ in self.election.supporters[project]:
            voters[self._last[group]] += self.weights[group]
        return [(self.times[last], number) for last, number in voters.items()]


def phragmen(
    election: Election, misfit: Misfit, ties: TieOrder, quotas: Sequence[Quota] = ()
) -> PhragmenRun:
    """Let voters earn and buy while the budget lasts.

    Projects that cost nothing or more than the whole budget, have no votes or are stopped
    by a quota take no part. Where the next one in time does not fit into what is left,
    ``misfit`` says whether it is passed over or ends the count.

    A time never comes nearer while money is spent, so the last known time is a lower
    bound: a project is evaluated again only when its bound is the lowest.
    """
    earnings, open_quotas = earnings_of(election), OpenQuotas(quotas)
    waiting = _first_times(election, ties)
    left = election.budget
    purchases: list[Purchase] = []
    lots: list[LotDraw] = []

    def takes_part(project: int) -> bool:
        fits = ties.costs[project] <= left or misfit is Misfit.STOP
        return fits and not open_quotas.stopping(project)

    while waiting:
        _, order, project = heappop(waiting)
        if not takes_part(project):
            continue
        time = earnings.time_of(project)
        entry = Waiting(time, order, project)
        if waiting and waiting[0] < entry:
            heappush(waiting, entry)
            continue
        level = [other for other in maybe_level(entry, waiting) if takes_part(other)]
        tied = [project, *(other for other in level if earnings.time_of(other) == time)]
        if len(tied) > 1 and min(ties.costs[each] for each in tied) <= left:
            lots.append(ties.draw(tied))
        if ties.costs[project] > left:
            break
        purchases.append(Purchase(project, time, time))
        earnings.buy(project, time)
        open_quotas.take(project)
        left -= ties.costs[project]
    return PhragmenRun(tuple(purchases), tuple(lots))


def earnings_of(election: Election) -> Earnings:
    """The earnings of its voters, counted in arrays where the ballots are packed."""
    if isinstance(election.ballots, tuple):
        return Earnings(election)
    # Loaded here, because most elections are small and should not wait for numpy.
    from medborgarbudget.counting.packed.earnings import PackedEarnings

    return PackedEarnings(election)


def _first_times(election: Election, ties: TieOrder) -> list[Waiting]:
    waiting = [
        Waiting(Fraction(project.cost, votes), ties.among_equals(index), index)
        for index, (project, votes) in enumerate(
            zip(election.projects, election.votes, strict=True)
        )
        if votes and 0 < project.cost <= election.budget
    ]
    heapify(waiting)
    return waiting
