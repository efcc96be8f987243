"""From what a count says of a project to what is stored of its proposal."""

from collections.abc import Sequence
from typing import Any

from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.majority_judgment import grades_of, majority_grade
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Limit
from medborgarbudget.counting.rule import MajorityJudgment
from medborgarbudget.results.models import Count, ItemResult
from medborgarbudget.voting.models import BallotItem


def item_results(
    count: Count, items: Sequence[BallotItem], outcome: Outcome, facts: Sequence[ProjectFacts]
) -> list[ItemResult]:
    """The results to store, one for each line of the ballot."""
    grades = _majority_grades(outcome)
    rates = {purchase.project: purchase.rate for purchase in outcome.purchases}
    return [
        ItemResult(
            organisation=count.organisation,
            count=count,
            item=item,
            rate=rates.get(each.project),
            grade=grades.get(each.project),
            **_figures(outcome, each),
            **_stopped(each),
        )
        for item, each in zip(items, facts, strict=True)
    ]


def _figures(outcome: Outcome, facts: ProjectFacts) -> dict[str, Any]:
    cost = outcome.election.projects[facts.project].cost
    return {
        "votes": outcome.election.votes[facts.project],
        "score": outcome.election.scores[facts.project],
        "funding": facts.funding or "",
        "order": facts.order,
        "effective_support": facts.effective_support,
        "missing_votes": facts.missing_votes,
        "enough_cost": facts.enough_cost,
        "kept": facts.kept,
        "left_at_turn": facts.left_at_turn,
        "granted": None if facts.granted == cost else facts.granted,
        "too_dear": facts.too_dear,
        "payments": [[str(amount), voters] for amount, voters in facts.payments],
        "spent_on": [[spent.winner, str(spent.amount), spent.voters] for spent in facts.spent_on],
    }


def _majority_grades(outcome: Outcome) -> dict[int, int]:
    """The majority grade of every graded project, where voters gave grades."""
    method = outcome.rule.method
    if not isinstance(method, MajorityJudgment):
        return {}
    given = enumerate(grades_of(outcome.election, method.ungraded))
    return {project: majority_grade(grades) for project, grades in given if grades}


def _stopped(facts: ProjectFacts) -> dict[str, Any]:
    """What stopped a project that did not win, and the winners who took its place."""
    if (quota := facts.stopped_by) is None:
        return {}
    return {
        "stopped_by": quota.limit,
        "stopped_label": quota.label,
        "stopped_most": quota.most,
        # Where it is all places, the winners are known, and they may be many.
        "stopped_for": [] if quota.limit is Limit.WINNERS else list(facts.taken_by),
    }
