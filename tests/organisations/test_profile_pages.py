"""An organisation's public page, its statements, and the settings behind them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from i18nfield.strings import LazyI18nString
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def lund() -> Organisation:
    return OrganisationFactory(
        name="Lunds kommun",
        slug="lund",
        official_code="1281",
        contact_email="medborgarbudget@lund.example",
        contact_phone="046-359 50 00",
        contact_address="Brotorget 1",
        data_protection_email="dso@lund.example",
    )


def test_the_page_tells_how_the_organisation_is_reached(client: Client, lund: Organisation) -> None:
    page = client.get("/lund/").text
    assert 'href="mailto:medborgarbudget@lund.example"' in page
    assert 'href="tel:046-3595000"' in page
    assert "Brotorget 1" in page


def test_the_page_leads_to_institutions_and_theirs_back(client: Client, lund: Organisation) -> None:
    OrganisationFactory(name="LKF", slug="lkf", kind=OrganisationKind.INSTITUTION, owner=lund)
    assert '<a href="/lkf/">LKF</a>' in client.get("/lund/").text
    assert '<a href="/lund/">Lunds kommun</a>' in client.get("/lkf/").text


def test_more_institutions_are_no_more_queries(
    client: Client, lund: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    institution = {"kind": OrganisationKind.INSTITUTION, "owner": lund}
    OrganisationFactory(**institution)
    with CaptureQueriesContext(connection) as queries:
        client.get("/lund/")
    OrganisationFactory.create_batch(3, **institution)
    with django_assert_num_queries(len(queries)):
        client.get("/lund/")


@pytest.mark.parametrize("path", ["tillganglighet", "personuppgifter"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_leads_to_the_statements(
    client: Client, lund: Organisation, path: str, language: str
) -> None:
    assert f'href="{language}/{lund.slug}/{path}/"' in client.get(f"{language}/lund/").text
    page = client.get(f"{language}/lund/{path}/")
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert lund.contact_email in page.text


def test_the_accessibility_statement_names_what_is_known_not_to_work(
    client: Client, lund: Organisation
) -> None:
    lund.accessibility_shortcomings = LazyI18nString({"sv": "Filmen saknar text."})
    lund.save()
    page = client.get("/lund/tillganglighet/").text
    assert "Filmen saknar text." in page
    assert "https://www.digg.se/tdosanmalan" in page


def test_the_privacy_page_names_the_data_protection_officer(
    client: Client, lund: Organisation
) -> None:
    page = client.get(f"/{lund.slug}/personuppgifter/").text
    assert "dso@lund.example" in page
    assert "https://www.imy.se/" in page


def signed_in_as(role: Role, organisation: Organisation) -> Client:
    return signed_in_client(a_member_of_staff(organisation, role))


@pytest.fixture
def administrator(lund: Organisation) -> Client:
    return signed_in_as(Role.ADMINISTRATOR, lund)


@pytest.mark.parametrize("part", ["", "om/", "kontakt/", "sprak-och-doman/", "tillganglighet/"])
def test_settings_are_for_those_who_may_edit_the_organisation(
    administrator: Client, lund: Organisation, part: str
) -> None:
    address = f"/lund/arbetsyta/installningar/{part}"
    assert administrator.get(address).status_code == 200
    assert signed_in_as(Role.ASSESSOR, lund).get(address).status_code == 403


def test_contact_details_are_changed(administrator: Client, lund: Organisation) -> None:
    address = "/lund/arbetsyta/installningar/kontakt/"
    response = administrator.post(address, {"contact_email": "budget@lund.example"}, follow=True)
    assert response.redirect_chain == [("/lund/arbetsyta/installningar/", 302)]
    lund.refresh_from_db()
    assert (lund.contact_email, lund.contact_phone) == ("budget@lund.example", "")


def test_what_was_typed_stays_when_something_is_wrong(
    administrator: Client, lund: Organisation
) -> None:
    typed = {"name": "Lunds kommun", "official_code": "9999", "presentation_0": "Vi provar."}
    page = administrator.post("/lund/arbetsyta/installningar/om/", typed).text
    assert "Vi provar." in page
    assert 'href="#id_official_code"' in page
    lund.refresh_from_db()
    assert lund.official_code == "1281"


def test_an_organisation_writes_in_the_languages_it_chose(
    administrator: Client, lund: Organisation
) -> None:
    address = "/lund/arbetsyta/installningar/sprak-och-doman/"
    administrator.post(address, {"languages": ["en"], "domain": "Budget.Ålvik.example"})
    lund.refresh_from_db()
    assert lund.languages == ["sv", "en"]
    assert lund.domain == "budget.xn--lvik-poa.example"
    administrator.post(address, {"languages": [], "domain": "inte en domän"})
    lund.refresh_from_db()
    assert lund.domain == "budget.xn--lvik-poa.example"


def test_only_an_institution_is_asked_whose_it_is(
    administrator: Client, lund: Organisation
) -> None:
    assert 'name="owner"' not in administrator.get("/lund/arbetsyta/installningar/om/").text
    school = OrganisationFactory(slug="skolan", kind=OrganisationKind.INSTITUTION)
    page = signed_in_as(Role.ADMINISTRATOR, school).get("/skolan/arbetsyta/installningar/om/").text
    assert 'name="owner"' in page
    assert 'name="official_code"' not in page
    assert f"{lund.name}</option>" in page


def test_a_check_that_is_still_to_come_does_not_count(
    administrator: Client, lund: Organisation
) -> None:
    address = "/lund/arbetsyta/installningar/tillganglighet/"
    assert (
        administrator.post(address, {"accessibility_checked_on": "2999-01-01"}).status_code == 200
    )
    administrator.post(address, {"accessibility_checked_on": "2026-01-15"})
    lund.refresh_from_db()
    assert str(lund.accessibility_checked_on) == "2026-01-15"
    assert "15 januari 2026" in client_text(f"/{lund.slug}/tillganglighet/")


def client_text(path: str) -> str:
    return Client().get(path).text.replace("\N{NO-BREAK SPACE}", " ")
