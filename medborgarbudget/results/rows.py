"""A proposal's result as lists show it."""

from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.queries import results_of
from medborgarbudget.results.wording import KINDS_WITH_POINTS
from medborgarbudget.rounds.models import Round


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the result; the cost is in smallest units.

    ``position`` is its place on the counted ballot, from 0. ``support`` is the effective
    support, 1 where its supporters could pay all. ``share_of_votes`` compares its points
    with those of the proposal that got most.
    """

    number: int
    position: int
    title: str
    language: str
    place: str
    cost: int
    votes: int
    score: int
    show_score: bool
    order: int | None
    funding: str
    support: Fraction
    missing_votes: int | None
    share_of_votes: Fraction
    url: str

    @property
    def selected(self) -> bool:
        """Whether it won."""
        return self.order is not None

    @property
    def support_percent(self) -> int:
        """The effective support in whole percent, rounded down so that only all is 100."""
        return int(self.support * 100)


def rows_of(count: Count, round: Round) -> list[ResultRow]:
    """All lines: winners in order of purchase, then the others by support and votes."""
    results = list(results_of(count))
    most = max((result.score for result in results), default=0)
    rows = [_row(result, round, count.contest.ballot_kind, most) for result in results]
    return sorted(rows, key=_place)


def _row(result: ItemResult, round: Round, ballot_kind: str, most: int) -> ResultRow:
    """One line; ``most`` is the number of points that the best proposal got."""
    item, proposal = result.item, result.item.proposal
    return ResultRow(
        number=proposal.number,
        position=item.position,
        title=proposal.title,
        language=proposal.language,
        place=proposal.place,
        cost=item.cost,
        votes=result.votes,
        score=result.score,
        show_score=ballot_kind in KINDS_WITH_POINTS,
        order=result.order,
        funding=result.funding,
        support=result.effective_support or Fraction(0),
        missing_votes=result.missing_votes,
        share_of_votes=Fraction(result.score, most) if most else Fraction(0),
        url=reverse("results:project", args=[round.organisation.slug, round.slug, proposal.number]),
    )


def _place(row: ResultRow) -> tuple[bool, int, Fraction, int, int]:
    return not row.selected, row.order or 0, -row.support, -row.score, row.cost
