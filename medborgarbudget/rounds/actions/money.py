"""What every change of a round's money has in common, and setting its total."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.events import Event
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.actions.rulebooks import publish_draft, save_rules
from medborgarbudget.rounds.events import RULES_CHANGED, TOTAL_CHANGED, TOTAL_SET
from medborgarbudget.rounds.models import Pot, Round, Rulebook
from medborgarbudget.rounds.queries.money import concerns_about, money_of
from medborgarbudget.rounds.queries.rulebooks import draft_of
from medborgarbudget.rounds.queries.setup import rules_being_written
from medborgarbudget.rounds.queries.standing import is_frozen, rulebook_in_force
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.web.templatetags.amounts import money


@transaction.atomic
def set_budget(*, round: Round, total: int, by: Actor, reason: Text = "") -> None:
    """Say how much money the round has in all; of a public one, with a reason for everyone.

    Raises ``ValidationError`` if the pots hold more, or if the rules are frozen.
    """
    round = locked(round)
    _require_open(round, reason)
    if total < 1:
        raise ValidationError({"total": _("Write how many kronor there are.")})
    before, round.budget = round.budget, total
    _require_room(round, "total")
    Round.objects.filter(pk=round.pk).update(budget=total)
    event = TOTAL_CHANGED if round.published_at else TOTAL_SET
    with override("sv"):
        shown = {"total": money(total, round.currency), "before": money(before, round.currency)}
    if total != before:
        write_down(event, round, by, reason=reason, **shown)


@contextmanager
def changing_pots(
    round: Round,
    event: Event,
    by: Actor,
    reason: Text,
    change_rules: Callable[[Rules], Rules] | None = None,
    **details: str | int,
) -> Iterator[Round]:
    """Change pots of the round that it yields, locked; all of it happens or nothing.

    Pots of a public round are a part of its rules, which get a new version with the reason.
    Raises ``ValidationError`` once the vote has opened, and if the pots hold more than there is.
    """
    with transaction.atomic():
        round = locked(round)
        _require_open(round, reason)
        yield round
        _require_room(round, "amount")
        if round.published_at:
            _publish_pots(round, change_rules, reason, by)
        elif change_rules:
            save_rules(round=round, rules=change_rules(rules_being_written(round)))
        write_down(event, round, by, reason=reason, **details)


def _require_open(round: Round, reason: Text) -> None:
    if round.record_only:
        raise ValidationError(_("This round is kept as a record. Its money stays as it was."))
    if round.cancelled_at:
        raise ValidationError(_("The round has been called off."))
    if is_frozen(round):
        raise ValidationError(_("The vote has opened. The money stays as it was then."))
    if round.published_at and not str(reason).strip():
        raise ValidationError({"reason": _("Say why the money changes. Everyone can read it.")})


def _require_room(round: Round, field: str) -> None:
    held = Pot.objects.filter(round=round).aggregate(sum=Sum("amount"))["sum"] or 0
    if held <= round.budget:
        return
    message = _(
        "The pots hold %(held)s together, and the round has %(total)s. That is %(over)s too much."
    )
    shown = {"held": held, "total": round.budget, "over": held - round.budget}
    amounts = {name: money(each, round.currency) for name, each in shown.items()}
    raise ValidationError({field: message % amounts})


def _publish_pots(
    round: Round, change_rules: Callable[[Rules], Rules] | None, reason: Text, by: Actor
) -> None:
    """Publish the rules that hold with the pots as they are now.

    Changes to other rules that somebody has not published yet go on waiting.
    """
    held = rulebook_in_force(round)
    assert held is not None
    change = change_rules or _as_they_are
    waiting = draft_of(round)
    Rulebook.objects.filter(round=round, published_at=None).delete()
    save_rules(round=round, rules=change(held.rules))
    if concerns := concerns_about(money_of(round, change(held.rules))):
        raise ValidationError(concerns)
    published = publish_draft(round, reason=reason)
    if waiting:
        save_rules(round=round, rules=change(waiting.rules))
    write_down(RULES_CHANGED, round, by, reason=reason, version=published.number)


def _as_they_are(rules: Rules) -> Rules:
    return rules
