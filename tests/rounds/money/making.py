"""What the tests about money fill in, and what they look at."""

from datetime import date
from typing import Any

from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.queries import rounds_of
from tests.factories import AreaFactory, AreaLevelFactory
from tests.rounds.making import LEAD

SCB: dict[str, Any] = {
    "source": "SCB, folkmängd",
    "edition": "DeSO 2025",
    "counted_on": date(2025, 12, 31),
    "by": LEAD,
}
CORRECTED = "Nämnden ändrade summan."


def figures(organisation: Organisation, *residents: int, incomes: Any = None) -> list[Figure]:
    """An area each for so many residents."""
    with scopes_disabled():
        level = organisation.area_levels.first() or AreaLevelFactory(organisation=organisation)
        areas = [AreaFactory(level=level, residents=None) for _each in residents]
    incomes = incomes or [None] * len(residents)
    return [
        Figure(area.pk, str(area), number, income)
        for area, number, income in zip(areas, residents, incomes, strict=True)
    ]


def again(round: Round) -> Round:
    return rounds_of(round.organisation).get(pk=round.pk)


def amounts(round: Round) -> list[int]:
    return [each.amount for each in Pot.objects.filter(round=round)]


def events_of(round: Round) -> list[str]:
    return list(
        Entry.objects.filter(subject_kind="rounds.round", subject_id=round.pk)
        .order_by("number")
        .values_list("event_code", flat=True)
    )


def words(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def at(round: Round, rest: str = "") -> str:
    return f"/almvik/arbetsyta/omgangar/{round.slug}/potter/{rest}"


def pots_of(round: Round) -> dict[str, int]:
    with scope(organisation=round.organisation):
        return {str(each): each.amount for each in Pot.objects.filter(round=round)}


def filled_in(**changes: Any) -> dict[str, Any]:
    empty = ("name_0", "name_1", "description_0", "description_1", "reserve", "places_first")
    slots = {f"slot_{part}_{row}": "" for part in ("cost", "winners") for row in (0, 1)}
    return dict.fromkeys(empty, "") | slots | {"coverage": "everyone", "amount": "1000"} | changes
