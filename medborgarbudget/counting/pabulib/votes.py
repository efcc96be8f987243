"""What the VOTES section comes to: ballot groups, and how the ballots were written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.pabulib.ballots import collect_ballots, points_column
from medborgarbudget.counting.pabulib.meta import Meta
from medborgarbudget.counting.pabulib.points import PointScheme, group, point_scheme
from medborgarbudget.counting.pabulib.projects import ProjectTable
from medborgarbudget.counting.pabulib.sections import Section


@dataclass(frozen=True)
class Lengths:
    """How many voters name how many different projects, and how many name one repeatedly."""

    voters_by_length: Mapping[int, int]
    repeating: int

    @property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(self.voters_by_length.values())

    @property
    def longest(self) -> int:
        """How many different projects the longest ballot names."""
        return max(self.voters_by_length, default=0)

    def beyond(self, limit: int) -> int:
        """How many ballots name more different projects than this."""
        return sum(voters for length, voters in self.voters_by_length.items() if length > limit)


@dataclass(frozen=True)
class Votes:
    """The ballot groups, what their points come from, and how long ballots are.

    ``election_type`` is what an election with such ballots is made as.
    """

    ballots: Sequence[BallotGroup]
    scheme: PointScheme
    lengths: Lengths
    election_type: type[Election] = Election


def read_votes(section: Section, meta: Meta, table: ProjectTable) -> Votes:
    """Read the VOTES section row by row; raises ``ContentError`` at the first wrong one."""
    points = points_column(section, meta.vote_type)
    indices = {project.id: index for index, project in enumerate(table.projects)}
    ballots = collect_ballots(section, points, indices)
    by_length: Counter[int] = Counter()
    repeating = 0
    for ballot in ballots:
        by_length[ballot.different_projects] += ballot.voters
        repeating += ballot.voters * (ballot.different_projects < len(ballot.projects))
    lengths = Lengths(by_length, repeating)
    meta.require_rows("num_votes", "VOTES", lengths.voters)
    scheme = point_scheme(meta, lengths.longest, points is not None, len(table.projects))
    return Votes(group(ballots, scheme), scheme, lengths)
