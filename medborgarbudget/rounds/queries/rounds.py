"""The questions that pages ask about rounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Case, F, Min, Q, QuerySet, When
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.network.progress import RoundsSoFar
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.standing import steps_of, with_begun_steps, with_standing
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
    """How far each of these organisations has come with its public rounds, in a few queries."""
    today = timezone.localdate()
    is_done = Q(finished_on__isnull=False, finished_on__lte=today)
    with scope(organisation=list(members)):
        # Where a round stands takes much to know, and of those that are done nobody asks.
        done = Counter(_public().filter(is_done).values_list("organisation", flat=True))
        left = with_begun_steps(_public().exclude(is_done), today).order_by(
            "organisation", "-number"
        )
        going_on = {
            member: list(own) for member, own in groupby(left, attrgetter("organisation_id"))
        }
    return {
        member: _so_far(done[member], going_on.get(member, []), today)
        for member in members
        if member in done or member in going_on
    }


def _so_far(done: int, going_on: Sequence[Round], today: date) -> RoundsSoFar:
    begun = sum(bool(each.steps.all()) for each in going_on)
    current = (current_step(steps_of(each, today)) for each in going_on if not each.cancelled_at)
    return RoundsSoFar(done, done + begun, next((step.label for step in current if step), ""))


def _public() -> QuerySet[Round]:
    return Round.objects.filter(published_at__isnull=False)


def _card(round: Round) -> RoundCard:
    steps = [] if round.cancelled_at else steps_of(round)
    return RoundCard(
        round, round.organisation, current_step(steps), waiting_step(steps), next_step(steps)
    )
