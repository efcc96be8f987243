"""The questions that pages, feeds and letters ask about gatherings."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.network.models import Gathering, Material, Registration
from medborgarbudget.network.queries.networks import associations_of
from medborgarbudget.network.states import GatheringState, RegistrationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import User
from medborgarbudget.web.secret_links import digest_of

REMIND_BEFORE = timedelta(days=2)
KEEP_REGISTRATIONS = timedelta(days=90)

WITH_PLACE = Count("registrations", Q(registrations__state=RegistrationState.PLACE))
WAITING = Count("registrations", Q(registrations__state=RegistrationState.WAITING))


def gatherings(*, drafts: bool = False) -> QuerySet[Gathering]:
    """The gatherings of the open scope with how many have a ``place`` and how many wait."""
    found = Gathering.objects.select_related("organisation", "programme")
    if not drafts:
        found = found.exclude(state=GatheringState.DRAFT)
    return found.annotate(with_place=WITH_PLACE, waiting=WAITING)


def coming(*, drafts: bool = False) -> QuerySet[Gathering]:
    """Gatherings that have not ended, the next one first."""
    return gatherings(drafts=drafts).filter(ends_at__gt=timezone.now()).order_by("starts_at")


def past() -> QuerySet[Gathering]:
    """Gatherings that have ended, the latest first; those called off are left out."""
    ended = gatherings().filter(ends_at__lte=timezone.now(), state=GatheringState.ANNOUNCED)
    return ended.order_by("-starts_at")


def materials_of(gathering: Gathering) -> QuerySet[Material]:
    """The gathering's materials, without the bytes of their documents."""
    return gathering.materials.select_related("document").defer("document__content")


def registrations_of(gathering: Gathering) -> list[Registration]:
    """Those with a place, then those waiting, each in the order in which they came."""
    kept = gathering.registrations.exclude(state=RegistrationState.CANCELLED)
    return list(kept.select_related("member").order_by("state", "registered_at", "pk"))


def registration_by(secret: str) -> QuerySet[Registration]:
    """The registration that a secret link leads to, until its data is erased."""
    found = Registration.objects.filter(secret_digest=digest_of(secret)).exclude(email="")
    return found.select_related("gathering", "organisation")


def place_in_line(registration: Registration) -> int:
    """How far forward somebody stands on the waiting list; 1 is next."""
    line = registration.gathering.registrations.filter(state=RegistrationState.WAITING)
    ahead = Q(registered_at__lt=registration.registered_at) | Q(
        registered_at=registration.registered_at, pk__lt=registration.pk
    )
    return line.filter(ahead).count() + 1


def to_be_reminded() -> QuerySet[Gathering]:
    """Gatherings soon to begin whose registered have not been reminded."""
    now = timezone.now()
    soon = Gathering.objects.filter(starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE)
    return soon.filter(state=GatheringState.ANNOUNCED, reminded_at=None)


def to_be_erased() -> QuerySet[Gathering]:
    """Gatherings so long ago that we no longer need to know who registered."""
    old = Gathering.objects.filter(ends_at__lte=timezone.now() - KEEP_REGISTRATIONS)
    kept = Registration.objects.exclude(name="", email="", needs="")
    return old.filter(pk__in=kept.values("gathering"))


def coming_to(member: Organisation) -> list[Gathering]:
    """Coming gatherings of the networks that an organisation takes part in, or arranges.

    Reads across organisations: those of each network's association.
    """
    found = []
    for association in associations_of(member):
        with scope(organisation=association):
            found += list(coming())
    return found


@dataclass(frozen=True, slots=True)
class Offer:
    """A gathering of a network that one takes part in, and one's own registration for it."""

    gathering: Gathering
    registration: Registration | None


def offers_to(member: Organisation, user: User) -> list[Offer]:
    """Coming gatherings of the organisation's networks, with the person's own registrations.

    Reads across organisations: those of each network's association.
    """
    return [
        offer for association in associations_of(member) for offer in _offers_by(association, user)
    ]


def _offers_by(association: Organisation, user: User) -> list[Offer]:
    with scope(organisation=association):
        found = list(coming())
        mine = Registration.objects.filter(gathering__in=found, email__iexact=user.email)
        kept = mine.exclude(state=RegistrationState.CANCELLED)
        by_gathering = {registration.gathering_id: registration for registration in kept}
    return [Offer(gathering, by_gathering.get(gathering.pk)) for gathering in found]
