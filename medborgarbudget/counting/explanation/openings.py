"""Until when quotas let a project through, had it come sooner."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from medborgarbudget.counting.constraints import least_votes
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.explanation.hopefuls import CostRange
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import Constraints


class Openings:
    """How quotas filled up while ``takers`` won one after the other (``None`` won nothing).

    The vote floor is left out: it does not depend on who won (`votes_to_floor`).
    """

    def __init__(
        self,
        election: Election,
        constraints: Constraints,
        quotas: Sequence[Quota],
        takers: Sequence[int | None],
    ) -> None:
        self._costs = tier_costs(election, constraints)
        self._steps = len(takers) + 1
        self._full = _full_after(quotas, takers)
        self._tiers = [index for index, each in enumerate(quotas) if each.limit is Limit.TIER]
        self._of: defaultdict[int, list[int]] = defaultdict(list)
        for index, quota in enumerate(quotas):
            if quota.limit not in (Limit.TIER, Limit.VOTE_FLOOR):
                for project in quota.members:
                    self._of[project].append(index)

    def steps(self, project: int, cost: int) -> int:
        """Before how many of the takers it would have been let through at this cost.

        One more than there are takers if also after the last.
        """
        full = min((self._full[index] for index in self._of.get(project, ())), default=self._steps)
        return min(full, self._steps, self._tier_steps(cost))

    def _tier_steps(self, cost: int) -> int:
        if not self._costs:
            return self._steps
        tier = next((index for index, most in enumerate(self._costs) if cost <= most), None)
        return 0 if tier is None else self._full[self._tiers[tier]]


def _full_after(quotas: Sequence[Quota], takers: Sequence[int | None]) -> list[int]:
    """For each quota, the number of takers after which it was full; else one too many."""
    never = len(takers) + 1
    full = []
    for quota in quotas:
        steps = [step for step, taker in enumerate(takers, start=1) if taker in quota.members]
        full.append(0 if quota.most <= 0 else (steps + [never] * quota.most)[quota.most - 1])
    return full


def tier_costs(election: Election, constraints: Constraints) -> list[int]:
    """The highest cost of each tier, in smallest units."""
    return [floor(tier.cost * election.currency.unit) for tier in constraints.tiers]


def cost_ranges(election: Election, constraints: Constraints, most: int) -> list[CostRange]:
    """Costs from 1 to ``most``, one range for each tier, the highest first."""
    bounds = [cost for cost in tier_costs(election, constraints) if cost < most]
    starts = [0, *bounds]
    ranges = [CostRange(low + 1, high) for low, high in zip(starts, [*bounds, most], strict=True)]
    return [costs for costs in reversed(ranges) if costs.least <= costs.most]


def votes_to_floor(election: Election, constraints: Constraints, project: int) -> int | None:
    """How many further voters would lift the project to the vote floor.

    They count as voters too, so that a floor that is a part of all voters rises a little.
    ``None`` if no number would do.
    """
    votes = election.votes[project]
    more = max(0, (constraints.least_votes or 0) - votes)
    part = constraints.least_share or Fraction(0)
    if votes >= part * election.voters:
        return more
    if part == 1:
        return None
    return max(more, ceil((part * election.voters - votes) / (1 - part)))


def below_floor(election: Election, constraints: Constraints, project: int) -> bool:
    """Whether the project has too few votes to win."""
    return election.votes[project] < least_votes(election, constraints)
