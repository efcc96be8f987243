"""The command `./run bench-web`: pages of a large network, beside those of a small one."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, thread_time
from typing import Annotated, Any

import typer
from rich.console import Console

from bench.network import invented_network
from bench.rounds import LARGE, SMALL, invented_rounds
from bench.site import Visitor, installed_site
from bench.tables import duration, ratio, size, table

MEMBERS, ENTRIES = 300, 5_000
FEW_MEMBERS, FEW_ENTRIES = 3, 50
MOST_SECONDS = 0.1
COLUMNS = ("Median", "95 of 100", "Computing", "Small", "Ratio", "Queries", "Small", "Sent")
PUBLIC = {
    "Association": "{slug}/",
    "Programme": "{slug}/program/program/",
    "Members": "{slug}/medlemmar/",
    "Members, map": "{slug}/medlemmar.geojson",
    "Gatherings": "{slug}/traffar/",
    "Methods": "{slug}/metoder/",
    "Activity": "{slug}/aktivitet/",
    "Activity feed": "{slug}/aktivitet/flode.atom",
}
STAFF = {
    "Workspace": "{slug}/arbetsyta/",
    "Activity, all": "{slug}/arbetsyta/aktivitet/",
    "Progress": "{slug}/arbetsyta/medlemmar/",
    "People": "{slug}/arbetsyta/personer/",
    "Applications": "{slug}/arbetsyta/ansokningar/",
    "Calendar": "{slug}/arbetsyta/kalender/",
}
OF_ROUND = {
    "Organisation": "{slug}/",
    "Medborgarbudget": "{slug}/medborgarbudget/{budget}/",
    "Round": "{slug}/{live}/",
    "Rules": "{slug}/{live}/spelregler/",
    "Rules, compared": "{slug}/{live}/spelregler/jamfor/",
    "Money": "{slug}/{live}/pengarna/",
    "Timetable": "{slug}/{live}/tidplan/",
    "News": "{slug}/{live}/nyheter/",
    "News feed": "{slug}/{live}/nyheter/flode/",
    "Documents": "{slug}/{live}/dokument/",
}
"""Pages for everyone of an organisation with rounds."""
DESK = "{slug}/arbetsyta/omgangar/{live}/"
SET_UP = "{slug}/arbetsyta/omgangar/{draft}/planering/"
OF_STAFF = {
    "Workspace of a member": "{slug}/arbetsyta/",
    "Its calendar": "{slug}/arbetsyta/kalender/",
    "List of rounds": "{slug}/arbetsyta/omgangar/",
    "Round, overview": DESK,
    "Steps": f"{DESK}steg/",
    "A step": f"{DESK}steg/marknadsforing/",
    "Rules, desk": f"{DESK}regler/",
    "Pots": f"{DESK}potter/",
    "Outreach": f"{DESK}marknadsforing/",
    "News, desk": f"{DESK}nyheter/",
    "Documents, desk": f"{DESK}dokument/",
    "Decisions": f"{DESK}beslut/",
    "People of a round": f"{DESK}personer/",
    "Calendar of a round": f"{DESK}kalender/",
    "Activity of a round": f"{DESK}aktivitet/",
    "Set-up": SET_UP,
    "Set-up, money": "{slug}/arbetsyta/omgangar/{draft}/planering/pengar/",
    "Set-up, ideas": f"{SET_UP}ideer/",
    "Set-up, try the rules": f"{SET_UP}tank-om/",
    "Set-up, ready": f"{SET_UP}klart/",
}
"""Pages of its workspace, as its process lead sees them."""


@dataclass
class Page:
    """A page of the large site and its twin of the small one; ``sent`` is what the large one
    weighs on its way, in bytes."""

    name: str
    addresses: tuple[str, str]
    visitors: tuple[Visitor, Visitor]
    queries: list[int] = field(default_factory=list)
    sent: int = 0
    times: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    work: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    @property
    def slow(self) -> float:
        """The 95th percentile of the large page's times."""
        return quantiles(self.times[0], n=20)[-1]

    @property
    def keeps_its_limits(self) -> bool:
        """Whether it asks as many questions of a large network as of a small one."""
        return self.queries[0] == self.queries[1]


@dataclass
class Asked:
    """Counts what the database is asked, as an execute wrapper of Django."""

    questions: int = 0

    def __call__(self, execute: Callable[..., Any], *question: Any) -> Any:
        self.questions += 1
        return execute(*question)


def main(
    requests: Annotated[int, typer.Option(help="Requests per page.")] = 40,
) -> None:
    """Ask for every page of a network in turns; fail where the number of queries grows."""
    console = Console(width=max(Console().width, 110))
    os.environ["DEMO_SIGN_IN"] = "1"
    with console.status("Starting PostgreSQL") as status, installed_site():
        status.update(f"Inventing a network of {MEMBERS} members and {ENTRIES} journal entries")
        pages = _pages()
        for page in pages:
            _count_queries(page)
        for number in range(requests):
            status.update(f"Asking for pages, {number + 1} of {requests}")
            _ask(pages)
    _print(console, pages, requests)
    raise typer.Exit(0 if all(page.keeps_its_limits for page in pages) else 1)


def _pages() -> list[Page]:
    anyone = Visitor()
    networks = (
        invented_network("stor", MEMBERS, ENTRIES),
        invented_network("liten", FEW_MEMBERS, FEW_ENTRIES),
    )
    rounds = invented_rounds("mycket", LARGE), invented_rounds("lite", SMALL)
    slugs = [{"slug": each.slug} for each in networks]
    coordinators = networks[0].coordinator, networks[1].coordinator
    words = [each.words for each in rounds]
    leads = rounds[0].lead, rounds[1].lead
    return [
        Page("Start", ("/", "/"), (anyone, anyone)),
        *_twins(PUBLIC, slugs, (anyone, anyone)),
        *_twins(STAFF, slugs, coordinators),
        *_twins(OF_ROUND, words, (anyone, anyone)),
        *_twins(OF_STAFF, words, leads),
    ]


def _twins(
    addresses: dict[str, str], words: list[dict[str, str]], visitors: tuple[Visitor, Visitor]
) -> Iterator[Page]:
    for name, address in addresses.items():
        large, small = (f"/{address}".format(**each) for each in words)
        yield Page(name, (large, small), visitors)


def _count_queries(page: Page) -> None:
    """Fetch both twins once warm and count what they ask the database."""
    from django.db import connection

    for address, visitor in zip(page.addresses, page.visitors, strict=True):
        _fetch(address, visitor)
        asked = Asked()
        with connection.execute_wrapper(asked):
            _fetch(address, visitor)
        page.queries.append(asked.questions)
    page.sent = len(_fetch(page.addresses[0], page.visitors[0]))


def _ask(pages: list[Page]) -> None:
    for page in pages:
        for times, work, address, visitor in zip(
            page.times, page.work, page.addresses, page.visitors, strict=True
        ):
            start, work_before = perf_counter(), thread_time()
            _fetch(address, visitor)
            times.append(perf_counter() - start)
            work.append(thread_time() - work_before)


def _fetch(address: str, visitor: Visitor) -> bytes:
    answer = visitor.get(address)
    if answer.status != "200 OK":
        raise RuntimeError(f"{address}: {answer.status}")
    return answer.body


def _print(console: Console, pages: list[Page], requests: int) -> None:
    caption = (
        f"From a WSGI request to the last byte, {requests} requests in turns. The limit is "
        f"{duration(MOST_SECONDS)} for 95 of 100 requests, and as many queries for {MEMBERS} "
        f"members as for {FEW_MEMBERS}. The ratio is that of the large page's median to the small "
        "one's. Computing is the part of the median in which Python had a processor: without the "
        "database, and without waiting for other programs. Sent is the large page itself, "
        "compressed, without its style sheet and scripts."
    )
    shown = table(
        f"A network of {MEMBERS} members with {ENTRIES} journal entries, and an organisation with "
        f"{LARGE.others + 2} rounds",
        caption,
    )
    shown.add_column("")
    for name in COLUMNS:
        shown.add_column(name, justify="right", no_wrap=True)
    for page in pages:
        middle = [median(times) for times in page.times]
        slow = duration(page.slow)
        shown.add_row(
            page.name,
            duration(middle[0]),
            slow if page.slow <= MOST_SECONDS else f"[bold red]{slow}[/bold red]",
            duration(median(page.work[0])),
            duration(middle[1]),
            ratio(middle[0] / middle[1]),
            str(page.queries[0]) if page.keeps_its_limits else f"[red]{page.queries[0]}[/red]",
            str(page.queries[1]),
            size(page.sent),
        )
    console.print(shown)


if __name__ == "__main__":
    typer.run(main)
