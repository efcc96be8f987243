"""The money of the demo's rounds: pots, and what areas get by a formula."""

from datetime import date
from fractions import Fraction
from typing import Any

from medborgarbudget.counting.rule import Tier
from medborgarbudget.demo.stories import RoundStory
from medborgarbudget.organisations.models import Area, Organisation, ResidentGroup, Topic
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions.money import set_budget
from medborgarbudget.rounds.actions.pots import add_pot, remove_pot
from medborgarbudget.rounds.actions.sharing import share_out
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.states import PotCoverage

LEAD = Actor(Role.PROCESS_LEAD)
COVERED: dict[str, tuple[PotCoverage, type[Any]]] = {
    "area": (PotCoverage.AREA, Area),
    "group": (PotCoverage.GROUP, ResidentGroup),
    "topic": (PotCoverage.THEME, Topic),
}


def invent_pots(round: Round, story: RoundStory) -> None:
    """Give a round its money, and its pots in place of those that it began with."""
    set_budget(round=round, total=max(story.total, round.budget), by=LEAD)
    if story.pots or story.shared:
        for pot in Pot.objects.filter(round=round).select_related("round"):
            remove_pot(pot=pot, by=LEAD)
    if story.shared:
        _share_out(round, *story.shared)
    for told in story.pots:
        add_pot(round=round, details=_details(round.organisation, told), by=LEAD)
    set_budget(round=round, total=story.total, by=LEAD)


def _share_out(round: Round, total: int, formula: Any) -> None:
    areas = list(Area.objects.filter(organisation=round.organisation))
    counted_on = next(each.residents_on for each in areas if each.residents_on)
    share_out(
        round=round,
        total=total,
        allocation=formula,
        source=areas[0].residents_source,
        edition=_edition(counted_on),
        counted_on=counted_on,
        figures=[Figure(each.pk, str(each.name), each.residents) for each in areas],
        by=LEAD,
    )


def _edition(counted_on: date) -> str:
    return f"31 december {counted_on.year}"


def _details(organisation: Organisation, told: Any) -> dict[str, Any]:
    """The fields of a pot; what it covers is told by its address."""
    details = dict(told)
    if tiers := details.get("tiers"):
        details["tiers"] = [Tier(Fraction(cost), winners) for cost, winners in tiers]
    for name, (coverage, kind) in COVERED.items():
        if slug := details.pop(name, ""):
            details["coverage"] = coverage
            details[name] = kind.objects.get(organisation=organisation, slug=slug)
    return details
