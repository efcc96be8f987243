"""Small random elections full of ties, each made from a number alone."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from medborgarbudget.counting.completion import first_share
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import (
    Completion,
    EqualShares,
    Start,
    Stop,
    TieBreak,
    Ties,
    Utility,
)
from medborgarbudget.counting.ties import TieOrder, tie_order

_ORDERS = ((TieBreak.COST, TieBreak.VOTES), (TieBreak.VOTES, TieBreak.COST))


@dataclass(frozen=True)
class Case:
    """An election with all that a count by equal shares takes, and some share."""

    election: Election
    settings: EqualShares
    ties: TieOrder
    quotas: tuple[Quota, ...]
    share: Fraction


def case(seed: int) -> Case:
    """The election of this number: tiny, or with amounts that differ in the last digit."""
    random = Random(seed)
    size = random.randint(1, 7)
    costs = _costs(random, size)
    ballots = _ballots(random, size)
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    budget = random.randint(0, sum(costs) * 2 // 3 + 1)
    election = Election(projects, group_ballots(ballots), budget)
    return Case(
        election,
        _settings(random, election),
        tie_order(election, Ties(random.choice(_ORDERS), lot_seed=str(seed))),
        tuple(_quota(random, size) for _ in range(random.choice([0, 0, 1, 3]))),
        Fraction(random.randint(0, 1 + 2 * budget // len(ballots)), random.choice([1, 1, 2, 3, 7])),
    )


def _costs(random: Random, size: int) -> list[int]:
    most = random.choice([6, 12, 12, 40, 1000])
    costs = [random.randint(0, most) for _ in range(size)]
    if random.random() < 0.3:
        costs = [random.choice(costs) for _ in costs]
    if random.random() < 0.2:
        costs = [max(0, cost * 10**11 + random.randint(-1, 1)) for cost in costs]
    return costs


def _ballots(random: Random, size: int) -> list[dict[int, int]]:
    points, eagerness = random.choice([1, 1, 2, 4, 30]), random.choice([0.2, 0.5, 0.8])
    return [
        {p: random.randint(1, points) for p in range(size) if random.random() < eagerness}
        for _ in range(random.randint(1, 12))
    ]


def _settings(random: Random, election: Election) -> EqualShares:
    """Settings whose step makes some ten runs."""
    start = random.choice(list(Start))
    step = max(Fraction(1), Fraction(first_share(election, start), random.choice([5, 10, 20])))
    return EqualShares(
        random.choice(list(Utility)),
        random.choice(list(Completion)),
        random.choice(list(Stop)),
        start,
        random.choice([step, Fraction(round(step)), step / 3]),
    )


def _quota(random: Random, size: int) -> Quota:
    members = frozenset(p for p in range(size) if random.random() < 0.5)
    return Quota(random.choice(list(Limit)), members, random.randint(0, 3))
