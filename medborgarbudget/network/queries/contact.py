"""The questions that pages ask about messages to an organisation."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from medborgarbudget.network.models import Message
from medborgarbudget.network.states import MessageState
from medborgarbudget.network.working_days import working_days_after
from medborgarbudget.web.secret_links import digest_of

WAIT_AT_MOST = 3
"""After so many working days staff are told that a message still waits."""
KEEP_MESSAGES = timedelta(days=365)
OPEN = (MessageState.NEW, MessageState.TAKEN)


def open_messages() -> QuerySet[Message]:
    """Messages of the open scope that wait for an answer, the one that waited longest first."""
    found = Message.objects.filter(state__in=OPEN).select_related("taken_by")
    return found.order_by("waits_since", "pk")


def settled_messages() -> QuerySet[Message]:
    """Messages that were answered or closed, the latest first."""
    found = Message.objects.exclude(state__in=OPEN).select_related("taken_by")
    return found.order_by("-settled_at", "-pk")


def message_by(secret: str) -> QuerySet[Message]:
    """The message that a secret link leads to."""
    found = Message.objects.filter(secret_digest=digest_of(secret))
    return found.select_related("organisation")


def answer_by(message: Message) -> datetime:
    """When a message ought to be answered."""
    return working_days_after(timezone.localtime(message.waits_since), WAIT_AT_MOST)


def has_waited_long(message: Message) -> bool:
    """Whether a message has waited for longer than we want."""
    return message.state in OPEN and answer_by(message) <= timezone.now()


def settled_long_ago() -> QuerySet[Message]:
    """Messages settled so long ago that we no longer need them."""
    return Message.objects.filter(settled_at__lte=timezone.now() - KEEP_MESSAGES)
