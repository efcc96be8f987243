"""The election of a bundle as a document, without its ballots; and the lots."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from medborgarbudget.counting.bundle.contents import ELECTION
from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.election import BallotGroup, Election, Project, VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import Document

_MOST_DECIMALS = 50


def election_document(election: Election) -> Document:
    """Everything about the election but the ballots; amounts are texts such as ``"0.50"``."""
    currency = election.currency
    return {
        "budget": currency.format(election.budget),
        "currency": {"code": currency.code, "decimals": currency.decimals},
        "vote_type": str(election.vote_type),
        "projects": [_project(each, currency) for each in election.projects],
    }


def election_of(document: Any, ballots: Sequence[BallotGroup]) -> Election:
    """The inverse of `election_document`; raises `AlteredError` if it is none."""
    try:
        currency = _currency(document["currency"])
        projects = tuple(_read_project(each, currency) for each in document["projects"])
        budget, vote_type = currency.parse(document["budget"]), VoteType(document["vote_type"])
        election = _election(projects, ballots, budget, vote_type, currency)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _unreadable() from None
    if len({each.id for each in projects}) < len(projects):
        raise _unreadable()
    if election_document(election) != document:
        raise _unreadable()
    return election


def lots_document(outcome: Outcome) -> Document:
    """The text from which lots were derived, and the projects in the order of their lots."""
    ids = [project.id for project in outcome.election.projects]
    in_order = sorted(range(len(ids)), key=outcome.ties.lots.__getitem__)
    return {"seed": outcome.rule.ties.lot_seed, "order": [ids[project] for project in in_order]}


def _election(
    projects: tuple[Project, ...],
    ballots: Sequence[BallotGroup],
    budget: int,
    vote_type: VoteType,
    currency: Currency,
) -> Election:
    if isinstance(ballots, tuple):
        return Election(projects, ballots, budget, vote_type, currency)
    from medborgarbudget.counting.packed import PackedBallots, PackedElection

    assert isinstance(ballots, PackedBallots)
    return PackedElection(projects, ballots, budget, vote_type, currency)


def _currency(document: Any) -> Currency:
    decimals = document["decimals"]
    if isinstance(decimals, bool) or decimals not in range(_MOST_DECIMALS + 1):
        raise ValueError(decimals)
    return Currency(_text(document["code"]), int(decimals))


def _project(project: Project, currency: Currency) -> Document:
    least = project.minimum
    return {
        "id": project.id,
        "name": project.name,
        "cost": currency.format(project.cost),
        "place": project.place,
        "conflict": project.conflict,
        "minimum": None if least is None else currency.format(least),
    }


def _read_project(document: Any, currency: Currency) -> Project:
    least = document["minimum"]
    return Project(
        **{name: _text(document[name]) for name in ("id", "name", "place", "conflict")},
        cost=currency.parse(document["cost"]),
        minimum=None if least is None else currency.parse(least),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _unreadable() -> AlteredError:
    message = _("%(file)s does not describe an election as a count does.")
    return AlteredError(message % {"file": ELECTION})
