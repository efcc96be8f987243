"""Sharing a round's money out over areas by a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.counting.allocation import Allotments
from medborgarbudget.counting.rule.allocation import Allocation as Formula
from medborgarbudget.organisations.models import Area
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text
from medborgarbudget.rounds.actions.money import changing_pots
from medborgarbudget.rounds.actions.pots import next_position
from medborgarbudget.rounds.events import FORMULA_LEFT, MONEY_SHARED_OUT
from medborgarbudget.rounds.models import Allocation, Pot, Round
from medborgarbudget.rounds.money import Figure, as_figures, as_stored, shared_out
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import PotCoverage
from medborgarbudget.web.templatetags.amounts import money


def share_out(
    *,
    round: Round,
    total: int,
    allocation: Formula,
    source: str,
    edition: str,
    counted_on: date,
    figures: Sequence[Figure],
    by: Actor,
    reason: Text = "",
) -> Allotments:
    """Share ``total`` out over areas: each gets a pot with its part, or its pot gets another
    amount. Areas that were shared out to before, and are not named now, lose their pots.

    The formula is written into the rules, the figures and their source are kept beside. Raises
    ``ValidationError`` if it cannot be shared out so, or if the source is not told.
    """
    with override("sv"):
        shown = money(total, round.currency)
    with changing_pots(
        round,
        MONEY_SHARED_OUT,
        by,
        reason,
        change_rules=lambda rules: _with_formula(rules, allocation),
        areas=len(figures),
        total=shown,
    ) as locked_round:
        shared = shared_out(total, figures, allocation, locked_round.currency)
        before = _keep_figures(locked_round, total, source, edition, counted_on, figures)
        gone = {each.area for each in before} - {each.area for each in figures}
        Pot.objects.filter(round=locked_round, area__in=gone).delete()
        _fill_pots(locked_round, figures, shared)
    return shared


def decide_by_hand(*, round: Round, by: Actor, reason: Text = "") -> None:
    """Let the formula go: the pots stay, and their amounts can be changed one by one."""
    with changing_pots(
        round, FORMULA_LEFT, by, reason, change_rules=lambda rules: _with_formula(rules, None)
    ) as locked_round:
        Allocation.objects.filter(round=locked_round).delete()


def _with_formula(rules: Rules, formula: Formula | None) -> Rules:
    return replace(rules, count=replace(rules.count, allocation=formula))


def _keep_figures(
    round: Round,
    total: int,
    source: str,
    edition: str,
    counted_on: date,
    figures: Iterable[Figure],
) -> tuple[Figure, ...]:
    """Keep what the money is shared out by; returns the figures that were kept before."""
    if counted_on > timezone.localdate():
        raise ValidationError({"counted_on": _("The day of the figures has not come yet.")})
    if not source.strip():
        raise ValidationError({"source": _("Say where the figures are from.")})
    kept = Allocation.objects.filter(round=round).first()
    before = as_figures(kept.figures) if kept else ()
    kept = kept or Allocation(organisation=round.organisation, round=round)
    kept.total, kept.source, kept.edition = total, source, edition
    kept.counted_on, kept.figures = counted_on, as_stored(figures)
    kept.full_clean()
    kept.save()
    return before


def _fill_pots(round: Round, figures: Sequence[Figure], shared: Allotments) -> None:
    ids = [each.area for each in figures]
    areas = {each.pk: each for each in Area.objects.filter(pk__in=ids)}
    if set(areas) != set(ids):
        raise ValidationError(_("One of the areas is gone. Look at the areas, and begin anew."))
    held = {each.area_id: each for each in Pot.objects.filter(round=round, area__in=ids)}
    position = next_position(round)
    for place, (figure, allotment) in enumerate(zip(figures, shared.allotments, strict=True)):
        pot = held.get(figure.area) or Pot(
            organisation=round.organisation,
            round=round,
            position=position + place,
            coverage=PotCoverage.AREA,
            area=areas[figure.area],
            name=areas[figure.area].name,
        )
        pot.amount = allotment.amount
        if pot.reserve >= pot.amount:
            message = _("%(pot)s would get less than it keeps in reserve. Lower the reserve first.")
            raise ValidationError(message % {"pot": pot})
        pot.full_clean()
        pot.save()
