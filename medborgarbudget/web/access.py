"""Who may open a page: every view says so, and a test walks all routes."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from django.http.response import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Access(StrEnum):
    """The access rules there are."""

    PUBLIC = "public"


def public(view: View) -> View:
    """Mark a view as open to everyone, signed in or not."""
    view.access = Access.PUBLIC  # type: ignore[attr-defined]
    return view
