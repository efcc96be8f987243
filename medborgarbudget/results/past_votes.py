"""Votes with a public result, for those who choose the rules of the next one."""

from functools import partial

from django.db.models import Count as Number
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.models import Count
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.past_votes import PastVote
from medborgarbudget.voting.models import BallotItem, OpenedBallots
from medborgarbudget.voting.queries import election_of

MOST = 5
"""Older votes than these tell little of the next."""


def past_votes_of(organisation: Organisation) -> list[PastVote]:
    """The organisation's latest votes whose results are public."""
    counts = Count.objects.filter(organisation=organisation, state=CountState.PUBLISHED)
    latest = (
        counts.select_related("contest__round__organisation")
        .annotate(
            groups=_how_many(OpenedBallots.objects.all()),
            items=_how_many(BallotItem.objects.all()),
        )
        .order_by("-contest__closed_on", "-pk")[:MOST]
    )
    return [
        PastVote(
            code=count.contest.round.slug,
            label=str(count.contest.round),
            voters=count.voters or 0,
            size=count.groups * count.items,
            election=partial(election_of, count.contest),
        )
        for count in latest
    ]


def _how_many(rows: "QuerySet[OpenedBallots] | QuerySet[BallotItem]") -> Coalesce:
    of_contest = rows.filter(contest=OuterRef("contest")).order_by().values("contest")
    counted = of_contest.annotate(number=Number("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
