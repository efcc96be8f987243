"""Letters to those who registered for a gathering, each with the secret link to one's own place."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.network.links import keep_digest, secret_for
from medborgarbudget.network.models import Registration
from medborgarbudget.network.states import RegistrationState
from medborgarbudget.network.when import moment, time_span
from medborgarbudget.people.actions import write_letter
from medborgarbudget.web.addresses import absolute


def secret_of(registration: Registration) -> str:
    """The secret of a registration's link: the same in every letter about it."""
    at = registration.registered_at.timestamp()
    return secret_for("registration", registration.gathering_id, registration.email.lower(), at)


def write_receipt(registration: Registration) -> None:
    """Say whether there is a place or a waiting list, to the one who registered."""
    with override(registration.language):
        if registration.state == RegistrationState.PLACE:
            _write(registration, _("You have a place: %(name)s"), _("You have a place."))
            return
        opening = _(
            "All places are taken, so you are on the waiting list. If a place becomes free and it "
            "is your turn, you get it and a letter that says so. You need not do anything."
        )
        _write(registration, _("You are on the waiting list: %(name)s"), opening)


def write_place_given(registrations: Iterable[Registration]) -> None:
    """Tell those who come from the waiting list that they have a place now."""
    for registration in registrations:
        with override(registration.language):
            opening = _(
                "A place has become free and it is yours. If you cannot come any longer, "
                "please cancel, so that the next person gets it."
            )
            _write(registration, _("You have got a place: %(name)s"), opening)


def write_cancelled(registration: Registration) -> None:
    """Confirm that a registration is cancelled."""
    with override(registration.language):
        opening = _("Your registration is cancelled. If you did not do this, write to us.")
        _write(registration, _("You have cancelled: %(name)s"), opening)


def write_changed(registrations: Iterable[Registration]) -> None:
    """Tell everyone registered that time or place is another."""
    for registration in registrations:
        with override(registration.language):
            opening = _("Time or place has changed. What is written below is what holds now.")
            _write(registration, _("Changed: %(name)s"), opening)


def write_called_off(registrations: Iterable[Registration], reason: str) -> None:
    """Tell everyone registered that there will be no gathering, and why."""
    for registration in registrations:
        with override(registration.language):
            opening = _("The gathering is cancelled. The reason: %(reason)s") % {"reason": reason}
            _write(registration, _("Cancelled: %(name)s"), opening)


def write_reminders(registrations: Iterable[Registration]) -> None:
    """Remind those with a place that the gathering is soon."""
    for registration in registrations:
        with override(registration.language):
            opening = _("It is soon time. If you cannot come, please cancel, so that others can.")
            _write(registration, _("Soon: %(name)s"), opening)


def _write(registration: Registration, subject: str, opening: str) -> None:
    gathering, organisation = registration.gathering, registration.organisation
    secret = secret_of(registration)
    keep_digest(registration, secret)
    path = reverse("network:registration", args=[organisation.slug, secret])
    has_place = registration.state == RegistrationState.PLACE
    context = {
        "organisation": organisation,
        "registration": registration,
        "gathering": gathering,
        "opening": opening,
        "when": time_span(gathering.starts_at, gathering.ends_at),
        "until": moment(gathering.register_until) if gathering.register_until else "",
        "has_place": has_place,
        "link": absolute(path),
    }
    write_letter(
        to=registration.email,
        subject=(subject % {"name": gathering.name})[:200],
        body=render_to_string("network/letters/gathering.txt", context),
        organisation_id=organisation.pk,
    )
