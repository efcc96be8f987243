"""What every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from pytest_django import DjangoDbBlocker

from tests.owner import FUNCTION, empty_as_owner

# A slow machine is no mistake in the code, and an unrelated change never meets a failure by chance:
# every run tries the same examples. To hunt for others, add --hypothesis-profile=default.
properties.register_profile(
    "steady",
    parent=properties.default,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
properties.load_profile("steady")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Make the database as its owner; the tests come to it in the role of the application."""
    with django_db_blocker.unblock():
        with connection.as_owner():
            made = setup_databases(0, interactive=False, serialized_aliases=())
            with connection.cursor() as cursor:
                cursor.execute(FUNCTION)
        # For every connection: a browser's event loop has one of its own.
        type(connection.ops).execute_sql_flush = staticmethod(empty_as_owner)
        yield
        with connection.as_owner():
            teardown_databases(made, 0)


@pytest.fixture(autouse=True)
def unhashed_static_files(settings: LazySettings) -> None:
    """Let pages be rendered without collecting static files first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def in_swedish(settings: LazySettings) -> None:
    """Begin every test in Swedish: a request leaves its language behind, also for addresses."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def forced_login_gives_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `client.force_login` stand for a whole sign-in: by two steps for who has two."""
    from allauth.mfa.utils import is_mfa_enabled

    from medborgarbudget.people.sign_in import count_second_factor

    force = Client.force_login

    def count(request: HttpRequest, user, **_: object) -> None:
        if is_mfa_enabled(user):
            count_second_factor(request, user, "test")

    def force_login(self: Client, *args: object, **named: object) -> None:
        user_logged_in.connect(count)
        try:
            force(self, *args, **named)
        finally:
            user_logged_in.disconnect(count)

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture(scope="session")
def pabulib() -> Path:
    """The folder of real elections; tests that need it skip, loudly, without."""
    if not (folder := os.environ.get("PABULIB_DIR")):
        pytest.skip("PABULIB_DIR IS NOT SET, SO NO REAL ELECTION WAS COUNTED")
    return Path(folder)
