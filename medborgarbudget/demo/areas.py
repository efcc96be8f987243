"""The areas, groups and themes of the demo's municipality and region."""

import tomllib
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django_scopes import scope

from medborgarbudget.demo.clock import Diary
from medborgarbudget.demo.texts import text
from medborgarbudget.organisations.actions.areas import AreaDetails, add_area, define_level
from medborgarbudget.organisations.actions.groups import add_group, add_topic
from medborgarbudget.organisations.geometry import survey
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import GroupKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role

ADMINISTRATOR = Actor(Role.ADMINISTRATOR)
DAYS_AGO = 390
GROUPS_DAYS_AGO = 700

# The corners of the centre, and those where two districts around it end.
INNER = ((15.57, 58.385), (15.63, 58.38), (15.64, 58.405), (15.60, 58.42), (15.565, 58.41))
OUTER = ((15.50, 58.33), (15.68, 58.33), (15.75, 58.41), (15.61, 58.49), (15.47, 58.43))
AROUND = {
    "Skogsby": (15.58, 58.30),
    "Strandhagen": (15.74, 58.355),
    "Hamnen": (15.71, 58.465),
    "Norrängen": (15.51, 58.485),
    "Ekeby": (15.445, 58.375),
}
"""The districts around the centre, counterclockwise, each with its outermost corner."""
YOUNG: dict[str, Any] = {
    "name": text("Unga 13–20 år", "Young people, 13–20"),
    "kind": GroupKind.AGES,
    "age_from": 13,
    "age_to": 20,
    "description": text(
        "Alla som fyller 13 till 20 år under året och bor här.",
        "Everyone who turns 13 to 20 during the year and lives here.",
    ),
}
NEIGHBOURS: dict[str, Any] = {
    "name": text("Hyresgäster på Lindvägen", "Tenants of Lindvägen"),
    "kind": GroupKind.TENANTS,
    "members": 640,
}
GROUPS = {"almvik": YOUNG, "mellanskog": YOUNG, "lindhem": NEIGHBOURS}
TOPICS = {
    "almvik": (text("Skolgårdar", "Schoolyards"),),
    "mellanskog": (
        text("Kultur", "Culture"),
        text("Psykisk hälsa", "Mental health"),
        text("Vård på landet", "Care in rural areas"),
        text("Kollektivtrafik", "Public transport"),
    ),
    "lindhem": (text("Trygghet", "Safety"),),
}


def invent_areas(diary: Diary, today: date) -> None:
    """Write down when the areas, the group and the themes were added."""
    day = today - timedelta(days=DAYS_AGO)
    diary.on(day, partial(_districts, date(day.year - 1, 12, 31)))
    diary.on(today - timedelta(days=GROUPS_DAYS_AGO), _groups)


def _districts(counted_on: date) -> None:
    almvik = Organisation.objects.get(slug="almvik")
    vote = (Path(__file__).parent / "almvik.toml").read_text(encoding="utf-8")
    residents: dict[str, int] = tomllib.loads(vote)["residents"]
    with scope(organisation=almvik):
        name = text("Kommundelar", "Districts")
        level = define_level(organisation=almvik, number=1, name=name, by=ADMINISTRATOR)
        for district, corners in _corners().items():
            details = AreaDetails(
                name=text(district, district),
                level=level,
                shape=survey({"type": "Polygon", "coordinates": [[*corners, corners[0]]]}).shape,
                residents=residents[district],
                residents_on=counted_on,
                residents_source="Folkbokföringen",
            )
            add_area(organisation=almvik, details=details, by=ADMINISTRATOR)


def _corners() -> dict[str, list[tuple[float, float]]]:
    corners = {"Centrum": list(INNER)}
    for here, (district, outermost) in enumerate(AROUND.items()):
        on = (here + 1) % len(AROUND)
        corners[district] = [INNER[here], OUTER[here], outermost, OUTER[on], INNER[on]]
    return corners


def _groups() -> None:
    for slug, group in GROUPS.items():
        organisation = Organisation.objects.get(slug=slug)
        with scope(organisation=organisation):
            add_group(organisation=organisation, details=group, by=ADMINISTRATOR)
            for topic in TOPICS[slug]:
                add_topic(organisation=organisation, details={"name": topic}, by=ADMINISTRATOR)
