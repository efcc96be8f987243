"""The questions that pages ask about outreach."""

from datetime import date

from django.db.models import Q, QuerySet

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.areas import area_names, groups
from medborgarbudget.rounds.models import OutreachActivity, Round
from medborgarbudget.rounds.states import OutreachChannel

FACE_TO_FACE = (
    OutreachChannel.MEETING,
    OutreachChannel.VISIT,
    OutreachChannel.AMBASSADOR,
    OutreachChannel.STREET,
)
"""The channels by which residents may come and meet us."""


def activities_of(round: Round) -> QuerySet[OutreachActivity]:
    """What is done in a round to reach people, by day."""
    found: QuerySet[OutreachActivity] = OutreachActivity.objects.filter(round=round)
    return found.order_by("starts_on", "pk")


def coming_meetings_of(round: Round, today: date) -> QuerySet[OutreachActivity]:
    """Where residents can meet us from today on."""
    ahead = Q(ends_on__gte=today) | Q(ends_on=None, starts_on__gte=today)
    return _meetings().filter(ahead, round=round)


def meetings_in(organisation: Organisation) -> QuerySet[OutreachActivity]:
    """All meetings with residents in the organisation's public rounds, for its calendar."""
    found = _meetings().filter(
        organisation=organisation,
        round__published_at__isnull=False,
        round__cancelled_at=None,
    )
    return _in_short(found)


def other_activities_in(organisation: Organisation) -> QuerySet[OutreachActivity]:
    """All outreach of the organisation that is for staff to know of, for its calendar."""
    public = meetings_in(organisation).values("pk")
    found: QuerySet[OutreachActivity] = OutreachActivity.objects.filter(
        organisation=organisation, round__cancelled_at=None
    ).exclude(pk__in=public)
    return _in_short(found)


def audiences_of(round: Round) -> list[str]:
    """The areas and groups that outreach should think of: those that the money is for, or else
    the coarsest areas and all groups of the organisation."""
    named = ("round", "area__name", "group__name")
    pots = list(round.pots.select_related("area", "group").only(*named))
    areas = list(dict.fromkeys(str(pot.area) for pot in pots if pot.area))
    of_pots = list(dict.fromkeys(str(pot.group) for pot in pots if pot.group))
    if of_pots and not areas:
        return of_pots
    areas = areas or area_names(round.organisation)
    return [*areas, *(of_pots or [str(group) for group in groups()])]


def _in_short(found: QuerySet[OutreachActivity]) -> QuerySet[OutreachActivity]:
    """What, when and where, and the address of its round."""
    return found.select_related("round__organisation").only(
        "what", "place", "starts_on", "ends_on", "round__slug", "round__organisation__slug"
    )


def _meetings() -> QuerySet[OutreachActivity]:
    found: QuerySet[OutreachActivity] = OutreachActivity.objects.filter(
        ~Q(place=""), channel__in=FACE_TO_FACE, done_on=None
    )
    return found.order_by("starts_on", "pk")
