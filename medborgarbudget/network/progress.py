"""How far members have come with their rounds, which a later room knows and tells here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoundsSoFar:
    """A member's rounds: how many are done, how many begun, and the step going on now."""

    done: int = 0
    begun: int = 0
    step: str = ""


Source = Callable[[Sequence[int]], Mapping[int, RoundsSoFar]]
_sources: list[Source] = []


def rounds_source(source: Source) -> Source:
    """Register a function from the ids of members to their rounds, in a few queries for all."""
    _sources.append(source)
    return source


def rounds_so_far(members: Sequence[int]) -> dict[int, RoundsSoFar]:
    """The rounds of each of the members, by id; those without any may be left out."""
    return {member: rounds for source in _sources for member, rounds in source(members).items()}
