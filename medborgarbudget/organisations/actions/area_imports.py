"""Taking areas out of a GeoJSON file: handed in first, imported once confirmed."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.actions.areas import (
    AreaDetails,
    add_area,
    draw_area,
    key_to_statistics,
)
from medborgarbudget.organisations.events import AREAS_IMPORTED
from medborgarbudget.organisations.geojson import Feature, read_features
from medborgarbudget.organisations.geometry import survey
from medborgarbudget.organisations.models import AreaImport, AreaLevel, Organisation
from medborgarbudget.organisations.queries.area_imports import (
    Fate,
    ImportPlan,
    PlannedArea,
    plan_of,
)
from medborgarbudget.people.acting import Actor

KEPT = timedelta(days=30)
"""How long a file waits to be confirmed."""


@transaction.atomic
def hand_in_areas(
    *, organisation: Organisation, level: AreaLevel, file_name: str, content: bytes
) -> AreaImport:
    """Read a GeoJSON file and keep what it says until the import is confirmed.

    Raises ``ValidationError`` with a sentence for a file in which no shape can be used.
    """
    features = [_looked_at(feature) for feature in read_features(content)]
    problems = [feature["problem"] for feature in features]
    if all(problems):
        raise ValidationError(problems[0])
    AreaImport.objects.filter(confirmed_at=None, uploaded_at__lt=timezone.now() - KEPT).delete()
    return AreaImport.objects.create(
        organisation=organisation, level=level, file_name=file_name[:200], features=features
    )


@transaction.atomic
def import_areas(
    *, handed_in: AreaImport, name_property: str, statistics: str, by: Actor
) -> ImportPlan:
    """Add and change areas as `plan_of` says; areas that the file does not name stay as they are.

    Raises ``ValidationError`` if it was confirmed before, or two shapes have one name.
    """
    handed_in = AreaImport.objects.select_for_update().get(pk=handed_in.pk)
    if handed_in.confirmed_at:
        raise ValidationError(_("These areas were imported already."))
    plan = plan_of(handed_in, name_property, statistics)
    if plan.doubles:
        raise ValidationError(
            _("More than one shape is called %(name)s. Choose another property for the names."),
            params={"name": plan.doubles[0]},
        )
    if not plan.name_property:
        raise ValidationError(_("The shapes in the file have no names."))
    for planned in plan.areas:
        if planned.fate in {Fate.NEW, Fate.CHANGED}:
            _carry_out(planned, handed_in, statistics.rpartition("|")[2], by)
    handed_in.confirmed_at, handed_in.features = timezone.now(), []
    handed_in.save()
    record(
        AREAS_IMPORTED,
        role=by.role,
        organisation_id=handed_in.organisation_id,
        subject=handed_in,
        added=plan.counts[Fate.NEW],
        changed=plan.counts[Fate.CHANGED],
    )
    return plan


def _looked_at(feature: Feature) -> dict[str, Any]:
    """A feature with its surveyed shape, or with the reason why it cannot be used."""
    seen: dict[str, Any] = {"properties": feature.properties, "shape": None, "notes": []}
    try:
        found = asdict(survey(feature.geometry))
    except ValidationError as error:
        return seen | {"problem": " ".join(error.messages)}
    return seen | {"shape": found["shape"], "notes": list(found["repairs"]), "problem": ""}


def _carry_out(planned: PlannedArea, handed_in: AreaImport, division: str, by: Actor) -> None:
    area = planned.area
    if area is None:
        details = AreaDetails(
            planned.name,
            handed_in.level,
            shape=planned.shape,
            statistics_version=division if planned.codes else "",
            statistics=planned.codes,
        )
        add_area(organisation=handed_in.organisation, details=details, by=by)
        return
    if area.shape != planned.shape:
        draw_area(area=area, shape=planned.shape, by=by)
    if planned.codes and planned.codes != area.statistics:
        key_to_statistics(area=area, division=division, codes=planned.codes, by=by)
