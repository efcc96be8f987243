"""What a step needs before it can open, and what it needs to be over: plain functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from medborgarbudget.rounds.states import Need, Step

NEEDS: dict[Step, tuple[Need, ...]] = {
    Step.CRITERIA: (Need.START_DECISION, Need.PUBLISHED),
    Step.OUTREACH: (Need.START_DECISION, Need.PUBLISHED),
    Step.IDEAS: (Need.START_DECISION, Need.PUBLISHED, Need.RULES, Need.POTS),
    Step.REVIEW: (Need.RULES, Need.CRITERIA),
    Step.VOTE: (Need.RULES, Need.POTS, Need.LIST_DECISION),
    Step.DECISION: (Need.VOTE_HELD,),
    Step.IMPLEMENTATION: (Need.DECISION,),
    Step.FOLLOW_UP: (Need.DECISION,),
}
"""What has to be there before a step opens, in the order in which it usually comes."""

NEEDS_TO_END: dict[Step, tuple[Need, ...]] = {Step.DECISION: (Need.DECISION,)}
"""What has to be there before a step is over, whatever its last day was."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is there in a round, and since which day; what is missing is left out.

    ``undone`` are the steps whose checklist holds something required that is not done, and
    ``unopened`` those that wait for somebody's hand. ``VOTE_HELD`` is no fact of its own: it
    follows from the step of the vote.
    """

    since: Mapping[Need, date] = field(default_factory=dict)
    undone: frozenset[Step] = frozenset()
    unopened: frozenset[Step] = frozenset()

    def missing(self, step: Step, *, vote_held: bool) -> tuple[Need, ...]:
        """What the step lacks before it can open, the first thing first."""
        lacks = [
            need
            for need in NEEDS[step]
            if (not vote_held if need is Need.VOTE_HELD else need not in self.since)
        ]
        if step in self.undone:
            lacks.append(Need.CHECKLIST)
        if step in self.unopened:
            lacks.append(Need.BY_HAND)
        return tuple(lacks)

    def missing_to_end(self, step: Step) -> tuple[Need, ...]:
        """What the step lacks before it can be over."""
        return tuple(need for need in NEEDS_TO_END.get(step, ()) if need not in self.since)

    def complete_since(self, step: Step) -> date:
        """The day from which nothing that is dated was missing for the step."""
        return max(
            (self.since[need] for need in NEEDS[step] if need in self.since), default=date.min
        )
