"""Members of a network with a round in each of three years, as many as there may be one day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

ROUNDS_EACH = 3


def set_up_rounds(members: Sequence[Any]) -> None:
    """Give each member three public rounds with all that is set up: years ago, last, and now."""
    from django.utils import timezone

    from medborgarbudget.rounds.models import ParticipatoryBudget, Round

    today = timezone.localdate()
    budgets = ParticipatoryBudget.objects.bulk_create(
        ParticipatoryBudget(
            organisation=each,
            slug="bygd-i-balans",
            name="Bygd i balans",
            orientations=["territory"],
            owner_body="Kommunstyrelsen",
            promise="Kommunstyrelsen lovar att följa resultatet.",
            planned_years=[today.year - 2, today.year - 1, today.year],
        )
        for each in members
    )
    rounds = Round.objects.bulk_create(
        _round(budget, number, today) for budget in budgets for number in range(1, ROUNDS_EACH + 1)
    )
    _fill(rounds, today)


def _round(budget: Any, number: int, today: date) -> Any:
    from django.utils import timezone

    from medborgarbudget.rounds.models import Round

    years_ago = ROUNDS_EACH - number
    return Round(
        organisation=budget.organisation,
        participatory_budget=budget,
        slug=f"omgang-{number}",
        number=number,
        name=f"Bygd i balans {number}",
        summary="Invånarna bestämmer om en del av budgeten.",
        budget=1_000_000,
        published_at=timezone.now() - timedelta(365 * years_ago + 90),
        finished_on=today - timedelta(365 * years_ago - 90) if years_ago else None,
    )


def _fill(rounds: Sequence[Any], today: date) -> None:
    from medborgarbudget.rounds.actions.checklist import usual_items
    from medborgarbudget.rounds.models import ChecklistItem, Pot, RoundStep, Rulebook
    from medborgarbudget.rounds.planning import usual_timetable
    from medborgarbudget.rounds.rulebook import Place, Rules, fingerprint_of, to_document
    from medborgarbudget.rounds.rulebook.document import place_to_document

    document = to_document(Rules())
    place = place_to_document(Place("Mycket", "SEK"))
    RoundStep.objects.bulk_create(
        RoundStep(
            organisation=each.organisation,
            round=each,
            step=step,
            starts_on=days.first,
            ends_on=days.last,
        )
        for each in rounds
        for step, days in usual_timetable(
            today - timedelta(365 * (ROUNDS_EACH - each.number) + 80)
        ).items()
    )
    Rulebook.objects.bulk_create(
        Rulebook(
            organisation=each.organisation,
            round=each,
            document=document,
            place=place,
            fingerprint=fingerprint_of(document, [], place),
            published_at=each.published_at,
        )
        for each in rounds
    )
    ChecklistItem.objects.bulk_create(item for each in rounds for item in usual_items(each))
    Pot.objects.bulk_create(
        Pot(organisation=each.organisation, round=each, name="Alla", amount=1_000_000)
        for each in rounds
    )
