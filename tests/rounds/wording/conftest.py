"""These tests read English, unless they say otherwise."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english(in_swedish: None) -> None:
    translation.activate("en")
