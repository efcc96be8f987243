"""The log says which pages could not be shown, and no secrets."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from medborgarbudget.config.logs import without_secrets
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

SECRET = "gTq3hW0uYc5pRz8sLm2nVb7xKd4fJa1e"


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines that the handler of the installation would write."""
    handler = logging.StreamHandler()
    handler.addFilter(without_secrets)
    lines: list[str] = []
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("django").addHandler(handler)
    yield lines
    logging.getLogger("django").removeHandler(handler)


@pytest.mark.parametrize(
    "route",
    ["organisations:invitation", "network:own-application", "network:message"],
)
def test_a_page_that_is_not_shown_is_told_without_its_secret(log: list[str], route: str) -> None:
    OrganisationFactory(slug="almvik")
    assert Client().get(reverse(route, args=["almvik", SECRET])).status_code == 404
    assert len(log) == 1
    assert "/almvik/" in log[0]
    assert SECRET not in log[0]


def test_a_refused_form_is_told_without_its_secret(log: list[str]) -> None:
    OrganisationFactory(slug="almvik")
    address = reverse("organisations:invitation", args=["almvik", SECRET])
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403
    assert log
    assert not [line for line in log if SECRET in line]


def test_other_addresses_are_told_whole(log: list[str]) -> None:
    Client().get("/finns-inte/alls/")
    assert log == ["Not Found: /finns-inte/alls/"]


def test_the_console_is_what_leaves_secrets_out() -> None:
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_secrets"]
