"""Every page says who may open it."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from medborgarbudget.web.access import AccessRule


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        else:
            yield address, entry


ROUTES = list(routes(get_resolver()))


def test_the_walk_finds_the_routes() -> None:
    assert {"web", "organisations", "rounds", "results"} <= {
        route.lookup_str.split(".")[1] for _, route in ROUTES
    }


@pytest.mark.parametrize(("address", "route"), ROUTES, ids=[address for address, _ in ROUTES])
def test_every_route_has_an_access_rule(address: str, route: URLPattern) -> None:
    assert isinstance(getattr(route.callback, "access", None), AccessRule)
