"""From ballots as written to the points that they give."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.election import BallotGroup, VoteType
from medborgarbudget.counting.pabulib.ballots import WrittenBallot
from medborgarbudget.counting.pabulib.error import ContentError
from medborgarbudget.counting.pabulib.meta import Meta


@dataclass(frozen=True)
class PointScheme:
    """What a place on a ballot is worth.

    Where ballots write no points themselves (``own_points``), a project that one names
    gets 1 point, or on an ordinal ballot ``first_place`` points for the first place and
    one less for each place after it. ``default_score`` goes to projects not named;
    ``projects`` is how many there are.
    """

    vote_type: VoteType
    own_points: bool
    first_place: int
    default_score: int
    projects: int

    def points(self, ballot: WrittenBallot) -> dict[int, int]:
        """The positive points that this ballot gives, by project index."""
        if self.own_points:
            points = _added_up(ballot)
        elif self.vote_type is VoteType.ORDINAL:
            points = _ranked(ballot, self.first_place)
        else:
            points = dict.fromkeys(ballot.projects, 1)
        if self.vote_type is VoteType.CHOOSE_ONE and len(points) > 1:
            raise _too_long(ballot, 1)
        if self.default_score:
            points = dict.fromkeys(range(self.projects), self.default_score) | points
        return {project: number for project, number in points.items() if number}


def point_scheme(meta: Meta, longest: int, own_points: bool, projects: int) -> PointScheme:
    """The scheme of a file: a first place is worth ``max_length`` points, or as many as
    the longest of its ballots names projects."""
    scoring = meta.vote_type is VoteType.SCORING
    return PointScheme(
        vote_type=meta.vote_type,
        own_points=own_points,
        first_place=meta.number("max_length") or longest,
        default_score=(meta.number("default_score") or 0) if scoring else 0,
        projects=projects,
    )


def group(ballots: Iterable[WrittenBallot], scheme: PointScheme) -> tuple[BallotGroup, ...]:
    """Ballots that give the same points put together, in an order of their own content."""
    weights: Counter[tuple[tuple[int, int], ...]] = Counter()
    # Equal pairs are kept once: a million ballots then take far less memory.
    kept: dict[tuple[int, int], tuple[int, int]] = {}
    for ballot in ballots:
        pairs = sorted(scheme.points(ballot).items())
        weights[tuple([kept.setdefault(pair, pair) for pair in pairs])] += ballot.voters
    return tuple([BallotGroup(points, weights[points]) for points in sorted(weights)])


def _added_up(ballot: WrittenBallot) -> dict[int, int]:
    total: Counter[int] = Counter()
    for project, number in zip(ballot.projects, ballot.points, strict=True):
        total[project] += number
    return dict(total)


def _ranked(ballot: WrittenBallot, first_place: int) -> dict[int, int]:
    ranking = list(dict.fromkeys(ballot.projects))
    if len(ranking) > first_place:
        raise _too_long(ballot, first_place)
    return {project: first_place - place for place, project in enumerate(ranking)}


def _too_long(ballot: WrittenBallot, longest: int) -> ContentError:
    return ContentError(
        ballot.line,
        _("the ballot names %(projects)d projects, and the most allowed is %(longest)d")
        % {"projects": ballot.different_projects, "longest": longest},
        _("Correct the ballot, or vote_type and max_length in META."),
    )
