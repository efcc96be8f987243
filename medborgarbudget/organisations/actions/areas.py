"""What can be done to an organisation's areas. None is ever deleted; it may be archived."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.organisations import events
from medborgarbudget.organisations.geometry import Shape
from medborgarbudget.organisations.models import Area, AreaLevel, Organisation
from medborgarbudget.organisations.states import StatisticalDivision
from medborgarbudget.organisations.statistical_areas import checked_codes
from medborgarbudget.people.acting import Actor
from medborgarbudget.web.slugs import address_from

Name: TypeAlias = "LazyI18nString | str"


@dataclass(frozen=True, slots=True)
class AreaDetails:
    """All that is known of an area, as a form hands it in."""

    name: Name
    level: AreaLevel
    parent: Area | None = None
    shape: Shape | None = None
    residents: int | None = None
    residents_on: date | None = None
    residents_source: str = ""
    statistics_version: str = ""
    statistics: list[str] = field(default_factory=list)


@transaction.atomic
def define_level(*, organisation: Organisation, number: int, name: Name, by: Actor) -> AreaLevel:
    """Name a level of areas, or name it anew."""
    level, _created = AreaLevel.objects.select_for_update().get_or_create(
        organisation=organisation, number=number, defaults={"name": name}
    )
    level.name = name
    level.save()
    record(events.LEVEL_DEFINED, role=by.role, organisation_id=organisation.pk, subject=level)
    return level


@transaction.atomic
def first_level(*, organisation: Organisation, by: Actor) -> AreaLevel:
    """The coarsest level; one with a plain name is made for an organisation that has none."""
    level = AreaLevel.objects.filter(organisation=organisation).first()
    name = LazyI18nString({"sv": "Områden", "en": "Areas"})
    return level or define_level(organisation=organisation, number=1, name=name, by=by)


@transaction.atomic
def add_area(*, organisation: Organisation, details: AreaDetails, by: Actor) -> Area:
    """Add an area, by its name alone or with all that is known of it.

    Raises ``ValidationError`` if an area in use has that name on the level, or as
    `change_area` does.
    """
    # One at a time, or two could get the same address.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    _refuse_the_same_name(details.name, details.level)
    taken = set(Area.objects.values_list("slug", flat=True))
    slug = address_from(details.name, taken)
    area = Area.objects.create(
        organisation=organisation, level=details.level, name=details.name, slug=slug
    )
    _note(events.AREA_ADDED, area, by)
    return change_area(area=area, details=details, by=by)


@transaction.atomic
def change_area(*, area: Area, details: AreaDetails, by: Actor) -> Area:
    """Change whatever differs from the details; each kind of change is an event of its own.

    Raises ``ValidationError`` for the first thing that cannot be so.
    """
    area = Area.objects.select_for_update().get(pk=area.pk)
    if _in_every_language(details.name) != _in_every_language(area.name):
        rename_area(area=area, name=details.name, by=by)
    if (details.level, details.parent) != (area.level, area.parent):
        place_area(area=area, level=details.level, parent=details.parent, by=by)
    if details.shape != area.shape:
        draw_area(area=area, shape=details.shape, by=by)
    residents = (details.residents, details.residents_on, details.residents_source)
    if residents != (area.residents, area.residents_on, area.residents_source):
        count_residents(
            area=area, residents=residents[0], on=residents[1], source=residents[2], by=by
        )
    statistics = (details.statistics_version, details.statistics)
    if statistics != (area.statistics_version, area.statistics):
        key_to_statistics(area=area, division=statistics[0], codes=statistics[1], by=by)
    return area


@transaction.atomic
def rename_area(*, area: Area, name: Name, by: Actor) -> Area:
    """Give an area another name; its address stays.

    Raises ``ValidationError`` if another area in use has that name on the level.
    """
    _refuse_the_same_name(name, area.level, besides=area)
    before, area.name = str(area), name
    return _saved(events.AREA_RENAMED, area, by, before=before)


@transaction.atomic
def place_area(*, area: Area, level: AreaLevel, parent: Area | None, by: Actor) -> Area:
    """Put an area on a level, as a part of an area on a coarser one or of none.

    Raises ``ValidationError`` if the whole is not on a coarser level.
    """
    if parent and parent.level.number >= level.number:
        raise ValidationError(
            {"parent": _("%(whole)s is not on a coarser level.") % {"whole": parent}}
        )
    area.level, area.parent = level, parent
    return _saved(events.AREA_PLACED, area, by)


@transaction.atomic
def draw_area(*, area: Area, shape: Shape | None, by: Actor) -> Area:
    """Give an area a border, surveyed by ``organisations.geometry``, or take it away."""
    area.shape = shape
    return _saved(events.AREA_DRAWN, area, by)


@transaction.atomic
def count_residents(
    *, area: Area, residents: int | None, on: date | None, source: str, by: Actor
) -> Area:
    """Set how many residents an area had on a day, and who says so.

    Raises ``ValidationError`` if day or source are missing, or the day has not come.
    """
    if residents is not None and not (on and source):
        raise ValidationError(
            {"residents_on": _("Say on which day they were counted, and where the figure is from.")}
        )
    if on and on > timezone.localdate():
        raise ValidationError({"residents_on": _("That day has not come yet.")})
    area.residents, area.residents_on, area.residents_source = residents, on, source
    return _saved(events.AREA_COUNTED, area, by)


@transaction.atomic
def key_to_statistics(*, area: Area, division: str, codes: Iterable[str], by: Actor) -> Area:
    """Tie an area to the DeSO or RegSO areas that it consists of, in one version of them.

    Raises ``ValidationError`` for a code that has not the form, or lies elsewhere.
    """
    codes = [code for code in codes if code.strip()]
    if codes and not division:
        raise ValidationError({"statistics_version": _("Say which division the codes are from.")})
    area.statistics_version = division if codes else ""
    area.statistics = []
    if codes:
        whose = area.organisation.official_code
        area.statistics = checked_codes(codes, StatisticalDivision(division), whose)
    return _saved(events.AREA_KEYED, area, by)


@transaction.atomic
def archive_area(*, area: Area, by: Actor) -> Area:
    """Take an area out of use; what it was used in keeps it.

    Raises ``ValidationError`` while other areas in use are parts of it.
    """
    area = Area.objects.select_for_update().get(pk=area.pk)
    if Area.objects.filter(parent=area, archived_at=None).exists():
        raise ValidationError(_("%(area)s has parts. Move or archive them first.") % {"area": area})
    area.archived_at = area.archived_at or timezone.now()
    return _saved(events.AREA_ARCHIVED, area, by)


@transaction.atomic
def restore_area(*, area: Area, by: Actor) -> Area:
    """Take an archived area into use again.

    Raises ``ValidationError`` if an area in use has got its name meanwhile.
    """
    area = Area.objects.select_for_update().get(pk=area.pk)
    _refuse_the_same_name(area.name, area.level, besides=area)
    area.archived_at = None
    return _saved(events.AREA_RESTORED, area, by)


def _refuse_the_same_name(name: Name, level: AreaLevel, besides: Area | None = None) -> None:
    others = Area.objects.filter(level=level, archived_at=None)
    if besides:
        others = others.exclude(pk=besides.pk)
    if str(name).casefold() in {str(other).casefold() for other in others}:
        message = _("There is an area called %(name)s on this level already.")
        raise ValidationError({"name": message % {"name": name}})


def _in_every_language(name: Name) -> list[str]:
    text = LazyI18nString(getattr(name, "data", name))
    return [text.localize(language) for language, _label in settings.LANGUAGES]


def _saved(event: Event, area: Area, by: Actor, **details: str) -> Area:
    area.save()
    _note(event, area, by, **details)
    return area


def _note(event: Event, area: Area, by: Actor, **details: str) -> None:
    with override("sv"):
        page = reverse("organisations:areas", args=[area.organisation.slug])
    record(
        event,
        role=by.role,
        organisation_id=area.organisation_id,
        subject=area,
        address=f"{page}#{area.slug}",
        **details,
    )
