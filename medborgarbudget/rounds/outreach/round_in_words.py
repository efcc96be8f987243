"""A round in the words that letters, posts and posters are made of."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.rounds.models import Round, Rulebook
from medborgarbudget.rounds.outreach.occasions import Occasion
from medborgarbudget.rounds.printing.data import NO_BREAK, days
from medborgarbudget.rounds.queries.pots import to_vote_on
from medborgarbudget.rounds.queries.standing import (
    decision_of,
    latest_rulebook,
    planned_days,
    rulebook_in_force,
)
from medborgarbudget.rounds.rulebook import Coverage
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.rounds.wording.eligibility import (
    Act,
    eligibility_items,
    eligibility_sentences,
)
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.templatetags.amounts import money


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided after the vote, where it stands in the minutes."""

    body: str
    day: str
    paragraph: str
    registry_number: str

    @property
    def sentence(self) -> str:
        """Who decided, when, and where it can be looked up."""
        decided = _("%(body)s decided on %(day)s.") % {"body": self.body, "day": self.day}
        found = _("%(paragraph)s, reference number %(number)s") % {
            "paragraph": self.paragraph,
            "number": self.registry_number,
        }
        return f"{decided} {found}."


@dataclass(frozen=True, slots=True)
class RoundInWords:
    """What a text for an occasion may say. What is not known is empty, and left out of it.

    ``days`` are those of the occasion's own step, ``last_day`` has no year. ``who`` are
    sentences, and ``ties`` the list that the first of them may speak of.
    """

    organisation: str
    name: str
    summary: str
    promise: str
    money: str
    days: str
    last_day: str
    idea_days: str
    vote_days: str
    who: tuple[str, ...]
    ties: tuple[str, ...]
    url: str
    email: str
    phone: str
    decision: Decided | None

    @property
    def address(self) -> str:
        """What a person types."""
        return self.url.split("://", 1)[-1].removesuffix("/")


def round_in_words(round: Round, occasion: Occasion) -> RoundInWords:
    """What is known of the round now, in the language that is spoken now."""
    planned = planned_days(round)
    own = planned.get(occasion.step)
    who, ties = _who(round, occasion)
    return RoundInWords(
        organisation=round.organisation.name,
        name=name_in_public(round),
        summary=str(round.summary),
        promise=str(round.promised),
        money=_plain(money(to_vote_on(round), round.currency)),
        days=_days(own),
        last_day=_plain(date_format(own.last, "j F")) if own else "",
        idea_days=_days(planned.get(Step.IDEAS)),
        vote_days=_days(planned.get(Step.VOTE)),
        who=who,
        ties=ties,
        url=absolute(round.get_absolute_url()),
        email=round.organisation.contact_email,
        phone=round.organisation.contact_phone,
        decision=_decided(round),
    )


def name_in_public(round: Round) -> str:
    """What people call it: its medborgarbudget's name, for “Omgång 2” alone says nothing."""
    return str(round.participatory_budget.name if round.participatory_budget else round.name)


def _days(of_step: Days | None) -> str:
    return _plain(days(of_step.first, of_step.last)) if of_step else ""


def _who(round: Round, occasion: Occasion) -> tuple[tuple[str, ...], tuple[str, ...]]:
    book = _rulebook(round)
    if book is None or occasion is Occasion.RESULT:
        return (), ()
    act = Act.PROPOSE if occasion is Occasion.IDEAS else Act.VOTE
    rule = book.rules.propose if act is Act.PROPOSE else book.rules.vote
    areas = any(pot.coverage is Coverage.AREA for pot in book.pot_terms)
    # What the rules call it, whatever it has been renamed to since.
    place = book.edition.place.name if book.published_at else round.organisation.name
    return eligibility_sentences(act, rule, place, areas), eligibility_items(rule, place)


def _rulebook(round: Round) -> Rulebook | None:
    """The rules in force, or those of a round that is being set up."""
    book = rulebook_in_force(round)
    if book is None and not round.record_only:
        return latest_rulebook(round)
    return book


def _decided(round: Round) -> Decided | None:
    decision = decision_of(round)
    if decision is None:
        return None
    return Decided(
        decision.body, _day(decision.decided_on), decision.paragraph, decision.registry_number
    )


def _day(day: date) -> str:
    return _plain(date_format(day, "j F Y"))


def _plain(text: str) -> str:
    # Text messages with a no-break space hold 70 signs instead of 160, and cost twice as much.
    return text.replace(NO_BREAK, " ")
