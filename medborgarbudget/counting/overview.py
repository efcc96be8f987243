"""What a result means for the voters and the places taken together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.outcome import Outcome


@dataclass(frozen=True, slots=True)
class GroupShare:
    """Projects that belong together, such as those of a place: their votes and their money.

    ``votes`` are points where votes give points. ``granted`` is what their winners are
    granted, in smallest units. The two shares are parts of all votes and of all that was
    granted, 0 where there was none: where both are equal, the group got what it was voted for.
    """

    name: str
    projects: int
    winners: int
    votes: int
    granted: int
    support_share: Fraction
    money_share: Fraction


@dataclass(frozen=True)
class Overview:
    """A result in numbers about everyone.

    ``voters`` are all, those with blank ballots too. ``by_winners`` says how many voters
    see how many of the projects that they voted for win, from none upwards. ``places``
    are all places that projects name, in alphabetical order; an empty name stands for
    projects without a place, if others have one.
    """

    voters: int
    by_winners: tuple[tuple[int, int], ...]
    places: tuple[GroupShare, ...]
    granted: int
    budget: int

    @property
    def represented_voters(self) -> int:
        """How many voters see at least one project that they voted for win."""
        return self.voters - dict(self.by_winners).get(0, 0)

    @property
    def represented_share(self) -> Fraction:
        """The part of all voters who see at least one project they voted for win."""
        return Fraction(self.represented_voters, self.voters or 1)

    @cached_property
    def average_winners(self) -> Fraction:
        """How many winners a voter voted for, on average."""
        total = sum(winners * voters for winners, voters in self.by_winners)
        return Fraction(total, self.voters or 1)

    @property
    def budget_use(self) -> Fraction:
        """The part of the budget that was granted; above 1 where a method ignores costs."""
        return Fraction(self.granted, self.budget or 1)

    @property
    def places_reached(self) -> tuple[str, ...]:
        """The places in which at least one project won."""
        return tuple(place.name for place in self.places if place.name and place.winners)


def overview(outcome: Outcome) -> Overview:
    """The result in numbers about everyone."""
    places = [project.place for project in outcome.election.projects]
    return Overview(
        voters=outcome.election.voters,
        by_winners=_voters_by_winners(outcome),
        places=shares_of_groups(outcome, places) if any(places) else (),
        granted=outcome.cost,
        budget=outcome.election.budget,
    )


def shares_of_groups(outcome: Outcome, groups: Sequence[str]) -> tuple[GroupShare, ...]:
    """Votes and money of each group of projects, in alphabetical order.

    ``groups`` names the group of each project, such as its category.
    """
    members: defaultdict[str, list[int]] = defaultdict(list)
    for project, group in enumerate(groups):
        members[group].append(project)
    amounts = {winner.project: winner.amount for winner in outcome.winners}
    return tuple(_share(outcome, name, members[name], amounts) for name in sorted(members))


def _share(
    outcome: Outcome, name: str, projects: Sequence[int], amounts: dict[int, int]
) -> GroupShare:
    scores = outcome.election.scores
    votes = sum(scores[project] for project in projects)
    granted = sum(amounts.get(project, 0) for project in projects)
    return GroupShare(
        name=name,
        projects=len(projects),
        winners=sum(project in amounts for project in projects),
        votes=votes,
        granted=granted,
        support_share=Fraction(votes, sum(scores) or 1),
        money_share=Fraction(granted, outcome.cost or 1),
    )


def _voters_by_winners(outcome: Outcome) -> tuple[tuple[int, int], ...]:
    election = outcome.election
    won = frozenset(winner.project for winner in outcome.winners)
    if isinstance(election.ballots, tuple):
        return tuple(sorted(_counted(election, won).items()))
    # Arrays take a while to import, and only large elections have them.
    from medborgarbudget.counting.packed import PackedBallots
    from medborgarbudget.counting.packed.winners import voters_by_winners

    assert isinstance(election.ballots, PackedBallots)
    return voters_by_winners(election.ballots, len(election.projects), won)


def _counted(election: Election, won: frozenset[int]) -> Counter[int]:
    voters: Counter[int] = Counter()
    for ballot in election.ballots:
        voters[sum(project in won for project, _ in ballot.points)] += ballot.weight
    return voters
