"""Recounts of tiny elections in which one loser has more votes, or costs less."""

from dataclasses import replace
from fractions import Fraction
from unittest.mock import patch

from hypothesis import strategies as st

from medborgarbudget.counting.constraints import after, quotas_of, spendable
from medborgarbudget.counting.election import Election, group_ballots
from medborgarbudget.counting.equal_shares import SharesRun, equal_shares
from medborgarbudget.counting.methods import Contest, run_method
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    TieBreak,
    Tier,
    Ties,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.counting.seats import seats
from medborgarbudget.counting.ties import tie_order
from tests.counting.strategies import elections, one_by_one

many_elections = elections() | elections(max_points=3)

methods: st.SearchStrategy[Method] = st.one_of(
    st.builds(
        EqualShares, utility=st.sampled_from(Utility), completion=st.sampled_from(Completion)
    ),
    st.builds(Greedy, by=st.sampled_from(GreedyOrder), misfit=st.sampled_from(Misfit)),
    st.builds(TopK, winners=st.integers(1, 3)),
    st.builds(Phragmen, misfit=st.sampled_from(Misfit)),
    st.builds(MajorityJudgment, ungraded=st.sampled_from(Ungraded), misfit=st.sampled_from(Misfit)),
)

tie_orders = st.builds(
    Ties, order=st.sampled_from(((TieBreak.COST, TieBreak.VOTES), (TieBreak.VOTES, TieBreak.COST)))
)

plain_rules = st.builds(CountRule, method=methods, ties=tie_orders)

constraints = st.builds(
    Constraints,
    least_votes=st.none() | st.integers(1, 4),
    least_share=st.none() | st.sampled_from((Fraction(1, 4), Fraction(1, 2), Fraction(1))),
    tiers=st.sampled_from(
        ((), (Tier(Fraction(6), 1),), (Tier(Fraction(3), 1), Tier(Fraction(8), 2)))
    ),
    winners=st.none() | st.integers(1, 3),
    per_place=st.none() | st.integers(1, 2),
    every_place=st.booleans(),
    places_first=st.sampled_from(((), ("A",))),
    partial_funding=st.booleans(),
    reserve=st.sampled_from((Fraction(0), Fraction(1, 5))),
)

constrained_rules = st.builds(CountRule, method=methods, constraints=constraints, ties=tie_orders)


@st.composite
def located_elections(draw: st.DrawFn) -> Election:
    """Elections with places, conflicts, and proposers who agree to less."""
    election = draw(many_elections)
    projects = tuple(
        replace(
            project,
            place=draw(st.sampled_from(("", "A", "B"))),
            conflict=draw(st.sampled_from(("", "", "x"))),
            minimum=draw(st.none() | st.integers(0, project.cost)),
        )
        for project in election.projects
    )
    return replace(election, projects=projects)


def with_more_votes(election: Election, project: int, votes: int) -> Election:
    """The election with further voters who give the project all the points anyone gave."""
    ballots = one_by_one(election)
    points = max((p for ballot in ballots for p in ballot.values()), default=1)
    return replace(election, ballots=group_ballots(ballots + [{project: points}] * votes))


def at_cost(election: Election, project: int, cost: int) -> Election:
    """The election in which the project costs something else."""
    projects = list(election.projects)
    projects[project] = replace(projects[project], cost=cost)
    return replace(election, projects=tuple(projects))


def wins(outcome: Outcome, election: Election, project: int) -> bool:
    """Whether the project wins in an election like that of the outcome, all else equal.

    Shares are as they were in the end, and so is what the vote floor means for others.
    """
    rule, ties = outcome.rule, tie_order(election, outcome.rule.ties)
    quotas = _quotas(outcome, election, project)
    money = spendable(election, rule.constraints)
    seated = seats(election, rule, ties, quotas, None if isinstance(rule.method, TopK) else money)
    if project in seated.winners:
        return True
    left = money - sum(turn.granted or 0 for turn in seated.turns)
    contest = Contest(
        replace(election, budget=left),
        ties,
        after(quotas, seated.winners),
        rule.constraints.partial_funding,
    )

    is_too_dear = election.projects[project].cost > outcome.contest.budget
    too_dear = frozenset({project} if is_too_dear else ())

    def at_final_share(
        _engine: object, contested: Election, settings: EqualShares, *rest: object
    ) -> tuple[SharesRun, int]:
        assert outcome.share is not None
        _, left_quotas, _ = rest
        # No share buys what the whole budget cannot: it would be one raise too many.
        barred = [*left_quotas, Quota(Limit.WINNERS, too_dear, 0)]
        return equal_shares(contested, outcome.share, settings.utility, ties, barred), 1

    with patch("medborgarbudget.counting.methods.run_shares", at_final_share):
        run = run_method(contest, rule.method, lambda *_: None)
    return any(winner.project == project for winner in run.winners)


def _quotas(outcome: Outcome, election: Election, project: int) -> tuple[Quota, ...]:
    rule = outcome.rule
    least, part = rule.constraints.least_votes or 0, rule.constraints.least_share or 0
    fixed = replace(rule.constraints, least_votes=None, least_share=None)
    below = {
        index
        for quota in outcome.quotas
        if quota.limit is Limit.VOTE_FLOOR
        for index in quota.members
    } - {project}
    if election.votes[project] < max(least, part * election.voters):
        below.add(project)
    floor = Quota(Limit.VOTE_FLOOR, frozenset(below), 0)
    return (floor, *quotas_of(election, replace(rule, constraints=fixed)))
