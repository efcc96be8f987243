"""The questions that pages ask about rounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Decision, Round
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView, current_step, next_step, steps_on


@dataclass(frozen=True, slots=True)
class RoundCard:
    """A round in a list: which it is and where it stands."""

    round: Round
    organisation: Organisation
    current: StepView | None
    upcoming: StepView | None


def rounds_of(organisation: Organisation) -> QuerySet[Round]:
    """An organisation's rounds, latest first, with all that a page shows of them."""
    return (
        Round.objects.filter(organisation=organisation)
        .select_related("organisation")
        .prefetch_related("steps")
        .order_by("-number", "slug")
    )


def cards_of(organisation: Organisation) -> list[RoundCard]:
    """An organisation's rounds as cards, latest first."""
    return [_card(each) for each in rounds_of(organisation)]


def all_cards(organisations: Iterable[Organisation]) -> list[RoundCard]:
    """The rounds of several organisations as cards, those going on first."""
    organisations = list(organisations)
    with scope(organisation=organisations):
        rounds = Round.objects.select_related("organisation").prefetch_related("steps")
        cards = [_card(each) for each in rounds]
    return sorted(cards, key=lambda card: card.current is None)


def steps_of(round: Round, day: date | None = None) -> list[StepView]:
    """The eight steps of a round as they stand on a day (today, if none is given)."""
    planned = {Step(step.step): Days(step.starts_on, step.ends_on) for step in round.steps.all()}
    return steps_on(day or timezone.localdate(), planned, round.finished_on)


def is_over(round: Round, step: Step) -> bool:
    """Whether a step of the round has passed today."""
    return any(view.step is step and view.state is StepState.DONE for view in steps_of(round))


def decision_of(round: Round) -> Decision | None:
    """The political decision, if it has been taken."""
    return Decision.objects.filter(round=round).first()


def _card(round: Round) -> RoundCard:
    steps = steps_of(round)
    return RoundCard(round, round.organisation, current_step(steps), next_step(steps))
