"""What tests of people may use."""

import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Passwords are slow to check, on purpose; tests need not wait."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
