"""The VOTES section: which ballots were written, and by how many voters."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.pabulib.error import ContentError
from medborgarbudget.counting.pabulib.numerals import whole_number
from medborgarbudget.counting.pabulib.sections import Section


@dataclass(slots=True)
class WrittenBallot:
    """A ballot as written, how many voters wrote it just so, and the first one's line.

    ``projects`` are indices in the ballot's order, repetitions included; ``points``
    runs parallel to it, or is empty where points follow from the vote type.
    """

    projects: tuple[int, ...]
    points: tuple[int, ...]
    line: int
    voters: int = 0

    @property
    def different_projects(self) -> int:
        """How many projects the ballot names, repetitions aside."""
        return len(set(self.projects))


def points_column(section: Section, vote_type: VoteType) -> int | None:
    """Where the ballots' own points stand, or ``None`` if points follow from the vote type."""
    if vote_type in (VoteType.APPROVAL, VoteType.CHOOSE_ONE):
        return None
    if "points" in section.columns or vote_type is VoteType.ORDINAL:
        return section.columns.get("points")
    raise ContentError(
        None,
        _("the vote type is “%(type)s”, but VOTES has no column “points”") % {"type": vote_type},
        _("Add the points of each ballot, separated by commas like its projects."),
    )


def collect_ballots(
    section: Section, points: int | None, indices: Mapping[str, int]
) -> list[WrittenBallot]:
    """All different ballots in the order of their first appearance.

    ``points`` is the column of points, if any; ``indices`` tells projects by their ids.
    Which voter wrote which ballot is forgotten once it is sure that no voter wrote two.
    """
    voter_column, vote_column = section.columns["voter_id"], section.columns["vote"]
    ballots: dict[tuple[str, str], WrittenBallot] = {}
    voters: dict[str, int] = {}
    for line, cells in section.rows:
        voter = cells[voter_column]
        if not voter or voters.setdefault(voter, line) != line:
            raise _wrong_voter(voter, line, voters)
        written = cells[vote_column], "" if points is None else cells[points]
        ballot = ballots.get(written)
        if ballot is None:
            ballot = ballots[written] = _ballot(written, line, indices, points is not None)
        ballot.voters += 1
    return list(ballots.values())


def _ballot(
    written: tuple[str, str], line: int, indices: Mapping[str, int], with_points: bool
) -> WrittenBallot:
    try:
        projects = tuple([indices[text] for text in _listed(written[0])])
    except KeyError as error:
        raise _unknown_project(error.args[0], line) from None
    points = tuple([_points(text, line) for text in _listed(written[1])])
    if with_points and len(points) != len(projects):
        raise ContentError(
            line,
            _("the ballot's projects number %(projects)d, but its points %(points)d")
            % {"projects": len(projects), "points": len(points)},
            _("Write one number of points for each project, in the same order."),
        )
    return WrittenBallot(projects, points, line)


def _listed(text: str) -> list[str]:
    """The entries of a list separated by commas, without the blanks around them."""
    return [entry.strip() for entry in text.split(",")] if text.strip() else []


def _unknown_project(project_id: str, line: int) -> ContentError:
    return ContentError(
        line,
        _("the ballot names “%(project)s”, which is not among the projects")
        % {"project": project_id},
        _("List the project in PROJECTS, or take it off the ballot."),
    )


def _points(text: str, line: int) -> int:
    number = whole_number(text)
    if number is None:
        raise ContentError(
            line,
            _("the ballot gives “%(text)s” points") % {"text": text},
            _("Points are whole numbers from 0 upwards."),
        )
    return number


def _wrong_voter(voter: str, line: int, voters: Mapping[str, int]) -> ContentError:
    if not voter:
        return ContentError(
            line, _("the ballot has no voter_id"), _("Number the ballots from 1 upwards.")
        )
    return ContentError(
        line,
        _("the voter “%(voter)s” has a ballot already on line %(first_line)d")
        % {"voter": voter, "first_line": voters[voter]},
        _("A voter has one ballot; remove one, or give each voter an id of their own."),
    )
