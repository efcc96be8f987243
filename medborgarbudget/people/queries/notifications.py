"""What a person has been told, and who waits for a letter about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.people.models import Notification, User
from medborgarbudget.people.states import DigestRhythm

LETTER_HOUR = 7
"""The hour after which the letters of a day or a week are sent."""


def notices_of(user: User, *, before: int | None = None, limit: int) -> list[Notification]:
    """What a person was told in all organisations, latest first, from older than ``before``."""
    with scopes_disabled():
        notices = Notification.objects.filter(user=user).select_related("entry").order_by("-pk")
        return list((notices.filter(pk__lt=before) if before else notices)[:limit])


def notice_of(user: User, number: int) -> Notification | None:
    """One of the notices of a person."""
    with scopes_disabled():
        notices = Notification.objects.filter(user=user).select_related("entry")
        return notices.filter(pk=number).first()


def unread_count(user: User) -> int:
    """How many notices a person has not read."""
    return Notification.objects.filter(user=user, read_at=None).count()


def waiting_for_letter() -> QuerySet[User]:
    """Those whom it is time to write to, of what neither they nor a letter have taken up yet."""
    now = timezone.localtime()
    due = Q()
    for rhythm in DigestRhythm:
        if since := _last_letter_time(rhythm, now):
            due |= Q(user__digest=rhythm, entry__at__lte=since)
    waiting = Notification.objects.filter(due, read_at=None, mailed_at=None)
    return User.objects.filter(pk__in=waiting.values("user"), is_active=True)


def is_due(user: User, happened: Sequence[datetime]) -> bool:
    """Whether a letter is to be written about what happened at these times."""
    since = _last_letter_time(DigestRhythm(user.digest), timezone.localtime())
    return user.is_active and since is not None and any(at <= since for at in happened)


def _last_letter_time(rhythm: DigestRhythm, now: datetime) -> datetime | None:
    """The last time at which letters of this rhythm were to be sent."""
    if rhythm == DigestRhythm.NEVER:
        return None
    if rhythm == DigestRhythm.AT_ONCE:
        return now
    begun = now - timedelta(hours=LETTER_HOUR)
    days = begun.weekday() if rhythm == DigestRhythm.WEEKLY else 0
    return (begun - timedelta(days=days)).replace(
        hour=LETTER_HOUR, minute=0, second=0, microsecond=0
    )
