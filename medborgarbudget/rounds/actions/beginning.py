"""Beginning a medborgarbudget together with its first round."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.budgets import begin_budget, change_budget
from medborgarbudget.rounds.actions.journal import Text
from medborgarbudget.rounds.actions.rounds import begin_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.rulebook import PotTerms, Rules
from medborgarbudget.rounds.states import Step


@transaction.atomic
def begin_first_round(
    *,
    organisation: Organisation,
    name: Text,
    orientations: Sequence[str],
    rules: Rules | None = None,
    pots: Sequence[PotTerms] = (),
    lengths: Mapping[Step, int] = MappingProxyType({}),
    previous: Round | None = None,
    by: Actor,
) -> Round:
    """Begin a medborgarbudget with its first round, which is named after it and its year."""
    budget = begin_budget(organisation=organisation, name=name, by=by)
    change_budget(budget=budget, details={"orientations": list(orientations)}, by=by)
    budget.refresh_from_db()
    year = str(budget.planned_years[0])
    named = _with_year(name, year)
    return begin_round(
        budget=budget,
        name=named,
        rules=rules,
        pots=pots,
        lengths=lengths,
        previous=previous,
        by=by,
    )


def _with_year(name: Text, year: str) -> Text:
    data = getattr(name, "data", name)
    if isinstance(data, dict):
        told = {language: _followed(text, year) for language, text in data.items()}
        return LazyI18nString(told)
    return _followed(str(data), year)


def _followed(text: str, year: str) -> str:
    return f"{text} {year}" if text and year not in text else text
