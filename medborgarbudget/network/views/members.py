"""Members: the public list with its map, and each member's page."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from medborgarbudget.network.models import Membership
from medborgarbudget.network.pages import member_page
from medborgarbudget.network.queries.members import (
    are_on_map,
    members_of,
    memberships_in,
    points_of,
)
from medborgarbudget.network.queries.programmes import published_programmes
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.web.access import public

ON_A_PAGE = 100
KINDS = [kind for kind in OrganisationKind if kind != OrganisationKind.ASSOCIATION]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a visitor wants to see of the members; anything unknown means everything."""

    kind: str
    orientation: str
    programme: str

    @classmethod
    def from_query(cls, query: QueryDict) -> "Filters":
        """The filters that stand in an address."""
        return cls(query.get("typ", ""), query.get("inriktning", ""), query.get("program", ""))

    def narrow(self, members: QuerySet[Membership]) -> QuerySet[Membership]:
        """Those members that are wanted."""
        if self.kind in OrganisationKind.values:
            members = members.filter(member__kind=self.kind)
        if self.orientation in Orientation.values:
            members = members.filter(orientations__contains=[self.orientation])
        if self.programme:
            members = members.filter(programme__slug=self.programme)
        return members


@public
@within_organisation
@of_association
def members(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who takes part, as a list in pages and all of them on a map."""
    everyone = members_of(organisation)
    filters = Filters.from_query(request.GET)
    found = list(filters.narrow(everyone))
    source = reverse("network:members-map", args=[organisation.slug])
    query = request.GET.urlencode()
    context: dict[str, Any] = {
        "organisation": organisation,
        "memberships": Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida")),
        "filters": filters,
        "shown": len({each.member_id for each in found}),
        "total": everyone.order_by().values("member").distinct().count(),
        "kinds": KINDS,
        "orientations": list(Orientation),
        "programmes": list(published_programmes(organisation)),
        "on_map": are_on_map(found),
        "source": f"{source}?{query}" if query else source,
    }
    return render(request, "network/members.html", context)


@public
@within_organisation
@of_association
def members_map(request: HttpRequest, organisation: Organisation) -> JsonResponse:
    """The members as points, for the map."""
    wanted = Filters.from_query(request.GET).narrow(members_of(organisation))
    return JsonResponse(points_of(wanted), content_type="application/geo+json")


@public
@within_organisation
@of_association
def member(request: HttpRequest, organisation: Organisation, member_slug: str) -> HttpResponse:
    """A member: what it does, what it decided, how to reach it, and its rounds."""
    found = get_object_or_404(Organisation, slug=member_slug)
    memberships = memberships_in(organisation, found)
    if not memberships:
        raise Http404
    context = {
        "organisation": organisation,
        "member": found,
        "memberships": memberships,
        "panels": member_page.panels(memberships[0]),
    }
    return render(request, "network/member.html", context)
