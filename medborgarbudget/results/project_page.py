"""What the page of one proposal shows: why it won, or why it did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.reasons import Reasons
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
    """One proposal's result with its reasons; amounts are in smallest units.

    ``full_payers`` paid ``rate`` for each of their points; the other payers had less.
    ``raised`` is the most that its voters could put together at some winner's price.
    """

    row: ResultRow
    description: str
    explanation: tuple[str, ...]
    payers: int
    full_payers: int
    rate: Fraction | None
    payments: tuple[PaymentBand, ...]
    supporters_spent: tuple[SpentOn, ...]
    kept: Fraction
    raised: Fraction
    previous: ResultRow | None
    next: ResultRow | None


def project_page(count: Count, round: Round, result: ItemResult) -> ProjectPage:
    """Everything that the page of one proposal shows."""
    rows = rows_of(count, round)
    place = next(i for i, row in enumerate(rows) if row.number == result.item.proposal.number)
    row = rows[place]
    payments = [(Fraction(amount), voters) for amount, voters in result.payments]
    spent = _spent_on(result, rows)
    return ProjectPage(
        row=row,
        description=result.item.proposal.description,
        explanation=Reasons(count, round, result, row, payments, spent).paragraphs(),
        payers=sum(voters for _, voters in payments),
        full_payers=payments[0][1] if payments else 0,
        rate=result.rate,
        payments=payment_bands(payments),
        supporters_spent=spent if not row.selected else (),
        kept=result.kept or Fraction(0),
        raised=row.support * row.cost,
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
