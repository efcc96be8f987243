"""A proposal's result as lists show it."""

from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from medborgarbudget.counting.rule import CountRule, MajorityJudgment, from_document
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.results.queries import results_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.wording import KINDS_WITH_POINTS, grade_name


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the result; the cost is in smallest units.

    ``position`` is its place on the counted ballot, from 0. ``support`` is the effective
    support, 1 where its supporters could pay all; ``supports`` tells whether supporters pay.
    ``share_of_votes`` compares its points with those of the proposal that got most; where
    voters gave grades, ``grade`` names its majority grade, and points mean nothing.
    ``granted`` is what a winner got, where that is less than its cost; ``could_win`` is
    false for what costs more than any winner may. Rows with the same ``conflict`` rule each
    other out.
    """

    number: int
    code: str
    position: int
    title: str
    language: str
    place: str
    conflict: str
    cost: int
    votes: int
    score: int
    show_score: bool
    grade: str
    order: int | None
    funding: str
    granted: int | None
    stopped_by: str
    could_win: bool
    supports: bool
    support: Fraction
    missing_votes: int | None
    share_of_votes: Fraction
    url: str

    @property
    def selected(self) -> bool:
        """Whether it won."""
        return self.order is not None

    @property
    def received(self) -> int:
        """What it got, in smallest units: its cost, or less, or nothing."""
        if not self.selected:
            return 0
        return self.cost if self.granted is None else self.granted

    @property
    def support_percent(self) -> int:
        """The effective support in whole percent, rounded down so that only all is 100."""
        return int(self.support * 100)


def rows_of(count: Count, round: Round) -> list[ResultRow]:
    """All lines: winners in order of purchase, then the others by support and votes."""
    results = list(results_of(count))
    rule = from_document(count.contest.rule)
    points = count.contest.ballot_kind in KINDS_WITH_POINTS
    most = max((result.score for result in results), default=0)
    results.sort(key=_place)
    return [_row(result, round, rule, points, most) for result in results]


def _row(result: ItemResult, round: Round, rule: CountRule, points: bool, most: int) -> ResultRow:
    """One line; ``most`` is the number of points that the best proposal got."""
    item, proposal = result.item, result.item.proposal
    grade = grade_name(result.grade, rule) if result.grade else ""
    return ResultRow(
        number=proposal.number,
        code=item.code,
        position=item.position,
        title=proposal.title,
        language=proposal.language,
        place=proposal.place,
        conflict=item.conflict,
        cost=item.cost,
        votes=result.votes,
        score=result.score,
        show_score=points and not isinstance(rule.method, MajorityJudgment),
        grade=grade,
        order=result.order,
        funding=result.funding,
        granted=result.granted,
        stopped_by=result.stopped_by,
        could_win=not result.too_dear and not result.dearer_than_any_group,
        supports=result.effective_support is not None,
        support=result.effective_support or Fraction(0),
        missing_votes=result.missing_votes,
        share_of_votes=Fraction(result.score, most) if most else Fraction(0),
        url=reverse("results:project", args=[round.organisation.slug, round.slug, proposal.number]),
    )


def _place(result: ItemResult) -> tuple[bool, int, Fraction, int, int, int]:
    support = result.effective_support or Fraction(0)
    grade = result.grade or 0
    order = result.order
    return order is None, order or 0, -support, -grade, -result.score, result.item.cost
