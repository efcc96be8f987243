"""Every page knows itself in other languages."""

from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

from medborgarbudget.web.templatetags.languages import translations


def test_the_same_page_is_offered_in_every_language():
    request = RequestFactory().get("/almvik/?q=lek")
    request.resolver_match = resolve("/almvik/")
    found = translations({"request": request})
    assert [(page.code, page.url, page.current) for page in found] == [
        ("sv", "http://testserver/almvik/?q=lek", True),
        ("en", "http://testserver/en/almvik/?q=lek", False),
    ]
    assert [page.name for page in found] == ["Svenska", "English"]


def test_the_way_back_leads_to_swedish():
    with override("en"):
        request = RequestFactory().get("/en/almvik/")
        request.resolver_match = resolve("/en/almvik/")
        assert [page.url for page in translations({"request": request})] == [
            "http://testserver/almvik/",
            "http://testserver/en/almvik/",
        ]


def test_a_page_that_was_not_found_exists_in_no_language():
    request = RequestFactory().get("/finns/inte/")
    request.resolver_match = None
    assert translations({"request": request}) == []
    assert translations({}) == []
