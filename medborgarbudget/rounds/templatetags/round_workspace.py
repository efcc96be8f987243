"""The navigation of a round's workspace."""

from django import template
from django.template import Context

from medborgarbudget.rounds.workspace import RoundNavigationItem, round_navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def round_workspace_navigation(context: Context) -> list[RoundNavigationItem]:
    """The pages of this round's workspace that the reader may open."""
    request = context["request"]
    return round_navigation(context["round"], request.user, request.path)
