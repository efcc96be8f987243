"""Equal shares and greedy once more, written naively: the yardstick for tiny elections."""

from fractions import Fraction

Ballot = dict[int, int]


def rate(cost: int, supporters: list[tuple[Fraction, int]]) -> Fraction | None:
    """The least rate at which supporters, given as (money, points), pay the cost."""
    for limit in sorted(money / points for money, points in supporters):
        poor = sum(m for m, p in supporters if m / p < limit)
        rich = sum(p for m, p in supporters if m / p >= limit)
        if (cost - poor) / Fraction(rich) <= limit:
            return (cost - poor) / Fraction(rich)
    return None


def equal_shares(
    costs: list[int], ballots: list[Ballot], share: Fraction, by_cost: bool, lots: tuple[int, ...]
) -> list[int]:
    """The projects bought, in order, when each voter (one ballot each) owns ``share``."""
    money = [share] * len(ballots)
    scores = [sum(ballot.get(p, 0) for ballot in ballots) for p in range(len(costs))]
    bought: list[int] = []
    while True:
        offers = []
        for p in range(len(costs)):
            if costs[p] and scores[p] and p not in bought:
                r = rate(
                    costs[p], [(m, b[p]) for m, b in zip(money, ballots, strict=True) if p in b]
                )
                if r is not None:
                    price = r / costs[p] if by_cost else r
                    offers.append((price, costs[p], -scores[p], lots[p], p, r))
        if not offers:
            return bought
        *_, winner, r = min(offers)
        money = [m - min(m, r * b.get(winner, 0)) for m, b in zip(money, ballots, strict=True)]
        bought.append(winner)


def add1(
    costs: list[int], ballots: list[Ballot], budget: int, by_cost: bool, lots: tuple[int, ...]
) -> list[int]:
    """Whole shares from floor(B/n), one unit a step, stopping before the first excess."""
    share = Fraction(budget // len(ballots)) or Fraction(budget, len(ballots))
    able = {
        p for p, cost in enumerate(costs) if 0 < cost <= budget and any(p in b for b in ballots)
    }
    outcome = equal_shares(costs, ballots, share, by_cost, lots)
    while not able <= set(outcome):
        share += 1
        larger = equal_shares(costs, ballots, share, by_cost, lots)
        if sum(costs[p] for p in larger) > budget:
            break
        outcome = larger
    return outcome
