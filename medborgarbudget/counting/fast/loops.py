"""Runs of equal shares side by side, in doubles with error bounds."""

import numpy as np

from medborgarbudget.counting.fast.compiled import compiled, inner
from medborgarbudget.counting.fast.pricing import (
    collect,
    compare_products,
    evaluate,
    fetch,
    points_at,
)
from medborgarbudget.counting.fast.state import (
    DROPPED,
    EPSILON,
    FINE,
    NOBODY,
    NOBODY_LEFT,
    PERHAPS,
    SMALLEST,
    SOMEBODY,
    UNSURE,
    WIDER,
    Board,
    Contest,
    Floats,
    Shares,
    Whole,
    Work,
)


@compiled
def pay(
    p: int,
    level: int,
    winners: Whole,
    board: Board,
    work: Work,
    rounding: float,
    ran_out: Whole,
) -> None:
    """Let the supporters pay in every lane whose winner this is."""
    payers = np.empty(winners.size, np.int64)
    number = 0
    most = 0.0
    for lane in range(winners.size):
        if winners[lane] == p:
            payers[number] = lane
            number += 1
            most = max(most, float(work.off[lane, p]))
    payers = payers[:number]
    begin, end = board.start[level, p], board.start[level, p + 1]
    poor = np.zeros(winners.size, np.int64)
    for block in range(begin, end, 128):
        fetch(work, board.holder[block : min(block + 128, end)])
        for i in range(block, min(block + 128, end)):
            row = work.money[np.uint64(board.holder[i])]
            each = points_at(board.points, i)
            pay_one(row, each, p, most, payers, poor, work, rounding, ran_out)
    for payer in payers:
        if poor[payer] > 0:
            ran_out[payer] = SOMEBODY


@inner
def pay_one(
    row: Floats,
    each: float,
    p: int,
    most: float,
    payers: Whole,
    poor: Whole,
    work: Work,
    rounding: float,
    ran_out: Whole,
) -> None:
    """Let one holder pay; count in ``poor`` in which lanes it cannot pay all."""
    lanes = row.size - 1
    doubt = row[lanes] + most * each
    wider = doubt
    for lane in payers:
        left = row[lane] - work.paid[lane, p] * each
        near = (abs(left) <= 2.0 * doubt) & (row[lane] > 0.0)
        rich = left > 2.0 * doubt
        # A choice of two values takes no jump, which no processor could foretell.
        row[lane] = left if rich else 0.0
        poor[lane] += 0 if rich else 1
        if near:
            poor[lane] -= 1
            if work.off[lane, p] != NOBODY_LEFT:
                row[lane] = max(2.0 * doubt, SMALLEST)
                wider = 3.0 * doubt
                ran_out[lane] = PERHAPS if ran_out[lane] == NOBODY else ran_out[lane]
    row[lanes] = (wider + rounding) * WIDER
    work.worst[0] = max(work.worst[0], row[lanes])


@inner
def lowest(lane: int, work: Work, turn: int) -> int:
    """The project with the lowest bound whose price was not found in this turn, or -1."""
    found = -1
    least = np.inf
    for p in range(work.low.shape[1]):
        if work.low[lane, p] < least and work.seen[lane, p] != turn:
            least = work.low[lane, p]
            found = p
    return found


@inner
def expected(lane: int, work: Work, turn: int, limit: float) -> int:
    """As `lowest`, but what the last run bought in this turn comes first.

    Then the limit is tight from the beginning, and most others are soon too dear.
    """
    before = work.order[-1, turn] if limit == np.inf else -1
    if before >= 0 and work.seen[lane, before] != turn and work.low[lane, before] < np.inf:
        return before
    return lowest(lane, work, turn)


@inner
def first(lane: int, contest: Contest, work: Work, turn: int, limit: float) -> int:
    """The first of those whose price may be the lowest; -1 if doubles cannot tell."""
    winner = -1
    for p in range(work.low.shape[1]):
        if work.seen[lane, p] != turn or work.low[lane, p] > limit:
            continue
        if winner < 0:
            winner = p
            continue
        one, other = work.rich[lane, winner], work.rich[lane, p]
        if one == 0.0 or other == 0.0:
            return -1
        if contest.by_cost:
            sign = np.sign(other - one)
        else:
            sign = compare_products(contest.cost[winner], other, contest.cost[p], one)
        if sign > 0 or (sign == 0 and contest.rank[p] < contest.rank[winner]):
            winner = p
    return winner


@compiled
def prepare(contest: Contest, board: Board, work: Work, shares: Shares) -> None:
    """Everyone owns a share, and nothing is bought."""
    lanes = shares.amount.size
    for h in range(board.first[1] - board.first[0]):
        for lane in range(lanes):
            work.money[h, lane] = shares.amount[lane]
        work.money[h, lanes] = shares.off
    work.worst[0] = shares.off
    for p in range(contest.cost.size):
        takes_part = contest.cost[p] > 0.0 and contest.score[p] > 0.0
        rate = contest.cost[p] / contest.score[p] * (1 - 4 * EPSILON) if takes_part else np.inf
        low = (rate / contest.cost[p] if contest.by_cost else rate) * (1 - 4 * EPSILON)
        for lane in range(lanes):
            work.rate[lane, p] = rate
            work.low[lane, p] = low if takes_part else np.inf
            work.seen[lane, p] = -1
    for lane in range(lanes):
        for q in range(contest.most.size):
            work.open[lane, q] = contest.most[q]
            close_if_full(lane, q, contest, work)


@inner
def close_if_full(lane: int, q: int, contest: Contest, work: Work) -> None:
    """Stop all members of a quota that lets nobody through any more."""
    if work.open[lane, q] <= 0:
        for i in range(contest.member_start[q], contest.member_start[q + 1]):
            work.low[lane, contest.member[i]] = np.inf


@compiled
def take(lane: int, p: int, contest: Contest, work: Work) -> None:
    """A winner waits no longer, and uses up its places in quotas."""
    work.low[lane, p] = np.inf
    for i in range(contest.quota_start[p], contest.quota_start[p + 1]):
        q = contest.quota[i]
        work.open[lane, q] -= 1
        close_if_full(lane, q, contest, work)


@compiled
def descend(level: int, target: int, board: Board, work: Work) -> int:
    """Go to a level of more detail: every holder has what it had as part of its parent."""
    while level < target:
        level += 1
        base = board.first[level]
        for h in range(board.first[level + 1] - base - 1, -1, -1):
            parent = board.parent[base + h]
            if parent != h:
                for column in range(work.money.shape[1]):
                    work.money[h, column] = work.money[parent, column]
    return level


@inner
def find_winners(
    turn: int,
    level: int,
    contest: Contest,
    board: Board,
    work: Work,
    shares: Shares,
    winners: Whole,
) -> None:
    """For every lane that goes on, the project bought next, -1 if none, -2 if undecided."""
    limit, searching = np.empty(winners.size), np.empty(winners.size, np.bool_)
    for lane in range(winners.size):
        limit[lane], searching[lane] = np.inf, winners[lane] >= 0
    for leader in range(winners.size):
        while searching[leader]:
            p = expected(leader, work, turn, limit[leader])
            if p < 0 or work.low[leader, p] > limit[leader]:
                break
            place = collect(p, level, board, work)
            for lane in range(leader, winners.size):
                if searching[lane] and is_wanted(lane, p, turn, limit[lane], work):
                    verdict = evaluate(lane, p, place, limit[lane], contest, board, work, shares)
                    searching[lane] = verdict != UNSURE
                    limit[lane] = limit_after(verdict, lane, p, turn, limit[lane], work)
    for lane in range(winners.size):
        if winners[lane] >= 0:
            winner = first(lane, contest, work, turn, limit[lane]) if searching[lane] else -1
            nobody = searching[lane] and limit[lane] == np.inf
            winners[lane] = -1 if nobody else winner if winner >= 0 else -2


@inner
def is_wanted(lane: int, p: int, turn: int, limit: float, work: Work) -> bool:
    """Whether the project waits in the lane, and may have the lowest price."""
    low = work.low[lane, p]
    return bool(low < np.inf and low <= limit and work.seen[lane, p] != turn)


@inner
def limit_after(verdict: int, lane: int, p: int, turn: int, limit: float, work: Work) -> float:
    """Write down that a price was found or the project dropped; the limit from now on."""
    if verdict == DROPPED:
        work.low[lane, p] = np.inf
    if verdict != FINE:
        return limit
    work.seen[lane, p] = turn
    high: float = work.high[lane, p]
    return min(limit, high)


@inner
def run(
    shares: Shares,
    contest: Contest,
    board: Board,
    work: Work,
    budget: float,
    halt: Whole,
    bought: Whole,
    ran_out: Whole,
) -> None:
    """Buy in every lane until nobody can afford more; write the projects into ``work.order``.

    A lane ends early when the budget is exceeded, and all do when ``halt`` is set.
    Writes into ``bought`` how many projects there are, or -1 if doubles could not decide
    what follows, and into ``ran_out`` whether somebody ran out of money.
    """
    prepare(contest, board, work, shares)
    # A number whose value is known would have everything compiled once more.
    level = turn = int(np.int64(0))
    winners = np.zeros(shares.amount.size, np.int64)
    spent = np.zeros(winners.size)
    most = 0.0
    for lane in range(winners.size):
        bought[lane], ran_out[lane] = 0, NOBODY
        most = max(most, shares.amount[lane])
    while goes_on(winners) and turn < contest.cost.size and halt[0] == 0:
        find_winners(turn, level, contest, board, work, shares, winners)
        for lane in range(winners.size):
            winner = winners[lane]
            if winner < 0:
                bought[lane] = -1 if winner == -2 else bought[lane]
                work.order[lane, turn] = -1
                continue
            level = descend(level, board.needs[winner], board, work)
            if is_leader(lane, winners):
                pay(winner, level, winners, board, work, 4 * EPSILON * most, ran_out)
            take(lane, winner, contest, work)
            work.order[lane, turn] = winner
            bought[lane] += 1
            spent[lane] += contest.cost[winner]
        for lane in range(winners.size):
            if spent[lane] > budget:
                winners[lane] = min(winners[lane], -1)
        turn += 1


@inner
def goes_on(winners: Whole) -> bool:
    """Whether something was bought in some lane."""
    number = 0
    for winner in winners:
        number += 1 if winner >= 0 else 0
    return number > 0


@inner
def is_leader(lane: int, winners: Whole) -> bool:
    """Whether no lane before this one has the same winner."""
    alike = 0
    for other in range(lane):
        alike += 1 if winners[other] == winners[lane] else 0
    return alike == 0
