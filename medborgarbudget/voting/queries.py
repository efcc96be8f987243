"""The questions that the count and the pages ask about a contest."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from django.db.models import QuerySet

from medborgarbudget.counting.election import BallotGroup, Election, Project, VoteType
from medborgarbudget.voting.models import BallotItem, Contest, OpenedBallots

MANY_GROUPS = 50_000
"""From so many ballot groups on, they are packed into arrays."""

_ROWS_AT_A_TIME = 10_000


def contest_of(round_id: int) -> Contest | None:
    """The contest of a round, if it has come to one."""
    return Contest.objects.filter(round=round_id).select_related("round__organisation").first()


def items_of(contest: Contest) -> QuerySet[BallotItem]:
    """The lines of a ballot with their proposals, in the order of the count."""
    return (
        BallotItem.objects.filter(contest=contest).select_related("proposal").order_by("position")
    )


def election_of(contest: Contest) -> Election:
    """Everything the count needs: projects in ballot order, and the grouped ballots, packed
    if there are many."""
    ballots = _ballots(contest)
    return _election_type(ballots)(
        projects=tuple(
            Project(
                item.code,
                item.cost,
                item.proposal.title,
                place=item.proposal.place,
                conflict=item.conflict,
                minimum=item.minimum,
            )
            for item in items_of(contest)
        ),
        ballots=ballots,
        budget=contest.budget,
        vote_type=VoteType(contest.ballot_kind),
        currency=contest.round.currency,
    )


def _ballots(contest: Contest) -> Sequence[BallotGroup]:
    groups = _groups(contest)
    first = list(islice(groups, MANY_GROUPS))
    if len(first) == MANY_GROUPS:
        # Loaded here, because most contests are small and pages should not wait for numpy.
        from medborgarbudget.counting.packed.packing import InexactError, pack

        try:
            return pack(chain(first, groups))
        except InexactError:
            first = list(_groups(contest))
    return tuple(sorted(first, key=lambda group: group.points))


def _groups(contest: Contest) -> Iterator[BallotGroup]:
    rows = OpenedBallots.objects.filter(contest=contest).values_list("points", "weight")
    for points, weight in rows.iterator(chunk_size=_ROWS_AT_A_TIME):
        yield BallotGroup(tuple(map(tuple, points)), weight)


def _election_type(ballots: Sequence[BallotGroup]) -> type[Election]:
    if isinstance(ballots, tuple):
        return Election
    from medborgarbudget.counting.packed import PackedElection

    return PackedElection
