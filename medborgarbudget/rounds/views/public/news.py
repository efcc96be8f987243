"""News about a round, for everyone: a list, each by itself, and a feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import NewsItem, Round
from medborgarbudget.rounds.queries.telling import news_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public
from medborgarbudget.web.feeds import AtomFeed
from medborgarbudget.web.templatetags.markdown import markdown

ON_A_PAGE = 20
IN_FEED = 50


@public
@within_round
def news_list(request: HttpRequest, round: Round) -> HttpResponse:
    """The news of a round, latest first."""
    context = {
        "page": Paginator(news_of(round), ON_A_PAGE).get_page(request.GET.get("sida")),
    }
    return shown(request, round, "rounds/news.html", context)


@public
@within_round
def news_item(request: HttpRequest, round: Round, number: int) -> HttpResponse:
    """One piece of news, with the way to the round that it is about."""
    item = get_object_or_404(news_of(round), pk=number)
    return shown(request, round, "rounds/news_item.html", {"item": item})


@public
@within_round
def feed(request: HttpRequest, round: Round) -> HttpResponse:
    """The latest news for feed readers (Atom)."""
    return NewsFeed()(request, round=round)


class NewsFeed(Feed):  # type: ignore[type-arg]
    """The news of a round."""

    feed_type = AtomFeed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Round:  # noqa: ARG002
        round = kwargs["round"]
        assert isinstance(round, Round)
        return round

    def title(self, round: Round) -> str:
        return _("News about %(round)s") % {"round": round}

    def subtitle(self, round: Round) -> str:
        return str(round.summary)

    def link(self, round: Round) -> str:
        return address_of(round, "rounds:news")

    def author_name(self, round: Round) -> str:
        return str(round.organisation)

    def items(self, round: Round) -> list[NewsItem]:
        return list(news_of(round)[:IN_FEED])

    def item_title(self, item: NewsItem) -> str:
        return str(item.title)

    def item_description(self, item: NewsItem) -> str:
        return markdown(item.text)

    def item_guid(self, item: NewsItem) -> str:
        return f"urn:medborgarbudget:news:{item.organisation_id}:{item.pk}"

    def item_pubdate(self, item: NewsItem) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: NewsItem) -> datetime | None:
        return item.changed_at or item.published_at
