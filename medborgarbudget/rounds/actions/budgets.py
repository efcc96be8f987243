"""What can be done to a medborgarbudget as a whole."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text
from medborgarbudget.rounds.events import BUDGET_BEGUN, BUDGET_CHANGED
from medborgarbudget.rounds.models import ParticipatoryBudget
from medborgarbudget.web.slugs import address_from

ROUNDS = 3
"""SKR's network repeats a medborgarbudget three times, once a year."""


@transaction.atomic
def begin_budget(*, organisation: Organisation, name: Text, by: Actor) -> ParticipatoryBudget:
    """Begin a medborgarbudget with three rounds planned, the first this year."""
    taken = set(
        ParticipatoryBudget.objects.filter(organisation=organisation).values_list("slug", flat=True)
    )
    this_year = timezone.localdate().year
    budget = ParticipatoryBudget(
        organisation=organisation,
        slug=address_from(name, taken, otherwise="medborgarbudget"),
        name=name,
        planned_years=[this_year + each for each in range(ROUNDS)],
    )
    budget.full_clean()
    budget.save()
    tell_of_budget(BUDGET_BEGUN, budget, by)
    return budget


@transaction.atomic
def change_budget(*, budget: ParticipatoryBudget, details: Mapping[str, Any], by: Actor) -> None:
    """Change purpose, orientation, owner, promise, resources or years.

    ``details`` holds new values by the names of the fields. Raises ``ValidationError``, also for
    another promise than that by which a round is public.
    """
    budget = ParticipatoryBudget.objects.select_for_update().get(pk=budget.pk)
    changed = {name for name, value in details.items() if getattr(budget, name) != value}
    if "promise" in changed and _is_held_to_promise(budget):
        message = _("A round is public by this promise, so it stays. Promise it in the new round.")
        raise ValidationError({"promise": message})
    for name, value in details.items():
        setattr(budget, name, value)
    budget.full_clean()
    budget.save()
    if changed:
        tell_of_budget(BUDGET_CHANGED, budget, by)


def _is_held_to_promise(budget: ParticipatoryBudget) -> bool:
    public = budget.rounds.filter(published_at__isnull=False, record_only=False)
    return any(not str(round.promise) for round in public)


def tell_of_budget(
    event: Event, budget: ParticipatoryBudget, by: Actor, *, reason: Text = "", **details: str
) -> None:
    """Write in the journal what happened to a medborgarbudget."""
    with override("sv"):
        record(
            event,
            role=by.role,
            organisation_id=budget.organisation_id,
            subject=budget,
            reason=str(reason),
            address=budget.get_absolute_url(),
            **details,
        )
