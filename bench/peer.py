"""pabutools, the implementation that researchers use, asked for just what we count."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pabutools.election import CardinalBallot, CardinalProfile, Cost_Sat
from pabutools.election.pabulib import parse_pabulib
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.fractions import frac
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from medborgarbudget.counting.election import Election, VoteType
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, Greedy
from medborgarbudget.counting.ties import tie_order

APPROVALS = (VoteType.APPROVAL, VoteType.CHOOSE_ONE)


class CostTimesPoints(AdditiveSatisfaction):
    """What our cost utility is for points: each point brings the project's cost."""

    def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
        super().__init__(instance, profile, ballot, _cost_times_points)


def _cost_times_points(
    _instance: Any, _profile: Any, ballot: Any, project: Any, _precomputed: Any
) -> Any:
    return ballot.get(project, 0) * project.cost


@dataclass(frozen=True, slots=True)
class PeerElection:
    """An election as pabutools keeps it, identical ballots together."""

    instance: Any
    profile: Any


def read(path: Path) -> PeerElection:
    """Read a Pabulib file and put identical ballots together, as our reader does."""
    instance, profile = parse_pabulib(str(path))
    return PeerElection(instance, profile.as_multiprofile())


def with_points(peer: PeerElection, election: Election) -> PeerElection:
    """The same election with a ranking's points: pabutools does not turn places into points."""
    if election.vote_type is not VoteType.ORDINAL:
        return peer
    projects = {project.name: project for project in peer.instance}
    ballots = [
        CardinalBallot({projects[election.projects[p].id]: frac(n) for p, n in group.points})
        for group in election.ballots
        for _ in range(group.weight)
    ]
    profile = CardinalProfile(ballots, instance=peer.instance)
    return PeerElection(peer.instance, profile.as_multiprofile())


def winners(peer: PeerElection, election: Election, rule: CountRule) -> frozenset[str]:
    """The ids that win under a rule: greedy, or equal shares alone or with Add1.

    pabutools' Add1 starts at the exact share and ends as soon as nothing more fits. Its greedy
    rule also takes projects that nobody voted for; they are left out here.
    """
    settings = {
        "sat_class": Cost_Sat if election.vote_type in APPROVALS else CostTimesPoints,
        "tie_breaking": _our_ties(election, rule),
    }
    method = rule.method
    if isinstance(method, Greedy):
        # It ranks by utility through cost, which with cost utilities is by votes.
        chosen = _ids(greedy_utilitarian_welfare(peer.instance, peer.profile, **settings))
        return frozenset(each for each in chosen if election.votes[election.index(each)])
    assert isinstance(method, EqualShares)
    if method.completion is Completion.ADD1:
        settings["voter_budget_increment"] = frac(method.step.numerator, method.step.denominator)
    return _ids(method_of_equal_shares(peer.instance, peer.profile, **settings))


def _our_ties(election: Election, rule: CountRule) -> TieBreakingRule:
    ties = tie_order(election, rule.ties)
    order = {
        project.id: ties.among_equals(index) for index, project in enumerate(election.projects)
    }
    return TieBreakingRule(lambda _instance, _profile, project: order[project.name])


def _ids(projects: Iterable[Any]) -> frozenset[str]:
    return frozenset(project.name for project in projects)
