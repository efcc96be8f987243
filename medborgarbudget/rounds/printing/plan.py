"""The whole of a round that is being set up: on a page, and as a plan for the board."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.models import Round, RoundStep
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
from medborgarbudget.rounds.queries.money import Money
from medborgarbudget.rounds.queries.pots import to_vote_on
from medborgarbudget.rounds.queries.rulebooks import edition_with
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.wording.rulebook import Section as RuleSection
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.print_text import blocks
from medborgarbudget.web.templatetags.amounts import money


def rules_in_words(money: Money) -> tuple[RuleSection, ...]:
    """A round's rules as they would read if it were public now."""
    return rulebook_sections(edition_with(money.round, money.rules or Rules(), money.pots))


def plan_of(money: Money, pages: Sequence[PageInList], day: date) -> PlanPrint:
    """The plan of a round with its money, for the board to decide on."""
    round = money.round
    budget = round.participatory_budget
    assert budget is not None
    steps = rows_in_order(round)
    return PlanPrint(
        letterhead=letterhead(round.organisation),
        round=str(round.name),
        state=_("Proposal of %(day)s") % {"day": date_format(day, "j F Y")},
        purpose=str(round.summary),
        facts=list(_facts(round)),
        sections=list(_sections(money)),
        steps=[
            PlannedStep(
                label=str(Step(row.step).label),
                first=row.starts_on,
                last=row.ends_on,
                responsible=row.responsible_body,
            )
            for row in steps
        ],
        pots=_pots(money),
        checklist=[
            Check(text=str(each.page.label), lacks=" ".join(_lacks(each, steps)))
            for each in pages
            if each.page.name not in ("what_if", "ready")
        ],
        signatures=[budget.owner_body or _("Chair"), _("Process lead")],
    )


def _lacks(listed: PageInList, steps: Sequence[RoundStep]) -> Iterator[str]:
    yield from (str(lack.text) for lack in listed.lacks)
    # A round can be made public without, but a board asks who will do it.
    nobodys = [row for row in steps if not row.responsible_id and not row.responsible_body]
    if listed.page.name == "people" and nobodys:
        labels = ", ".join(str(Step(row.step).label) for row in nobodys)
        yield _("Nobody is responsible for: %(steps)s.") % {"steps": labels}


def _facts(round: Round) -> Iterator[Fact]:
    budget = round.participatory_budget
    assert budget is not None
    voted_on = to_vote_on(round)
    yield Fact(label=_("Money to decide over"), text=money(voted_on, round.currency))
    if voted_on != round.budget:
        yield Fact(label=_("Reserve"), text=money(round.budget - voted_on, round.currency))
    if budget.orientations:
        labels = ", ".join(str(each.label) for each in budget.orientation_list)
        yield Fact(label=_("Orientation"), text=labels)
    if budget.owner_body:
        yield Fact(label=_("Political body that owns it"), text=budget.owner_body)
    if budget.planned_years:
        years = ", ".join(map(str, budget.planned_years))
        yield Fact(label=_("Rounds planned"), text=years)


def _sections(money: Money) -> Iterator[Section]:
    round = money.round
    budget = round.participatory_budget
    assert budget is not None
    if str(budget.purpose):
        yield Section(heading=_("Purpose"), body=blocks(budget.purpose))
    if str(round.promised):
        yield Section(heading=_("What the politicians promise"), body=blocks(round.promised))
    yield from _decision(round)
    yield from map(printed_section, rules_in_words(money))
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


def _pots(found: Money) -> Table | None:
    if not found.lines:
        return None
    whole = found.total or 1
    return Table(
        columns=[_("Pot"), _("For whom"), _("Amount")],
        rows=[
            (
                str(pot.name),
                str(pot.covered or pot.get_coverage_display()),
                money(pot.amount, found.round.currency),
            )
            for pot in found.pots
        ],
        right=[2],
        shares=[min(pot.amount / whole, 1) for pot in found.pots],
    )
