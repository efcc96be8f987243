"""The questions that the count and the pages ask about a contest."""

from django.db.models import QuerySet

from medborgarbudget.counting.election import BallotGroup, Election, Project, VoteType
from medborgarbudget.voting.models import BallotItem, Contest, OpenedBallots


def contest_of(round_id: int) -> Contest | None:
    """The contest of a round, if it has come to one."""
    return Contest.objects.filter(round=round_id).select_related("round__organisation").first()


def items_of(contest: Contest) -> QuerySet[BallotItem]:
    """The lines of a ballot with their proposals, in the order of the count."""
    return (
        BallotItem.objects.filter(contest=contest).select_related("proposal").order_by("position")
    )


def election_of(contest: Contest) -> Election:
    """Everything the count needs: projects in ballot order, and the grouped ballots."""
    groups = OpenedBallots.objects.filter(contest=contest).values_list("points", "weight")
    ballots = (
        BallotGroup(tuple((position, points) for position, points in pairs), weight)
        for pairs, weight in groups
    )
    return Election(
        projects=tuple(
            Project(item.code, item.cost, item.proposal.title) for item in items_of(contest)
        ),
        ballots=tuple(sorted(ballots, key=lambda group: group.points)),
        budget=contest.budget,
        vote_type=VoteType(contest.ballot_kind),
        currency=contest.round.currency,
    )
