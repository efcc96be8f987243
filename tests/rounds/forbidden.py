"""What must never be seen of a round, in plain tables.

Nothing here asks the gates: what is there is read from the rows, and what is told from the pages.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.utils import timezone

from medborgarbudget.rounds.models import (
    ChecklistItem,
    Decision,
    ListDecision,
    Pot,
    Round,
    RoundStep,
    Rulebook,
    StartDecision,
    TimetableChange,
)
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.states import Need, Step, StepState

Row = Mapping[str, Any]

CURRENT, DONE = StepState.CURRENT, StepState.DONE
BEGUN = (CURRENT, DONE)


@dataclass(frozen=True)
class Sight:
    """A round as it stands in the tables on a day, and what everyone is told of its steps.

    ``by_force`` if it became public in another way than by the act that makes it so.
    """

    day: date
    round: Row
    promise: str
    start: Row | None
    list: Row | None
    decision: Row | None
    days: Mapping[Step, Row]
    left_to_do: frozenset[Step]
    versions: tuple[Row, ...]
    pots: tuple[Row, ...]
    moves: tuple[Row, ...]
    told: Mapping[Step, StepState] = field(default_factory=dict)
    missing: Mapping[Step, frozenset[Need]] = field(default_factory=dict)
    by_force: bool = False

    @property
    def public(self) -> bool:
        return self.round["published_at"] is not None

    @property
    def called_off(self) -> bool:
        return self.round["cancelled_at"] is not None

    @property
    def rules(self) -> Any:
        """The rules that hold, as they were written down."""
        return self.versions[-1]["document"] if self.versions else {}

    @property
    def record(self) -> dict[str, Any]:
        """What everyone can read of a public round, and nobody changes without a reason."""
        days = {step: (row["starts_on"], row["ends_on"]) for step, row in self.days.items()}
        return {
            "days": days,
            "rules": [
                {name: said for name, said in each.items() if name != "frozen_at"}
                for each in self.versions
            ],
            "money": (self.round["budget"], self.pots),
            "called off": self.called_off,
        }

    @property
    def picture(self) -> Any:
        """What the pages show in words; as long as it is the same, they are not read again."""
        decided = [each and each["id"] for each in (self.list, self.decision)]
        over = (self.called_off, self.round["finished_on"], len(self.versions))
        return self.public, self.told, decided, over

    def has_begun(self, *steps: Step) -> bool:
        return any(self.told[step] in BEGUN for step in steps)


def sight_of(round: Round, *, by_force: bool = False) -> Sight:
    """Look at a round today."""
    round = rounds_of(round.organisation).get(pk=round.pk)
    views = steps_told(round)
    rows = {Step(each["step"]): each for each in RoundStep.objects.filter(round=round).values()}
    left = ChecklistItem.objects.filter(round=round, required=True, done_at=None)
    versions = Rulebook.objects.filter(round=round, published_at__isnull=False)
    return Sight(
        day=timezone.localdate(),
        round=_values(Round, pk=round.pk) or {},
        promise=str(round.promised),
        start=_values(StartDecision, participatory_budget=round.participatory_budget),
        list=_values(ListDecision, round=round),
        decision=_values(Decision, round=round),
        days=rows,
        left_to_do=frozenset(Step(each) for each in left.values_list("step", flat=True)),
        versions=tuple(versions.order_by("number").values()),
        pots=tuple(Pot.objects.filter(round=round).order_by("pk").values()),
        moves=tuple(TimetableChange.objects.filter(round=round).order_by("pk").values()),
        told={view.step: view.state for view in views},
        missing={view.step: frozenset(view.missing) for view in views},
        by_force=by_force,
    )


def _values(model: type[Model], **where: Any) -> Row | None:
    found: Row | None = model._default_manager.filter(**where).values().first()
    return found


OPENS_ONLY_WITH: Mapping[Step, set[Need]] = {
    Step.CRITERIA: {Need.START_DECISION, Need.PUBLISHED},
    Step.OUTREACH: {Need.START_DECISION, Need.PUBLISHED},
    Step.IDEAS: {Need.START_DECISION, Need.PUBLISHED, Need.RULES, Need.POTS},
    Step.REVIEW: {Need.RULES, Need.CRITERIA},
    Step.VOTE: {Need.RULES, Need.POTS, Need.LIST_DECISION},
    Step.DECISION: {Need.VOTE_HELD},
    Step.IMPLEMENTATION: {Need.DECISION},
    Step.FOLLOW_UP: {Need.DECISION},
}
"""What the law, the members and SKR's model ask for before a step opens."""

IS_THERE: Mapping[Need, Callable[[Sight], object]] = {
    Need.START_DECISION: lambda seen: seen.start,
    Need.PUBLISHED: lambda seen: seen.public,
    Need.RULES: lambda seen: seen.versions,
    Need.CRITERIA: lambda seen: seen.rules.get("criteria"),
    Need.POTS: lambda seen: seen.versions and seen.versions[-1]["pots"],
    Need.LIST_DECISION: lambda seen: seen.list,
    Need.VOTE_HELD: lambda seen: seen.told[Step.VOTE] is DONE,
    Need.DECISION: lambda seen: seen.decision,
}
PUBLIC_ONLY_WITH = (Need.START_DECISION, Need.RULES, Need.CRITERIA, Need.POTS)

OVER_BEFORE: Mapping[Step, tuple[Step, ...]] = {
    Step.VOTE: (Step.IDEAS, Step.REVIEW),
    Step.DECISION: (Step.VOTE,),
    Step.IMPLEMENTATION: (Step.VOTE,),
    Step.FOLLOW_UP: (Step.VOTE,),
}
"""Steps that are over before another begins."""

FROZEN = ("propose", "support", "vote", "ideas", "count")
"""Parts of the rules that stay as they were when the vote opened; the money stays, too."""

STAY_OVER = (Step.VOTE, Step.DECISION)
STAY_OVER_ONCE_LISTED = (Step.IDEAS, Step.REVIEW)


def forbidden(seen: Sight, was_open: set[Step]) -> Iterator[str]:
    """What is seen and must not be; ``was_open`` are the steps that went on some day so far."""
    yield from _steps(seen, was_open)
    yield from _timetable(seen)
    yield from _decisions(seen)
    yield from _rules_and_money(seen)


def _steps(seen: Sight, was_open: set[Step]) -> Iterator[str]:
    for step, state in seen.told.items():
        if state in BEGUN:
            yield from _begun(seen, step)
        elif not seen.called_off and not _tells_what_it_lacks(seen, step):
            yield f"{step} says that it lacks {seen.missing[step]}, not {_lacking(seen, step)}"
        if state is DONE:
            yield from _over(seen, step, was_open)
        if state is CURRENT and seen.called_off:
            yield f"{step} goes on in a round that was called off"
    if seen.round["finished_on"] and set(seen.told.values()) != {DONE}:
        yield "the round is finished before its steps"


def _begun(seen: Sight, step: Step) -> Iterator[str]:
    if lacking := _lacking(seen, step):
        yield f"{step} is open without {lacking}"
    if seen.day < seen.days[step]["starts_on"]:
        yield f"{step} opened before its first day"
    still_lacks = seen.missing[step] == {Need.DECISION}
    if step is Step.DECISION and seen.told[step] is CURRENT and still_lacks != (not seen.decision):
        yield f"{step} says that it lacks {seen.missing[step]} before it is over"
    if any(seen.told[each] is CURRENT for each in OVER_BEFORE.get(step, ())):
        yield f"{step} has begun before what comes before it was over"


def _over(seen: Sight, step: Step, was_open: set[Step]) -> Iterator[str]:
    row = seen.days[step]
    if not (seen.day > row["ends_on"] or row["closed_at"]):
        yield f"{step} is over before its last day"
    if step.residents_act and step not in was_open:
        yield f"{step} is over and was never open"
    if step is Step.DECISION and not seen.decision:
        yield "the political decision is over, and nothing was decided"


def _lacking(seen: Sight, step: Step) -> frozenset[Need]:
    lacking = {need for need in OPENS_ONLY_WITH[step] if not IS_THERE[need](seen)}
    if step in seen.left_to_do:
        lacking.add(Need.CHECKLIST)
    if seen.days[step]["opening"] == "hand" and not seen.days[step]["opened_at"]:
        lacking.add(Need.BY_HAND)
    return frozenset(lacking)


def _tells_what_it_lacks(seen: Sight, step: Step) -> bool:
    """Whether it says all that it lacks, and nothing else."""
    lacking, said = _lacking(seen, step), seen.missing[step]
    never_open = seen.told[step] is StepState.WAITING and not lacking
    return said == (frozenset({Need.NEVER_OPEN}) if never_open else lacking)


def _timetable(seen: Sight) -> Iterator[str]:
    if not seen.public:
        return
    firsts = [seen.days[step]["starts_on"] for step in Step]
    if firsts != sorted(firsts):
        yield "the steps do not begin in SKR's order"
    for step, before in OVER_BEFORE.items():
        if any(seen.days[step]["starts_on"] <= seen.days[each]["ends_on"] for each in before):
            yield f"{step} is planned to begin before {before} are over"
    latest = {each["step"]: (each["starts_on"], each["ends_on"]) for each in seen.moves}
    for step, row in seen.days.items():
        if latest.get(step, days := (row["starts_on"], row["ends_on"])) != days:
            yield f"{step} has other days than the last move of them says"
    if not all(str(each["reason"]).strip() for each in seen.moves):
        yield "days moved without a reason"


def _decisions(seen: Sight) -> Iterator[str]:
    for each in filter(None, (seen.start, seen.list, seen.decision)):
        if not all(each[name] for name in ("body", "decided_on", "paragraph", "registry_number")):
            yield "a decision lacks body, date, section or registry number"
        if each["decided_on"] > timezone.localdate(each["recorded_at"]):
            yield "a decision was recorded before it was taken"
    for decision, step in ((seen.list, Step.IDEAS), (seen.decision, Step.VOTE)):
        if decision and seen.told[step] is not DONE:
            yield f"it is decided what comes after {step}, which is not over"
        last, closed = seen.days[step]["ends_on"], seen.days[step]["closed_at"]
        if decision and decision["decided_on"] < last:
            yield f"it was decided before {step} was over"
        if decision and decision["decided_on"] == last and not closed:
            yield f"it was decided on the last day of {step}"


def _rules_and_money(seen: Sight) -> Iterator[str]:
    for each in seen.versions:
        said = {"place": each["place"], "pots": each["pots"], "rules": each["document"]}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if sha256(text.encode()).hexdigest() != each["fingerprint"]:
            yield "the fingerprint is not that of the rules"
    if len([each for each in seen.versions if each["frozen_at"]]) > 1:
        yield "the rules are frozen twice"
    if sum(pot["amount"] for pot in seen.pots) > seen.round["budget"]:
        yield "the pots hold more than there is"
    if not seen.public or seen.by_force:
        return
    if lacking := [need for need in PUBLIC_ONLY_WITH if not IS_THERE[need](seen)]:
        yield f"the round is public without {lacking}"
    if not seen.promise:
        yield "the round is public without a promise"
    held = [pot["amount"] for pot in seen.versions[-1]["pots"]] if seen.versions else []
    if held != [pot["amount"] for pot in seen.pots]:
        yield "the money is another than the rules say"


def forbidden_between(before: Sight, after: Sight, why: str) -> Iterator[str]:
    """What must not happen in one act, or in no act, done for a reason or none."""
    if before.public:
        yield from _kept(before, after)
        yield from _told_with_reason(before, after, why)
        yield from _days(before, after)
    if not after.called_off:
        yield from _back(before, after)
    if before.has_begun(Step.VOTE) and _frozen(before) != _frozen(after):
        yield "what was frozen has changed"
    if before.called_off and (before.record != after.record or before.told != after.told):
        yield "something happened in a round that was called off"
    if before.called_off and (before.list, before.decision) == (None, None) != (
        after.list,
        after.decision,
    ):
        yield "something was decided about a round that was called off"
    if before.round["finished_on"] and before.record["days"] != after.record["days"]:
        yield "the days of a finished round have moved"


def _kept(before: Sight, after: Sight) -> Iterator[str]:
    if not after.round:
        yield "a public round is gone"
        return
    for name in ("published_at", "slug"):
        if before.round[name] != after.round[name]:
            yield f"a public round has another {name}"
    if before.promise != after.promise and before.promise:
        yield "a public promise has changed"
    known = len(before.versions)
    if before.record["rules"] != after.record["rules"][:known]:
        yield "rules that were published have changed"
    if before.moves != after.moves[: len(before.moves)]:
        yield "it is forgotten that days moved"
    for old, new in (
        (before.start, after.start),
        (before.list, after.list),
        (before.decision, after.decision),
    ):
        if old and (not new or new["recorded_at"] != old["recorded_at"]):
            yield "a decision is gone, or was recorded another day"
        elif old and new and new["corrections"][: len(old["corrections"])] != old["corrections"]:
            yield "it is forgotten how a decision read"


def _told_with_reason(before: Sight, after: Sight, why: str) -> Iterator[str]:
    said = why.strip()
    if before.record != after.record and not said:
        yield "something that everyone can read changed without a reason"
    if before.record["days"] != after.record["days"] and after.moves[len(before.moves) :] == ():
        yield "days moved, and nobody is told"
    money = before.record["money"][1] != after.record["money"][1]
    if (money or before.rules != after.rules) and len(after.versions) == len(before.versions):
        yield "the rules or the pots changed without a new version"
    new = [*after.moves[len(before.moves) :], *after.versions[len(before.versions) :]]
    if any(str(each["reason"]) != why for each in new):
        yield "another reason is told than was given"
    for old, now in (
        (before.start, after.start),
        (before.list, after.list),
        (before.decision, after.decision),
    ):
        if old and now and {**old, "corrections": 0} != {**now, "corrections": 0}:
            added = now["corrections"][len(old["corrections"]) :]
            if [each["reason"] for each in added] != [why] or not said:
                yield "a decision was corrected without a word about it"
            elif any(str(old[name]) != str(was) for name, was in added[0]["before"].items()):
                yield "a correction tells wrongly what stood there before"


def _days(before: Sight, after: Sight) -> Iterator[str]:
    for step, row in before.days.items():
        new = after.days[step]
        if new["starts_on"] != row["starts_on"] and (
            before.told[step] in BEGUN or new["starts_on"] < after.day
        ):
            yield f"the first day of {step} has begun, or moved into the past"
        if new["ends_on"] != row["ends_on"] and new["ends_on"] < after.day:
            yield f"the last day of {step} moved into the past"
        if step in STAY_OVER and before.told[step] is DONE and new["ends_on"] != row["ends_on"]:
            yield f"{step} is over, and its days have moved"


def _back(before: Sight, after: Sight) -> Iterator[str]:
    stay = STAY_OVER + (STAY_OVER_ONCE_LISTED if before.list else ())
    for step, state in before.told.items():
        if state in BEGUN and after.told[step] not in BEGUN:
            yield f"{step} had begun, and has not any longer"
        if state is DONE and step in stay and after.told[step] is not DONE:
            yield f"{step} was over, and goes on again"


def _promised(seen: Sight) -> Any:
    """What decides who wins, or was promised, in parts that may otherwise be corrected."""
    shown = seen.rules.get("publicity", {})
    goes_on = seen.rules.get("leftovers") == "other-pots"
    return goes_on, shown.get("ballots"), shown.get("proposer_name")


def _frozen(seen: Sight) -> Any:
    version = seen.versions[-1] if seen.versions else {"pots": ()}
    parts = {name: seen.rules.get(name) for name in FROZEN}
    return (
        parts,
        _promised(seen),
        version["pots"],
        seen.pots,
        seen.round["budget"],
        seen.days[Step.VOTE]["starts_on"],
    )
