"""What can be done to a round's pots one by one. Those of a public round need a reason."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.counting.rule import Tier
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.actions.money import changing_pots
from medborgarbudget.rounds.events import POT_ADDED, POT_CHANGED, POT_REMOVED, POTS_ORDERED
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.pot_concerns import tiers_problem
from medborgarbudget.rounds.queries.money import is_shared_out_to
from medborgarbudget.rounds.states import PotCoverage

COVERED = {PotCoverage.AREA: "area", PotCoverage.GROUP: "group", PotCoverage.THEME: "topic"}
"""The field that names what a pot is for."""


def add_pot(*, round: Round, details: Mapping[str, Any], by: Actor, reason: Text = "") -> Pot:
    """Add a pot, last in order.

    ``details`` holds values by the names of the fields, with ``tiers`` as `Tier`s. Raises
    ``ValidationError`` if it is not sound, or holds more than what is left.
    """
    pot = Pot(organisation_id=round.organisation_id)
    _fill(pot, details)
    with changing_pots(round, POT_ADDED, by, reason, pot=_name(pot)) as locked_round:
        pot.round, pot.position = locked_round, next_position(locked_round)
        _require_sound(pot)
        pot.save()
    return pot


def change_pot(*, pot: Pot, details: Mapping[str, Any], by: Actor, reason: Text = "") -> Pot:
    """Change a pot; raises ``ValidationError`` as `add_pot` does, and if its amount comes from
    sharing out."""
    with changing_pots(pot.round, POT_CHANGED, by, reason, pot=_name(pot)) as round:
        pot = _still_there(pot)
        before = (pot.coverage, pot.area_id, pot.amount)
        was_shared_out = is_shared_out_to(round, pot)
        _fill(pot, details)
        if was_shared_out and before != (pot.coverage, pot.area_id, pot.amount):
            message = _("The amount comes from the sharing out over areas. Share out anew.")
            raise ValidationError({"amount": message})
        _require_sound(pot)
        pot.save()
    return pot


def remove_pot(*, pot: Pot, by: Actor, reason: Text = "") -> None:
    """Remove a pot; raises ``ValidationError`` for a public round's last one."""
    with changing_pots(pot.round, POT_REMOVED, by, reason, pot=_name(pot)) as round:
        pot = _still_there(pot)
        if is_shared_out_to(round, pot):
            message = _("Its money comes from the sharing out over areas. Share out without it.")
            raise ValidationError(message)
        pot.delete()
        if round.published_at and not Pot.objects.filter(round=round).exists():
            raise ValidationError(_("A public round has at least one pot. Change this one."))


@transaction.atomic
def move_pot(*, pot: Pot, up: bool, by: Actor) -> None:
    """Move a pot one place up or down among those of a round that is being set up."""
    round = locked(pot.round)
    if round.published_at:
        raise ValidationError(_("The pots of a public round stay in their order."))
    pots = list(Pot.objects.filter(round=round))
    place = pots.index(_still_there(pot))
    there = place - 1 if up else place + 1
    if not 0 <= there < len(pots):
        return
    pots[place], pots[there] = pots[there], pots[place]
    for position, each in enumerate(pots):
        each.position = position
    Pot.objects.bulk_update(pots, ["position"])
    write_down(POTS_ORDERED, round, by)


def next_position(round: Round) -> int:
    """The position after the last pot."""
    last: int | None = Pot.objects.filter(round=round).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _fill(pot: Pot, details: Mapping[str, Any]) -> None:
    for name, value in details.items():
        setattr(pot, name, value)
    if "tiers" in details:
        pot.tiers = [{"cost": str(each.cost), "winners": each.winners} for each in pot.tiers]
    if not str(pot.name).strip() and pot.covered:
        pot.name = pot.covered.name


def _require_sound(pot: Pot) -> None:
    problems = {}
    field = COVERED.get(PotCoverage(pot.coverage))
    if field and pot.covered is None:
        problems[field] = _("Choose what the pot is for.")
    if not str(pot.name).strip():
        problems["name"] = _("Give the pot a name.")
    if pot.reserve >= pot.amount > 0:
        problems["reserve"] = _("The reserve is a part of the pot: less than all of it.")
    if problem := tiers_problem(_tiers(pot.tiers)):
        problems["tiers"] = problem
    if pot.area_id and _others(pot).filter(area=pot.area_id).exists():
        problems["area"] = _("%(area)s has a pot already. Change that one.") % {"area": pot.area}
    if problems:
        raise ValidationError(problems)
    pot.full_clean()


def _others(pot: Pot) -> Any:
    return Pot.objects.filter(round=pot.round).exclude(pk=pot.pk)


def _tiers(stored: Sequence[Mapping[str, Any]]) -> list[Tier]:
    return [Tier(Fraction(each["cost"]), each["winners"]) for each in stored]


def _still_there(pot: Pot) -> Pot:
    found: Pot | None = (
        Pot.objects.select_related("area", "group", "topic", "round").filter(pk=pot.pk).first()
    )
    if found is None:
        raise ValidationError(_("Somebody else has removed this pot."))
    return found


def _name(pot: Pot) -> str:
    with override("sv"):
        return str(pot)
