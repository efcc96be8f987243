"""An organisation's areas for everyone: a page, and a GeoJSON file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.areas import (
    area_rows,
    areas_version,
    by_level,
    groups,
    map_file,
    topics,
)
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.web.access import public

MEDIA_TYPE = "application/geo+json"
FIVE_MINUTES = 300


@public
@within_organisation
def areas(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The areas on a map and in a list, with their residents; groups and themes besides."""
    context = {
        "organisation": organisation,
        "by_level": by_level(area_rows()),
        "groups": list(groups()),
        "topics": list(topics()),
    }
    return render(request, "organisations/areas/public.html", context)


def _version(_request: HttpRequest, organisation: Organisation) -> str:
    return f'"{areas_version(organisation)}"'


@public
@require_safe
@within_organisation
@cache_control(public=True, max_age=FIVE_MINUTES)
@etag(_version)
def areas_geojson(_request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The areas that have a border, for maps."""
    return HttpResponse(map_file(organisation), content_type=MEDIA_TYPE)
