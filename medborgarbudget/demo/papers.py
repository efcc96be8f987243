"""Papers of the demo's rounds: small, and real PDFs."""

from collections.abc import Sequence

from django.utils import timezone

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.printing.data import Fact, RulebookPrint, Section
from medborgarbudget.web.typesetting import pdf


def paper(round: Round, title: str, paragraphs: Sequence[str]) -> bytes:
    """A page with a heading and paragraphs, on the organisation's letterhead."""
    data = RulebookPrint(
        letterhead=letterhead(round.organisation),
        round=str(round),
        state=title,
        sections=[Section(heading=title, paragraphs=paragraphs)],
        identity=[Fact(label="Omgång", text=str(round.number))],
    )
    return pdf(
        "rounds/print/rulebook.typ",
        data.as_dict(),
        title=title,
        language="sv",
        made_at=timezone.now(),
    )
