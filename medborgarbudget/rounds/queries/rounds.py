"""The questions that pages ask about rounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, When
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.network.progress import RoundsSoFar
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round, RoundStep
from medborgarbudget.rounds.queries.standing import (
    in_short,
    steps_of,
    with_begun_steps,
    with_standing,
)
from medborgarbudget.rounds.timetable import StepView, current_step, next_step, waiting_step


@dataclass(frozen=True, slots=True)
class RoundCard:
    """A round in a list: which it is and where it stands.

    Of a round that was called off nothing goes on, waits or comes.
    """

    round: Round
    organisation: Organisation
    current: StepView | None
    waiting: StepView | None
    upcoming: StepView | None


def rounds_of(organisation: Organisation) -> QuerySet[Round]:
    """An organisation's rounds, public or not, latest first, with all that tells where they
    stand."""
    found = with_standing(Round.objects.filter(organisation=organisation))
    return found.order_by("-number", "slug")


def public_rounds_of(organisation: Organisation) -> QuerySet[Round]:
    """An organisation's rounds that everyone may see, latest first."""
    return rounds_of(organisation).filter(published_at__isnull=False)


def public_rounds_in_short(organisation: Organisation) -> QuerySet[Round]:
    """The same with no texts but their names, for lists that grow with the years."""
    found = Round.objects.filter(organisation=organisation, published_at__isnull=False)
    return in_short(found).order_by("-number", "slug")


def open_rounds_in_short(organisation: Organisation) -> QuerySet[Round]:
    """An organisation's rounds that are being set up or go on, with no texts but their names."""
    found = Round.objects.filter(
        organisation=organisation, record_only=False, cancelled_at=None, finished_on=None
    )
    return in_short(found).order_by("-number", "slug")


def going_on(organisation: Organisation) -> QuerySet[Round]:
    """An organisation's public rounds that are not over, and of which more than the record is
    kept here."""
    return Round.objects.filter(
        organisation=organisation,
        published_at__isnull=False,
        cancelled_at=None,
        finished_on=None,
        record_only=False,
    )


def names_of(organisation: Organisation) -> dict[int, str]:
    """The names of an organisation's rounds by their ids, latest first, public or not."""
    return {each.pk: str(each) for each in rounds_of(organisation).prefetch_related(None)}


def cards_of(organisation: Organisation) -> list[RoundCard]:
    """An organisation's public rounds as cards, latest first."""
    return [_card(each) for each in public_rounds_of(organisation)]


def all_cards(organisations: Iterable[Organisation]) -> list[RoundCard]:
    """The public rounds of several organisations as cards, those going on first."""
    with scope(organisation=[organisation.pk for organisation in organisations]):
        cards = [_card(each) for each in with_standing(_public())]
    return sorted(cards, key=lambda card: card.current is None)


def first_cards(organisations: QuerySet[Organisation], most: int) -> list[RoundCard]:
    """The first rounds of several organisations as cards: what ends soonest, ended rounds last."""
    today = timezone.localdate()
    going_on = Q(steps__starts_on__lte=today, steps__ends_on__gte=today)
    over = Q(finished_on__lte=today) | Q(cancelled_at__isnull=False)
    is_over = Case(When(over, then=True), default=False)
    with scope(organisation=list(organisations.values_list("pk", flat=True))):
        rounds = (
            _public()
            .annotate(is_over=is_over, until=Min("steps__ends_on", filter=going_on))
            .order_by("is_over", F("until").asc(nulls_last=True), "organisation__name", "-number")
        )
        return [_card(each) for each in with_standing(rounds)[:most]]


def rounds_so_far_of(members: Sequence[int]) -> dict[int, RoundsSoFar]:
    """How many public rounds each of these organisations has done and begun, in one query."""
    is_done = _is_done()
    with scope(organisation=list(members)):
        begun = RoundStep.objects.filter(round=OuterRef("pk"), starts_on__lte=timezone.localdate())
        counted = (
            _public()
            .order_by()
            .values_list("organisation")
            .annotate(
                done=Count("pk", filter=is_done),
                begun=Count("pk", filter=is_done | Q(Exists(begun))),
            )
        )
        return {member: RoundsSoFar(*numbers) for member, *numbers in counted}


def steps_now_of(members: Sequence[int]) -> dict[int, str]:
    """The step that goes on now in the latest round of each of these organisations in which one
    does, in a few queries."""
    today, steps = timezone.localdate(), {}
    with scope(organisation=list(members)):
        open_rounds = _public().filter(cancelled_at=None).exclude(_is_done())
        for round in with_begun_steps(open_rounds, today).order_by("number"):
            if step := current_step(steps_of(round, today)):
                steps[round.organisation_id] = step.label
    return steps


def _is_done() -> Q:
    return Q(finished_on__isnull=False, finished_on__lte=timezone.localdate())


def _public() -> QuerySet[Round]:
    return Round.objects.filter(published_at__isnull=False)


def _card(round: Round) -> RoundCard:
    steps = [] if round.cancelled_at else steps_of(round)
    return RoundCard(
        round, round.organisation, current_step(steps), waiting_step(steps), next_step(steps)
    )
