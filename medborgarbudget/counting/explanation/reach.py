"""Until when losers could have been bought."""

from collections import defaultdict
from collections.abc import Sequence, Set

from medborgarbudget.counting.explanation.hopefuls import CostRange
from medborgarbudget.counting.explanation.openings import Openings, below_floor, cost_ranges
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Quota


class Reach:
    """Until which purchase a loser could have been bought, at its own cost and lower ones.

    ``losers`` are those that cost something.
    """

    def __init__(self, outcome: Outcome, quotas: Sequence[Quota]) -> None:
        election, constraints = outcome.election, outcome.rule.constraints
        takers = [purchase.project for purchase in outcome.purchases]
        openings = Openings(election, constraints, quotas, takers)
        won = {winner.project for winner in outcome.winners}
        budget = outcome.contest.budget
        self.losers: list[int] = []
        self._steps: dict[int, int] = {}
        self._lower: dict[int, list[tuple[CostRange, int]]] = {}
        self._closing: defaultdict[int, set[int]] = defaultdict(set)
        for project, cost in enumerate(outcome.ties.costs):
            if project in won or not cost:
                continue
            self.losers.append(project)
            self._steps[project] = openings.steps(project, cost) if cost <= budget else 0
            ranges = cost_ranges(election, constraints, min(cost - 1, budget))
            if below_floor(election, constraints, project):
                ranges = []
            self._lower[project] = [(each, openings.steps(project, each.most)) for each in ranges]
            for steps in {self._steps[project], *(steps for _, steps in self._lower[project])}:
                self._closing[steps - 1].add(project)

    def closing(self, step: int) -> Set[int]:
        """The losers that a quota would have stopped from the next purchase on."""
        return self._closing.get(step, frozenset())

    def steps(self, project: int) -> int:
        """Before how many purchases it was still let through, at its own cost."""
        return self._steps.get(project, 0)

    def lower_costs(self, project: int, step: int) -> list[CostRange]:
        """The lower costs at which it was still let through before the purchase."""
        return [costs for costs, steps in self._lower.get(project, ()) if step < steps]
