"""Plain sentences about what was unusual in a file, and how it was read."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from medborgarbudget.counting.election import Election, VoteType
from medborgarbudget.counting.pabulib.meta import Meta
from medborgarbudget.counting.pabulib.numerals import whole_number
from medborgarbudget.counting.pabulib.points import PointScheme
from medborgarbudget.counting.pabulib.projects import ProjectTable
from medborgarbudget.counting.pabulib.sections import Section
from medborgarbudget.counting.pabulib.votes import Lengths, Votes


def ballot_notes(votes: Votes, section: Section, meta: Meta) -> Iterator[str]:
    """What was unusual about ballots, or not said about them in META."""
    scheme = votes.scheme
    yield from _repetitions(votes.lengths.repeating, scheme)
    yield from _long_ballots(votes.lengths, meta)
    if "points" in section.columns and not scheme.own_points:
        yield _("The column “points” was not used: the vote type is “%(type)s”.") % {
            "type": scheme.vote_type
        }
    if scheme.vote_type is VoteType.ORDINAL and not scheme.own_points and votes.ballots:
        yield _("Points for a first place: %(points)d, and one less for each next place.") % {
            "points": scheme.first_place
        }
    if scheme.default_score:
        yield _("Points for each project that a ballot does not name: %(points)d.") % {
            "points": scheme.default_score
        }


def table_notes(table: ProjectTable, election: Election) -> Iterator[str]:
    """What PROJECTS leaves out, or says otherwise than the ballots."""
    if not table.currency.code:
        yield _("The file does not say in which currency its amounts are.")
    yield from _disagreements("votes", table, election, election.votes)
    yield from _disagreements("score", table, election, election.scores)


def _repetitions(count: int, scheme: PointScheme) -> Iterator[str]:
    if not count:
        return
    if scheme.own_points:
        yield ngettext(
            "%(count)d ballot names a project more than once; its points were added up.",
            "%(count)d ballots name a project more than once; its points were added up.",
            count,
        ) % {"count": count}
    else:
        yield ngettext(
            "%(count)d ballot names a project more than once; it was counted once.",
            "%(count)d ballots name a project more than once; it was counted once.",
            count,
        ) % {"count": count}


def _long_ballots(lengths: Lengths, meta: Meta) -> Iterator[str]:
    longest = meta.number("max_length")
    if longest is None:
        return
    if count := lengths.beyond(longest):
        yield ngettext(
            "%(count)d ballot names more projects than max_length, %(longest)d; it was counted.",
            "%(count)d ballots name more projects than max_length, %(longest)d; they were counted.",
            count,
        ) % {"count": count, "longest": longest}


def _disagreements(
    column: str, table: ProjectTable, election: Election, counted: tuple[int, ...]
) -> Iterator[str]:
    written = [table.columns[project.id].get(column, "") for project in election.projects]
    wrong = [
        index
        for index, (text, number) in enumerate(zip(written, counted, strict=True))
        if text and whole_number(text) != number
    ]
    if wrong:
        yield ngettext(
            "The column “%(column)s” disagrees with the ballots about %(count)d project "
            "(“%(project)s”: %(written)s, counted %(counted)d); the ballots were believed.",
            "The column “%(column)s” disagrees with the ballots about %(count)d projects "
            "(first “%(project)s”: %(written)s, counted %(counted)d); the ballots were believed.",
            len(wrong),
        ) % {
            "column": column,
            "count": len(wrong),
            "project": election.projects[wrong[0]].id,
            "written": written[wrong[0]],
            "counted": counted[wrong[0]],
        }
