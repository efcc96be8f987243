"""The navigation of the workspace."""

from django import template
from django.template import Context

from medborgarbudget.organisations.workspace import NavigationItem, navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def workspace_navigation(context: Context) -> list[NavigationItem]:
    """The pages of this workspace that the reader may open."""
    request = context["request"]
    return navigation(context["organisation"], request.user, request.path)
