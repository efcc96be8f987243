"""Whether purchases are those that the voters make, one by one, from their own money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.bundle.market import Cheapest, Market, Payers
from medborgarbudget.counting.bundle.payers import Voters
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase, price_of
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import Misfit, Utility
from medborgarbudget.counting.ties import LotDraw, TieOrder


class WrongPurchaseError(Exception):
    """Purchases are not those that the voters make; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Who may be bought: the tie order, the quotas, the money that is there in smallest
    units (``None`` if the voters' own money is all that counts), and what a misfit does."""

    ties: TieOrder
    quotas: Sequence[Quota]
    money: int | None = None
    misfit: Misfit = Misfit.SKIP


class Trade:
    """Voters who buy as long as they can; ``prices`` are the least that projects can have."""

    def __init__(self, payers: Payers, prices: Mapping[int, Fraction], terms: Terms) -> None:
        self._payers, self._terms = payers, terms
        self._quotas, self._left = OpenQuotas(terms.quotas), terms.money
        self._market = Market(payers, prices, terms.ties, self._takes_part)

    def follow(self, election: Election, purchases: Sequence[Purchase]) -> list[LotDraw]:
        """The lots that these purchases took.

        Raises `WrongPurchaseError` at the first purchase that is not the cheapest, is not
        paid exactly, or is missing at the end.
        """
        lots: list[LotDraw] = []
        names = [project.id for project in election.projects]
        for number, claimed in enumerate(purchases, 1):
            cheapest = self._market.next()
            self._require(claimed, cheapest, number, names)
            assert cheapest
            lots += [self._market.draw(cheapest)] if cheapest.tied else []
            self._buy(claimed)
        if cheapest := self._market.next():
            lots += self._at_the_end(cheapest, len(purchases) + 1, names)
        return lots

    def costs_more_than(self, money: int) -> bool:
        """Whether what the voters buy costs more than this together, in smallest units."""
        while money >= 0 and (cheapest := self._market.next()):
            self._buy(cheapest.purchase)
            money -= self._terms.ties.costs[cheapest.purchase.project]
        return money < 0

    def _takes_part(self, project: int) -> bool:
        fits = self._terms.misfit is Misfit.STOP or self._fits(project)
        return fits and not self._quotas.stopping(project)

    def _fits(self, project: int) -> bool:
        return self._left is None or self._terms.ties.costs[project] <= self._left

    def _buy(self, purchase: Purchase) -> None:
        self._payers.charge(purchase)
        self._quotas.take(purchase.project)
        if self._left is not None:
            self._left -= self._terms.ties.costs[purchase.project]

    def _require(
        self, claimed: Purchase, cheapest: Cheapest | None, number: int, names: Sequence[str]
    ) -> None:
        words = {"number": number, "claimed": names[claimed.project]}
        if cheapest is None or not self._fits(cheapest.purchase.project):
            problem = _("Purchase %(number)d, of %(claimed)s: nothing more can be bought then.")
        elif cheapest.purchase.project != claimed.project:
            words["due"] = names[cheapest.purchase.project]
            problem = _("Purchase %(number)d, of %(claimed)s: %(due)s goes first.")
        elif cheapest.purchase != claimed:
            problem = _("Purchase %(number)d, of %(claimed)s: its voters pay another rate.")
        elif self._payers.paid(claimed) != self._terms.ties.costs[claimed.project]:
            problem = _("Purchase %(number)d, of %(claimed)s: payments do not add up to its cost.")
        else:
            return
        raise WrongPurchaseError(problem % words)

    def _at_the_end(self, cheapest: Cheapest, number: int, names: Sequence[str]) -> list[LotDraw]:
        project = cheapest.purchase.project
        if self._fits(project):
            message = _("Purchase %(number)d, of %(due)s, is missing.")
            raise WrongPurchaseError(message % {"number": number, "due": names[project]})
        tied = [project, *cheapest.tied]
        lot_mattered = cheapest.tied and any(map(self._fits, tied))
        return [self._market.draw(cheapest)] if lot_mattered else []


def share_trade(
    voters: Voters, election: Election, share: Fraction, utility: Utility, terms: Terms
) -> Trade:
    """Voters who own ``share`` each (in smallest units) buy with it."""
    prices = {
        index: price_of(Fraction(project.cost, score), project.cost, utility)
        for index, (project, score) in enumerate(
            zip(election.projects, election.scores, strict=True)
        )
        if project.cost and score
    }
    return Trade(voters.sharing(share, utility), prices, terms)


def earning_trade(voters: Voters, election: Election, terms: Terms) -> Trade:
    """Voters who earn buy as soon as they can (sequential Phragmén)."""
    prices = {
        index: Fraction(project.cost, votes)
        for index, (project, votes) in enumerate(
            zip(election.projects, election.votes, strict=True)
        )
        if votes and 0 < project.cost <= election.budget
    }
    return Trade(voters.earning(), prices, terms)
