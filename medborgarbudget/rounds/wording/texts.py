"""Texts that were written in several languages, in the reader's."""

from django.conf import settings
from django.utils.translation import get_language

from medborgarbudget.rounds.rulebook.texts import Texts, by_language


def in_words(told: Texts) -> str:
    """The text in the reader's language, or else in the site's own, or in any; or nothing."""
    texts = by_language(told)
    for language in (get_language(), settings.LANGUAGE_CODE, *texts):
        if language in texts:
            return texts[language]
    return ""
