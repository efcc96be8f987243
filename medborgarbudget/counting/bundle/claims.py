"""What a certificate says, word by word, in the terms of a count."""

import re
from fractions import Fraction
from typing import Any

from medborgarbudget.counting.constraints import quotas_of, spendable, with_money
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase, price_of
from medborgarbudget.counting.outcome import Funding, MethodRun, Outcome, Winner
from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.counting.ties import LotDraw, tie_order
from medborgarbudget.counting.turns import Turn

_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]+|/[1-9][0-9]*)?")


class Claims:
    """Reads a certificate for an election under a rule.

    Whatever is not there or of another kind raises ``KeyError``, ``TypeError``,
    ``AttributeError`` or ``ValueError``.
    """

    def __init__(self, document: Any, election: Election, rule: CountRule) -> None:
        self._document, self._election, self._rule = document, election, rule

    def outcome(self) -> Outcome:
        """The outcome that the certificate claims."""
        document, election, rule = self._document, self._election, self._rule
        winners = tuple(map(self._winner, document["winners"]))
        seats = tuple(map(self._turn, document["seats"]))
        seated = sum(turn.granted or 0 for turn in seats)
        left = spendable(election, rule.constraints) - seated
        return Outcome(
            election=election,
            rule=rule,
            ties=tie_order(election, rule.ties),
            winners=winners,
            lots=tuple(map(self._lot, document["lots"])),
            contest=with_money(election, left),
            quotas=quotas_of(election, rule),
            seats=seats,
            run=self._run(tuple(each for each in winners if each.funding is not Funding.SEAT)),
        )

    def _run(self, winners: tuple[Winner, ...]) -> MethodRun:
        document = self._document
        return MethodRun(
            winners=winners,
            turns=tuple(map(self._turn, document["turns"])),
            share=None if document["share"] is None else self._amount(document["share"]),
            purchases=tuple(map(self._purchase, document["payments"])),
        )

    def _winner(self, claim: Any) -> Winner:
        amount = self._whole(claim["amount"])
        return Winner(self._project(claim["project"]), Funding(claim["funding"]), amount)

    def _turn(self, claim: Any) -> Turn:
        granted = None if claim["granted"] is None else self._whole(claim["granted"])
        return Turn(self._project(claim["project"]), self._whole(claim["left"]), granted)

    def _purchase(self, claim: Any) -> Purchase:
        project, rate = self._project(claim["project"]), self._amount(claim["rate"])
        method = self._rule.method
        if not isinstance(method, EqualShares):
            return Purchase(project, rate, rate)
        cost = self._election.projects[project].cost
        return Purchase(project, rate, price_of(rate, cost or 1, method.utility))

    def _lot(self, claim: Any) -> LotDraw:
        tied = tuple(self._project(each) for each in claim["tied"])
        return LotDraw(tied, self._project(claim["first"]))

    def _project(self, project_id: str) -> int:
        return self._election.index(project_id)

    def _whole(self, text: str) -> int:
        amount = self._amount(text)
        if amount.denominator > 1:
            raise ValueError(text)
        return amount.numerator

    def _amount(self, text: str) -> Fraction:
        # An exponent could ask for more digits than there is memory.
        if not _AMOUNT.fullmatch(text):
            raise ValueError(text)
        return Fraction(text) * self._election.currency.unit
