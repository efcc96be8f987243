"""What every test may use."""

import os
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

# A slow machine is no mistake in the code.
properties.register_profile(
    "unhurried",
    parent=properties.default,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
properties.load_profile("unhurried")


@pytest.fixture(autouse=True)
def unhashed_static_files(settings: LazySettings) -> None:
    """Let pages be rendered without collecting static files first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def in_swedish(settings: LazySettings) -> None:
    """Begin every test in Swedish: a request leaves its language behind, also for addresses."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def pabulib() -> Path:
    """The folder of real elections; tests that need it skip, loudly, without."""
    if not (folder := os.environ.get("PABULIB_DIR")):
        pytest.skip("PABULIB_DIR IS NOT SET, SO NO REAL ELECTION WAS COUNTED")
    return Path(folder)
