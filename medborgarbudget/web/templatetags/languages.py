"""The same page in other languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

register = template.Library()


@dataclass(frozen=True, slots=True)
class Translation:
    """This page in one language: its code, the language's own name, and the address."""

    code: str
    name: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def translations(context: Context) -> list[Translation]:
    """This page in every language it exists in; none where no page was found."""
    request = context.get("request")
    if request is None or request.resolver_match is None:
        return []
    return list(_translations(request.build_absolute_uri()))


def _translations(url: str) -> Iterator[Translation]:
    for code, _ in settings.LANGUAGES:
        name = get_language_info(code)["name_local"].capitalize()
        yield Translation(code, name, translate_url(url, code), code == get_language())
