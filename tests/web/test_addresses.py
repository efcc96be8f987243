"""Addresses that leave the site are whole, and lead to the reader's language."""

from django.conf import LazySettings
from django.utils.translation import override

from medborgarbudget.web.addresses import absolute, in_language


def test_an_address_in_a_letter_begins_with_the_sites_own(settings: LazySettings) -> None:
    settings.SITE_URL = "https://medborgarbudget.example.se"
    assert absolute("/almvik/") == "https://medborgarbudget.example.se/almvik/"


def test_a_page_in_another_language_has_the_language_first() -> None:
    assert in_language("/almvik/") == "/almvik/"
    with override("en"):
        assert in_language("/almvik/") == "/en/almvik/"
        assert in_language("") == ""
