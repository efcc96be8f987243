"""The rules once more, written naively: the yardstick for tiny elections.

Every voter is one ballot, every step is taken, and constraints are looked up anew for each
project at each step.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, lcm

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Stop,
    TieBreak,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.counting.ties import draw_lots
from tests.counting.strategies import one_by_one

Ballot = dict[int, int]
Allowed = Callable[[Sequence[int], int], bool]
"""Whether a project may win beside those that have won."""
Grants = list[tuple[int, int]]
"""The winners in order, and what each is granted."""


def anything(won: Sequence[int], project: int) -> bool:
    """Allow every project that has not won."""
    return project not in won


def rate(cost: int, supporters: list[tuple[Fraction, int]]) -> Fraction | None:
    """The least rate at which supporters, given as (money, points), pay the cost."""
    for limit in sorted(money / points for money, points in supporters):
        poor = sum(m for m, p in supporters if m / p < limit)
        rich = sum(p for m, p in supporters if m / p >= limit)
        if (cost - poor) / Fraction(rich) <= limit:
            return (cost - poor) / Fraction(rich)
    return None


def equal_shares(
    costs: list[int],
    ballots: list[Ballot],
    share: Fraction,
    by_cost: bool,
    lots: Sequence[int],
    order: Sequence[TieBreak] = (TieBreak.COST, TieBreak.VOTES),
    allowed: Allowed = anything,
    won: Sequence[int] = (),
) -> list[int]:
    """The projects bought, in order, when each voter (one ballot each) owns ``share``."""
    money = [share] * len(ballots)
    bought: list[int] = []
    while True:
        offers = []
        for p in range(len(costs)):
            if costs[p] and score(ballots, p) and allowed([*won, *bought], p):
                purses = [(m, b[p]) for m, b in zip(money, ballots, strict=True) if p in b]
                r = rate(costs[p], purses)
                if r is not None:
                    price = r / costs[p] if by_cost else r
                    offers.append((price, level(costs, ballots, lots, order, p), p, r))
        if not offers:
            return bought
        *_, winner, r = min(offers)
        money = [m - min(m, r * b.get(winner, 0)) for m, b in zip(money, ballots, strict=True)]
        bought.append(winner)


def add1(
    costs: list[int],
    ballots: list[Ballot],
    budget: int,
    by_cost: bool,
    lots: Sequence[int],
    order: Sequence[TieBreak] = (TieBreak.COST, TieBreak.VOTES),
    allowed: Allowed = anything,
    won: Sequence[int] = (),
    exhaustive: bool = False,
) -> list[int]:
    """Whole shares from floor(B/n), one unit a step, stopping before the first excess."""
    share = Fraction(budget // len(ballots)) or Fraction(budget, len(ballots))

    def run() -> list[int]:
        return equal_shares(costs, ballots, share, by_cost, lots, order, allowed, won)

    def anyone_waits() -> bool:
        fits = budget - sum(costs[p] for p in outcome) if exhaustive else budget
        return any(
            0 < costs[p] <= fits and score(ballots, p) and allowed([*won, *outcome], p)
            for p in range(len(costs))
        )

    outcome = run()
    while anyone_waits():
        share += 1
        larger = run()
        if sum(costs[p] for p in larger) > budget:
            break
        outcome = larger
    return outcome


def phragmen(
    costs: list[int],
    ballots: list[Ballot],
    budget: int,
    misfit: Misfit,
    lots: Sequence[int],
    order: Sequence[TieBreak] = (TieBreak.COST, TieBreak.VOTES),
    allowed: Allowed = anything,
    won: Sequence[int] = (),
) -> list[int]:
    """The projects bought, in order, by voters whose earnings are added up as time goes."""
    money = [Fraction(0)] * len(ballots)
    bought: list[int] = []
    left = budget
    while True:
        waits = []
        for p in range(len(costs)):
            fits = costs[p] <= (left if misfit is Misfit.SKIP else budget)
            if costs[p] and fits and score(ballots, p) and allowed([*won, *bought], p):
                purses = [m for m, b in zip(money, ballots, strict=True) if p in b]
                wait = (costs[p] - sum(purses)) / len(purses)
                waits.append((wait, level(costs, ballots, lots, order, p), p))
        if not waits:
            return bought
        wait, _, winner = min(waits)
        if costs[winner] > left:
            return bought
        left -= costs[winner]
        earned = [m + wait for m in money]
        money = [Fraction(0) if winner in b else m for m, b in zip(earned, ballots, strict=True)]
        bought.append(winner)


def majority_ranks(ballots: list[Ballot], projects: list[int], ungraded: Ungraded) -> list[int]:
    """For each project how many are better; all grades are written down, medians struck out."""
    lists = [
        [b.get(p, 1) for b in ballots if p in b or ungraded is Ungraded.LOWEST] for p in projects
    ]
    voters = lcm(*map(len, lists))
    values = [struck_out(sorted(grades * (voters // len(grades)))) for grades in lists]
    return [sum(other > value for other in values) for value in values]


def struck_out(grades: list[int]) -> list[int]:
    """The grades in the order in which the lower median is struck out."""
    grades = list(grades)
    return [grades.pop((len(grades) - 1) // 2) for _ in range(len(grades))]


def score(ballots: list[Ballot], project: int) -> int:
    """All points of a project."""
    return sum(ballot.get(project, 0) for ballot in ballots)


def level(
    costs: list[int],
    ballots: list[Ballot],
    lots: Sequence[int],
    order: Sequence[TieBreak],
    project: int,
) -> list[int]:
    """The place of a project among equals."""
    keys = {TieBreak.COST: costs[project], TieBreak.VOTES: -score(ballots, project)}
    return [*(keys[each] for each in order), lots[project]]


def count(election: Election, rule: CountRule) -> Grants:
    """The winners under a whole rule, with steps of one unit and a start in whole units."""
    return _Count(election, rule).grants


class _Count:
    """A count, which is done when it has begun."""

    def __init__(self, election: Election, rule: CountRule) -> None:
        self.election, self.rule = election, rule
        self.ballots = one_by_one(election)
        self.costs = [project.cost for project in election.projects]
        self.lots = draw_lots([project.id for project in election.projects], rule.ties.lot_seed)
        self.voted = [p for p in range(len(self.costs)) if score(self.ballots, p)]
        self.allowed = allowed_by(election, self.ballots, rule)
        self.grants: Grants = []
        self.seat(set(rule.constraints.places_first))
        if rule.constraints.every_place:
            self.seat({project.place for project in election.projects})
        self.run(rule.method)

    def run(self, method: Method) -> None:
        match method:
            case Greedy(by, misfit):
                key = self.by_votes if by is GreedyOrder.VOTES else self.per_cost
                self.take_turns(self.voted, key, misfit)
            case MajorityJudgment(_, misfit):
                self.take_turns(self.voted, self.by_grade, misfit)
            case TopK():
                self.take_turns(self.voted, self.by_votes)
            case EqualShares() | Phragmen():
                self.take_turns([p for p in self.voted if not self.costs[p]], self.by_votes)
                self.grants += [(p, self.costs[p]) for p in self.bought(method)]
                self.complete(whole=getattr(method, "completion", None) is Completion.ADD1U)

    def seat(self, places: set[str]) -> None:
        judged = isinstance(self.rule.method, MajorityJudgment)
        for p in sorted(self.voted, key=self.by_grade if judged else self.by_votes):
            seated = {self.election.projects[w].place for w in self.won()}
            if self.election.projects[p].place in places - seated - {""}:
                self.take_turns([p], self.by_votes, partial=False)

    def take_turns(
        self,
        candidates: list[int],
        key: Callable,
        misfit: Misfit = Misfit.SKIP,
        partial: bool = True,
    ) -> None:
        partial = partial and self.rule.constraints.partial_funding
        money = self.left()
        for p in sorted(candidates, key=key):
            left, least = self.left(), self.election.projects[p].minimum
            if not self.allowed(self.won(), p):
                continue
            if self.costs[p] <= left:
                self.grants.append((p, self.costs[p]))
            elif partial and least is not None and max(least, 1) <= left:
                self.grants.append((p, left))
            elif misfit is Misfit.STOP and self.costs[p] <= money:
                return

    def bought(self, method: EqualShares | Phragmen) -> list[int]:
        costs, ballots, budget = self.costs, self.ballots, self.left()
        rest = self.lots, self.rule.ties.order, self.allowed, self.won()
        if isinstance(method, Phragmen):
            return phragmen(costs, ballots, budget, method.misfit, *rest)
        by_cost = method.utility is Utility.COST
        if method.completion is not Completion.NONE:
            exhaustive = method.stop is Stop.EXHAUSTIVE
            return add1(costs, ballots, budget, by_cost, *rest, exhaustive)
        share = Fraction(budget // len(ballots)) or Fraction(budget, len(ballots))
        return equal_shares(costs, ballots, share, by_cost, *rest)

    def complete(self, whole: bool) -> None:
        misfits = [p for p in self.voted if self.costs[p] > self.left()]
        self.take_turns(self.voted if whole else misfits, self.by_votes)

    def won(self) -> list[int]:
        return [p for p, _ in self.grants]

    def left(self) -> int:
        if isinstance(self.rule.method, TopK):
            return sum(self.costs)
        reserve = ceil(self.election.budget * self.rule.constraints.reserve)
        return self.election.budget - reserve - sum(amount for _, amount in self.grants)

    def among_equals(self, p: int) -> list[int]:
        return level(self.costs, self.ballots, self.lots, self.rule.ties.order, p)

    def by_votes(self, p: int) -> tuple:
        return -score(self.ballots, p), self.among_equals(p)

    def per_cost(self, p: int) -> tuple:
        return Fraction(self.costs[p], score(self.ballots, p)), self.among_equals(p)

    def by_grade(self, p: int) -> tuple:
        assert isinstance(self.rule.method, MajorityJudgment)
        ranks = majority_ranks(self.ballots, self.voted, self.rule.method.ungraded)
        return ranks[self.voted.index(p)], self.among_equals(p)


def allowed_by(election: Election, ballots: list[Ballot], rule: CountRule) -> Allowed:
    """What the constraints allow, read one by one."""
    projects, limits = election.projects, rule.constraints
    most_of_method = rule.method.winners if isinstance(rule.method, TopK) else None

    def tier(p: int) -> int | None:
        fitting = [n for n, tier in enumerate(limits.tiers) if projects[p].cost <= tier.cost]
        return min(fitting, default=None)

    def allowed(won: Sequence[int], p: int) -> bool:
        votes = sum(p in ballot for ballot in ballots)
        in_place = [w for w in won if projects[w].place == projects[p].place]
        in_tier = [w for w in won if tier(w) == tier(p)]
        in_conflict = [w for w in won if projects[w].conflict == projects[p].conflict]
        return (
            p not in won
            and votes >= (limits.least_votes or 0)
            and votes >= (limits.least_share or 0) * len(ballots)
            and all(most is None or len(won) < most for most in (limits.winners, most_of_method))
            and not (limits.per_place and projects[p].place and len(in_place) >= limits.per_place)
            and not (limits.conflicts and projects[p].conflict and in_conflict)
            and (
                not limits.tiers
                or ((own := tier(p)) is not None and len(in_tier) < limits.tiers[own].winners)
            )
        )

    return allowed
