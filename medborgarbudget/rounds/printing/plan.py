"""The whole of a round that is being set up: on a page, and as a plan for the board."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.setup import PageInList
from medborgarbudget.rounds.printing.data import (
    Check,
    Fact,
    PlannedStep,
    PlanPrint,
    Section,
    Table,
)
from medborgarbudget.rounds.printing.rulebook import printed_section
from medborgarbudget.rounds.queries import rows_in_order, start_decision_of
from medborgarbudget.rounds.queries.pots import pots_of
from medborgarbudget.rounds.queries.rulebooks import edition_with
from medborgarbudget.rounds.queries.setup import rules_being_written
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.wording.rulebook import Section as RuleSection
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.print_text import blocks
from medborgarbudget.web.templatetags.amounts import money


def rules_in_words(round: Round) -> tuple[RuleSection, ...]:
    """The rules as they would read if the round were public now."""
    return rulebook_sections(edition_with(round, rules_being_written(round)))


def plan_of(round: Round, pages: Sequence[PageInList], day: date) -> PlanPrint:
    """The plan, for the board to decide on."""
    budget = round.participatory_budget
    assert budget is not None
    return PlanPrint(
        letterhead=letterhead(round.organisation),
        round=str(round.name),
        state=_("Proposal of %(day)s") % {"day": date_format(day, "j F Y")},
        purpose=str(round.summary),
        facts=list(_facts(round)),
        sections=list(_sections(round)),
        steps=[
            PlannedStep(
                label=str(Step(row.step).label),
                first=row.starts_on,
                last=row.ends_on,
                responsible=row.responsible_body,
            )
            for row in rows_in_order(round)
        ],
        pots=_pots(round),
        checklist=[
            Check(
                text=str(each.page.label),
                done=not each.lacks,
            )
            for each in pages
            if each.page.name not in ("what_if", "ready")
        ],
        signatures=[budget.owner_body or _("Chair"), _("Process lead")],
    )


def _facts(round: Round) -> Iterator[Fact]:
    budget = round.participatory_budget
    assert budget is not None
    yield Fact(label=_("Money to decide over"), text=money(round.budget, round.currency))
    if budget.orientations:
        labels = ", ".join(str(each.label) for each in budget.orientation_list)
        yield Fact(label=_("Orientation"), text=labels)
    if budget.owner_body:
        yield Fact(label=_("Political body that owns it"), text=budget.owner_body)
    if budget.planned_years:
        years = ", ".join(map(str, budget.planned_years))
        yield Fact(label=_("Rounds planned"), text=years)


def _sections(round: Round) -> Iterator[Section]:
    budget = round.participatory_budget
    assert budget is not None
    if str(budget.purpose):
        yield Section(heading=_("Purpose"), body=blocks(budget.purpose))
    if str(round.promised):
        yield Section(heading=_("What the politicians promise"), body=blocks(round.promised))
    yield from _decision(round)
    yield from map(printed_section, rules_in_words(round))
    resources = list(_resources(round))
    if resources or str(budget.resources):
        yield Section(heading=_("Resources"), body=blocks(budget.resources), paragraphs=resources)


def _decision(round: Round) -> Iterator[Section]:
    decision = start_decision_of(round)
    if decision:
        told = _("%(body)s, %(day)s, %(paragraph)s (%(registry_number)s).") % {
            "body": decision.body,
            "day": date_format(decision.decided_on, "j F Y"),
            "paragraph": decision.paragraph,
            "registry_number": decision.registry_number,
        }
        summary = str(decision.summary)
        yield Section(heading=_("The start decision"), paragraphs=[told, summary])


def _resources(round: Round) -> Iterator[str]:
    budget = round.participatory_budget
    if budget and budget.running_cost is not None:
        yield _("A round may cost %(amount)s to run, beside the money to vote on.") % {
            "amount": money(budget.running_cost, round.currency)
        }


def _pots(round: Round) -> Table | None:
    pots = list(pots_of(round))
    if not pots:
        return None
    whole = round.budget or 1
    return Table(
        columns=[_("Pot"), _("For whom"), _("Amount")],
        rows=[
            (
                str(pot.name),
                str(pot.covered or pot.get_coverage_display()),
                money(pot.amount, round.currency),
            )
            for pot in pots
        ],
        right=[2],
        shares=[min(pot.amount / whole, 1) for pot in pots],
    )
