"""How far members have come with their rounds, which a later room knows and tells here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoundsSoFar:
    """How many of a member's rounds are done, and how many are begun."""

    done: int = 0
    begun: int = 0


Counted = Callable[[Sequence[int]], Mapping[int, RoundsSoFar]]
StepNow = Callable[[Sequence[int]], Mapping[int, str]]
_sources: list[tuple[Counted, StepNow]] = []


def rounds_source(counted: Counted, step_now: StepNow) -> None:
    """Register two functions from the ids of members, each in a few queries for all: to their
    rounds, and to the name of the step that goes on now."""
    _sources.append((counted, step_now))


def rounds_so_far(members: Sequence[int]) -> dict[int, RoundsSoFar]:
    """The rounds of each of the members, by id; those without any may be left out."""
    return {
        member: rounds
        for counted, _step_now in _sources
        for member, rounds in counted(members).items()
    }


def steps_now(members: Sequence[int]) -> dict[int, str]:
    """The step that goes on now for each of the members in which one does, by id."""
    return {
        member: step
        for _counted, step_now in _sources
        for member, step in step_now(members).items()
    }
