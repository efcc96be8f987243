"""Limits for forms that anyone may use: wide for people, narrow for machines."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.network.knocking import Caller, email_digest
from medborgarbudget.network.models import Knock
from medborgarbudget.organisations.models import Organisation

REMEMBERED = timedelta(days=1)
KNOCKING = 4_001
"""What PostgreSQL knows this kind of lock by."""
FROM_ONE_ADDRESS = 10
"""How often an e-mail address may be written in an organisation's forms in a day."""
FROM_ONE_COMPUTER = 60
"""How often an organisation's forms may be sent from a computer in a day: a library has one."""


def let_in(*, organisation: Organisation, email: str, caller: Caller) -> None:
    """Note that a form was sent; raises ``ValidationError`` when it is too often.

    Within the open transaction: those who knock at the same time are let in one by one.
    """
    _one_at_a_time(organisation)
    if caller.proof and _lately(organisation, caller.proof):
        raise ValidationError(_("The form has been sent already. Load the page anew to send more."))
    address = email_digest(email)
    if _lately(organisation, address) >= FROM_ONE_ADDRESS or (
        _lately(organisation, caller.computer) >= FROM_ONE_COMPUTER
    ):
        raise ValidationError(too_often(organisation))
    digests = filter(None, (address, caller.computer, caller.proof))
    Knock.objects.bulk_create(Knock(organisation=organisation, digest=digest) for digest in digests)


def too_often(organisation: Organisation) -> str:
    """What we say to whoever has sent too much, with other ways to reach a person."""
    sentence = _("A lot has been sent from here today, so we cannot take more until tomorrow.")
    return f"{sentence} {other_ways(organisation)}"


def other_ways(organisation: Organisation) -> str:
    """How to reach the organisation without a form, as far as it has told."""
    phone, email = organisation.contact_phone, organisation.contact_email
    if phone and email:
        return _("Call %(phone)s or write to %(email)s.") % {"phone": phone, "email": email}
    if phone or email:
        return _("You can reach us at %(way)s.") % {"way": phone or email}
    return ""


def forget_knocks() -> int:
    """Forget who used the forms more than a day ago."""
    number, _each = Knock.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()
    return number


def _one_at_a_time(organisation: Organisation) -> None:
    """Wait for others who knock here now; nothing else waits for this lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KNOCKING, organisation.pk])


def _lately(organisation: Organisation, digest: str) -> int:
    since = timezone.now() - REMEMBERED
    return Knock.objects.filter(organisation=organisation, digest=digest, at__gte=since).count()
