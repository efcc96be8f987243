"""What a sharing out over areas begins with: what is known, and what was chosen before."""

from dataclasses import dataclass, replace
from typing import Any

from medborgarbudget.rounds.forms.sharing import formula_as_written
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.queries.money import (
    allocation_of,
    figures_kept,
    figures_now,
    first_level,
    held_by_others,
    latest_counted,
    rules_now,
)


@dataclass(frozen=True, slots=True)
class Start:
    """All areas with their figures, which of them get money, and what else is filled in."""

    figures: tuple[Figure, ...]
    used: frozenset[int]
    initial: dict[str, Any]


def start_of(round: Round) -> Start:
    """What is known of the areas, unless the money was shared out by other figures already."""
    kept = {each.area: each for each in figures_kept(round)}
    incomes = {each.area: each.income for each in _earlier(round)}
    figures = tuple(
        replace(
            kept.get(each.area, each), name=each.name, income=incomes.get(each.area, each.income)
        )
        for each in figures_now()
    )
    used = frozenset(kept) or first_level()
    rules = rules_now(round, public=False)
    formula = formula_as_written(rules.count.allocation if rules else None)
    return Start(figures, used, {**formula, **_source(round, used)})


def _earlier(round: Round) -> tuple[Figure, ...]:
    return figures_kept(round) or (figures_kept(round.previous) if round.previous else ())


def _source(round: Round, used: frozenset[int]) -> dict[str, Any]:
    if kept := allocation_of(round):
        names = ("total", "source", "edition", "counted_on")
        return {name: getattr(kept, name) for name in names}
    total = round.budget - held_by_others(round, used)
    found: dict[str, Any] = {"total": total if total > 0 else None}
    if latest := latest_counted():
        found |= {
            "source": latest.residents_source,
            "edition": latest.get_statistics_version_display(),
            "counted_on": latest.residents_on,
        }
    return found
