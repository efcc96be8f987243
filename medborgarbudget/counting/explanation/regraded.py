"""Majority judgment counted anew with further voters."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from medborgarbudget.counting.constraints import least_votes
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.explanation.hopefuls import fewest_votes
from medborgarbudget.counting.majority_judgment import grades_of
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule import CountRule, Ungraded


class Regraded:
    """Recounts of an election by grades with further voters, who leave all else ungraded."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def fewest_votes(self, loser: int, least: int, most: int) -> int | None:
        """A number of further voters, at least ``least``, that is enough while one less is not."""
        return fewest_votes(lambda votes: votes >= least and self._wins(loser, votes), most)

    def _wins(self, loser: int, votes: int) -> bool:
        election = self._alike
        further = BallotGroup(((loser, self.outcome.election.most_points),), votes)
        regraded = replace(election, ballots=(*election.ballots, *([further] if votes else ())))
        return election.projects[loser].id in count(regraded, self._rule).selected

    @cached_property
    def _rule(self) -> CountRule:
        """The rule, with the vote floor as it was."""
        rule, election = self.outcome.rule, self.outcome.election
        least = least_votes(election, rule.constraints) or None
        fixed = replace(rule.constraints, least_votes=least, least_share=None)
        return replace(rule, constraints=fixed)

    @cached_property
    def _alike(self) -> Election:
        """An election with few different ballots in which every project has the same grades."""
        election = self.outcome.election
        grades = grades_of(election, Ungraded.NONE)
        ends: list[list[tuple[int, int]]] = []
        for given in grades:
            total, runs = 0, []
            for grade, voters in sorted(given.items()):
                total += voters
                runs.append((total, grade))
            ends.append(runs)
        ballots = tuple(_stretches(ends, election.voters))
        return Election(
            election.projects, ballots, election.budget, election.vote_type, election.currency
        )


def _stretches(ends: list[list[tuple[int, int]]], voters: int) -> Iterator[BallotGroup]:
    """Voters in a row, of whom each project is graded by the first ones, worst grade first.

    ``ends`` says for each project up to which voter each grade goes.
    """
    bounds = sorted({0, voters, *(end for runs in ends for end, _ in runs)})
    for begin, end in pairwise(bounds):
        points = tuple(
            (project, grade)
            for project, runs in enumerate(ends)
            if (grade := next((each for until, each in runs if until > begin), None))
        )
        yield BallotGroup(points, end - begin)
