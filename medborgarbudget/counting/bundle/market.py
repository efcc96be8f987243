"""What voters buy with their own money, followed from one purchase to the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple, Protocol

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.ties import LotDraw, TieOrder


class Payers(Protocol):
    """The voters with their money. Prices never fall while money is spent."""

    def least_price(self, project: int) -> Fraction | None:
        """A price that the project surely has at least now; ``None`` if nobody can pay it."""

    def price(self, project: int) -> Purchase | None:
        """The purchase of the project now, exactly; ``None`` if it cannot be paid."""

    def paid(self, bought: Purchase) -> Fraction:
        """What the supporters pay together in this purchase, in smallest units, exactly."""

    def charge(self, bought: Purchase) -> None:
        """Let the supporters pay."""


class _Entry(NamedTuple):
    bound: Fraction
    order: tuple[int, ...]
    project: int


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The purchase that comes next, and the projects that only the lot puts after it."""

    purchase: Purchase
    tied: tuple[int, ...]


class Market:
    """Projects that wait to be bought; ``takes_part`` says which of them still may be."""

    def __init__(
        self,
        payers: Payers,
        prices: Mapping[int, Fraction],
        ties: TieOrder,
        takes_part: Callable[[int], bool],
    ) -> None:
        self._payers, self._ties, self._takes_part = payers, ties, takes_part
        self._waiting = [
            _Entry(price, ties.among_equals(project), project) for project, price in prices.items()
        ]
        heapify(self._waiting)

    def next(self) -> Cheapest | None:
        """Take out the project that is cheapest now, the first of equals; ``None`` at the end."""
        exact: dict[int, Purchase] = {}
        while self._waiting:
            _, order, project = heappop(self._waiting)
            if project not in exact:
                bound = self._payers.least_price(project) if self._takes_part(project) else None
                if bound is None:
                    continue
                if self._waiting and self._waiting[0].bound < bound:
                    heappush(self._waiting, _Entry(bound, order, project))
                    continue
                if (purchase := self._payers.price(project)) is None:
                    continue
                exact[project] = purchase
            entry = _Entry(exact[project].price, order, project)
            if not self._waiting or entry < self._waiting[0]:
                return Cheapest(exact[project], self._tied(entry))
            heappush(self._waiting, entry)
        return None

    def _tied(self, entry: _Entry) -> tuple[int, ...]:
        """The waiting projects that are level with the entry in all but the lot."""
        level = [
            other.project
            for other in self._waiting
            if other.bound <= entry.bound
            and other.order[:-1] == entry.order[:-1]
            and self._takes_part(other.project)
        ]
        found = [(project, self._payers.price(project)) for project in level]
        return tuple(project for project, same in found if same and same.price == entry.bound)

    def draw(self, cheapest: Cheapest) -> LotDraw:
        """The lot that put it first."""
        return self._ties.draw([cheapest.purchase.project, *cheapest.tied])
