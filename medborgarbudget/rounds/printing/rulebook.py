"""The rules of a round on paper."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.models import Round, Rulebook
from medborgarbudget.rounds.printing.data import Correction, Fact, RulebookPrint
from medborgarbudget.rounds.printing.data import Section as PrintedSection
from medborgarbudget.rounds.queries.rulebooks import frozen_rules, published_rules
from medborgarbudget.rounds.wording.differences import differences
from medborgarbudget.rounds.wording.rulebook import Section, rulebook_sections
from medborgarbudget.web.print_text import PLAIN, Block

GROUP = 8
"""So many signs of a fingerprint stand together, to be read aloud and compared."""


def printed_rules(round: Round, book: Rulebook, address: str) -> RulebookPrint:
    """A public version of the rules for ``rulebook.typ``; ``address`` is its page on the web."""
    return RulebookPrint(
        letterhead=letterhead(round.organisation),
        round=str(round),
        state=_("Version %(number)s, from %(day)s") % {"number": book.number, "day": _day_of(book)},
        sections=[printed_section(section) for section in rulebook_sections(book.edition)],
        identity=list(_identity(round, book)),
        corrections=list(_corrections(round, book)),
        address=address,
    )


def in_groups(fingerprint: str) -> str:
    """A fingerprint with blanks, as it is read."""
    return " ".join(fingerprint[at : at + GROUP] for at in range(0, len(fingerprint), GROUP))


def printed_section(section: Section) -> PrintedSection:
    """A part of the rules as it stands on paper, the list after the sentence that it belongs to."""
    return PrintedSection(heading=section.heading, body=list(_blocks(section)))


def _blocks(section: Section) -> Iterator[Block]:
    yield from map(_paragraph, section.opening)
    if section.items:
        items = [[_paragraph(item)] for item in section.items]
        yield {"kind": "list", "runs": [], "items": items}
    yield from map(_paragraph, section.rest)
    for group in section.groups:
        yield {"kind": "heading", "level": 2, "runs": [PLAIN | {"text": group.heading}]}
        yield _paragraph(" ".join(group.sentences))


def _paragraph(text: str) -> Block:
    return {"kind": "paragraph", "level": 0, "runs": [PLAIN | {"text": text}]}


def _identity(round: Round, book: Rulebook) -> Iterator[Fact]:
    yield Fact(label=_("Version"), text=str(book.number))
    yield Fact(label=_("Published"), text=_day_of(book))
    if frozen := frozen_rules(round):
        says = _("Since the vote opened, by version %(number)s") % {"number": frozen.number}
        yield Fact(label=_("Frozen"), text=says)
    yield Fact(label=_("Fingerprint (SHA-256)"), text=in_groups(book.fingerprint))


def _corrections(round: Round, book: Rulebook) -> Iterator[Correction]:
    """What was corrected since the vote opened, up to this version, the earliest first."""
    frozen = frozen_rules(round)
    if frozen is None:
        return
    held = frozen
    for each in reversed(published_rules(round)):
        if frozen.number < each.number <= book.number:
            found = differences(held.edition, each.edition)
            text = " ".join(f"{one.part.label}: {_says(one.after)}" for one in found)
            yield Correction(day=_day_of(each), text=text, reason=str(each.reason))
            held = each


def _says(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences or [_("Nothing is said about this any longer.")])


def _day_of(book: Rulebook) -> str:
    assert book.published_at is not None
    return date_format(timezone.localdate(book.published_at), "j F Y")
