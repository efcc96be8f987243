"""What the page shows that compares the rule of a vote with others."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule, from_document
from medborgarbudget.results.models import Count, PublishedFile
from medborgarbudget.results.rows import ResultRow, rows_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.what_if.counting import LETTERS, RuleRow
from medborgarbudget.rounds.wording import KINDS_WITH_POINTS, alternative_name, favours


@dataclass(frozen=True, slots=True)
class Fate:
    """A proposal, and by which of the rules it wins, in their order."""

    row: ResultRow
    wins: tuple[bool, ...]

    @property
    def cost(self) -> int:
        """What it costs."""
        return self.row.cost


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The comparison of rules; amounts are in smallest units of ``currency``.

    Proposals come in three parts: those that win by every rule, by some, and by none.
    ``places`` is how many places the proposals name.
    """

    currency: Currency
    budget: int
    voters: int
    places: int
    rules: tuple[RuleRow, ...]
    always: tuple[Fate, ...]
    sometimes: tuple[Fate, ...]
    never: tuple[Fate, ...]

    @property
    def total(self) -> int:
        """How many proposals were voted on."""
        return len(self.always) + len(self.sometimes) + len(self.never)


def what_if_page(count: Count, round: Round, file: PublishedFile) -> WhatIfPage:
    """Everything that the page shows; ``file`` holds the comparison as it was published."""
    rows = rows_of(count, round)
    documents = json.loads(bytes(file.content))["rules"]
    selected = [frozenset(document["selected"]) for document in documents]
    fates = [Fate(row, tuple(row.code in each for each in selected)) for row in rows]
    fates.sort(key=lambda fate: -sum(fate.wins))
    return WhatIfPage(
        currency=round.currency,
        budget=count.contest.budget,
        voters=count.voters,
        places=len({row.place for row in rows} - {""}),
        rules=_rules(count, rows, documents),
        always=tuple(fate for fate in fates if all(fate.wins)),
        sometimes=tuple(fate for fate in fates if any(fate.wins) and not all(fate.wins)),
        never=tuple(fate for fate in fates if not any(fate.wins)),
    )


def _rules(
    count: Count, rows: Sequence[ResultRow], documents: Sequence[dict[str, Any]]
) -> tuple[RuleRow, ...]:
    own = from_document(count.contest.rule)
    return tuple(
        _rule(letter, document, count, rows, own)
        for letter, document in zip(LETTERS, documents, strict=False)
    )


def _rule(
    letter: str,
    document: dict[str, Any],
    count: Count,
    rows: Sequence[ResultRow],
    own: CountRule,
) -> RuleRow:
    rule = from_document(document["rule"])
    points = count.contest.ballot_kind in KINDS_WITH_POINTS
    selected: Collection[str] = frozenset(document["selected"])
    return RuleRow(
        letter=letter,
        name=alternative_name(rule.method, points),
        favours=favours(rule.method),
        own=rule == own,
        winners=len(selected),
        cost=_smallest_units(document["cost"], count.contest.round.currency),
        represented_voters=document["represented_voters"],
        places_reached=len(document["places_reached"]),
        gained=tuple(row.title for row in rows if row.code in selected and not row.selected),
        lost=tuple(row.title for row in rows if row.code not in selected and row.selected),
    )


def _smallest_units(text: str, currency: Currency) -> int:
    return int(Fraction(text) * currency.unit)
