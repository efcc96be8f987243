"""A result as a document for other programs: complete, exact, and stable in its names."""

import hashlib
import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Outcome, Winner
from medborgarbudget.counting.overview import Overview
from medborgarbudget.counting.rule import CountRule, to_document
from medborgarbudget.counting.ties import LotDraw
from medborgarbudget.counting.turns import Turn
from medborgarbudget.counting.what_if import Alternative, Comparison

Document = dict[str, Any]
"""Plain JSON values by their names."""


def canonical_json(document: object) -> bytes:
    """The one way in which we write a document whose hash matters.

    >>> canonical_json({"b": 1, "a": "å"}).decode()
    '{\\n "a": "å",\\n "b": 1\\n}\\n'
    """
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def rule_sha256(rule: CountRule) -> str:
    """The SHA-256 of the rule's document, in hexadecimal: a name for exactly this rule."""
    return hashlib.sha256(canonical_json(to_document(rule))).hexdigest()


def result_document(
    outcome: Outcome,
    facts: Sequence[ProjectFacts],
    *,
    input_sha256: str,
    notes: Sequence[str] = (),
) -> Document:
    """The whole result as plain JSON values: the certificate, and how every project fared.

    Amounts are texts in the currency's own unit (``"5000"``, ``"0.50"``), or fractions
    (``"2525/8"``) where no decimal number is exact. ``input_sha256`` is the hash of the
    file that was counted.
    """
    return certificate(outcome) | {
        "represented_voters": outcome.represented_voters,
        "rule": to_document(outcome.rule),
        "runs": outcome.runs,
        "input_sha256": input_sha256,
        "projects": [_project(outcome, each) for each in facts],
        "notes": list(notes),
    }


def certificate(outcome: Outcome) -> Document:
    """What a count arrived at, with all that it takes to check it without counting again.

    ``selected`` names the winners in order of purchase. ``payments`` says in order what
    every supporter of a project paid for each of its points, unless it had less; under
    Phragmén, what every voter had earned by then. ``seats`` and ``turns`` are the turns of
    places that came first, and of a ranking. Amounts are texts as in `result_document`.
    """
    election, currency = outcome.election, outcome.election.currency
    return {
        "selected": list(outcome.selected),
        "winners": [_winner(outcome, winner) for winner in outcome.winners],
        "cost": currency.format(outcome.cost),
        "budget": currency.format(election.budget),
        "leftover": currency.format(outcome.leftover),
        "currency": currency.code,
        "vote_type": str(election.vote_type),
        "voters": election.voters,
        "rule_sha256": rule_sha256(outcome.rule),
        "share": _amount(outcome, outcome.share),
        "seats": [_turn(outcome, turn) for turn in outcome.seats],
        "turns": [_turn(outcome, turn) for turn in outcome.turns],
        "payments": [
            {"project": election.projects[bought.project].id, "rate": _amount(outcome, bought.rate)}
            for bought in outcome.purchases
        ],
        "lots": [_lot(outcome, draw) for draw in outcome.lots],
    }


def _project(outcome: Outcome, facts: ProjectFacts) -> Document:
    election = outcome.election
    project = election.projects[facts.project]
    support = facts.effective_support
    return {
        "id": project.id,
        "name": project.name,
        "cost": election.currency.format(project.cost),
        "votes": election.votes[facts.project],
        "score": election.scores[facts.project],
        "selected": facts.order is not None,
        "order": facts.order,
        "funding": facts.funding and str(facts.funding),
        "granted": _amount(outcome, facts.granted),
        "effective_support": None if support is None else str(support),
        "missing_votes": facts.missing_votes,
        "enough_cost": _amount(outcome, facts.enough_cost),
        "stopped_by": _stopped_by(outcome, facts),
        "rate": _amount(outcome, facts.rate),
        "paid": [
            {"amount": _amount(outcome, amount), "voters": voters}
            for amount, voters in facts.payments
        ],
        "supporters_paid": [
            {
                "project": election.projects[spent.winner].id,
                "amount": _amount(outcome, spent.amount),
                "voters": spent.voters,
            }
            for spent in facts.spent_on
        ],
        "supporters_kept": _amount(outcome, facts.kept),
    }


def _stopped_by(outcome: Outcome, facts: ProjectFacts) -> Document | None:
    """The constraint that a loser met, and the winners who had taken its places."""
    if (quota := facts.stopped_by) is None:
        return None
    taken_by = [outcome.election.projects[winner].id for winner in facts.taken_by]
    limit = {"limit": str(quota.limit), "label": quota.label, "most": quota.most}
    return {**limit, "taken_by": taken_by}


def _winner(outcome: Outcome, winner: Winner) -> Document:
    return {
        "project": outcome.election.projects[winner.project].id,
        "funding": str(winner.funding),
        "amount": _amount(outcome, winner.amount),
    }


def _turn(outcome: Outcome, turn: Turn) -> Document:
    return {
        "project": outcome.election.projects[turn.project].id,
        "left": _amount(outcome, turn.left),
        "granted": _amount(outcome, turn.granted),
    }


def _lot(outcome: Outcome, draw: LotDraw) -> Document:
    ids = [project.id for project in outcome.election.projects]
    return {"tied": [ids[project] for project in draw.tied], "first": ids[draw.first]}


def _amount(outcome: Outcome, amount: Fraction | int | None) -> str | None:
    return None if amount is None else outcome.election.currency.format(amount)


def comparison_document(comparison: Comparison, input_sha256: str) -> dict[str, object]:
    """The comparison as plain JSON values; amounts are texts in the currency's own unit."""
    election = comparison.election
    return {
        "input_sha256": input_sha256,
        "rules": [_alternative(election, each) for each in comparison.alternatives],
        "changing": [election.projects[project].id for project in comparison.changing],
    }


def _alternative(election: Election, alternative: Alternative) -> dict[str, object]:
    outcome, everyone = alternative.outcome, alternative.overview
    return {
        "name": alternative.name,
        "rule": to_document(outcome.rule),
        "selected": list(outcome.selected),
        "cost": election.currency.format(outcome.cost),
        "leftover": election.currency.format(outcome.leftover),
        **_people(everyone),
    }


def _people(everyone: Overview) -> dict[str, object]:
    return {
        "voters": everyone.voters,
        "represented_voters": everyone.represented_voters,
        "average_winners": str(everyone.average_winners),
        "by_winners": {str(winners): voters for winners, voters in everyone.by_winners},
        "places_reached": list(everyone.places_reached),
    }
