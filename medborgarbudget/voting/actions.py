"""What can be done to a contest."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import CountRule, to_document
from medborgarbudget.journal.actions import record
from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round
from medborgarbudget.voting.events import CONTEST_RECORDED
from medborgarbudget.voting.models import BallotItem, Contest, OpenedBallots


@transaction.atomic
def record_closed_contest(
    *,
    round: Round,
    election: Election,
    proposals: list[Proposal],
    rule: CountRule,
    opened_on: date,
    closed_on: date,
    max_choices: int | None = None,
    description: Mapping[str, str] | None = None,
    source: str = "",
    by: Actor = OPERATOR,
) -> Contest:
    """Record a vote that is over: its ballot list, its opened ballots, and its rule.

    ``proposals`` correspond one to one to the election's projects. Raises ``ValueError`` if
    they belong to another round or cost something else.
    """
    for project, proposal in zip(election.projects, proposals, strict=True):
        if (proposal.round_id, proposal.cost) != (round.pk, project.cost):
            raise ValueError(f"{proposal} does not correspond to {project.id}")
    contest = Contest.objects.create(
        organisation=round.organisation,
        round=round,
        ballot_kind=election.vote_type.value,
        max_choices=max_choices,
        budget=election.budget,
        opened_on=opened_on,
        closed_on=closed_on,
        rule=to_document(rule),
        description=dict(description or {}),
        source=source,
    )
    BallotItem.objects.bulk_create(
        BallotItem(
            organisation=round.organisation,
            contest=contest,
            proposal=proposal,
            position=position,
            code=project.id,
            cost=project.cost,
            conflict=project.conflict,
            minimum=project.minimum,
        )
        for position, (project, proposal) in enumerate(
            zip(election.projects, proposals, strict=True)
        )
    )
    OpenedBallots.objects.bulk_create(
        (
            OpenedBallots(
                organisation=round.organisation,
                contest=contest,
                points=group.points,
                weight=group.weight,
            )
            for group in election.ballots
        ),
        batch_size=2000,
    )
    record(CONTEST_RECORDED, role=by.role, organisation_id=round.organisation_id, subject=round)
    return contest
