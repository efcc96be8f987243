"""What the result page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule, Rule
from medborgarbudget.results.models import Count, PublishedFile
from medborgarbudget.results.publication import BALLOTS, RESULT, TABLE
from medborgarbudget.results.queries import files_of
from medborgarbudget.results.rows import ResultRow, rows_of
from medborgarbudget.results.wording import (
    KINDS_WITH_POINTS,
    RuleText,
    ballot_sentence,
    lot_sentence,
    recount_command,
    rule_text,
)
from medborgarbudget.rounds.models import Decision, Round
from medborgarbudget.rounds.queries import decision_of


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch: what it is, for whom, and where."""

    label: str
    description: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A whole result; amounts are in smallest units of ``currency``.

    ``recount`` is the command that counts the published ballots again; ``source`` names
    the file an imported vote came from; ``points`` tells whether ballots gave points.
    """

    currency: Currency
    budget: int
    cost: int
    leftover: int
    voters: int
    blank_voters: int
    represented_voters: int
    opened_on: date
    closed_on: date
    ballot_description: str
    rule: RuleText
    recount: str
    source: str
    points: bool
    shares: bool
    share: Fraction | None
    winners: tuple[ResultRow, ...]
    others: tuple[ResultRow, ...]
    lots: tuple[str, ...]
    fingerprint: str
    counted_at: datetime | None
    published_at: datetime | None
    downloads: tuple[Download, ...]
    decision: Decision | None
    promise: str
    search: str

    @property
    def total(self) -> int:
        """How many proposals were voted on."""
        return len(self.winners) + len(self.others)


def result_page(count: Count, round: Round, search: str) -> ResultPage:
    """Everything the result page shows, with ``search`` as it was typed."""
    contest = count.contest
    rule = CountRule.from_dict(contest.rule)
    rows = rows_of(count, round)
    downloads = _downloads(count, round)
    return ResultPage(
        currency=round.currency,
        budget=contest.budget,
        cost=count.cost,
        leftover=contest.budget - count.cost,
        voters=count.voters,
        blank_voters=count.blank_voters,
        represented_voters=count.represented_voters,
        opened_on=contest.opened_on,
        closed_on=contest.closed_on,
        ballot_description=ballot_sentence(contest),
        rule=rule_text(rule, contest, count.runs),
        recount=recount_command(rule, f"{round.slug}-{BALLOTS}"),
        source=contest.source,
        points=contest.ballot_kind in KINDS_WITH_POINTS,
        shares=rule.rule is Rule.EQUAL_SHARES,
        share=count.share,
        winners=tuple(row for row in rows if row.selected),
        others=tuple(row for row in rows if not row.selected),
        lots=_lots(count, rows),
        fingerprint=downloads[0].sha256,
        counted_at=count.counted_at,
        published_at=count.published_at,
        downloads=downloads,
        decision=decision_of(round),
        promise=str(round.promise),
        search=search,
    )


def _lots(count: Count, rows: list[ResultRow]) -> tuple[str, ...]:
    titles = {row.position: row.title for row in rows}
    return tuple(
        lot_sentence([titles[position] for position in draw["tied"]], titles[draw["first"]])
        for draw in count.lots
    )


def _downloads(count: Count, round: Round) -> tuple[Download, ...]:
    return tuple(_download(file, round) for file in files_of(count))


def _download(file: PublishedFile, round: Round) -> Download:
    label, description = {
        BALLOTS: (_("The ballots (.pb)"), _("Every ballot, without anything about the voter.")),
        RESULT: (_("The result (JSON)"), _("Winners, payments and reasons, for programs.")),
        TABLE: (_("The table (CSV)"), _("The proposals and how they fared, for spreadsheets.")),
    }[file.name]
    address = [round.organisation.slug, round.slug, file.name]
    return Download(label, description, reverse("results:file", args=address), file.sha256)
