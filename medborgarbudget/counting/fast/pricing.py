"""What a project costs each of its supporters, in doubles with error bounds.

Every amount comes with a bound on its error, and a decision is taken only where the
bounds leave no doubt. What is undecided is told apart by exact numbers elsewhere
(`medborgarbudget.counting.fast.exact`). A *purse* is the money of one holder that
supports the project in question.
"""

import numpy as np

from medborgarbudget.counting.fast.compiled import compiled, inner, summing
from medborgarbudget.counting.fast.state import (
    DROPPED,
    EPSILON,
    FINE,
    LESS,
    NOBODY_LEFT,
    SPLITTER,
    TOO_DEAR,
    UNSURE,
    WIDER,
    Board,
    Contest,
    Floats,
    Shares,
    Short,
    Work,
)


@inner
def points_at(points: Floats | None, i: int) -> float:
    """The points at a place; 1 for approvals."""
    if points is None:
        return 1.0
    each: float = points[i]
    return each


@inner
def part(points: Floats | None, begin: int, end: int) -> Floats | None:
    """The points at some places; ``None`` for approvals."""
    if points is None:
        return None
    return points[begin:end]


@inner
def fetch(work: Work, holder: Short) -> None:
    """Read some holders' money all at once: a later read is quick, whatever it depends on."""
    least = np.inf
    for i in range(holder.size):
        least = min(least, work.money[np.uint64(holder[i]), 0])
    work.worst[0] = max(work.worst[0], -least)


@inner
def collect(p: int, level: int, board: Board, work: Work) -> tuple[int, int]:
    """Copy the supporters' money and error bounds, lane by lane; return where they stand."""
    begin, end = board.start[level, p], board.start[level, p + 1]
    holder = board.holder[begin:end]
    if work.money.shape[1] == 8:
        for block in range(0, end - begin, 128):
            fetch(work, holder[block : block + 128])
            collect_eight(work.money, holder[block : block + 128], work.purse[:, block:])
        return begin, end
    for i in range(end - begin):
        for column in range(work.money.shape[1]):
            work.purse[column, i] = work.money[holder[i], column]
    return begin, end


@inner
def collect_eight(money: Floats, holder: Short, purse: Floats) -> None:
    """The same for seven lanes, whose rows are lines of the processor's cache."""
    a, b, c, d = purse[0], purse[1], purse[2], purse[3]
    e, f, g, off = purse[4], purse[5], purse[6], purse[7]
    for i in range(holder.size):
        h = np.uint64(holder[i])
        a[i], b[i], c[i], d[i] = money[h, 0], money[h, 1], money[h, 2], money[h, 3]
        e[i], f[i], g[i], off[i] = money[h, 4], money[h, 5], money[h, 6], money[h, 7]


@summing
def totals(purse: Floats, off: Floats, weight: Short) -> tuple[float, float, float]:
    """The money of all, its error bound, and the number of voters who have any."""
    total = 0.0
    doubt = 0.0
    voters = 0.0
    for i in range(purse.size):
        alive = weight[i] if purse[i] > 0.0 else 0.0
        total += alive * purse[i]
        doubt += alive * off[i]
        voters += alive
    return total, doubt, voters


@summing
def touched(purse: Floats, off: Floats, untouched: float) -> int:
    """How many have paid but not all they had: an error bound grows with each payment."""
    count = 0
    for i in range(purse.size):
        count += 1 if (purse[i] > 0.0) & (off[i] != untouched) else 0
    return count


@summing
def split(purse: Floats, weight: Short, points: Floats | None, rate: float) -> tuple[float, float]:
    """The money of those who cannot pay the rate, and the points of those who can."""
    poor_money = 0.0
    rich = 0.0
    for i in range(purse.size):
        asked = rate if points is None else rate * points[i]
        poor = weight[i] if purse[i] < asked else 0.0
        poor_money += purse[i] * poor
        rich += weight[i] - poor if points is None else (weight[i] - poor) * points[i]
    return poor_money, rich


@summing
def border(
    purse: Floats, purse_off: Floats, weight: Short, points: Floats | None, rate: float, off: float
) -> tuple[float, float, float]:
    """Those who can perhaps pay in part only: error bound and number; the others' points."""
    doubt = 0.0
    voters = 0.0
    rich = 0.0
    for i in range(purse.size):
        each = 1.0 if points is None else points[i]
        near = weight[i] if purse[i] <= rate * each + 2.0 * (purse_off[i] + off * each) else 0.0
        poor = near if purse[i] > 0.0 else 0.0
        doubt += poor * purse_off[i]
        voters += poor
        rich += (weight[i] - near) * each
    return doubt, voters, rich


@inner
def solve(
    purse: Floats,
    purse_off: Floats,
    weight: Short,
    points: Floats | None,
    cost: float,
    least: float,
    guess: float,
) -> tuple[float, float, float]:
    """The rate at which the purses just pay the cost, its error bound, and ``rich``.

    Newton's method: the amount paid is a concave function of the rate, so from the
    first step on it approaches from below. A negative bound means that none was found.
    """
    rate = max(least, guess)
    poor_money, rich = split(purse, weight, points, rate)
    if rich <= 0.0:
        rate = least
        poor_money, rich = split(purse, weight, points, rate)
    for _ in range(60):
        if rich <= 0.0:
            return rate, -1.0, 0.0
        step = (cost - poor_money) / rich
        if abs(step - rate) <= 4 * EPSILON * rate:
            break
        rate = step
        poor_money, rich = split(purse, weight, points, rate)
    if rich <= 0.0:
        return rate, -1.0, 0.0
    missed = abs(cost - poor_money - rich * rate)
    missed += (purse.size + 8) * EPSILON * (poor_money + cost)
    off = 2 * missed / rich + 16 * EPSILON * rate
    for _ in range(12):
        doubt, voters, sure = border(purse, purse_off, weight, points, rate, off)
        if sure <= 0.0:
            break
        bound = ((doubt + missed) / sure + 8 * EPSILON * rate) * WIDER
        if bound <= 2.0 * off:
            return rate, bound, 0.0 if voters > 0.0 else sure
        off = bound
    return rate, -1.0, 0.0


@inner
def compare_products(a: float, b: float, c: float, d: float) -> float:
    """The sign of ``a * b - c * d``, exactly, for whole numbers below 2 to the 53."""
    one, one_rest = exact_product(a, b)
    other, other_rest = exact_product(c, d)
    if one != other:
        return 1.0 if one > other else -1.0
    return 1.0 if one_rest > other_rest else -1.0 if one_rest < other_rest else 0.0


@inner
def exact_product(a: float, b: float) -> tuple[float, float]:
    """A product in two doubles whose sum is exact (Dekker, Veltkamp)."""
    a_high = SPLITTER * a - (SPLITTER * a - a)
    b_high = SPLITTER * b - (SPLITTER * b - b)
    a_low, b_low = a - a_high, b - b_high
    product = a * b
    rest = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
    return product, rest


@inner
def evaluate(
    lane: int,
    p: int,
    place: tuple[int, int],
    limit: float,
    contest: Contest,
    board: Board,
    work: Work,
    shares: Shares,
) -> int:
    """Find a project's rate and price, unless the price clearly exceeds ``limit``.

    ``place`` is what `collect` gave for the project.
    """
    begin, end = place
    cost = contest.cost[p]
    purse, purse_off = work.purse[lane, : end - begin], work.purse[-1, : end - begin]
    weight, points = board.weight[begin:end], part(board.points, begin, end)
    scale = cost if contest.by_cost else 1.0
    rate = limit * scale * (1 + 4 * EPSILON)
    if limit < np.inf:
        higher = rate_above(rate, cost, purse, weight, points, work.worst[0] * contest.votes[p])
        if higher > 0.0 and is_beyond(cost, purse, purse_off, weight):
            return DROPPED
        if higher > 0.0:
            return note_too_dear(lane, p, higher, limit, scale, work)
    rate, off, rich = solve(
        purse, purse_off, weight, points, cost, work.rate[lane, p], work.paid[lane, p]
    )
    if off >= 0.0:
        return note(lane, p, rate, off, rich, contest, work)
    if is_beyond(cost, purse, purse_off, weight):
        return DROPPED
    if points is not None or shares.denominator[lane] == 0.0:
        return UNSURE
    if touched(purse, purse_off, shares.off) > 0:
        return UNSURE
    _, _, voters = totals(purse, purse_off, weight)
    sign = compare_products(shares.numerator[lane], voters, cost, shares.denominator[lane])
    if sign < 0:
        return DROPPED
    off = NOBODY_LEFT if sign == 0 else 4 * EPSILON * cost / voters
    return note(lane, p, cost / voters, off, voters, contest, work)


@inner
def is_beyond(cost: float, purse: Floats, off: Floats, weight: Short) -> bool:
    """Whether all the money of the supporters is clearly less than the cost."""
    total, doubt, _ = totals(purse, off, weight)
    return total < cost - (doubt + (purse.size + 4) * EPSILON * total) * WIDER


@inner
def rate_above(
    rate: float, cost: float, purse: Floats, weight: Short, points: Floats | None, doubt: float
) -> float:
    """A higher rate at which the purses clearly pay too little; 0 if they do not at this one.

    The tangent meets the cost at a rate that is still too low, because the amount paid
    is a concave function of the rate.
    """
    found = 0.0
    for _ in range(3):
        poor_money, rich = split(purse, weight, points, rate)
        offer = poor_money + rich * rate
        missing = cost - offer - 2 * doubt - (purse.size + 16) * EPSILON * (offer + cost)
        if missing <= 0.0:
            break
        found = rate
        if rich <= 0.0:
            break
        rate = (rate + missing / rich * LESS) * (1 - 8 * EPSILON)
        if rate < found * (1 + 2.0**-20):
            break
    return found


@inner
def note_too_dear(lane: int, p: int, rate: float, limit: float, scale: float, work: Work) -> int:
    """Raise the lower bounds above the limit."""
    work.rate[lane, p] = max(work.rate[lane, p], rate * (1 - 8 * EPSILON))
    low = work.rate[lane, p] / scale * (1 - 4 * EPSILON)
    work.low[lane, p] = max(limit * (1 + 2 * EPSILON), low)
    return TOO_DEAR


@compiled
def note(
    lane: int, p: int, rate: float, off: float, rich: float, contest: Contest, work: Work
) -> int:
    """Write down what an evaluation found."""
    work.off[lane, p] = off
    off = 4 * EPSILON * rate + (off if off != NOBODY_LEFT else 0.0)
    work.paid[lane, p] = rate
    work.rate[lane, p] = max(work.rate[lane, p], rate - off)
    work.rich[lane, p] = rich
    scale = contest.cost[p] if contest.by_cost else 1.0
    value = rate / scale
    width = (off / scale + 4 * EPSILON * value) * WIDER
    work.low[lane, p] = value - width
    work.high[lane, p] = value + width
    return FINE


@compiled
def evaluate_alone(
    p: int, level: int, limit: float, contest: Contest, board: Board, work: Work, shares: Shares
) -> int:
    """As `evaluate`, in the first lane."""
    place = collect(p, level, board, work)
    return evaluate(0, p, place, limit, contest, board, work, shares)


@compiled
def solve_alone(p: int, level: int, contest: Contest, board: Board, work: Work) -> float:
    """The rate at which a project can just be paid, more or less, in the first lane."""
    begin, end = collect(p, level, board, work)
    rate, _, _ = solve(
        work.purse[0, : end - begin],
        work.purse[1, : end - begin],
        board.weight[begin:end],
        part(board.points, begin, end),
        contest.cost[p],
        work.rate[0, p],
        work.paid[0, p],
    )
    return rate
