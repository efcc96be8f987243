"""A run of equal shares whose every payment is an exact number.

Doubles say who is clearly poor and who is clearly rich; then a rate is a sum of whole
numbers times earlier rates: a poor supporter gives the share less what was paid before.
Those too close to tell are looked at one by one. So the exact rates cost hardly more than
the run itself, and everything that doubles leave undecided is decided by comparing them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import inf, lcm

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.equal_shares import Purchase, SharesRun
from medborgarbudget.counting.fast import loops, pricing, state
from medborgarbudget.counting.fast.arrays import ElectionArrays
from medborgarbudget.counting.fast.replaying import replay
from medborgarbudget.counting.fast.stairs import shares_in_doubles
from medborgarbudget.counting.fast.state import EPSILON, Board, Contest, Work
from medborgarbudget.counting.fast.weighing import Ballots, weigh
from medborgarbudget.counting.ties import LotDraw, TieOrder

_FIRST_OFF = 2.0**-44
"""How far off, as a part of the share, a rate in doubles is first taken to be."""


@dataclass(frozen=True, eq=False)
class Table:
    """Everything a run needs but the share: the election, the rule, and where to reckon."""

    arrays: ElectionArrays
    contest: Contest
    board: Board
    groups: NDArray[np.int32]
    ties: TieOrder

    @cached_property
    def representatives(self) -> NDArray[np.int32]:
        """A ballot group for each holder of each level, one level after the other."""
        first, parent = self.board.first, self.board.parent
        members = self.groups
        found = [members]
        for level in range(len(first) - 2, 0, -1):
            parents = parent[first[level] : first[level + 1]]
            members = members[np.diff(parents, prepend=-1) > 0]
            found.append(members)
        return np.concatenate(found[::-1])


@dataclass(eq=False)
class ExactRun:
    """One run in progress. Rates are kept as whole numbers of ``1 / parts`` units."""

    table: Table
    work: Work
    share: Fraction
    level: int = 0
    parts: int = 1
    paid: list[int] = field(default_factory=list)
    purchases: list[Purchase] = field(default_factory=list)
    lots: list[LotDraw] = field(default_factory=list)
    anyone_ran_out: bool = False

    def __post_init__(self) -> None:
        table = self.table
        self.in_doubles = shares_in_doubles([self.share])
        self.parts = self.share.denominator
        self.turns = np.full(len(table.arrays.costs), -1, np.int64)
        arrays = table.arrays
        self.ballots = Ballots(
            arrays.offsets, arrays.projects, arrays.points, table.representatives, self.turns
        )
        self.border = np.empty(self.work.purse.shape[1], np.int64)
        self.amount = float(self.share)
        self.ties_of = [table.ties.among_equals(p)[:-1] for p in range(len(self.turns))]
        loops.prepare(table.contest, table.board, self.work, self.in_doubles)

    def finish(self) -> SharesRun:
        """Buy until nobody can afford more."""
        while contenders := self._contenders():
            self._buy(contenders)
        return self._found()

    def follow(self, order: Sequence[int]) -> SharesRun:
        """Buy just these projects, which a draft of this run found.

        Raises ``ValueError`` if one cannot be bought, or loses against one that is level.
        """
        projects = np.array(order, np.int64)
        while len(self.purchases) < len(order):
            self._follow_surely(projects)
            if len(self.purchases) < len(order):
                self._look_closely(order[len(self.purchases)])
        return self._found()

    def _follow_surely(self, order: NDArray[np.int64]) -> None:
        """Go on in this order as long as doubles leave no doubt."""
        table, done = self.table, len(self.purchases)
        found = replay(
            order,
            done,
            self.level,
            self.in_doubles,
            table.contest,
            table.board,
            self.work,
            self.ballots,
        )
        self.level = found.level
        self.anyone_ran_out |= found.ran_out == state.SOMEBODY
        columns = (order, found.poor, found.rich, found.spent)
        for row in zip(*(column[done : found.sure].tolist() for column in columns), strict=True):
            self._note_purchase(*row)

    def _note_purchase(
        self, project: int, voters: float, points: float, spent: Sequence[float]
    ) -> None:
        missing = self._cost_in_parts(project) - self._left_of(voters, spent)
        rate = Fraction(missing, int(points) * self.parts)
        price = self._in_parts(rate)
        self.paid.append(price)
        self.purchases.append(Purchase(project, rate, self._price(project, rate)))

    def _look_closely(self, winner: int) -> None:
        if self._evaluate(winner, inf) != state.FINE:
            raise ValueError(f"project {winner} cannot be afforded")
        self._buy([winner, *self._rivals(winner)])
        if self.purchases[-1].project != winner:
            raise ValueError(f"project {winner} is not first among equals")

    def _left_of(self, voters: float, spent: Sequence[float]) -> int:
        """What voters have left together, in parts, who spent for so many points each turn."""
        paid = sum(int(points) * rate for points, rate in zip(spent, self.paid, strict=False))
        return int(voters) * self._share_in_parts() - paid

    def _cost_in_parts(self, project: int) -> int:
        return int(self.table.arrays.costs[project]) * self.parts

    def _rivals(self, winner: int) -> list[int]:
        """The projects that may be level with the winner in all but the lot."""
        key, low, limit = self.ties_of[winner], self.work.low[0], self.work.high[0, winner]
        return [
            project
            for project, other in enumerate(self.ties_of)
            if other == key
            and project != winner
            and low[project] <= limit
            and self._evaluate(project, limit) == state.FINE
            and low[project] <= limit
        ]

    def _found(self) -> SharesRun:
        return SharesRun(self.share, tuple(self.purchases), tuple(self.lots), self.anyone_ran_out)

    def _contenders(self) -> list[int]:
        """The projects whose price may be the lowest."""
        work, turn, limit = self.work, len(self.purchases), inf
        low, high, seen = work.low[0], work.high[0], work.seen[0]
        while True:
            bounds = np.where(seen == turn, inf, low)
            project = int(bounds.argmin())
            if bounds[project] == inf or bounds[project] > limit:
                break
            verdict = self._evaluate(project, limit)
            if verdict == state.FINE:
                seen[project] = turn
                limit = min(limit, high[project])
            elif verdict == state.DROPPED:
                low[project] = inf
        chosen = (seen == turn) & (low <= limit)
        return [int(project) for project in np.flatnonzero(chosen)] if limit < inf else []

    def _evaluate(self, project: int, limit: float) -> int:
        """Find bounds for the project's price; see `pricing.evaluate`."""
        contest, board, work = self.table.contest, self.table.board, self.work
        verdict = pricing.evaluate_alone(
            project, self.level, limit, contest, board, work, self.in_doubles
        )
        if verdict != state.UNSURE:
            return int(verdict)
        if not self._is_affordable(project):
            return state.DROPPED
        rate = float(self.rate(project))
        pricing.note(0, project, rate, 4 * EPSILON * rate, 0.0, contest, work)
        return state.FINE

    def _buy(self, contenders: list[int]) -> None:
        rates = {project: self.rate(project) for project in contenders}
        prices = {project: self._price(project, rate) for project, rate in rates.items()}
        least = min(prices.values())
        equals = [project for project in contenders if prices[project] == least]
        winner = min(equals, key=self.table.ties.among_equals)
        tied = [project for project in equals if self.ties_of[project] == self.ties_of[winner]]
        if len(tied) > 1:
            self.lots.append(self.table.ties.draw(tied))
        self._charge(winner, rates[winner])
        self.purchases.append(Purchase(winner, rates[winner], least))

    def _price(self, project: int, rate: Fraction) -> Fraction:
        return rate / int(self.table.arrays.costs[project]) if self.table.contest.by_cost else rate

    def _is_affordable(self, project: int) -> bool:
        _, poor_money, _ = self._weigh(project, inf, 0.0)
        return poor_money >= self._cost_in_parts(project)

    def rate(self, project: int) -> Fraction:
        """The exact rate of a project that can be afforded."""
        near = self._near(project)
        off = _FIRST_OFF * self.amount
        while True:
            rate = self._rate_if(project, near, off)
            if rate is not None and abs(rate - Fraction(near)) <= Fraction(off):
                return rate
            off *= 1024

    def _near(self, project: int) -> float:
        """The rate, more or less."""
        table = self.table
        return float(
            pricing.solve_alone(project, self.level, table.contest, table.board, self.work)
        )

    def _rate_if(self, project: int, near: float, off: float) -> Fraction | None:
        """The exact rate if it lies within the bounds, and else something outside them."""
        border, poor_money, rich = self._weigh(project, near, off)
        missing = self._cost_in_parts(project) - poor_money
        while True:
            points = rich + sum(each * voters for (_, each), voters in border.items())
            if not points:
                return None
            poor = [purse for purse in border if purse[0] * points < missing * purse[1]]
            if not poor:
                return Fraction(missing, points * self.parts)
            missing -= sum(money * border.pop((money, each)) for money, each in poor)

    def _weigh(
        self, project: int, rate: float, off: float
    ) -> tuple[Counter[tuple[int, int]], int, int]:
        """The voters on the border by money and points, the poor's money, the rich's points."""
        found, voters, rich, spent = self._divide(project, rate, off)
        border: Counter[tuple[int, int]] = Counter()
        for place in self.border[:found]:
            border[self._purse(place)] += int(self.table.board.weight[place])
        return border, self._left_of(voters, spent.tolist()), int(rich)

    def _divide(
        self, project: int, rate: float, off: float
    ) -> tuple[int, float, float, NDArray[np.float64]]:
        board = self.table.board
        spent = np.zeros(len(self.paid))
        found, voters, rich = weigh(
            board.start[self.level, project : project + 2],
            board.holder,
            board.weight,
            board.points,
            self.work.money,
            rate,
            off,
            self.ballots,
            board.first[self.level],
            spent,
            self.border,
        )
        return found, voters, rich, spent

    def _share_in_parts(self) -> int:
        return self.share.numerator * (self.parts // self.share.denominator)

    def _purse(self, place: int) -> tuple[int, int]:
        """The exact money, in parts, and the points of a supporter who never ran out."""
        board, ballots = self.table.board, self.ballots
        group = ballots.group[board.first[self.level] + board.holder[place]]
        entries = slice(ballots.offsets[group], ballots.offsets[group + 1])
        turns = self.turns[ballots.projects[entries]]
        points = np.ones(len(turns)) if ballots.points is None else ballots.points[entries]
        paid = sum(
            int(each) * self.paid[turn]
            for turn, each in zip(turns, points, strict=True)
            if turn >= 0
        )
        each = 1 if board.points is None else int(board.points[place])
        return self._share_in_parts() - paid, each

    def _charge(self, project: int, rate: Fraction) -> None:
        table, work = self.table, self.work
        self.level = int(loops.descend(self.level, table.board.needs[project], table.board, work))
        near, price = float(rate), self._in_parts(rate)
        off = 4 * EPSILON * near
        found, _, _, _ = self._divide(project, near, off)
        on_border = self.border[:found].copy()
        left = [self._left(place, price) for place in on_border]
        work.paid[0, project], work.off[0, project] = near, off
        rounding = 4 * EPSILON * self.amount
        ran_out = np.zeros(1, np.int64)
        winners = np.array([project])
        loops.pay(project, self.level, winners, table.board, work, rounding, ran_out)
        self.anyone_ran_out |= ran_out[0] == state.SOMEBODY or any(each < 0 for each in left)
        for place, each in zip(on_border, left, strict=True):
            amount = float(Fraction(max(each, 0), self.parts))
            work.money[table.board.holder[place]] = amount, 2 * EPSILON * amount
        self.turns[project] = len(self.paid)
        self.paid.append(price)
        loops.take(0, project, table.contest, work)

    def _left(self, place: int, price: int) -> int:
        money, each = self._purse(place)
        return money - price * each

    def _in_parts(self, rate: Fraction) -> int:
        """The rate as a whole number of parts, which get finer if that takes it."""
        finer = lcm(self.parts, rate.denominator) // self.parts
        self.parts *= finer
        self.paid = [each * finer for each in self.paid]
        return rate.numerator * (self.parts // rate.denominator)
