"""What tests of the journal may use."""

from collections.abc import Iterator

import pytest
from django_scopes import scopes_disabled


@pytest.fixture
def all_scopes() -> Iterator[None]:
    """Let the test read the entries of every organisation."""
    with scopes_disabled():
        yield
