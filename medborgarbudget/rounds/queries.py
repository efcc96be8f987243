"""The questions that pages ask about rounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Min, Prefetch, Q, QuerySet, When
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.network.progress import RoundsSoFar
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Decision, Round, RoundStep
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
        .prefetch_related(_steps())
        .order_by("-number", "slug")
    )


def names_of(organisation: Organisation) -> dict[int, str]:
    """The names of an organisation's rounds by their ids, latest first."""
    return {each.pk: str(each) for each in rounds_of(organisation).prefetch_related(None)}


def cards_of(organisation: Organisation) -> list[RoundCard]:
    """An organisation's rounds as cards, latest first."""
    return [_card(each) for each in rounds_of(organisation)]


def all_cards(organisations: Iterable[Organisation]) -> list[RoundCard]:
    """The rounds of several organisations as cards, those going on first."""
    with scope(organisation=[organisation.pk for organisation in organisations]):
        rounds = Round.objects.select_related("organisation").prefetch_related(_steps())
        cards = [_card(each) for each in rounds]
    return sorted(cards, key=lambda card: card.current is None)


def first_cards(organisations: QuerySet[Organisation], most: int) -> list[RoundCard]:
    """The first rounds of several organisations as cards: what ends soonest, ended rounds last."""
    today = timezone.localdate()
    going_on = Q(steps__starts_on__lte=today, steps__ends_on__gte=today)
    is_over = Case(When(finished_on__lte=today, then=True), default=False)
    with scope(organisation=list(organisations.values_list("pk", flat=True))):
        rounds = Round.objects.annotate(
            is_over=is_over, until=Min("steps__ends_on", filter=going_on)
        ).order_by("is_over", F("until").asc(nulls_last=True), "organisation__name", "-number")
        found = rounds.select_related("organisation").prefetch_related(_steps())
        return [_card(each) for each in found[:most]]


def rounds_so_far_of(members: Sequence[int]) -> dict[int, RoundsSoFar]:
    """How far each of these organisations has come with its rounds, in two queries for all."""
    today = timezone.localdate()
    with scope(organisation=list(members)):
        rounds = Round.objects.order_by().annotate(begins_on=Min("steps__starts_on"))
        days = list(rounds.values_list("organisation", "begins_on", "finished_on"))
        steps = _steps_on(today)
    done = Counter(member for member, _, end in days if end and end <= today)
    begun = Counter(member for member, *both in days if any(day and day <= today for day in both))
    return {
        member: RoundsSoFar(done[member], begun[member], steps.get(member, ""))
        for member, *_ in days
    }


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


def _steps() -> "Prefetch[str]":
    # Without a queryset of its own the scope would be asked for anew at every round.
    return Prefetch("steps", RoundStep.objects.all())


def _card(round: Round) -> RoundCard:
    steps = steps_of(round)
    return RoundCard(round, round.organisation, current_step(steps), next_step(steps))


def _steps_on(day: date) -> dict[int, str]:
    """The step that goes on in each organisation of the scope, the last one if several do."""
    going_on = RoundStep.objects.order_by().filter(
        Q(round__finished_on=None) | Q(round__finished_on__gt=day),
        starts_on__lte=day,
        ends_on__gte=day,
    )
    order = list(Step)
    rows = [(member, Step(step)) for member, step in going_on.values_list("organisation", "step")]
    return {
        member: str(step.label)
        for member, step in sorted(rows, key=lambda row: order.index(row[1]))
    }
