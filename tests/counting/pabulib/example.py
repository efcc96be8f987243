"""Small files in which one thing at a time can be out of the ordinary."""

from collections.abc import Mapping, Sequence

from medborgarbudget.counting.pabulib import PabulibFile, parse_pabulib

META = {
    "description": "Sjöstad",
    "country": "Sweden",
    "unit": "Sjöstad",
    "instance": "2026",
    "num_projects": "3",
    "num_votes": "2",
    "budget": "1000",
    "vote_type": "approval",
    "rule": "unknown",
    "date_begin": "01.03.2026",
    "date_end": "15.03.2026",
    "currency": "SEK",
}
PROJECTS = ("project_id;cost;name", "a;100;Bänkar", "b;200;Utegym", "c;300;Scen")
VOTES = ("voter_id;vote", "1;a,b", "2;c")


def text_of(
    projects: Sequence[str] = PROJECTS, votes: Sequence[str] = VOTES, **meta: str | None
) -> str:
    """A file with these rows; ``None`` leaves a META key out. Row counts are filled in."""
    counts = {"num_projects": str(len(projects) - 1), "num_votes": str(len(votes) - 1)}
    values: Mapping[str, str | None] = META | counts | meta
    rows = [f"{key};{value}" for key, value in values.items() if value is not None]
    lines = ["META", "key;value", *rows, "PROJECTS", *projects, "VOTES", *votes]
    return "\n".join(lines) + "\n"


def read(
    projects: Sequence[str] = PROJECTS, votes: Sequence[str] = VOTES, **meta: str | None
) -> PabulibFile:
    """The file that `text_of` writes, read."""
    return parse_pabulib(text_of(projects, votes, **meta), "sjostad.pb")


def ballots(file: PabulibFile) -> dict[tuple[tuple[str, int], ...], int]:
    """How many voters gave which points, projects by their ids."""
    projects = file.election.projects
    return {
        tuple((projects[index].id, points) for index, points in group.points): group.weight
        for group in file.election.ballots
    }
