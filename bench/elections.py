"""Invented elections of any size, the same every time."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.pabulib import dump_pabulib
from medborgarbudget.demo.ballots import EVERYWHERE, Candidate, invented_ballots

RESIDENTS = {
    "Centrum": 6200,
    "Hamnen": 2900,
    "Norrängen": 4100,
    "Skogsby": 2300,
    "Ekeby": 1900,
    "Strandhagen": 3400,
}
THINGS = (
    "Utegym i trä",
    "Lekplats för små och stora barn",
    "Belysning längs gångvägen",
    "Bänkar och blomlådor",
    "Odlingslotter för alla",
    "Scen för musik och teater",
    "Skateramp",
    "Bokskåp och läshörna",
    "Grillplats med tak",
    "Fruktträd att plocka från",
    "Basketplan med nya korgar",
    "Väggmålning av unga konstnärer",
    "Hundrastgård med hinderbana",
    "Cykelpump och verktyg",
    "Träffpunkt för äldre",
    "Vinterbelysning och isbana",
)
NAME_STARTS = ("Björk", "Sten", "Lind", "Kvarn", "Näs", "Berg", "Sjö", "Ek")
NAME_MIDDLES = ("hults", "ryds", "torps", "by", "viks", "näs", "dals", "berga")
NAME_ENDS = ("vägen", "gatan", "skolan", "parken", "torget", "stranden", "backen", "gården")


def invented_election(projects: int, voters: int) -> Election:
    """An approval election with this many projects and voters, in kronor.

    The budget pays for about a fifth of what the projects cost together.
    """
    random = Random(f"{projects} {voters}")  # noqa: S311, nothing secret: the same every time
    titles = [_title(random) for _ in range(projects)]
    costs = [random.randint(4, 60) * 10_000 for _ in titles]
    candidates = [
        Candidate(random.choice([EVERYWHERE, *RESIDENTS]), random.uniform(0.3, 3)) for _ in titles
    ]
    ballots = invented_ballots(candidates, RESIDENTS, voters, voters // 70, seed=str(projects))
    return Election(
        projects=tuple(
            Project(str(number), cost, title)
            for number, (title, cost) in enumerate(zip(titles, costs, strict=True), start=1)
        ),
        ballots=group_ballots(ballots),
        budget=sum(costs) // 50_000 * 10_000,
    )


def _title(random: Random) -> str:
    """A thing at a place: different enough that a page of them compresses like real ones."""
    name = "".join(map(random.choice, (NAME_STARTS, NAME_MIDDLES, NAME_ENDS)))
    return f"{random.choice(THINGS)} vid {name}"


def invented_files(folder: Path) -> Iterator[Path]:
    """Pabulib files of three sizes, written into a folder."""
    for projects, voters in ((10, 200), (20, 1_000), (40, 3_000)):
        path = folder / f"Invented_{projects}_projects.pb"
        meta = {
            "description": "An invented election",
            "country": "Sweden",
            "unit": "Almvik",
            "instance": "2026",
            "rule": "unknown",
            "date_begin": "2026",
            "date_end": "2026",
        }
        with path.open("w", encoding="utf-8") as file:
            file.writelines(dump_pabulib(invented_election(projects, voters), meta))
        yield path
