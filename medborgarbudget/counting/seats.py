"""Winners before the method itself begins: places whose turn comes first."""

from collections.abc import Collection, Sequence

from medborgarbudget.counting.constraints import after
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.quotas import Limit, OpenQuotas, Quota
from medborgarbudget.counting.rankings import ranking_of
from medborgarbudget.counting.rule import CountRule, MajorityJudgment
from medborgarbudget.counting.ties import TieOrder
from medborgarbudget.counting.turns import Key, Purse, Turns, take_turns, voted_for


def seats(
    election: Election,
    rule: CountRule,
    ties: TieOrder,
    quotas: Sequence[Quota],
    money: int | None,
) -> Turns:
    """The project with most votes in each place that goes first, while the money lasts.

    Where it does not fit or a quota stops it, the next one of that place has its turn.
    Under majority judgment the best majority grade takes the place of most votes.
    ``money`` is in smallest units, ``None`` if what projects cost does not matter. Places
    that got nothing last round come before the others that are promised a winner.
    """
    constraints, key = rule.constraints, _key(election, rule, ties)
    places = {project.place for project in election.projects} - {""}
    forgotten = places & set(constraints.places_first)
    first = _one_in_each(forgotten, key, election, ties, quotas, money)
    if not constraints.every_place:
        return first
    if money is not None:
        money -= sum(turn.granted or 0 for turn in first.turns)
    seated = {election.projects[winner].place for winner in first.winners}
    remaining = after(quotas, first.winners)
    rest = _one_in_each(places - seated, key, election, ties, remaining, money)
    return Turns(first.turns + rest.turns, first.lots + rest.lots)


def _key(election: Election, rule: CountRule, ties: TieOrder) -> Key:
    if isinstance(rule.method, MajorityJudgment):
        return ranking_of(rule.method, election, ties)
    return ties.by_votes


def _one_in_each(
    places: Collection[str],
    key: Key,
    election: Election,
    ties: TieOrder,
    quotas: Sequence[Quota],
    money: int | None,
) -> Turns:
    located = [(index, election.projects[index].place) for index in voted_for(election)]
    candidates = [index for index, place in located if place in places]
    one_each = [
        Quota(Limit.PLACE, frozenset(index for index, where in located if where == place), 1, place)
        for place in sorted(places)
    ]
    open_quotas = OpenQuotas([*quotas, *one_each])
    return take_turns(election, candidates, key, open_quotas, Purse(money), ties)
