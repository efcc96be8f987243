"""A medborgarbudget as officials set it up, by the same actions as the pages of the product.

The facts of each case are those that its docstring names; people, projects and votes are
invented to show its rules at work.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django_scopes import scope

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule import CountRule, Tier
from medborgarbudget.counting.rule.allocation import Allocation
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.actions.areas import AreaDetails, add_area, first_level
from medborgarbudget.organisations.actions.groups import add_group, add_topic
from medborgarbudget.organisations.models import Area, Organisation, ResidentGroup, Topic
from medborgarbudget.organisations.states import GroupKind, OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import (
    begin_budget,
    begin_round,
    change_budget,
    change_round,
    decide_by_hand,
    move_steps,
    publish_round,
    record_start_decision,
)
from medborgarbudget.rounds.actions.money import set_budget
from medborgarbudget.rounds.actions.pots import add_pot, remove_pot
from medborgarbudget.rounds.actions.sharing import share_out
from medborgarbudget.rounds.models import ParticipatoryBudget, Round
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.queries import rounds_of, rulebook_in_force
from medborgarbudget.rounds.queries.money import allocation_of
from medborgarbudget.rounds.ready_made import template
from medborgarbudget.rounds.rulebook import PotTerms, Rules, count_rule_for
from medborgarbudget.rounds.rulebook.texts import by_language
from medborgarbudget.rounds.states import PotCoverage, RulePart, Step
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.slugs import address_from
from tests.scenarios.counting.case import Marks, vote

COUNTED = date(2016, 12, 31)
"""A day on which residents were counted."""
LEAD = Actor(Role.PROCESS_LEAD)
ADMINISTRATOR = Actor(Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Decided:
    """A decision of a political body: who, when, where in the minutes, under which number."""

    body: str
    on: date
    paragraph: str = "§ 101"
    registry_number: str = "KS 1/101"

    @property
    def details(self) -> dict[str, Any]:
        return {
            "body": self.body,
            "decided_on": self.on,
            "paragraph": self.paragraph,
            "registry_number": self.registry_number,
            "summary": "Beslut enligt förslaget.",
        }


@dataclass(frozen=True)
class PotFor:
    """A pot as an official fills it in: its money, what it is for, and its own terms."""

    name: str
    amount: int
    of: Area | ResidentGroup | Topic | None = None
    tiers: Sequence[tuple[int, int]] = ()
    reserve: int = 0
    places_first: Sequence[str] = ()


@dataclass(frozen=True)
class SharedOut:
    """Money that areas get by a formula, from figures of a day."""

    total: int
    formula: Allocation
    areas: Sequence[Area]
    counted_on: date = COUNTED
    incomes: Mapping[str, Fraction] = field(default_factory=dict)


def an_organisation(
    name: str,
    kind: OrganisationKind = OrganisationKind.MUNICIPALITY,
    areas: Mapping[str, int | None] | None = None,
) -> Organisation:
    """An organisation, with its areas and how many live in each."""
    organisation = register_organisation(name=name, slug=address_from(name, set()), kind=kind)
    with scope(organisation=organisation):
        level = first_level(organisation=organisation, by=ADMINISTRATOR)
        for area, residents in (areas or {}).items():
            known: dict[str, Any] = (
                {"residents_on": COUNTED, "residents_source": "SCB"} if residents else {}
            )
            details = AreaDetails(name=area, level=level, residents=residents, **known)
            add_area(organisation=organisation, details=details, by=ADMINISTRATOR)
    return organisation


def areas_of(organisation: Organisation) -> list[Area]:
    """Its areas, in the order in which they were added."""
    return list(Area.objects.filter(organisation=organisation).order_by("pk"))


def a_group(organisation: Organisation, name: str, **details: Any) -> ResidentGroup:
    """A group of people whom money can be for."""
    fields = {"name": name, "kind": GroupKind.OTHER, **details}
    return add_group(organisation=organisation, details=fields, by=ADMINISTRATOR)


def a_theme(organisation: Organisation, name: str) -> Topic:
    """A theme that money can be for."""
    return add_topic(organisation=organisation, details={"name": name}, by=ADMINISTRATOR)


def rules_of(code: str, **changes: Any) -> Rules:
    """The rules of a template in the library, with what this round changed."""
    found = template(code)
    assert found, f"no template {code}"
    return replace(found.rules, **changes)


def counted_by(rules: Rules, **changes: Any) -> CountRule:
    """The rule of the count, with what this round changed."""
    return replace(rules.count, **changes)


def a_budget(
    organisation: Organisation, name: str, *orientations: str, start: Decided, **details: Any
) -> ParticipatoryBudget:
    """A medborgarbudget that its politicians have decided to start."""
    budget = begin_budget(organisation=organisation, name=name, by=LEAD)
    change_budget(
        budget=budget,
        details={
            "purpose": "Fler ska vara med och bestämma om sin vardag.",
            "orientations": list(orientations),
            "owner_body": start.body,
            "promise": f"{start.body} lovar att följa resultatet av omröstningen.",
            **details,
        },
        by=LEAD,
    )
    record_start_decision(budget=budget, details=start.details, by=LEAD)
    budget.refresh_from_db()
    return budget


def set_up(
    budget: ParticipatoryBudget,
    *,
    days: Mapping[Step, Days],
    rules: Rules | None = None,
    previous: Round | None = None,
    pots: Iterable[PotFor] = (),
    shared: SharedOut | None = None,
    name: str = "Omgång 1",
) -> Round:
    """Set a round up and make it public; whatever it lacks is told, and fails the test."""
    round = begin_round(budget=budget, name=name, rules=rules, previous=previous, by=LEAD)
    pots = list(pots)
    if pots or shared:
        if allocation_of(round):
            decide_by_hand(round=round, by=LEAD)
        for copied in round.pots.all():
            remove_pot(pot=copied, by=LEAD)
    if total := sum(each.amount for each in pots) + (shared.total if shared else 0):
        set_budget(round=round, total=total, by=LEAD)
    change_round(round=round, details={"summary": "Nu bestämmer vi tillsammans."}, by=LEAD)
    for pot in pots:
        add_pot(round=round, details=_details(pot), by=LEAD)
    if shared:
        share(round, shared)
        # What areas do not get, because of a limit or of rounding, is not decided over here.
        set_budget(round=round, total=sum(each.amount for each in round.pots.all()), by=LEAD)
    move_steps(round=round, days=days, by=LEAD)
    return publish_round(round=round, by=LEAD)


def share(round: Round, shared: SharedOut) -> None:
    """Share a round's money out over areas by a formula and SCB's figures."""
    share_out(
        round=round,
        total=shared.total,
        allocation=shared.formula,
        source="SCB, folkmängd",
        edition=str(shared.counted_on.year),
        counted_on=shared.counted_on,
        figures=[
            Figure(area.pk, str(area.name), area.residents, shared.incomes.get(str(area.name)))
            for area in shared.areas
        ],
        by=LEAD,
    )


def _details(pot: PotFor) -> dict[str, Any]:
    coverage, field = _COVERS[type(pot.of)]
    return {
        "name": pot.name,
        "amount": pot.amount,
        "coverage": coverage,
        "tiers": [Tier(Fraction(cost), winners) for cost, winners in pot.tiers],
        "reserve": pot.reserve,
        "places_first": list(pot.places_first),
        **({field: pot.of} if field else {}),
    }


_COVERS: dict[type, tuple[PotCoverage, str]] = {
    type(None): (PotCoverage.EVERYONE, ""),
    Area: (PotCoverage.AREA, "area"),
    ResidentGroup: (PotCoverage.GROUP, "group"),
    Topic: (PotCoverage.THEME, "topic"),
}


def days_of(first: date, *last_days: date) -> dict[Step, Days]:
    """Steps one after another: the first day of all, and the last one of each."""
    timetable = {}
    for step, last in zip(Step, last_days, strict=True):
        timetable[step] = Days(first, last)
        first = last + timedelta(days=1)
    return timetable


def year_of(year: int) -> dict[Step, Days]:
    """The days of a round that begins in January and votes in September."""
    return days_of(
        date(year, 1, 11),
        date(year, 2, 7),
        date(year, 2, 21),
        date(year, 3, 31),
        date(year, 8, 31),
        date(year, 9, 25),
        date(year, 10, 31),
        date(year + 1, 6, 30),
        date(year + 1, 8, 31),
    )


def again(round: Round) -> Round:
    """The round as it is stored now."""
    return rounds_of(round.organisation).get(pk=round.pk)


def published(round: Round) -> dict[RulePart, str]:
    """What the public rules say, part by part, as residents read it."""
    book = rulebook_in_force(again(round))
    assert book
    sections = rulebook_sections(book.edition)
    return {
        section.part: " ".join(
            [
                *section.sentences,
                *section.items,
                *(f"{each.heading}: {' '.join(each.sentences)}" for each in section.groups),
            ]
        ).replace("\N{NO-BREAK SPACE}", " ")
        for section in sections
    }


def rules_in(round: Round) -> Rules:
    """The public rules of a round."""
    book = rulebook_in_force(again(round))
    assert book
    return book.rules


def pots_in(round: Round) -> dict[str, PotTerms]:
    """The pots of a round as the public rules hold them, by name."""
    book = rulebook_in_force(again(round))
    assert book
    return {by_language(pot.name)["sv"]: pot for pot in book.pot_terms}


def rule_for(round: Round, pot: str) -> CountRule:
    """The rule that counts the votes of one of its pots."""
    return count_rule_for(pots_in(round)[pot], rules_in(round).count)


def ballots_in(
    round: Round, pot: str, projects: Iterable[Project], ballots: Iterable[tuple[int, Marks]]
) -> Election:
    """Ballots as voters of a pot mark them; each so many of them."""
    return vote(rule_for(round, pot), projects, pots_in(round)[pot].amount, ballots)


def counted(
    round: Round, pot: str, projects: Iterable[Project], ballots: Iterable[tuple[int, Marks]]
) -> Outcome:
    """The outcome of a pot's vote."""
    return count(ballots_in(round, pot, projects, ballots), rule_for(round, pot))
