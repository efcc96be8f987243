"""Invented ballots: the same every time, and shaped like those of real votes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

EVERYWHERE = ("Hela kommunen", "Alla gårdar", "Alla kommuner", "Alla portar")
CHOICES = {1: 14, 2: 19, 3: 27, 4: 20, 5: 20}
"""How many voters of a hundred choose so many proposals."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal as voters see it: where it is, and how well it is liked in general."""

    place: str
    appeal: float


def invented_ballots(
    candidates: Sequence[Candidate],
    residents: Mapping[str, int],
    voters: int,
    blank: int,
    seed: str,
) -> Iterator[dict[int, int]]:
    """One ballot a voter, as ``{candidate index: 1}``; the blank ones come last."""
    random = Random(seed)  # noqa: S311, nothing secret: the same demo every time
    homes = random.choices(list(residents), list(residents.values()), k=voters - blank)
    for home in homes:
        likings = [candidate.appeal * _nearness(candidate, home) for candidate in candidates]
        yield dict.fromkeys(_choose(random, likings), 1)
    yield from ({} for _ in range(blank))


def shared_out(
    ballots: Iterable[Mapping[int, int]], total: int, seed: str
) -> Iterator[dict[int, int]]:
    """The ballots with ``total`` points shared out over what each voter chose."""
    random = Random(seed)  # noqa: S311, nothing secret: the same demo every time
    for ballot in ballots:
        chosen = list(ballot)
        extra = random.choices(chosen, k=total - len(chosen)) if chosen else []
        yield {each: 1 + extra.count(each) for each in chosen}


def _nearness(candidate: Candidate, home: str) -> float:
    if candidate.place in EVERYWHERE:
        return 1.5
    return 4.0 if candidate.place == home else 0.6


def _choose(random: Random, likings: list[float]) -> list[int]:
    """Some candidates, each with a chance in proportion to its liking."""
    number = random.choices(list(CHOICES), list(CHOICES.values()))[0]
    by_luck = sorted(
        range(len(likings)), key=lambda each: -(random.random() ** (1 / likings[each]))
    )
    return by_luck[:number]
