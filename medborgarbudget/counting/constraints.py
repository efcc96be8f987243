"""What the constraints of a rule mean for one election."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import Constraints, CountRule, TopK


def spendable(election: Election, constraints: Constraints) -> int:
    """The budget without the reserve, in whole kronor; both in smallest units."""
    unit = election.currency.unit
    reserve = ceil(election.budget * constraints.reserve / unit) * unit
    return max(election.budget - reserve, 0)


def with_money(election: Election, left: int) -> Election:
    """The election with what reserve and seats left of its budget, in smallest units;
    nothing where seats cost more than there was, as under top-k they may."""
    return election if left == election.budget else replace(election, budget=max(left, 0))


def quotas_of(election: Election, rule: CountRule) -> tuple[Quota, ...]:
    """The quotas that the constraints, and a method with a number of winners, set here."""
    constraints = rule.constraints
    return (
        *_vote_floor(election, constraints),
        *_tiers(election, constraints),
        *_places(election, constraints),
        *_conflicts(election, constraints),
        *_winners(election, rule),
    )


def after(quotas: Sequence[Quota], winners: Sequence[int]) -> tuple[Quota, ...]:
    """The quotas that remain when there are winners already, who cannot win again."""
    if not winners:
        return tuple(quotas)
    won = frozenset(winners)
    remaining = [replace(quota, most=quota.most - len(quota.members & won)) for quota in quotas]
    return (*remaining, Quota(Limit.WON, won, 0))


def least_votes(election: Election, constraints: Constraints) -> int:
    """How many voters a project needs to win."""
    share = constraints.least_share or Fraction(0)
    return max(constraints.least_votes or 0, ceil(share * election.voters))


def _vote_floor(election: Election, constraints: Constraints) -> Iterator[Quota]:
    least = least_votes(election, constraints)
    below = frozenset(index for index, votes in enumerate(election.votes) if votes < least)
    if below:
        yield Quota(Limit.VOTE_FLOOR, below, 0, str(least))


def _tiers(election: Election, constraints: Constraints) -> Iterator[Quota]:
    """Each project belongs to the lowest tier that allows its cost."""
    remaining = set(range(len(election.projects))) if constraints.tiers else set()
    for tier in constraints.tiers:
        most = floor(tier.cost * election.currency.unit)
        members = {project for project in remaining if election.projects[project].cost <= most}
        remaining -= members
        yield Quota(Limit.TIER, frozenset(members), tier.winners, election.currency.format(most))
    if remaining:
        yield Quota(Limit.TIER, frozenset(remaining), 0)


def _places(election: Election, constraints: Constraints) -> Iterator[Quota]:
    if constraints.per_place is None:
        return
    members: defaultdict[str, set[int]] = defaultdict(set)
    for index, project in enumerate(election.projects):
        members[project.place].add(index)
    for place in sorted(members.keys() - {""}):
        yield Quota(Limit.PLACE, frozenset(members[place]), constraints.per_place, place)


def _conflicts(election: Election, constraints: Constraints) -> Iterator[Quota]:
    members: defaultdict[str, set[int]] = defaultdict(set)
    for index, project in enumerate(election.projects):
        members[project.conflict].add(index)
    for conflict in sorted(members.keys() - {""}) if constraints.conflicts else ():
        yield Quota(Limit.CONFLICT, frozenset(members[conflict]), 1, conflict)


def _winners(election: Election, rule: CountRule) -> Iterator[Quota]:
    of_method = rule.method.winners if isinstance(rule.method, TopK) else None
    numbers = [most for most in (rule.constraints.winners, of_method) if most is not None]
    if numbers:
        yield Quota(Limit.WINNERS, frozenset(range(len(election.projects))), min(numbers))
