"""Messages to an organisation: received, taken, answered, followed up, erased."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.knocks import let_in
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import (
    MESSAGE_ANSWERED,
    MESSAGE_CLOSED,
    MESSAGE_CONTINUED,
    MESSAGE_RECEIVED,
    MESSAGE_TAKEN,
    MESSAGE_WAITED,
    MESSAGES_ERASED,
)
from medborgarbudget.network.knocking import Caller
from medborgarbudget.network.links import keep_digest, secret_for
from medborgarbudget.network.models import Message, MessageAnswer
from medborgarbudget.network.queries.contact import (
    OPEN,
    has_waited_long,
    open_messages,
    settled_long_ago,
)
from medborgarbudget.network.states import MessageState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import holders
from medborgarbudget.people.acting import PARTICIPANT, SYSTEM, VISITOR, Actor
from medborgarbudget.people.actions import notify, write_letter
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.secret_links import digest_of


@transaction.atomic
def receive_message(
    *, organisation: Organisation, name: str, email: str, subject: str, text: str, caller: Caller
) -> Message:
    """Take in a message, thank its sender by letter and tell those who answer.

    Raises ``ValidationError`` if too much was sent from there today.
    """
    email = email.strip().lower()
    let_in(organisation=organisation, email=email, caller=caller)
    message = Message(
        organisation=organisation,
        name=name.strip(),
        email=email,
        subject=" ".join(subject.split()),
        text=text.strip(),
        language=get_language() or "sv",
    )
    message.secret_digest = digest_of(secret_of(message))
    message.full_clean()
    message.save()
    entry = _record(MESSAGE_RECEIVED, message, VISITOR)
    notify(of=entry, users=holders(organisation, Capability.ANSWER_CONTACT))
    _write(message, _("We have got your message: %(subject)s"), "network/letters/received.txt")
    return message


@transaction.atomic
def take_message(*, message: Message, by: Actor) -> None:
    """Say that one answers this oneself, so that nobody else does."""
    message = _locked(message)
    _check_open(message)
    message.state, message.taken_by = MessageState.TAKEN, by.user
    message.save()
    _record(MESSAGE_TAKEN, message, by)


@transaction.atomic
def answer_message(*, message: Message, text: str, by: Actor) -> MessageAnswer:
    """Answer by letter; an answer may also follow on an earlier one."""
    message = _locked(message)
    answer = MessageAnswer(organisation=message.organisation, message=message, text=text.strip())
    answer.full_clean()
    answer.save()
    message.state, message.taken_by = MessageState.ANSWERED, by.user
    message.settled_at = timezone.now()
    message.save()
    _record(MESSAGE_ANSWERED, message, by)
    with override(message.language):
        subject = _("Answer: %(subject)s")
        _write(message, subject, "network/letters/answer.txt", answer=answer)
    return answer


@transaction.atomic
def close_message(*, message: Message, reason: str, by: Actor) -> None:
    """Close a message that needs no answer, such as advertising; nobody is written to."""
    message = _locked(message)
    _check_open(message)
    message.state, message.taken_by = MessageState.CLOSED, by.user
    message.settled_at = timezone.now()
    message.save()
    _record(MESSAGE_CLOSED, message, by, reason=reason)


@transaction.atomic
def continue_message(*, message: Message, text: str) -> MessageAnswer:
    """Let the sender add something, which opens the message again."""
    message = _locked(message)
    if message.answers.filter(from_sender=True).count() >= MOST_ADDITIONS:
        raise ValidationError(_("You have written a lot here. Please call us instead."))
    addition = MessageAnswer(
        organisation=message.organisation, message=message, text=text.strip(), from_sender=True
    )
    addition.full_clean()
    addition.save()
    if message.state not in OPEN:
        message.state = MessageState.TAKEN if message.taken_by else MessageState.NEW
        message.waits_since, message.settled_at = timezone.now(), None
        message.staff_told_at = None
        message.save()
    entry = _record(MESSAGE_CONTINUED, message, PARTICIPANT)
    notify(of=entry, users=holders(message.organisation, Capability.ANSWER_CONTACT))
    return addition


MOST_ADDITIONS = 30
"""How often a sender may add something to one message."""


@transaction.atomic
def tell_of_waiting(*, organisation: Organisation) -> int:
    """Tell staff once of each message that has waited too long; returns how many."""
    waiting = open_messages().filter(staff_told_at=None).select_for_update(of=("self",))
    late = [message for message in waiting if has_waited_long(message)]
    for message in late:
        message.staff_told_at = timezone.now()
        message.save(update_fields=["staff_told_at"])
        entry = _record(MESSAGE_WAITED, message, SYSTEM)
        notify(of=entry, users=holders(organisation, Capability.ANSWER_CONTACT))
    return len(late)


@transaction.atomic
def erase_messages(*, organisation: Organisation) -> int:
    """Erase messages, with all that was written to and fro, a year after they were settled."""
    old = settled_long_ago()
    number = old.count()
    if number:
        old.delete()
        record(
            MESSAGES_ERASED,
            role=SYSTEM.role,
            organisation_id=organisation.pk,
            subject=organisation,
            number=number,
        )
    return number


def secret_of(message: Message) -> str:
    """The secret of a message's link: the same in every letter about it."""
    at = message.received_at.timestamp()
    return secret_for("message", message.organisation_id, message.email, at)


def _write(
    message: Message, subject: str, template: str, answer: MessageAnswer | None = None
) -> None:
    organisation = message.organisation
    secret = secret_of(message)
    keep_digest(message, secret)
    context = {
        "organisation": organisation,
        "message": message,
        "answer": answer,
        "link": absolute(reverse("network:message", args=[organisation.slug, secret])),
    }
    write_letter(
        to=message.email,
        subject=subject % {"subject": message.subject},
        body=render_to_string(template, context),
        organisation_id=organisation.pk,
    )


def _locked(message: Message) -> Message:
    messages = Message.objects.select_for_update(of=("self",))
    return messages.select_related("organisation", "taken_by").get(pk=message.pk)


def _check_open(message: Message) -> None:
    if message.state not in OPEN:
        raise ValidationError(_("The message has been answered or closed already."))


def _record(event: Event, message: Message, by: Actor, *, reason: str = "") -> Entry:
    """Note an event under the message's number: its subject is a sender's own words."""
    with override("sv"):
        name = _("message no. %(number)s") % {"number": message.pk}
    return record(
        event,
        role=by.role,
        organisation_id=message.organisation_id,
        subject=message,
        name=name,
        reason=reason,
        address=in_swedish("inbox-message", message.organisation.slug, message.pk),
    )
