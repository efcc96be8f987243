"""The certificate of a count, checked without counting again.

Rankings are gone through anew, which takes no time. Purchases are followed from the voters'
money, one by one. Of equal shares that were raised step by step only the last share is
followed, and the next one, which must cost too much: that no earlier share ended the count
is for a recount to tell.
"""

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from medborgarbudget.counting.bundle.payers import Voters
from medborgarbudget.counting.bundle.purchases import (
    Terms,
    WrongPurchaseError,
    earning_trade,
    share_trade,
)
from medborgarbudget.counting.bundle.raised_shares import WrongShareError, check_share
from medborgarbudget.counting.constraints import after, spendable
from medborgarbudget.counting.outcome import Funding, Outcome, Winner
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rankings import ranking_of
from medborgarbudget.counting.rule import Completion, EqualShares, Misfit, Phragmen, TopK
from medborgarbudget.counting.seats import seats
from medborgarbudget.counting.turns import Purse, Turn, Turns, take_turns, voted_for

if TYPE_CHECKING:
    from medborgarbudget.counting.ties import LotDraw


class WrongCertificateError(Exception):
    """A certificate does not hold; the message is a sentence."""


def check_certificate(outcome: Outcome) -> str | None:
    """A sentence about the first thing in the certificate that does not hold, if any."""
    try:
        _Certificate(outcome).check()
    except (WrongCertificateError, WrongPurchaseError, WrongShareError) as error:
        return str(error)
    return None


class _Certificate:
    """Follows a count, and gathers what winners and lots are due."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome, self._contest, self._ties = outcome, outcome.contest, outcome.ties
        self._voters = Voters(self._contest)
        self._lots: list[LotDraw] = []
        self._due: list[Winner] = []

    def check(self) -> None:
        """Raise at the first thing that does not hold."""
        self._check_seats()
        match self._outcome.rule.method:
            case EqualShares() as settings:
                self._check_shares(settings)
            case Phragmen(misfit):
                self._check_earnings(misfit)
            case _:
                self._check_ranking()
        if tuple(self._due) != self._outcome.winners:
            raise WrongCertificateError(_("The winners are not those that the count leads to."))
        if tuple(self._lots) != self._outcome.lots:
            raise WrongCertificateError(_("The lots are not those that the count takes."))

    def _check_seats(self) -> None:
        election, rule = self._outcome.election, self._outcome.rule
        money = None if isinstance(rule.method, TopK) else spendable(election, rule.constraints)
        due = seats(election, rule, self._ties, self._outcome.quotas, money)
        self._require_turns(due, self._outcome.seats, Funding.SEAT)

    def _check_shares(self, settings: EqualShares) -> None:
        self._add_free()
        terms, share = Terms(self._ties, self._quotas()), self._outcome.share
        if share is None:
            raise WrongCertificateError(_("The share is missing."))
        trade = share_trade(self._voters, self._contest, share, settings.utility, terms)
        self._lots += trade.follow(self._contest, self._outcome.purchases)
        check_share(self._outcome, settings, self._voters, terms)
        self._add_bought(Funding.SHARES)
        self._check_leftover(whole=settings.completion is Completion.ADD1U)

    def _check_earnings(self, misfit: Misfit) -> None:
        self._add_free()
        self._require_no_share()
        terms = Terms(self._ties, self._quotas(), self._contest.budget, misfit)
        trade = earning_trade(self._voters, self._contest, terms)
        self._lots += trade.follow(self._contest, self._outcome.purchases)
        self._add_bought(Funding.EARNINGS)
        self._check_leftover(whole=False)

    def _check_ranking(self) -> None:
        method, partial = self._outcome.rule.method, self._outcome.rule.constraints.partial_funding
        self._require_no_share()
        if self._outcome.purchases:
            raise WrongCertificateError(_("There are payments where nobody pays."))
        purse = Purse(None)
        if not isinstance(method, TopK):
            misfit = getattr(method, "misfit", Misfit.SKIP)
            purse = Purse(self._contest.budget, misfit, partial)
        key = ranking_of(method, self._contest, self._ties)
        open_quotas = OpenQuotas(self._quotas())
        candidates = voted_for(self._contest)
        due = take_turns(self._contest, candidates, key, open_quotas, purse, self._ties)
        self._require_turns(due, self._outcome.turns, Funding.VOTES)

    def _check_leftover(self, *, whole: bool) -> None:
        """What is left goes by votes; if not ``whole``, only to projects given a part."""
        partial = self._outcome.rule.constraints.partial_funding
        left = self._contest.budget - sum(
            each.amount for each in self._due if each.funding is not Funding.SEAT
        )
        candidates = [
            project
            for project in voted_for(self._contest)
            if whole or self._ties.costs[project] > left
        ]
        purse, open_quotas = Purse(left, partial=partial), OpenQuotas(self._quotas())
        due = Turns()
        if whole or partial:
            key = self._ties.by_votes
            due = take_turns(self._contest, candidates, key, open_quotas, purse, self._ties)
        self._require_turns(due, self._outcome.turns, Funding.LEFTOVER)

    def _add_free(self) -> None:
        free = [each for each in voted_for(self._contest) if not self._ties.costs[each]]
        key, open_quotas = self._ties.by_votes, OpenQuotas(self._quotas())
        due = take_turns(self._contest, free, key, open_quotas, Purse(None), self._ties)
        self._require_turns(due, due.turns, Funding.FREE)

    def _add_bought(self, funding: Funding) -> None:
        for bought in self._outcome.purchases:
            cost = self._ties.costs[bought.project]
            self._due.append(Winner(bought.project, funding, cost))

    def _require_turns(self, due: Turns, claimed: Sequence[Turn], funding: Funding) -> None:
        if due.turns != tuple(claimed):
            raise WrongCertificateError(self._about_turns(due.turns, claimed))
        self._lots += due.lots
        for turn in claimed:
            if turn.granted is not None:
                self._due.append(Winner(turn.project, funding, turn.granted))

    def _about_turns(self, due: Sequence[Turn], claimed: Sequence[Turn]) -> str:
        """The first turn that is not as it should be, in a sentence."""
        projects = self._outcome.election.projects
        pairs = enumerate(zip(due, claimed, strict=False), 1)
        differing = ((number, one, other) for number, (one, other) in pairs if one != other)
        for number, one, other in differing:
            words = {"number": number, "due": projects[one.project].id}
            if one.project != other.project:
                return _("Turn %(number)d should be that of “%(due)s”.") % words
            return _("Turn %(number)d, of “%(due)s”: the amounts are wrong.") % words
        return _("The ranking has %(claimed)d turns instead of %(due)d.") % {
            "claimed": len(claimed),
            "due": len(due),
        }

    def _require_no_share(self) -> None:
        if self._outcome.share is not None:
            raise WrongCertificateError(_("There is a share where voters own none."))

    def _quotas(self) -> tuple[Quota, ...]:
        return after(self._outcome.quotas, [winner.project for winner in self._due])
