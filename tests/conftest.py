"""What every test may use."""

import os
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import translation


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
