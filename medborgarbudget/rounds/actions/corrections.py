"""Putting slips of the pen right in the record of what political bodies decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.models import Document
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.budgets import tell_of_budget
from medborgarbudget.rounds.actions.decisions import require_after_ideas, require_after_vote
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.events import DECISION_CORRECTED, DRAFT_DECISION_CORRECTED
from medborgarbudget.rounds.models import (
    Decision,
    ListDecision,
    ParticipatoryBudget,
    Round,
    StartDecision,
)

FORMAL = ("body", "decided_on", "paragraph", "registry_number")
"""What a decision is found by in the minutes; the journal keeps how it read before."""

AnyDecision: TypeAlias = StartDecision | ListDecision | Decision


@transaction.atomic
def correct_decision(
    *, decision: AnyDecision, details: Mapping[str, Any], reason: Text = "", by: Actor
) -> None:
    """Put right what was written wrongly about a decision; what stood there before is kept.

    Everyone can read the ``reason``, which is needed once the round is public. Raises
    ``ValidationError`` if it is missing, if nothing changes, or if the decision could not have
    been recorded like this. When it was recorded stays.
    """
    round = _locked_with(decision)
    stored = type(decision).objects.get(pk=decision.pk)
    changed = {
        name: _plain(old)
        for name, new in details.items()
        if _differ(old := getattr(stored, name), new)
    }
    for name in changed:
        setattr(stored, name, details[name])
    if not changed:
        raise ValidationError(_("Nothing is changed. Correct what is wrong, or go back."))
    if is_public(stored) and not str(reason).strip():
        raise ValidationError({"reason": _("Say what was wrong. Everyone can read it.")})
    stored.full_clean()
    _require_possible(stored, round)
    correction = {"at": timezone.now().isoformat(), "reason": _plain(reason), "before": changed}
    stored.corrections = [*stored.corrections, correction]
    stored.save()
    _tell(stored, round, changed, reason, by)


def _locked_with(decision: AnyDecision) -> Round | None:
    if isinstance(decision, StartDecision):
        ParticipatoryBudget.objects.select_for_update().get(pk=decision.participatory_budget_id)
        return None
    return locked(decision.round)


def is_public(decision: AnyDecision) -> bool:
    """Whether everyone can see the decision, so that a correction needs its reason."""
    if isinstance(decision, StartDecision):
        rounds = decision.participatory_budget.rounds
        return rounds.filter(published_at__isnull=False).exists()
    return decision.round.published_at is not None


def _require_possible(decision: AnyDecision, round: Round | None) -> None:
    recorded_on = timezone.localdate(decision.recorded_at)
    if decision.decided_on > recorded_on:
        # Or else a step would have opened on a decision that had not been taken.
        message = _("It was recorded on %(day)s, so it had been taken by then.")
        day = date_format(recorded_on, "j F Y")
        raise ValidationError({"decided_on": message % {"day": day}})
    if round is None or round.record_only:
        return
    if isinstance(decision, ListDecision):
        require_after_ideas(round, decision.decided_on)
    else:
        require_after_vote(round, decision.decided_on)


def _differ(old: object, new: object) -> bool:
    if isinstance(old, Document) and isinstance(new, Document):
        return old.pk != new.pk
    if isinstance(old, LazyI18nString) and isinstance(new, str):
        new = LazyI18nString(new)
    return bool(_plain(old) != _plain(new))


def _plain(value: Any) -> Any:
    """A value as it can be kept beside the decision."""
    if isinstance(value, Document):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, LazyI18nString):
        written = (
            value.data if isinstance(value.data, dict) else {settings.LANGUAGE_CODE: value.data}
        )
        return {language: text for language, text in written.items() if text}
    return "" if value is None else value


def _tell(
    decision: AnyDecision,
    round: Round | None,
    changed: Mapping[str, Any],
    reason: Text,
    by: Actor,
) -> None:
    details = {
        "decision": decision._meta.model_name or "",
        "fields": " ".join(sorted(changed)),
        "before": " ".join(str(changed[name]) for name in FORMAL if name in changed),
        "after": " ".join(str(getattr(decision, name)) for name in FORMAL if name in changed),
    }
    if round is None:
        assert isinstance(decision, StartDecision)
        event = DECISION_CORRECTED if is_public(decision) else DRAFT_DECISION_CORRECTED
        tell_of_budget(event, decision.participatory_budget, by, reason=reason, **details)
    else:
        write_down(DECISION_CORRECTED, round, by, reason=reason, **details)
