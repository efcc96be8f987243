"""A result as a document for other programs: complete, exact, and stable in its names."""

from collections.abc import Sequence
from fractions import Fraction

from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.ties import LotDraw


def result_document(
    outcome: Outcome,
    facts: Sequence[ProjectFacts],
    *,
    input_sha256: str,
    notes: Sequence[str] = (),
) -> dict[str, object]:
    """The result as plain JSON values.

    Amounts are texts in the currency's own unit (``"5000"``, ``"0.50"``), or fractions
    (``"2525/8"``) where no decimal number is exact. ``selected`` names the winners in order
    of purchase; ``payments`` are the certificate: what every supporter of a project paid
    for each of its points, unless it had less. ``input_sha256`` is the hash of the file
    that was counted.
    """
    election, currency = outcome.election, outcome.election.currency
    return {
        "selected": list(outcome.selected),
        "cost": currency.format(outcome.cost),
        "budget": currency.format(election.budget),
        "leftover": currency.format(outcome.leftover),
        "currency": currency.code,
        "vote_type": str(election.vote_type),
        "voters": election.voters,
        "represented_voters": outcome.represented_voters,
        "rule": outcome.rule.as_dict(),
        "share": _amount(outcome, outcome.share),
        "runs": outcome.runs,
        "input_sha256": input_sha256,
        "projects": [_project(outcome, each) for each in facts],
        "payments": [
            {"project": election.projects[bought.project].id, "rate": _amount(outcome, bought.rate)}
            for bought in outcome.purchases
        ],
        "lots": [_lot(outcome, draw) for draw in outcome.lots],
        "notes": list(notes),
    }


def _project(outcome: Outcome, facts: ProjectFacts) -> dict[str, object]:
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
        "effective_support": None if support is None else str(support),
        "missing_votes": facts.missing_votes,
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


def _lot(outcome: Outcome, draw: LotDraw) -> dict[str, object]:
    ids = [project.id for project in outcome.election.projects]
    return {"tied": [ids[project] for project in draw.tied], "first": ids[draw.first]}


def _amount(outcome: Outcome, amount: Fraction | None) -> str | None:
    return None if amount is None else outcome.election.currency.format(amount)
