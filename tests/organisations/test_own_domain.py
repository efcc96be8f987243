"""An organisation that is reached by a domain of its own."""

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.organisations.middleware import OwnDomain
from medborgarbudget.organisations.models import Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings: LazySettings) -> None:
    settings.SITE_URL = "https://budget.example"
    settings.ALLOWED_HOSTS = [".example", "testserver"]


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(name="Almviks kommun", slug="almvik", domain="almvik.example")


@pytest.fixture
def visitor(almvik: Organisation) -> Client:
    assert almvik
    return Client(headers={"host": "almvik.example"})


def test_its_page_is_the_start_page_there(visitor: Client) -> None:
    page = visitor.get("/")
    assert page.status_code == 200
    assert "<h1>Almviks kommun</h1>" in page.text


def test_its_page_is_the_start_page_in_other_languages_too(visitor: Client) -> None:
    page = visitor.get("/en/")
    assert "<h1>Almviks kommun</h1>" in page.text
    assert 'lang="en"' in page.text


def test_its_other_pages_keep_their_addresses(visitor: Client) -> None:
    assert visitor.get("/almvik/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/lindhem/", "/lindhem/bygd/?sida=2", "/konto/", "/almvik/arbetsyta/", "/en/lindhem/"]
)
def test_all_else_is_on_the_sites_own_domain(visitor: Client, path: str) -> None:
    response = visitor.get(path)
    assert response.status_code == 307
    assert response["Location"] == f"https://budget.example{path}"


def test_a_host_that_nobody_has_shows_the_whole_site(almvik: Organisation) -> None:
    page = Client(headers={"host": "other.example"}).get("/")
    assert almvik.name in page.text
    assert "<h1>Almviks kommun</h1>" not in page.text


@pytest.mark.parametrize("host", ["budget.example", "testserver", "127.0.0.1"])
def test_the_sites_own_domain_costs_no_query(
    host: str, settings: LazySettings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    with django_assert_num_queries(0):
        Client(headers={"host": host}).get("/static/nothing.css")


def test_the_table_of_domains_is_read_once_a_minute(
    almvik: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    middleware = OwnDomain(lambda _request: None)  # type: ignore[arg-type,return-value]
    with django_assert_num_queries(1):
        assert [middleware.slug_at("almvik.example") for _ in range(3)] == [almvik.slug] * 3
    middleware.read_at -= 61
    with django_assert_num_queries(1):
        assert middleware.slug_at("other.example") == ""
