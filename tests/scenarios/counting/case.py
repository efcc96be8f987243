"""A case: the rule as the document that a round would publish, and the ballots of a vote.

Rules and ballot files lie in ``files/``. Where ballots need a form that ballot files do not
know, such as stars or grades, they are given here as voters mark them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from medborgarbudget.counting.ballot_forms import Mark, Paper, read_ballot, vote_type_of
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import read_pabulib
from medborgarbudget.counting.rule import CountRule, from_document

FILES = Path(__file__).parent / "files"

Marks = Mapping[str, int | str] | Iterable[str]
"""What a ballot says: ids of crossed projects, or what stands beside each."""


def rule_of(case: str) -> CountRule:
    """The rule in a case's document."""
    return from_document(json.loads((FILES / f"{case}.json").read_text()))


def election_of(case: str) -> Election:
    """The election in a case's ballot file."""
    return read_pabulib(FILES / f"{case}.pb").election


def vote(
    rule: CountRule, projects: Iterable[Project], budget: int, ballots: Iterable[tuple[int, Marks]]
) -> Election:
    """An election by ballots that the rule's form reads; each so many voters cast."""
    assert rule.ballot is not None
    paper = Paper(tuple(projects), budget)
    points = [
        read_ballot(rule.ballot, marks_of(marks), paper)
        for voters, marks in ballots
        for _ in range(voters)
    ]
    return Election(paper.projects, group_ballots(points), budget, vote_type_of(rule.ballot))


def marks_of(marks: Marks) -> list[Mark]:
    """The marks of a ballot; a cross is meant where nothing else is said."""
    if isinstance(marks, Mapping):
        return [Mark(project, value) for project, value in marks.items()]
    return [Mark(project) for project in marks]


def granted(outcome: Outcome) -> dict[str, int]:
    """What each winner gets, by id, in the order in which they won."""
    projects = outcome.election.projects
    return {projects[winner.project].id: winner.amount for winner in outcome.winners}


def stopped(outcome: Outcome) -> dict[str, str]:
    """What stopped a loser, by id."""
    projects = outcome.election.projects
    return {projects[loser].id: str(quota.limit) for loser, quota in outcome.stopped.items()}
