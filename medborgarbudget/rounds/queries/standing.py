"""Where a round stands: what is there, what is missing, and which step goes on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from medborgarbudget.rounds.gates import Facts
from medborgarbudget.rounds.models import (
    ChecklistItem,
    Decision,
    ListDecision,
    Round,
    RoundStep,
    Rulebook,
    StartDecision,
)
from medborgarbudget.rounds.states import Need, Opening, Step, StepState
from medborgarbudget.rounds.timetable import (
    Days,
    StepView,
    recorded_steps_on,
    state_of,
    steps_on,
)

DECISIONS = ("participatory_budget__start_decision", "list_decision", "decision")


def with_standing(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """The rounds with everything that tells where they stand, in a fixed number of queries."""
    return _with(
        rounds.select_related("organisation", *DECISIONS),
        RoundStep.objects.all(),
        _published().defer("document", "pots"),
        _undone(),
    )


def in_short(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """The same of many rounds, with their names and no other texts."""
    shown = ("name", "slug", "organisation__slug")
    return _that_tell(rounds.select_related("organisation"), RoundStep.objects.all(), *shown)


def with_begun_steps(rounds: QuerySet[Round], day: date) -> QuerySet[Round]:
    """The same of many rounds, for lists that tell nothing else: no names, no texts, and no steps
    that begin after a day."""
    return _that_tell(rounds, RoundStep.objects.filter(starts_on__lte=day), "organisation")


def _that_tell(rounds: QuerySet[Round], steps: QuerySet[RoundStep], *shown: str) -> QuerySet[Round]:
    """Only what tells where rounds stand, and what is ``shown`` of each."""
    days = ("starts_on", "ends_on", "opening", "opened_at", "closed_at")
    versions = ("number", "published_at", "frozen_at", "has_criteria", "has_pots")
    return _with(
        rounds.select_related(*DECISIONS),
        steps.order_by().only("round", "step", *days),
        _published().order_by().only("round", *versions),
        _undone().order_by().only("round", "step", "required", "done_at"),
    ).only(
        "number",
        "record_only",
        "published_at",
        "cancelled_at",
        "finished_on",
        *(f"{decision}__recorded_at" for decision in DECISIONS),
        *shown,
    )


def _with(
    rounds: QuerySet[Round],
    steps: QuerySet[RoundStep],
    rulebooks: QuerySet[Rulebook],
    checklist: QuerySet[ChecklistItem],
) -> QuerySet[Round]:
    # Without querysets of their own the scope would be asked for anew at every round.
    return rounds.prefetch_related(
        Prefetch("steps", steps),
        Prefetch("rulebooks", rulebooks),
        Prefetch("checklist", checklist),
    )


def _published() -> QuerySet[Rulebook]:
    published: QuerySet[Rulebook] = Rulebook.objects.filter(published_at__isnull=False)
    return published


def _undone() -> QuerySet[ChecklistItem]:
    undone: QuerySet[ChecklistItem] = ChecklistItem.objects.filter(required=True, done_at=None)
    return undone


def planned_days(round: Round) -> dict[Step, Days]:
    """The days of each step that has any."""
    return _days(round.steps.all())


def rows_in_order(round: Round) -> list[RoundStep]:
    """What is stored of the steps, in SKR's order."""
    order = list(Step)
    return sorted(round.steps.all(), key=lambda row: order.index(Step(row.step)))


def steps_of(round: Round, day: date | None = None) -> list[StepView]:
    """The eight steps of a round as they stand on a day (today, if none is given)."""
    day = day or timezone.localdate()
    rows = list(round.steps.all())
    planned = _days(rows)
    if round.record_only:
        decided = decision_of(round) is not None
        return recorded_steps_on(day, planned, round.finished_on, decided=decided)
    closed = frozenset(Step(row.step) for row in rows if row.closed_at)
    return steps_on(day, planned, facts_of(round), closed)


def _days(rows: Iterable[RoundStep]) -> dict[Step, Days]:
    return {Step(row.step): Days(row.starts_on, row.ends_on) for row in rows}


def facts_of(round: Round) -> Facts:
    """What is there in a round, for the gates to look at."""
    return Facts(
        since=dict(_since(round)),
        undone=frozenset(
            Step(item.step)
            for item in round.checklist.all()
            if item.required and item.done_at is None
        ),
        unopened=frozenset(
            Step(step.step)
            for step in round.steps.all()
            if step.opening == Opening.HAND and not step.opened_at
        ),
    )


def start_decision_of(round: Round) -> StartDecision | None:
    """The political start decision of the medborgarbudget that the round belongs to."""
    return getattr(round.participatory_budget, "start_decision", None)


def list_decision_of(round: Round) -> ListDecision | None:
    """The decision about the ballot list, if it has been taken."""
    return getattr(round, "list_decision", None)


def decision_of(round: Round) -> Decision | None:
    """The political decision after the vote, if it has been taken."""
    return getattr(round, "decision", None)


def rulebook_in_force(round: Round) -> Rulebook | None:
    """The version of the rules that holds now: the latest that is public."""
    published = [each for each in round.rulebooks.all() if each.published_at]
    return max(published, key=lambda each: each.number, default=None)


def latest_rulebook(round: Round) -> Rulebook | None:
    """The version that was written last, be it public or not."""
    return Rulebook.objects.filter(round=round).order_by("-number").first()


def is_frozen(round: Round) -> bool:
    """Whether the rules are frozen: since the vote opened, whether a job saw it or not."""
    if any(each.frozen_at for each in round.rulebooks.all()):
        return True
    # A vote that was called off before its first day never opens, whatever its days say.
    until = timezone.localdate(round.cancelled_at) if round.cancelled_at else None
    return state_of(steps_of(round, until), Step.VOTE) in (StepState.CURRENT, StepState.DONE)


def is_over(round: Round, step: Step) -> bool:
    """Whether a step of the round has passed today."""
    return state_of(steps_of(round), step) is StepState.DONE


def _since(round: Round) -> Iterator[tuple[Need, date]]:
    if round.published_at:
        yield Need.PUBLISHED, _day(round.published_at)
    for need, decision in (
        (Need.START_DECISION, start_decision_of(round)),
        (Need.LIST_DECISION, list_decision_of(round)),
        (Need.DECISION, decision_of(round)),
    ):
        if decision:
            yield need, _day(decision.recorded_at)
    # The first version comes last in the list, so that the earliest day holds.
    for rulebook in sorted(round.rulebooks.all(), key=lambda each: -each.number):
        if rulebook.published_at:
            yield Need.RULES, _day(rulebook.published_at)
            if rulebook.has_criteria:
                yield Need.CRITERIA, _day(rulebook.published_at)
            if rulebook.has_pots:
                yield Need.POTS, _day(rulebook.published_at)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
