"""Letters to people, with or without an account."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from procrastinate.contrib.django import app as jobs

from medborgarbudget.journal.models import INSTALLATION
from medborgarbudget.people.models import Letter
from medborgarbudget.people.ports import post
from medborgarbudget.people.senders import Sender, sender_of

LETTER_JOB = "people.send_letter"
LONGEST_SUBJECT = 200


@transaction.atomic
def write_letter(
    *,
    to: str,
    subject: str,
    body: str,
    organisation_id: int | None = None,
    unsubscribe_url: str = "",
) -> Letter:
    """Write a letter that the background worker sends once the transaction is through.

    ``body`` is plain text, complete with greeting; the sender's name is the organisation's.
    Raises ``ValidationError`` if ``to`` is no e-mail address.
    """
    validate_email(to)
    with scope(organisation=organisation_id or INSTALLATION):
        letter = Letter.objects.create(
            to=to,
            subject=" ".join(subject.split())[:LONGEST_SUBJECT],
            body=f"{body.strip()}\n",
            organisation_id=organisation_id,
            unsubscribe_url=unsubscribe_url,
        )
    jobs.configure_task(LETTER_JOB).defer(letter_id=letter.pk)
    return letter


@transaction.atomic
def send_letter(*, letter_id: int) -> Letter:
    """Send a letter and erase whom it went to and all that stood in it; once, safe to repeat.

    Raises ``NotSentError`` where the post did not take it.
    """
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    if letter.sent_at is None:
        post().send(_message(letter, sender_of(letter.organisation_id)), number=letter.pk)
        letter.to = letter.subject = letter.body = letter.unsubscribe_url = ""
        letter.sent_at = timezone.now()
        letter.save()
    return letter


def _message(letter: Letter, sender: Sender) -> EmailMessage:
    """The letter with all that mail programs want to know of it."""
    headers = {
        # The same at every attempt: a letter that went twice can be told from two letters.
        "Message-ID": f"<{letter.written_at:%Y%m%d%H%M%S%f}.{letter.pk}@{_host()}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=_written(sender.name),
        to=[letter.to],
        reply_to=[sender.reply_to] if sender.reply_to else None,
        headers=headers,
    )


def _written(name: str) -> str:
    plain = " ".join(name.replace("\\", "").replace('"', "").split())
    return f'"{plain}" <{settings.DEFAULT_FROM_EMAIL}>'


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
