"""The pages of a round's set-up, in the order in which they are gone through."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.money import Money
from medborgarbudget.rounds.readiness import Lack, lacks_of


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """A page of the set-up. ``name`` is what `Lack.page` calls it."""

    name: str
    label: Promise
    route: str

    def url(self, round: Round) -> str:
        """Where it lies for a round."""
        return address_of(round, self.route)


@dataclass(frozen=True, slots=True)
class PageInList:
    """A page in the list of all, with what it lacks."""

    page: SetUpPage
    url: str
    lacks: tuple[Lack, ...]
    is_here: bool


PAGES = (
    SetUpPage("purpose", _("Purpose and promise"), "rounds:setup_purpose"),
    SetUpPage("money", _("The money"), "rounds:setup_money"),
    SetUpPage("who", _("Who may take part"), "rounds:setup_who"),
    SetUpPage("ideas", _("Ideas and criteria"), "rounds:setup_ideas"),
    SetUpPage("count", _("How people vote"), "rounds:setup_count"),
    SetUpPage("method", _("How votes are counted"), "rounds:setup_method"),
    SetUpPage("conditions", _("What else holds"), "rounds:setup_conditions"),
    SetUpPage("public", _("What everyone can see"), "rounds:setup_public"),
    SetUpPage("days", _("Days"), "rounds:setup_days"),
    SetUpPage("people", _("Who is responsible"), "rounds:setup_people"),
    SetUpPage("decision", _("The start decision"), "rounds:setup_decision"),
    SetUpPage("what_if", _("Try the rules"), "rounds:setup_what_if"),
    SetUpPage("ready", _("Check and make public"), "rounds:setup_ready"),
)


def page_named(name: str) -> SetUpPage:
    """The page of that name."""
    return next(page for page in PAGES if page.name == name)


def page_after(name: str) -> SetUpPage | None:
    """The page that comes next."""
    place = PAGES.index(page_named(name)) + 1
    return PAGES[place] if place < len(PAGES) else None


def listed(round: Round, here: str = "", money: Money | None = None) -> list[PageInList]:
    """All pages with what each lacks, as `lacks_of` tells it."""
    lacks = lacks_of(round, money)
    return [
        PageInList(
            page,
            page.url(round),
            tuple(lack for lack in lacks if lack.page == page.name),
            page.name == here,
        )
        for page in PAGES
    ]


def first_lacking(pages: Sequence[PageInList]) -> PageInList | None:
    """The first page that lacks something."""
    return next((each for each in pages if each.lacks), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a page of the set-up stands among all of them; pages are counted from 1."""

    pages: Sequence[PageInList]
    number: int

    @property
    def here(self) -> PageInList:
        """The page that is shown."""
        return self.pages[self.number - 1]

    @property
    def lacking(self) -> list[PageInList]:
        """The pages that lack something."""
        return [each for each in self.pages if each.lacks]

    @property
    def before(self) -> PageInList | None:
        """The page that comes before it."""
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def following(self) -> PageInList | None:
        """The page that comes after it."""
        return self.pages[self.number] if self.number < len(self.pages) else None


def progress_at(round: Round, name: str, money: Money | None = None) -> Progress | None:
    """Where a page stands; ``None`` once the round is public."""
    if round.published_at:
        return None
    return Progress(listed(round, name, money), PAGES.index(page_named(name)) + 1)
