"""The command `./run soak`: random elections counted by both engines, as long as one likes."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from time import monotonic
from typing import Annotated

import typer

from tests.counting.fast.agreement import differences
from tests.counting.fast.cases import case

SEEDS_AT_A_TIME = 500
FIRST_SEED = 1_000_000
"""Lower ones are counted by the tests."""


def main(
    minutes: Annotated[float, typer.Option(help="How long to go on.")] = 10,
    elections: Annotated[int, typer.Option(help="Stop after so many; 0 is never.")] = 0,
    seed: Annotated[int, typer.Option(help="The first election's number.")] = FIRST_SEED,
) -> None:
    """Count random elections by both engines until they disagree, which exits with 1."""
    end, start = monotonic() + 60 * minutes, monotonic()
    counted = 0
    for first, wrong, size in _checked(seed, elections):
        if wrong is not None:
            typer.echo(f"\nThe engines disagree. To see it again: --seed {wrong} --elections 1")
            typer.echo(f"{case(wrong)}")
            typer.echo("\n".join(differences(case(wrong))))
            raise typer.Exit(1)
        counted += size
        pace = counted / (monotonic() - start)
        typer.echo(
            f"\r{counted} elections agree, up to number {first + size - 1}, {pace:.0f} a second",
            nl=False,
        )
        if monotonic() > end:
            break
    typer.echo()


def _checked(seed: int, elections: int) -> Iterator[tuple[int, int | None, int]]:
    """For each batch its first seed, the first one that both engines count differently, and
    how many were counted."""
    size = min(SEEDS_AT_A_TIME, elections or SEEDS_AT_A_TIME)
    batches = (range(first, first + size) for first in count(seed, size))
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        wanted = islice(batches, -(-elections // size) if elections else None)
        while ahead := [pool.submit(_first_wrong, batch) for batch in islice(wanted, 4 * workers)]:
            for future in ahead:
                yield future.result()


def _first_wrong(seeds: range) -> tuple[int, int | None, int]:
    wrong = next((seed for seed in seeds if differences(case(seed))), None)
    return seeds.start, wrong, len(seeds)


if __name__ == "__main__":
    typer.run(main)
