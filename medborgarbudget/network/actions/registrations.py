"""Registering for a gathering: places and waiting list are exact, however many come at once.

Every change locks the gathering's row first, so that changes come one after the other.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.network.actions.gathering_letters import (
    secret_of,
    write_cancelled,
    write_place_given,
    write_receipt,
)
from medborgarbudget.network.actions.knocks import let_in
from medborgarbudget.network.admission import Admission, admission_to, places_left
from medborgarbudget.network.events import (
    PLACES_GIVEN,
    REGISTERED,
    REGISTRATION_CANCELLED,
    REGISTRATION_CHANGED,
)
from medborgarbudget.network.knocking import Caller
from medborgarbudget.network.models import Gathering, Registration
from medborgarbudget.network.queries.networks import takes_part
from medborgarbudget.network.states import GatheringState, RegistrationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.web.secret_links import digest_of


@transaction.atomic
def register(
    *,
    gathering: Gathering,
    name: str,
    email: str,
    by: Actor,
    comes_from: str = "",
    needs: str = "",
    member: Organisation | None = None,
    caller: Caller | None = None,
) -> Registration:
    """Register somebody: with a place if there is one, else last on the waiting list.

    Whoever is registered already gets the same answer and the letter once more, so that the
    page tells nobody who comes. Raises ``ValidationError`` if one cannot register now, or if
    the gathering is for members and ``member`` does not take part in the network, or if
    the ``caller`` has sent too much today.
    """
    gathering = locked(gathering)
    _check_open(gathering, member)
    email = email.strip().lower()
    if caller:
        let_in(organisation=gathering.organisation, email=email, caller=caller)
    if earlier := _registered(gathering, email):
        write_receipt(earlier)
        return earlier
    registration = Registration(
        organisation=gathering.organisation,
        gathering=gathering,
        state=RegistrationState.WAITING,
        name=name.strip(),
        email=email,
        comes_from=comes_from.strip(),
        needs=needs.strip(),
        member=member,
        language=get_language() or "sv",
        registered_at=timezone.now(),
    )
    registration.secret_digest = digest_of(secret_of(registration))
    registration.full_clean()
    registration.save()
    record(REGISTERED, role=by.role, organisation_id=gathering.organisation_id, subject=gathering)
    give_free_places(gathering)
    registration.refresh_from_db()
    write_receipt(registration)
    return registration


@transaction.atomic
def change_registration(
    *, registration: Registration, name: str, comes_from: str, needs: str, by: Actor
) -> None:
    """Change what somebody told about themselves; the address and the place stay."""
    gathering = locked(registration.gathering)
    registration.refresh_from_db()
    _check_kept(registration)
    registration.name, registration.comes_from = name.strip(), comes_from.strip()
    registration.needs = needs.strip()
    registration.full_clean()
    registration.save()
    record(
        REGISTRATION_CHANGED,
        role=by.role,
        organisation_id=gathering.organisation_id,
        subject=gathering,
    )


@transaction.atomic
def cancel_registration(*, registration: Registration, by: Actor) -> None:
    """Give up a place, or the place in line; the first who waits gets what became free."""
    gathering = locked(registration.gathering)
    registration.refresh_from_db()
    if registration.state == RegistrationState.CANCELLED:
        return
    if gathering.starts_at <= timezone.now():
        raise ValidationError(_("The gathering has begun, so it is too late to cancel."))
    registration.state = RegistrationState.CANCELLED
    registration.save(update_fields=["state"])
    record(
        REGISTRATION_CANCELLED,
        role=by.role,
        organisation_id=gathering.organisation_id,
        subject=gathering,
    )
    write_cancelled(registration)
    note_places_given(gathering, give_free_places(gathering))


def give_free_places(gathering: Gathering) -> list[Registration]:
    """Give the places that are free to those who have waited longest; the row must be locked.

    Returns those who got one, for the caller to tell. Nobody ever loses a place here.
    """
    if gathering.state != GatheringState.ANNOUNCED or gathering.starts_at <= timezone.now():
        return []
    states = Registration.objects.filter(gathering=gathering)
    taken = states.filter(state=RegistrationState.PLACE).count()
    waiting = states.filter(state=RegistrationState.WAITING).order_by("registered_at", "pk")
    given = list(
        waiting.select_related("gathering", "organisation")[: places_left(gathering, taken)]
    )
    for registration in given:
        registration.state = RegistrationState.PLACE
        registration.save(update_fields=["state"])
    return given


def note_places_given(gathering: Gathering, given: list[Registration]) -> None:
    """Write in the journal that the waiting list became shorter, and tell those concerned."""
    if given:
        record(
            PLACES_GIVEN,
            role=SYSTEM.role,
            organisation_id=gathering.organisation_id,
            subject=gathering,
            given=len(given),
        )
        write_place_given(given)


def locked(gathering: Gathering) -> Gathering:
    """The gathering as it is now, and nobody else changes it until the transaction is over."""
    return (
        Gathering.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=gathering.pk)
    )


def _check_open(gathering: Gathering, member: Organisation | None) -> None:
    admission = admission_to(gathering, taken=0, now=timezone.now())
    if admission is Admission.CANCELLED:
        raise ValidationError(_("The gathering is cancelled, so one cannot register."))
    if admission is Admission.NOT_ANNOUNCED:
        raise ValidationError(_("The gathering is not announced yet."))
    if admission is Admission.TOO_LATE:
        raise ValidationError(
            _("The time to register has passed. Write to us if you want to come.")
        )
    if member and not takes_part(member, gathering.organisation):
        raise ValidationError(_("Your organisation does not take part in this network."))
    if gathering.members_only and member is None:
        raise ValidationError(
            _("This gathering is for members of the network. Sign in and register there.")
        )


def _check_kept(registration: Registration) -> None:
    if registration.state == RegistrationState.CANCELLED or not registration.email:
        raise ValidationError(_("The registration is cancelled. Register anew if you can come."))


def _registered(gathering: Gathering, email: str) -> Registration | None:
    kept = Registration.objects.exclude(state=RegistrationState.CANCELLED)
    return kept.filter(gathering=gathering, email__iexact=email).first()
