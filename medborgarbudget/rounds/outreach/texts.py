"""Texts that are ready to send: written from what is known of a round, for somebody to copy."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.outreach.occasions import Occasion, Version
from medborgarbudget.rounds.outreach.round_in_words import RoundInWords, round_in_words

MOST_IN_MESSAGE = 160
"""As many signs go into one text message, if all of them stand in the alphabet of GSM."""

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The signs that a text message sends as they are (3GPP TS 23.038)."""

MOST_IN_UNICODE_MESSAGE = 70


class TextKind(TextChoices):
    """What a text is for."""

    PRESS = "press", _("Press release")
    SHORT_POST = "short_post", _("Post for social media, short")
    LONG_POST = "long_post", _("Post for social media, long")
    LETTER = "letter", _("Letter or postcard to households")
    MAIL = "mail", _("E-mail to associations and schools")
    MESSAGE = "message", _("Text message")
    POSTER = "poster", _("Text for a poster")


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A text to copy, and how many signs it has. ``is_too_long`` if one message cannot hold it."""

    kind: TextKind
    text: str
    is_too_long: bool = False

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def rows(self) -> int:
        """How many lines to show at once."""
        lines = sum(1 + len(line) // 70 for line in self.text.splitlines())
        return min(max(lines, 2), 16)


def ready_texts(round: Round, occasion: Occasion, version: Version) -> list[ReadyText]:
    """All texts for an occasion in a language, in a fixed number of queries."""
    with override(version.language):
        told = round_in_words(round, occasion)
        return [_ready(kind, told, occasion, version) for kind in TextKind]


def _ready(kind: TextKind, told: RoundInWords, occasion: Occasion, version: Version) -> ReadyText:
    template = f"rounds/outreach/{occasion.name.lower()}.{version.value}.txt"
    written = render_to_string(template, {"kind": kind.value, "round": told})
    text = re.sub(r"\n{3,}", "\n\n", written).strip()
    if kind is not TextKind.MESSAGE:
        return ReadyText(kind, text)
    message = _first_that_fits(text.splitlines())
    return ReadyText(kind, message, not fits_in_a_message(message))


def fits_in_a_message(text: str) -> bool:
    """Whether one text message holds it.

    >>> fits_in_a_message("å" * 160), fits_in_a_message("–" * 71)
    (True, False)
    """
    most = MOST_IN_MESSAGE if set(text) <= GSM else MOST_IN_UNICODE_MESSAGE
    return len(text) <= most


def _first_that_fits(lines: list[str]) -> str:
    """Of a message's forms, one on each line and the longest first, the first that fits."""
    forms = [line for line in lines if line]
    return next((form for form in forms if fits_in_a_message(form)), forms[-1])
