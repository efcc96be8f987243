"""The result page of a large round: its weight, its database queries and its server time."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import brotli
from rich.console import Console
from rich.table import Table

from bench.site import Answer, Visitor, installed_site, published_round
from bench.tables import duration, ratio, size, table
from bench.weight import addresses_elsewhere, files_of

MOST_QUERIES = 12
MOST_BYTES = 70_000
PROPOSALS, VOTERS, FEW = 150, 5_000, 3
"""The large round, and the small one beside which it is put."""


@dataclass
class PageFacts:
    """What was measured of a page: bytes as sent by kind of file, and seconds per request."""

    address: str
    queries: int = 0
    weights: dict[str, int] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def together(self) -> int:
        """The bytes of the page and all that it fetches."""
        return sum(self.weights.values())

    @cached_property
    def slow(self) -> float:
        """The 95th percentile of its times."""
        return quantiles(self.times, n=20)[-1]


def measure(console: Console, *, quick: bool) -> bool:
    """Print what the page weighs and takes; return whether it keeps to the limits."""
    with console.status("Starting PostgreSQL") as status, installed_site():
        status.update(f"Counting {VOTERS} ballots over {PROPOSALS} proposals")
        addresses = published_round(PROPOSALS, VOTERS), published_round(FEW, VOTERS), "/"
        status.update("Asking for pages")
        visitor = Visitor()
        large, small, start = pages = [PageFacts(address) for address in addresses]
        for page in pages:
            _weigh(page, visitor)
        _time(pages, visitor, requests=20 if quick else 50)
    console.print(_table(large, small, start))
    return large.queries <= MOST_QUERIES and large.together <= MOST_BYTES and not large.elsewhere


def _weigh(page: PageFacts, visitor: Visitor) -> None:
    """Fetch the page and all its files once, warm, and count its queries."""
    from django.db import connection

    _fetch(page.address, visitor)
    statements: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
        statements.append(sql)
        return execute(sql, *others)

    with connection.execute_wrapper(note):
        answer = _fetch(page.address, visitor)
    page.queries = len(statements)
    page.weights["page"] = len(answer.body)
    for file in files_of(_text(answer)):
        if file.is_elsewhere:
            page.elsewhere.append(file.address)
            continue
        answer = _fetch(file.address, visitor)
        page.weights[file.kind] = page.weights.get(file.kind, 0) + len(answer.body)
        page.elsewhere += addresses_elsewhere(_text(answer))


def _time(pages: Iterable[PageFacts], visitor: Visitor, requests: int) -> None:
    """Ask for all pages in turns, so that whatever disturbs one disturbs the others too."""
    for _ in range(requests):
        for page in pages:
            start = perf_counter()
            _fetch(page.address, visitor)
            page.times.append(perf_counter() - start)


def _fetch(address: str, visitor: Visitor) -> Answer:
    answer = visitor.get(address)
    if answer.status != "200 OK":
        raise RuntimeError(f"{address}: {answer.status}")
    return answer


def _text(answer: Answer) -> str:
    decode = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}[answer.encoding]
    return str(decode(answer.body), "utf-8")


def _table(large: PageFacts, small: PageFacts, start: PageFacts) -> Table:
    caption = (
        "From a WSGI request to the last byte, through all middleware, with PostgreSQL on this "
        f"computer; {len(large.times)} requests in turns. Weights are bodies as sent: pages by "
        "gzip, files by brotli. The ratio is that of the large page to the start page."
    )
    title = f"Result page of a round with {PROPOSALS} proposals and {VOTERS} voters"
    shown = table(title, caption)
    shown.add_column("")
    names = (f"{PROPOSALS} proposals", "Limit", f"{FEW} proposals", "Start page", "Ratio")
    for name in names:
        shown.add_column(name, justify="right", no_wrap=True)
    _add_times(shown, large, small, start)
    _add_counts(shown, large, small, start)
    _add_weights(shown, large, small, start)
    return shown


def _add_times(shown: Table, large: PageFacts, small: PageFacts, start: PageFacts) -> None:
    for name, of in (("Server time, median", median), ("Server time, 95 of 100", None)):
        seconds = [of(page.times) if of else page.slow for page in (large, small, start)]
        times = [duration(each) for each in seconds]
        shown.add_row(name, times[0], "", *times[1:], ratio(seconds[0] / seconds[2]))


def _add_counts(shown: Table, large: PageFacts, small: PageFacts, start: PageFacts) -> None:
    queries = [str(page.queries) for page in (large, small, start)]
    limit = _limit(large.queries, MOST_QUERIES, str(MOST_QUERIES))
    shown.add_row("Database queries", queries[0], limit, *queries[1:])
    elsewhere = [str(len(page.elsewhere)) for page in (large, small, start)]
    limit = _limit(len(large.elsewhere), 0, "0")
    shown.add_row("Files from other sites", elsewhere[0], limit, *elsewhere[1:])
    shown.add_section()


def _add_weights(shown: Table, large: PageFacts, small: PageFacts, start: PageFacts) -> None:
    for kind in large.weights:
        sizes = [size(page.weights.get(kind, 0)) for page in (large, small, start)]
        shown.add_row(kind.capitalize(), sizes[0], "", *sizes[1:])
    together = [size(page.together) for page in (large, small, start)]
    limit = _limit(large.together, MOST_BYTES, size(MOST_BYTES))
    times_as_heavy = ratio(large.together / start.together)
    shown.add_row("Together", together[0], limit, *together[1:], times_as_heavy)


def _limit(measured: int, most: int, text: str) -> str:
    """The limit, marked where it is broken."""
    return f"≤ {text}" if measured <= most else f"[bold red]BROKEN: ≤ {text}[/bold red]"
