"""Where in the workspace each thing that a step lacks is put right, and by whom."""

from dataclasses import dataclass

from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Need, Step

OF_ROUND: dict[Need, tuple[str, Capability]] = {
    Need.PUBLISHED: ("rounds:setup", Capability.SET_UP_ROUNDS),
    Need.START_DECISION: ("rounds:record_start_decision", Capability.RECORD_DECISIONS),
    Need.RULES: ("rounds:workspace_rules", Capability.SET_UP_ROUNDS),
    Need.CRITERIA: ("rounds:workspace_rules", Capability.SET_UP_ROUNDS),
    Need.POTS: ("rounds:workspace_pots", Capability.SET_UP_ROUNDS),
    Need.LIST_DECISION: ("rounds:record_list_decision", Capability.RECORD_DECISIONS),
    Need.DECISION: ("rounds:record_decision", Capability.RECORD_DECISIONS),
    Need.NEVER_OPEN: ("rounds:move_days", Capability.RUN_ROUNDS),
}
"""What is put right on a page about the whole round."""

WITH_THE_ROUND = frozenset({Need.RULES, Need.CRITERIA, Need.POTS})
"""What is put right in the set-up as long as the round is not public."""

OF_STEP: dict[Need, tuple[Step | None, Capability]] = {
    Need.VOTE_HELD: (Step.VOTE, Capability.RUN_ROUNDS),
    Need.BY_HAND: (None, Capability.RUN_ROUNDS),
    Need.CHECKLIST: (None, Capability.RUN_ROUNDS),
}
"""What is put right on the page of a step: another one, or that which lacks it."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that a step lacks, the page where it is put right, and who may do that."""

    need: Need
    url: str
    capability: Capability

    @property
    def text(self) -> str:
        """What is missing, in a sentence."""
        return str(self.need.label)


def lacking(round: Round, step: Step, need: Need) -> Lacking:
    """What a step of a round lacks, with the way to put it right."""
    if need in OF_ROUND:
        set_up = need in WITH_THE_ROUND and not round.published_at
        route, capability = OF_ROUND[Need.PUBLISHED if set_up else need]
        return Lacking(need, address_of(round, route), capability)
    other, capability = OF_STEP[need]
    place = "#checklist" if need is Need.CHECKLIST else ""
    page = address_of(round, "rounds:workspace_step", other or step)
    return Lacking(need, page + place, capability)
