"""What is worth a look in how areas lie, in words: overlaps, and parts outside their whole."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from medborgarbudget.organisations.geometry import (
    Overlap,
    Shape,
    overlaps,
    share_inside,
    square_metres,
)
from medborgarbudget.organisations.models import Area
from medborgarbudget.web.templatetags.amounts import percent

# Borders drawn twice never agree quite.
SLIVER = 0.002
MOST = 20


def overlap_concerns(shapes: Mapping[str, Shape]) -> list[str]:
    """A sentence for each pair of areas, by name, that share more than a sliver of ground."""
    said = _("%(one)s and %(other)s overlap: %(share)s of the smaller one.")
    found = [
        said % {"one": each.one, "other": each.other, "share": percent(share)}
        for each in overlaps(shapes)
        if (share := _share_of_the_smaller(each, shapes)) > SLIVER
    ]
    if len(found) <= MOST:
        return found
    more = _("and %(count)d more overlaps") % {"count": len(found) - MOST}
    return [*found[:MOST], more]


def containment_concerns(areas: Iterable[Area]) -> list[str]:
    """A sentence for each area of which more than a sliver lies outside its whole."""
    said = _("%(share)s of %(part)s lies outside %(whole)s.")
    return [
        said % {"share": percent(outside), "part": area, "whole": area.parent}
        for area in areas
        if area.parent and area.shape and area.parent.shape
        if (outside := 1 - share_inside(area.shape, area.parent.shape)) > SLIVER
    ]


def _share_of_the_smaller(overlap: Overlap[str], shapes: Mapping[str, Shape]) -> float:
    smaller = min(square_metres(shapes[overlap.one]), square_metres(shapes[overlap.other]))
    return overlap.size / smaller
