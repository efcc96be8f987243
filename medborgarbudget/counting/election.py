"""What is counted: projects with costs, ballots with points, and a budget."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from medborgarbudget.counting.money import Currency


class VoteType(StrEnum):
    """How a ballot was filled in; the names are Pabulib's."""

    APPROVAL = "approval"
    CHOOSE_ONE = "choose-1"
    ORDINAL = "ordinal"
    CUMULATIVE = "cumulative"
    SCORING = "scoring"


@dataclass(frozen=True, slots=True)
class Project:
    """Something that can win: its id on the ballot and its cost in smallest units.

    ``place`` is where it would be. At most one wins of the projects with the same
    ``conflict``, unless that is empty. ``minimum`` is the least, in smallest units, that
    its proposer agreed to carry it out for; ``None`` is nothing less than the cost.
    """

    id: str
    cost: int
    name: str = ""
    place: str = ""
    conflict: str = ""
    minimum: int | None = None

    def least_amount(self, *, partial: bool) -> int:
        """The least that it can be granted, in smallest units: its cost, or where ``partial``
        funding is allowed what its proposer agreed to, but something."""
        if not partial or self.minimum is None:
            return self.cost
        return min(self.cost, max(self.minimum, 1))


@dataclass(frozen=True, slots=True)
class BallotGroup:
    """Identical ballots, counted together.

    ``points`` holds ``(project index, points)`` pairs ordered by index, each project
    at most once and every number of points positive (1 for an approval); it is empty
    for a blank ballot. ``weight`` says how many voters cast this very ballot.
    """

    points: tuple[tuple[int, int], ...]
    weight: int


@dataclass(frozen=True)
class Election:
    """Everything that a count needs, and nothing that identifies a voter.

    ``budget`` and costs are in the smallest unit of ``currency``. Blank ballots are
    among the groups: their voters own a share of the budget like everyone else.
    """

    projects: tuple[Project, ...]
    ballots: Sequence[BallotGroup]
    budget: int
    vote_type: VoteType = VoteType.APPROVAL
    currency: Currency = field(default_factory=Currency)

    @cached_property
    def voters(self) -> int:
        """The number of valid ballots, blank ones included."""
        return sum(group.weight for group in self.ballots)

    @cached_property
    def supporters(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each project, the ``(ballot group index, points)`` pairs that support it."""
        pairs: list[list[tuple[int, int]]] = [[] for _ in self.projects]
        for group, ballot in enumerate(self.ballots):
            for project, points in ballot.points:
                pairs[project].append((group, points))
        return tuple(map(tuple, pairs))

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """For each project, how many voters support it."""
        weights = [ballot.weight for ballot in self.ballots]
        return tuple(sum(weights[group] for group, _ in pairs) for pairs in self.supporters)

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """For each project, the points it got from all voters: its votes, for approvals."""
        weights = [ballot.weight for ballot in self.ballots]
        return tuple(
            sum(weights[group] * points for group, points in pairs) for pairs in self.supporters
        )

    @cached_property
    def most_points(self) -> int:
        """The most points that any ballot gives one project; 1 if all are blank."""
        return max((points for ballot in self.ballots for _, points in ballot.points), default=1)

    def voters_for(self, projects: Collection[int]) -> int:
        """How many voters support at least one of the projects."""
        return sum(
            ballot.weight
            for ballot in self.ballots
            if any(project in projects for project, _ in ballot.points)
        )

    @property
    def blank_voters(self) -> int:
        """How many voters support nothing."""
        return self.voters - self.voters_for(range(len(self.projects)))

    def index(self, project_id: str) -> int:
        """The index of the project with this id; raises ``KeyError`` if there is none."""
        return self._indices[project_id]

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {project.id: index for index, project in enumerate(self.projects)}


def group_ballots(ballots: Iterable[Mapping[int, int]]) -> tuple[BallotGroup, ...]:
    """Collect identical ballots, given as ``{project index: points}``, into groups.

    Groups come in an order of their own content, so that the order in which the
    ballots arrived leaves no trace.

    >>> group_ballots([{1: 1}, {}, {1: 1}])
    (BallotGroup(points=(), weight=1), BallotGroup(points=((1, 1),), weight=2))
    """
    counted = Counter(tuple(sorted(ballot.items())) for ballot in ballots)
    return tuple(BallotGroup(points, weight) for points, weight in sorted(counted.items()))
