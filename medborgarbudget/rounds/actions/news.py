"""What can be done to news about a round: write, publish, change, take back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text
from medborgarbudget.rounds.events import (
    NEWS_CHANGED,
    NEWS_PUBLISHED,
    NEWS_WITHDRAWN,
    NEWS_WRITTEN,
)
from medborgarbudget.rounds.models import NewsItem, Round


@transaction.atomic
def write_news(*, round: Round, title: Text, text: Text, by: Actor) -> NewsItem:
    """Write news, which nobody but staff sees yet; raises ``ValidationError`` if it is empty."""
    item = NewsItem(organisation=round.organisation, round=round, title=title, text=text)
    item.full_clean()
    item.save()
    _tell(NEWS_WRITTEN, item, by)
    return item


@transaction.atomic
def publish_news(*, item: NewsItem, by: Actor) -> None:
    """Show news to everyone; the round has to be public itself."""
    item = _locked(item)
    if item.published_at:
        raise ValidationError(_("The news is published already."))
    if not item.round.published_at:
        raise ValidationError(_("The round is not public yet. Its news can wait for that."))
    item.published_at, item.changed_at = timezone.now(), None
    item.save()
    _tell(NEWS_PUBLISHED, item, by)


@transaction.atomic
def change_news(*, item: NewsItem, title: Text, text: Text, by: Actor) -> None:
    """Change news; of published news the page says when."""
    item = _locked(item)
    if (item.title, item.text) == (title, text):
        return
    item.title, item.text = title, text
    if item.published_at:
        item.changed_at = timezone.now()
    item.full_clean()
    item.save()
    if item.published_at:
        _tell(NEWS_CHANGED, item, by)


@transaction.atomic
def withdraw_news(*, item: NewsItem, by: Actor) -> None:
    """Take published news back; it stays as a draft."""
    item = _locked(item)
    if not item.published_at:
        raise ValidationError(_("The news is not published."))
    item.published_at = item.changed_at = None
    item.save()
    _tell(NEWS_WITHDRAWN, item, by)


def _locked(item: NewsItem) -> NewsItem:
    NewsItem.objects.select_for_update().get(pk=item.pk)
    return NewsItem.objects.select_related("round__organisation").get(pk=item.pk)


def _tell(event: Event, item: NewsItem, by: Actor) -> None:
    public = item.published_at is not None
    with override("sv"):
        record(
            event,
            role=by.role,
            organisation_id=item.organisation_id,
            subject=item,
            address=(item if public else item.round).get_absolute_url(),
        )
