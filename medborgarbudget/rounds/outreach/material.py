"""Posters, flyers and pictures to share, made of what is known of a round."""

from collections.abc import Iterator
from typing import Literal

from django.db.models import TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.outreach.occasions import Occasion, Version
from medborgarbudget.rounds.outreach.round_in_words import RoundInWords, round_in_words
from medborgarbudget.rounds.printing.data import Fact, Poster, SharePicture
from medborgarbudget.rounds.printing.kept import Printed, identity_of
from medborgarbudget.web.typesetting import pdf, png

MOST_IN_EYEBROW = 50
MOST_IN_FACT = 90
MOST_IN_ADDRESS = 35
PREVIEW_PPI = 48


class Paper(TextChoices):
    """What is printed: its value stands in addresses."""

    A4 = "a4", gettext_lazy("Poster, A4")
    A3 = "a3", gettext_lazy("Poster, A3")
    FLYER = "flygblad", gettext_lazy("Two flyers on an A4")


class Shape(TextChoices):
    """A picture to share: its value stands in addresses."""

    WIDE = "liggande", gettext_lazy("Wide, 1200 × 630")
    SQUARE = "kvadrat", gettext_lazy("Square, 1080 × 1080")

    @property
    def of_picture(self) -> Literal["wide", "square"]:
        """What the template calls it."""
        return "wide" if self is Shape.WIDE else "square"

    @property
    def width(self) -> int:
        """In pixels."""
        return 1200 if self is Shape.WIDE else 1080

    @property
    def height(self) -> int:
        """In pixels."""
        return 630 if self is Shape.WIDE else 1080


def printed_poster(round: Round, occasion: Occasion, version: Version, paper: Paper) -> Printed:
    """A poster or flyers as a PDF."""
    template = f"rounds/print/{'flyer' if paper is Paper.FLYER else 'poster'}.typ"
    with override(version.language):
        data = poster(round, occasion, paper)
        plain = data.as_dict()
    return Printed(
        identity_of(template, plain, version.language),
        lambda: pdf(template, plain, title=data.title, language=version.language),
    )


def poster_preview(round: Round, occasion: Occasion, version: Version) -> Printed:
    """A small picture of the poster."""
    template = "rounds/print/poster.typ"
    with override(version.language):
        data = poster(round, occasion, Paper.A4)
        plain = data.as_dict()
    return Printed(
        identity_of(f"{template} {PREVIEW_PPI}", plain, version.language),
        lambda: png(template, plain, title=data.title, language=version.language, ppi=PREVIEW_PPI),
    )


def drawn_picture(round: Round, occasion: Occasion, version: Version, shape: Shape) -> Printed:
    """A picture to share."""
    template = "rounds/print/share.typ"
    with override(version.language):
        data = picture(round, occasion, shape)
        plain = data.as_dict()
    return Printed(
        identity_of(template, plain, version.language),
        lambda: png(template, plain, title=data.title, language=version.language),
    )


def poster(round: Round, occasion: Occasion, paper: Paper) -> Poster:
    """What the poster says, in the language that is spoken now."""
    told = round_in_words(round, occasion)
    return Poster(
        letterhead=letterhead(round.organisation),
        eyebrow=_eyebrow(told),
        title=_title(occasion),
        sentence=_sentence(occasion),
        facts=list(_facts(told, occasion)),
        url=told.url,
        address=told.address,
        amount=told.money,
        amount_says=_amount_says(occasion),
        paper="a3" if paper is Paper.A3 else "a4",
    )


def picture(round: Round, occasion: Occasion, shape: Shape) -> SharePicture:
    """What the picture says, in the language that is spoken now."""
    told = round_in_words(round, occasion)
    return SharePicture(
        letterhead=letterhead(round.organisation),
        eyebrow=_eyebrow(told),
        title=_title(occasion),
        sentence=_sentence(occasion),
        days="" if occasion is Occasion.RESULT else told.days,
        address=told.address if len(told.address) <= MOST_IN_ADDRESS else "",
        shape=shape.of_picture,
    )


def _eyebrow(told: RoundInWords) -> str:
    return Truncator(told.name).chars(MOST_IN_EYEBROW)


def _title(occasion: Occasion) -> str:
    return {
        Occasion.IDEAS: _("Leave your idea!"),
        Occasion.VOTE: _("Cast your vote!"),
        Occasion.RESULT: _("See what the vote said"),
    }[occasion]


def _sentence(occasion: Occasion) -> str:
    return {
        Occasion.IDEAS: _("What would make it better where you live? We decide together."),
        Occasion.VOTE: _("Read the proposals and vote for those that you want to see happen."),
        Occasion.RESULT: _("The votes are counted. See which proposals had support."),
    }[occasion]


def _amount_says(occasion: Occasion) -> str:
    if occasion is Occasion.RESULT:
        return _("is what the vote was about")
    return _("to decide over together")


def _facts(told: RoundInWords, occasion: Occasion) -> Iterator[Fact]:
    if occasion is Occasion.RESULT:
        yield Fact(label=_("What happens now?"), text=_what_happens(told))
    else:
        if told.days:
            yield Fact(label=_("When?"), text=told.days)
        if told.who:
            yield Fact(label=_("Who?"), text=_who_in_short(told))
    yield Fact(label=_("How?"), text=_how(told))


def _who_in_short(told: RoundInWords) -> str:
    elsewhere = _("The page tells who may take part.")
    if told.ties:
        return elsewhere
    said = (" ".join(told.who), told.who[0])
    return next((text for text in said if len(text) <= MOST_IN_FACT), elsewhere)


def _what_happens(told: RoundInWords) -> str:
    if told.decision is None:
        return _("What remains is the political decision.")
    return told.decision.sentence


def _how(told: RoundInWords) -> str:
    if told.phone:
        return _("On the web, or call us: %(phone)s.") % {"phone": told.phone}
    return _("On the web: scan the code or write the address.")
