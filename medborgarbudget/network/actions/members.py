"""What can be done to a membership."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.actions import record
from medborgarbudget.network.addresses import in_swedish, name_in_swedish
from medborgarbudget.network.events import (
    MEMBER_ADMITTED,
    MEMBER_LEFT,
    MEMBER_TEXT_CHANGED,
    NETWORK_JOINED,
)
from medborgarbudget.network.models import Membership
from medborgarbudget.organisations.queries import holders
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.actions import notify
from medborgarbudget.people.roles import Capability


@transaction.atomic
def admit_member(*, membership: Membership, by: Actor) -> Membership:
    """Let a member in that was admitted elsewhere, such as before programmes were run here.

    Raises ``ValidationError`` without its whole decision.
    """
    membership.full_clean()
    membership.save()
    record(
        MEMBER_ADMITTED,
        role=by.role,
        organisation_id=membership.organisation_id,
        subject=membership,
        address=_page(membership),
        programme=name_in_swedish(membership.programme),
    )
    tell_member(membership, by)
    return membership


def tell_member(membership: Membership, by: Actor) -> None:
    """Write in the member's own journal that it has joined, and tell its administrators."""
    member = membership.member
    with scope(organisation=member):
        entry = record(
            NETWORK_JOINED,
            role=by.role,
            organisation_id=member.pk,
            subject=membership,
            address=_page(membership),
            programme=name_in_swedish(membership.programme),
        )
        notify(of=entry, users=holders(member, Capability.GIVE_ROLES))


@transaction.atomic
def leave_programme(*, membership: Membership, left_on: date, reason: str, by: Actor) -> Membership:
    """Note that a member has left a programme, and why; its people in charge are told.

    Raises ``ValidationError`` if it has left already, or the day is not between joining and today.
    """
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    if locked.left_on is not None:
        raise ValidationError(_("The member has left already."))
    if left_on < locked.joined_on:
        raise ValidationError({"left_on": _("This is before the member joined.")})
    if left_on > timezone.localdate():
        raise ValidationError({"left_on": _("Come back on the day: this is in the future.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why.")})
    locked.left_on = left_on
    locked.save(update_fields=["left_on"])
    entry = record(
        MEMBER_LEFT,
        role=by.role,
        organisation_id=locked.organisation_id,
        subject=locked,
        reason=reason.strip(),
        address=_page(locked),
        programme=name_in_swedish(locked.programme),
    )
    with scope(organisation=locked.member):
        notify(of=entry, users=holders(locked.member, Capability.EDIT_MEMBER_PAGE))
    return locked


@transaction.atomic
def describe_member(*, membership: Membership, about: LazyI18nString, by: Actor) -> Membership:
    """Change what a member tells of what it does; done by the member's own staff."""
    with scope(organisation=membership.organisation):
        locked = Membership.objects.select_for_update().get(pk=membership.pk)
        locked.about = about
        locked.save(update_fields=["about"])
    with scope(organisation=locked.member):
        record(
            MEMBER_TEXT_CHANGED,
            role=by.role,
            organisation_id=locked.member_id,
            subject=locked,
            address=_page(locked),
        )
    return locked


def _page(membership: Membership) -> str:
    return in_swedish("member", membership.organisation.slug, membership.member.slug)
