"""Whole addresses, for what leaves the site: letters, calendars and feeds."""

from django.conf import settings
from django.utils.translation import get_language


def absolute(path: str) -> str:
    """The address of a page on this installation, from its path, which begins with a slash."""
    return f"{settings.SITE_URL}{path}"


def in_language(path: str) -> str:
    """The path of the same page in the language that is spoken now, from its path in Swedish."""
    language = get_language()
    if not path or language in {None, settings.LANGUAGE_CODE}:
        return path
    return f"/{language}{path}"
