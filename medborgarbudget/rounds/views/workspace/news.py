"""Where staff write news about a round, publish it, change it and take it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import change_news, publish_news, withdraw_news, write_news
from medborgarbudget.rounds.forms.news import NewsForm
from medborgarbudget.rounds.models import NewsItem, Round
from medborgarbudget.rounds.queries.telling import all_news_of
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.web.acting import carried_out, done

ON_A_PAGE = 50


@requires_in_round(Capability.REACH_OUT)
def news_here(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """All news of the round, published or not."""
    page = Paginator(all_news_of(round), ON_A_PAGE).get_page(request.GET.get("sida"))
    return shown(request, round, "rounds/workspace/news.html", {"page": page})


@requires_in_round(Capability.REACH_OUT)
def write(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Write news; nobody outside sees it before it is published."""
    form = NewsForm(typed(request), languages=round.organisation.languages)
    written: list[NewsItem] = []
    if form.is_valid() and carried_out(
        form, lambda: written.append(write_news(round=round, **form.cleaned_data, by=actor))
    ):
        messages.success(request, _("The news is saved. Read it through, and publish it below."))
        return sent_to(round, "rounds:workspace_news_item", written[0].pk)
    return shown(request, round, "rounds/workspace/write_news.html", {"form": form})


@requires_in_round(Capability.REACH_OUT)
@one_at_a_time
def change(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """One piece of news as everyone sees or will see it, and a form to change it."""
    item = _find(round, number)
    form = NewsForm(typed(request), instance=item, languages=round.organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: change_news(item=_find(round, number), **form.cleaned_data, by=actor)
    ):
        told = _("The change is public now.") if item.published_at else _("The news is saved.")
        messages.success(request, told)
        return sent_to(round, "rounds:workspace_news_item", number)
    context = {"form": form, "item": _find(round, number)}
    return shown(request, round, "rounds/workspace/news_item.html", context)


@require_POST
@requires_in_round(Capability.REACH_OUT)
def publish(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Show news to everyone."""
    done(
        request,
        lambda: publish_news(item=_find(round, number), by=actor),
        _("The news is published. It stands on the page of the round and in its feed."),
    )
    return sent_to(round, "rounds:workspace_news_item", number)


@require_POST
@requires_in_round(Capability.REACH_OUT)
def withdraw(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Take published news back."""
    done(
        request,
        lambda: withdraw_news(item=_find(round, number), by=actor),
        _("The news is taken back. Only staff see it now."),
    )
    return sent_to(round, "rounds:workspace_news_item", number)


def _find(round: Round, number: int) -> NewsItem:
    return get_object_or_404(all_news_of(round), pk=number)
