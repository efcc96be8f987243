"""Who may open a page: every view says so, and a test walks all routes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http.response import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Access(StrEnum):
    """The kinds of access rule there are."""

    PUBLIC = "public"
    LINK = "link"
    FIRST_FACTOR = "first factor"
    SIGNED_IN = "signed in"
    CAPABILITY = "capability"


@dataclass(frozen=True, slots=True)
class AccessRule:
    """The rule of one view; ``capability`` names what a role must allow, where one is asked for."""

    access: Access
    capability: str = ""


def public(view: View) -> View:
    """Mark a view as open to everyone, signed in or not."""
    return under(AccessRule(Access.PUBLIC), view)


def by_link(view: View) -> View:
    """Mark a view as open to whoever holds the secret that stands in its address."""
    return under(AccessRule(Access.LINK), view)


def under(rule: AccessRule, view: View) -> View:
    """Write the rule on the view, for the walk over all routes to read."""
    view.access = rule  # type: ignore[attr-defined]
    return view
