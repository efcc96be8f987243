"""What the page of one proposal shows: why it won, or why it did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import MajorityJudgment, from_document
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.reasons import Facts, paragraphs
from medborgarbudget.results.rows import ResultRow, rows_of
from medborgarbudget.rounds.models import Round

MOST_BANDS = 8


@dataclass(frozen=True, slots=True)
class PaymentBand:
    """How many voters paid between the lowest and the highest amount, in smallest units."""

    lowest: Fraction
    highest: Fraction
    voters: int


@dataclass(frozen=True, slots=True)
class SpentOn:
    """What its voters paid for a winner, and what part that is of all their money."""

    title: str
    language: str
    url: str
    amount: Fraction
    voters: int
    fraction_of_total: Fraction


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One proposal's result with its reasons; amounts are in smallest units of ``currency``.

    ``shares`` tells whether the rule is equal shares, and ``share`` what each voter owned
    in the end; ``kept`` is what its voters had left of that. ``supports`` tells whether its
    voters pay, with shares or with what they earned. ``grades`` tells whether voters
    gave grades.
    """

    currency: Currency
    budget: int
    voters: int
    shares: bool
    supports: bool
    grades: bool
    share: Fraction | None
    row: ResultRow
    description: str
    explanation: tuple[str, ...]
    payers: int
    payments: tuple[PaymentBand, ...]
    supporters_spent: tuple[SpentOn, ...]
    kept: Fraction
    previous: ResultRow | None
    next: ResultRow | None


def project_page(count: Count, round: Round, result: ItemResult) -> ProjectPage:
    """Everything that the page of one proposal shows."""
    rows = rows_of(count, round)
    place = next(i for i, row in enumerate(rows) if row.number == result.item.proposal.number)
    row = rows[place]
    payments = [(Fraction(amount), voters) for amount, voters in result.payments]
    spent = _spent_on(result, rows)
    facts = Facts(
        count=count,
        round=round,
        rule=from_document(count.contest.rule),
        result=result,
        row=row,
        titles={each.position: each.title for each in rows},
        payments=payments,
        spent=spent,
    )
    return ProjectPage(
        currency=round.currency,
        budget=count.contest.budget,
        voters=count.voters,
        shares=count.share is not None,
        supports=row.supports,
        grades=isinstance(facts.rule.method, MajorityJudgment),
        share=count.share,
        row=row,
        description=result.item.proposal.description,
        explanation=paragraphs(facts),
        payers=sum(voters for _, voters in payments),
        payments=payment_bands(payments),
        supporters_spent=spent if not row.selected else (),
        kept=result.kept or Fraction(0),
        previous=rows[place - 1] if place else None,
        next=rows[place + 1] if place + 1 < len(rows) else None,
    )


def payment_bands(payments: Sequence[tuple[Fraction, int]]) -> tuple[PaymentBand, ...]:
    """Payments, highest first, in at most `MOST_BANDS` bands; the highest by itself."""
    bands = [PaymentBand(amount, amount, voters) for amount, voters in payments[:1]]
    rest = payments[1:]
    size = -(-len(rest) // (MOST_BANDS - 1))
    for start in range(0, len(rest), size or 1):
        band = rest[start : start + size]
        bands.append(PaymentBand(band[-1][0], band[0][0], sum(voters for _, voters in band)))
    return tuple(bands)


def _spent_on(result: ItemResult, rows: list[ResultRow]) -> tuple[SpentOn, ...]:
    by_position = {row.position: row for row in rows}
    spent = [
        (by_position[position], Fraction(amount), n) for position, amount, n in result.spent_on
    ]
    total = sum((amount for _, amount, _ in spent), result.kept or Fraction(0))
    return tuple(
        SpentOn(row.title, row.language, row.url, amount, voters, amount / total)
        for row, amount, voters in spent
    )
