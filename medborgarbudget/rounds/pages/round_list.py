"""What the list of rounds in the workspace shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import may, role_for
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.models import ParticipatoryBudget, Round
from medborgarbudget.rounds.pages.overview import Standing, standing_of
from medborgarbudget.rounds.queries import rounds_of, steps_of
from medborgarbudget.rounds.queries.budgets import budgets_of
from medborgarbudget.rounds.timetable import StepView, current_step, next_step


@dataclass(frozen=True, slots=True)
class ListedRound:
    """A round in the list: how it stands, and which step goes on or comes next."""

    round: Round
    standing: Standing
    current: StepView | None
    upcoming: StepView | None


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """A year in which a medborgarbudget has, or is to have, a round."""

    number: int
    year: int | None
    listed: ListedRound | None


@dataclass(frozen=True, slots=True)
class ListedBudget:
    """A medborgarbudget with its rounds, those to come among them."""

    budget: ParticipatoryBudget
    planned: list[PlannedYear]

    @property
    def has_rounds(self) -> bool:
        """Whether a round has been begun."""
        return any(each.listed for each in self.planned)


@dataclass(frozen=True, slots=True)
class RoundList:
    """All that somebody may follow: by medborgarbudget, and the records of other rounds."""

    budgets: list[ListedBudget]
    others: list[ListedRound]


def round_list(organisation: Organisation, user: User) -> RoundList:
    """The rounds that a person may follow, public or not, in a fixed number of queries."""
    rounds = [
        _listed(each)
        for each in rounds_of(organisation)
        if role_for(user, Capability.SEE_ROUNDS, organisation, round_id=each.pk)
    ]
    sees_all = may(user, Capability.SEE_ROUNDS, organisation)
    budgets = []
    for budget in budgets_of(organisation):
        own = [each for each in rounds if each.round.participatory_budget_id == budget.pk]
        if own or sees_all:
            budgets.append(ListedBudget(budget, _planned(budget, own, sees_all=sees_all)))
    others = [each for each in rounds if each.round.participatory_budget_id is None]
    return RoundList(budgets, others)


def _listed(round: Round) -> ListedRound:
    views = steps_of(round)
    standing = standing_of(round, views, timezone.localdate())
    return ListedRound(round, standing, current_step(views), next_step(views))


def _planned(
    budget: ParticipatoryBudget, rounds: Sequence[ListedRound], *, sees_all: bool
) -> list[PlannedYear]:
    by_number = {each.round.number: each for each in rounds}
    years = budget.year_of
    numbers = sorted({*by_number, *years} if sees_all else by_number)
    return [PlannedYear(each, years.get(each), by_number.get(each)) for each in numbers]
