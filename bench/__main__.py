"""The command `./run bench`."""

from typing import Annotated

import typer
from rich.console import Console

from bench import counting, result_page


def main(
    quick: Annotated[
        bool, typer.Option("--quick", help="Fewer repetitions, and give up after 5 seconds.")
    ] = False,
    only: Annotated[str, typer.Option(metavar="counting|page", help="Measure one part only.")] = "",
) -> None:
    """Measure, and compare with others. Times never fail; broken limits and other winners do."""
    console = Console(width=max(Console().width, 110))
    parts = {"counting": counting.compare, "page": result_page.measure}
    if only and only not in parts:
        raise typer.BadParameter(f"“{only}” is neither counting nor page")
    chosen = [part for name, part in parts.items() if only in ("", name)]
    fine = [part(console, quick=quick) for part in chosen]
    raise typer.Exit(0 if all(fine) else 1)


if __name__ == "__main__":
    typer.run(main)
