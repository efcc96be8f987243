"""Votes that were held before. The rooms above, which keep them, tell of them here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from medborgarbudget.counting.election import Election
from medborgarbudget.organisations.models import Organisation

LARGEST = 150_000
"""What is larger is not counted while somebody waits for the page."""


@dataclass(frozen=True, slots=True)
class PastVote:
    """A vote whose result is public. ``size`` is its different ballots times its proposals."""

    code: str
    label: str
    voters: int
    size: int
    election: Callable[[], Election]

    @property
    def too_large(self) -> bool:
        """Whether counting it by several rules takes longer than a page may."""
        return self.size > LARGEST


Source = Callable[[Organisation], Sequence[PastVote]]
_sources: list[Source] = []


def past_votes_source(source: Source) -> Source:
    """Register a function that tells an organisation's votes, the latest first, in its scope."""
    _sources.append(source)
    return source


def past_votes(organisation: Organisation) -> list[PastVote]:
    """The organisation's votes whose results are public, the latest first."""
    return [vote for source in _sources for vote in source(organisation)]
