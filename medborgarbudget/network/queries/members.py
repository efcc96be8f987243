"""The questions that pages ask about members."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_scopes import scope

from medborgarbudget.network.models import Membership, Programme
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.places import centroid
from medborgarbudget.organisations.queries.areas import middles_of_areas
from medborgarbudget.organisations.states import OrganisationKind

LONG_TEXTS = (
    "about",
    "member__presentation",
    "member__accessibility_check",
    "member__accessibility_shortcomings",
    "member__privacy_additions",
    "member__owner__presentation",
    "member__owner__accessibility_check",
    "member__owner__accessibility_shortcomings",
    "member__owner__privacy_additions",
)
"""What a list of members does without."""


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who takes part in an association's programmes today, by name."""
    return (
        Membership.objects.filter(
            organisation=organisation, left_on=None, programme__published_at__isnull=False
        )
        .select_related("member__owner")
        # All belong to a few programmes of one association, which are read once.
        .prefetch_related("organisation", "programme__organisation")
        .defer(*LONG_TEXTS)
        .order_by("member__name", "-joined_on")
    )


def members_of_programme(programme: Programme) -> QuerySet[Membership]:
    """Who takes part in a programme today, by name."""
    return members_of(programme.organisation).filter(programme=programme)


def memberships_in(organisation: Organisation, member: Organisation) -> list[Membership]:
    """A member's memberships in an association, those it has left last."""
    found = Membership.objects.filter(organisation=organisation, member=member).select_related(
        "organisation", "programme__organisation", "member__owner"
    )
    return sorted(found.order_by("-joined_on"), key=lambda each: each.left_on is not None)


def memberships_of(member: Organisation) -> list[Membership]:
    """An organisation's memberships, in whichever association. Reads across associations."""
    associations = Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION)
    with scope(organisation=list(associations.values_list("pk", flat=True))):
        return list(
            Membership.objects.filter(member=member, left_on=None)
            .select_related("organisation", "programme__organisation", "member")
            .order_by("-joined_on")
        )


def points_of(memberships: Iterable[Membership]) -> dict[str, Any]:
    """A GeoJSON collection with a point for each member whose place is known."""
    found = list(memberships)
    points = _points(each.member for each in found)
    features = {each.member_id: _feature(each, points.get(each.member_id)) for each in found}
    return {
        "type": "FeatureCollection",
        "features": [feature for feature in features.values() if feature],
    }


def are_on_map(memberships: Iterable[Membership]) -> bool:
    """Whether the place of any of the members is known."""
    return bool(_points(each.member for each in memberships))


def _points(members: Iterable[Organisation]) -> dict[int, tuple[float, float]]:
    """Where members lie: their place, or that of their owner, or the middle of their areas."""
    known: dict[int, tuple[float, float]] = {}
    without = []
    for member in members:
        code = member.official_code or (member.owner.official_code if member.owner else "")
        if point := centroid(code):
            known[member.pk] = point
        else:
            without.append(member.pk)
    return known | middles_of_areas(without)


def _feature(membership: Membership, point: tuple[float, float] | None) -> dict[str, Any] | None:
    member = membership.member
    if point is None:
        return None
    latitude, longitude = point
    return {
        "type": "Feature",
        "id": member.slug,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "name": member.name,
            "description": ", ".join(str(each.label) for each in membership.orientation_list),
            "url": membership.get_absolute_url(),
        },
    }
