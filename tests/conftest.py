"""What every test may use."""

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def unhashed_static_files(settings: LazySettings) -> None:
    """Let pages be rendered without collecting static files first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
