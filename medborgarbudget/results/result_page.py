"""What the result page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import EqualShares, MajorityJudgment, Phragmen, from_document
from medborgarbudget.results.file_names import (
    BALLOTS,
    BUNDLE,
    RESULT,
    RULE,
    TABLE,
    WHAT_IF,
    WITH_BALLOTS,
)
from medborgarbudget.results.models import Count, PublishedFile
from medborgarbudget.results.places import PlaceShare, place_shares
from medborgarbudget.results.queries import files_of, shows_ballots
from medborgarbudget.results.rows import ResultRow, rows_of
from medborgarbudget.results.wording import (
    RuleText,
    ballot_sentence,
    lot_sentence,
    recount_command,
    rule_text,
    verify_command,
)
from medborgarbudget.rounds.models import Decision, Round
from medborgarbudget.rounds.queries import decision_of
from medborgarbudget.rounds.wording import KINDS_WITH_POINTS, reserve_of


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch: what it is, for whom, and where."""

    name: str
    label: str
    description: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What a winner costs the budget, in smallest units."""

    title: str
    language: str
    cost: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A whole result; amounts are in smallest units of ``currency``.

    ``reserve`` is the part of ``leftover`` that the rule keeps back; ``leftover`` is
    negative where the rule pays no heed to the budget. ``recount`` is the command that
    counts the published ballots again, ``verify`` the one that checks the bundle, whose
    fingerprint is ``count_fingerprint``; neither is told unless ``ballots_shown``, since the
    files are not public then. ``source`` names the file an imported vote came from;
    ``points`` and ``grades`` tell whether ballots gave them, ``shares`` and ``earnings`` whether
    voters paid with them. ``what_if_url`` leads to the comparison with other rules, where there
    is one.
    """

    currency: Currency
    budget: int
    cost: int
    leftover: int
    reserve: int
    voters: int
    blank_voters: int
    represented_voters: int
    opened_on: date
    closed_on: date
    ballot_description: str
    rule: RuleText
    ballots_shown: bool
    recount: str
    verify: str
    source: str
    points: bool
    grades: bool
    shares: bool
    earnings: bool
    share: Fraction | None
    winners: tuple[ResultRow, ...]
    others: tuple[ResultRow, ...]
    lots: tuple[str, ...]
    fingerprint: str
    count_fingerprint: str
    counted_at: datetime | None
    published_at: datetime | None
    downloads: tuple[Download, ...]
    places: tuple[PlaceShare, ...]
    what_if_url: str
    decision: Decision | None
    promise: str
    search: str

    @property
    def overrun(self) -> int:
        """What the winners cost beyond the budget."""
        return max(0, -self.leftover)

    @property
    def scale(self) -> int:
        """What the whole length of the budget's picture stands for."""
        return max(self.budget, self.cost)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """What each winner got."""
        return tuple(Grant(row.title, row.language, row.received) for row in self.winners)

    @property
    def total(self) -> int:
        """How many proposals were voted on."""
        return len(self.winners) + len(self.others)


def result_page(count: Count, round: Round, search: str) -> ResultPage:
    """Everything the result page shows, with ``search`` as it was typed."""
    contest = count.contest
    rule = from_document(contest.rule)
    rows = rows_of(count, round)
    files, ballots_shown = list(files_of(count)), shows_ballots(round)
    downloads = tuple(
        _download(file, round) for file in files if ballots_shown or file.name not in WITH_BALLOTS
    )
    return ResultPage(
        currency=round.currency,
        budget=contest.budget,
        cost=count.cost,
        leftover=contest.budget - count.cost,
        reserve=reserve_of(rule.constraints, contest.budget, round.currency),
        voters=count.voters,
        blank_voters=count.blank_voters,
        represented_voters=count.represented_voters,
        opened_on=contest.opened_on,
        closed_on=contest.closed_on,
        ballot_description=ballot_sentence(contest, rule),
        rule=rule_text(rule, count, conflicts=any(row.conflict for row in rows)),
        ballots_shown=ballots_shown,
        recount=recount_command(f"{round.slug}-{BALLOTS}", f"{round.slug}-{RULE}"),
        verify=verify_command(f"{round.slug}-{BUNDLE}"),
        source=contest.source,
        points=contest.ballot_kind in KINDS_WITH_POINTS,
        grades=isinstance(rule.method, MajorityJudgment),
        shares=isinstance(rule.method, EqualShares),
        earnings=isinstance(rule.method, Phragmen),
        share=count.share,
        winners=tuple(row for row in rows if row.selected),
        others=tuple(row for row in rows if not row.selected),
        lots=_lots(count, rows),
        fingerprint=files[0].sha256,
        count_fingerprint=count.fingerprint,
        counted_at=count.counted_at,
        published_at=count.published_at,
        downloads=downloads,
        places=place_shares(rows),
        what_if_url=_what_if_url(downloads, round),
        decision=decision_of(round),
        promise=str(round.promised),
        search=search,
    )


def _lots(count: Count, rows: list[ResultRow]) -> tuple[str, ...]:
    titles = {row.position: row.title for row in rows}
    return tuple(
        lot_sentence([titles[position] for position in draw["tied"]], titles[draw["first"]])
        for draw in count.lots
    )


def _what_if_url(downloads: tuple[Download, ...], round: Round) -> str:
    if WHAT_IF not in {download.name for download in downloads}:
        return ""
    return reverse("results:what-if", args=[round.organisation.slug, round.slug])


def _download(file: PublishedFile, round: Round) -> Download:
    label, description = {
        BALLOTS: (_("The ballots (.pb)"), _("Every ballot, without anything about the voter.")),
        RESULT: (_("The result (JSON)"), _("Winners, payments and reasons, for programs.")),
        RULE: (_("The rule (JSON)"), _("Every setting of the count.")),
        TABLE: (_("The table (CSV)"), _("The proposals and how they fared, for spreadsheets.")),
        BUNDLE: (_("The whole count (ZIP)"), _("All that it takes to check the count.")),
        WHAT_IF: (_("Other rules (JSON)"), _("What they would have made of the same ballots.")),
    }[file.name]
    address = [round.organisation.slug, round.slug, file.name]
    return Download(
        file.name, label, description, reverse("results:file", args=address), file.sha256
    )
