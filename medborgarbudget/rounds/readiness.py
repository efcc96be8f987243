"""What a round that is being set up lacks before it can be public."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.money import Money, concerns_about, in_no_pot, money_now
from medborgarbudget.rounds.queries.standing import planned_days, start_decision_of
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import out_of_order


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing, and the page of the set-up where it is put right."""

    text: str | Promise
    page: str


def lacks_of(round: Round, money: Money | None = None) -> list[Lack]:
    """Everything that is missing, in the order of the set-up's pages; ``money`` is the round's
    by its rules as they are being written, where it is at hand."""
    money = money or money_now(round, public=False)
    return [
        *_purpose(round),
        *_money(money),
        *_rules(money.rules),
        *_days(round),
        *_decision(round),
    ]


def _purpose(round: Round) -> Iterator[Lack]:
    budget = round.participatory_budget
    assert budget is not None
    if not budget.orientations:
        yield Lack(_("Choose an orientation: territory, group or theme."), "purpose")
    if not str(budget.purpose):
        yield Lack(_("Say what the medborgarbudget is for."), "purpose")
    if not budget.owner_body:
        yield Lack(_("Say which political body owns it."), "purpose")
    if not str(round.promised):
        yield Lack(_("Write what the politicians promise."), "purpose")
    if not str(round.summary):
        yield Lack(_("Say in a sentence what the round is about."), "purpose")


def _money(found: Money) -> Iterator[Lack]:
    if not found.lines:
        yield Lack(_("Say what the money is: add a pot."), "money")
    elif found.left < 0:
        yield Lack(_("The pots hold more money than the round has."), "money")
    elif found.left > 0:
        yield Lack(in_no_pot(found), "money")
    yield from (Lack(concern, "money") for concern in concerns_about(found))


def _rules(rules: Rules | None) -> Iterator[Lack]:
    if rules is None:
        return
    if not rules.criteria:
        yield Lack(_("Write at least one criterion for the review."), "ideas")
    if rules.count.ballot is None:
        yield Lack(_("Choose how people vote."), "count")
    if not (rules.count.ties.lot_seed or rules.count.ties.lot_commitment):
        yield Lack(_("Write the text from which lots are drawn."), "conditions")


def _days(round: Round) -> Iterator[Lack]:
    planned = planned_days(round)
    if len(planned) < len(Step):
        yield Lack(_("Give every step its days."), "days")
    for step, earlier in out_of_order(planned):
        message = _("%(step)s begins too early for %(earlier)s.")
        yield Lack(message % {"step": step.label, "earlier": earlier.label}, "days")
    today = timezone.localdate()
    for step, days in planned.items():
        if step.residents_act and days.last < today:
            message = _("The last day of “%(step)s” has passed. Give it new days.")
            yield Lack(message % {"step": step.label}, "days")


def _decision(round: Round) -> Iterator[Lack]:
    if start_decision_of(round) is None:
        yield Lack(_("Record the political start decision."), "decision")
