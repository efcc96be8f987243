"""The questions about checklists."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from medborgarbudget.rounds.models import ChecklistItem, Round
from medborgarbudget.rounds.states import Step


@dataclass(slots=True)
class Checklist:
    """What is to be done in a step, in its order."""

    items: list[ChecklistItem] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many things are done."""
        return sum(item.done_at is not None for item in self.items)

    @property
    def left(self) -> int:
        """How many things are not done."""
        return len(self.items) - self.done

    @property
    def required_left(self) -> int:
        """How many things still have to be done before the step opens."""
        return sum(item.required and item.done_at is None for item in self.items)


def checklists_of(round: Round) -> dict[Step, Checklist]:
    """The checklist of every step; empty where nothing is to be done."""
    return checklists_of_all([round])[round.pk]


def checklists_of_all(rounds: Iterable[Round]) -> dict[int, dict[Step, Checklist]]:
    """The checklists of several rounds, by their ids, in one query."""
    found = {each.pk: {step: Checklist() for step in Step} for each in rounds}
    for item in ChecklistItem.objects.filter(round__in=found):
        found[item.round_id][Step(item.step)].items.append(item)
    return found
