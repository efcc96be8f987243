"""How far the members of an association have come, and which of them are silent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.models import Gathering, Membership, Registration
from medborgarbudget.network.progress import RoundsSoFar, rounds_so_far, steps_now
from medborgarbudget.network.queries.members import members_of
from medborgarbudget.network.states import GatheringState, RegistrationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.staff import grants_today
from medborgarbudget.people.roles import Outsider, Role

SILENT_DAYS = 60
NOT_THEIR_OWN = (Role.COORDINATOR, Outsider.SYSTEM, Outsider.OPERATOR)
"""As whom others than the member itself write in its journal."""


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """A member in a programme: its rounds, when it was last heard of, what it comes to next.

    ``step`` is the step of a round that goes on now, told by `with_steps`.
    """

    membership: Membership
    rounds: RoundsSoFar
    last_heard: date
    days_silent: int
    next_gathering: Gathering | None
    step: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether nothing has been heard for so long that somebody should call."""
        return self.days_silent > SILENT_DAYS

    @property
    def expected(self) -> int:
        """How many rounds the programme expects."""
        return self.membership.programme.rounds_expected


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole network in figures; members of several programmes count once."""

    members: int
    rounds_done: int
    rounds_going_on: int
    silent: int


def progress_of(organisation: Organisation) -> list[MemberProgress]:
    """Every member in every programme, by name, in a constant number of queries."""
    memberships = list(members_of(organisation))
    ids = sorted({membership.member_id for membership in memberships})
    rounds = rounds_so_far(ids)
    heard = _last_heard(ids)
    gatherings = _next_gatherings(organisation, ids)
    return [
        _progress(
            each,
            rounds.get(each.member_id, RoundsSoFar()),
            heard.get(each.member_id),
            gatherings.get(each.member_id),
        )
        for each in memberships
    ]


def with_steps(rows: Iterable[MemberProgress]) -> list[MemberProgress]:
    """The rows with the step that goes on now. It takes much to know, and is asked of few."""
    found = list(rows)
    steps = steps_now(sorted({row.membership.member_id for row in found}))
    return [replace(row, step=steps.get(row.membership.member_id, "")) for row in found]


def totals_of(rows: Sequence[MemberProgress]) -> Totals:
    """The rows summed up."""
    each_once = {row.membership.member_id: row for row in rows}.values()
    return Totals(
        members=len(each_once),
        rounds_done=sum(row.rounds.done for row in each_once),
        rounds_going_on=sum(row.rounds.begun - row.rounds.done for row in each_once),
        silent=sum(row.is_silent for row in each_once),
    )


def _progress(
    membership: Membership,
    rounds: RoundsSoFar,
    heard: datetime | None,
    gathering: Gathering | None,
) -> MemberProgress:
    # A member that has done nothing yet has been silent since it joined.
    last = (
        max(timezone.localtime(heard).date(), membership.joined_on)
        if heard
        else (membership.joined_on)
    )
    days = max((timezone.localdate() - last).days, 0)
    return MemberProgress(membership, rounds, last, days, gathering)


def _last_heard(members: Sequence[int]) -> dict[int, datetime]:
    """When each member last wrote in its own journal. Reads across to the members."""
    if not members:
        return {}
    with scope(organisation=list(members)):
        entries = Entry.objects.filter(organisation_id__in=members)
        own = entries.exclude(role__in=NOT_THEIR_OWN).order_by()
        return dict(own.values_list("organisation_id").annotate(Max("at")))


def _next_gatherings(organisation: Organisation, members: Sequence[int]) -> dict[int, Gathering]:
    """The next gathering that somebody of each member is registered for."""
    registrations = (
        Registration.objects.filter(
            organisation=organisation,
            gathering__state=GatheringState.ANNOUNCED,
            gathering__starts_at__gte=timezone.now(),
        )
        .exclude(state=RegistrationState.CANCELLED)
        .select_related("gathering__organisation")
        .order_by("-gathering__starts_at")
    )
    whose = _members_by_address(members)
    return {
        member: registration.gathering
        for registration in registrations
        for member in whose.get(registration.email.lower(), ())
    }


def _members_by_address(members: Sequence[int]) -> dict[str, list[int]]:
    whose: dict[str, list[int]] = {}
    if members:
        with scope(organisation=list(members)):
            grants = list(grants_today().values_list("user__email", "organisation").distinct())
        for email, member in grants:
            whose.setdefault(email.lower(), []).append(member)
    return whose
