"""What the demo shows: an invented municipality, region and housing company."""

from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.demo import (
    rounds_almvik,
    rounds_almvik_more,
    rounds_lindhem,
    rounds_mellanskog,
)
from medborgarbudget.demo.areas import invent_areas
from medborgarbudget.demo.clock import Diary
from medborgarbudget.demo.network import invent_network
from medborgarbudget.demo.rounds import Teller
from medborgarbudget.demo.stories import RoundStory
from medborgarbudget.demo.texts import ALMVIK, LINDHEM, MELLANSKOG
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.people.models import Letter, Notification

STORIES: tuple[RoundStory, ...] = (
    *rounds_almvik.STORIES,
    *rounds_almvik_more.STORIES,
    *rounds_lindhem.STORIES,
    *rounds_mellanskog.STORIES,
)


@transaction.atomic
def seed(today: date | None = None) -> None:
    """Invent everything, the same every time but for the dates, which lie around today."""
    today = today or timezone.localdate()
    diary = Diary()
    for texts in (ALMVIK, MELLANSKOG, LINDHEM):
        diary.on(today - timedelta(days=900), partial(register_organisation, **texts))
    invent_areas(diary, today)
    invent_network(diary, today)
    for story in STORIES:
        Teller(diary, today, story).tell()
    with scopes_disabled():
        diary.live()
        _forget_post()


def _forget_post() -> None:
    """Of the invented past's letters and notices none is left to send."""
    now = timezone.now()
    Letter.objects.update(to="", body="", unsubscribe_url="", sent_at=now)
    Notification.objects.update(mailed_at=now)
