"""A coordinator handles applications in the workspace."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.network.actions.applications import submit_application
from medborgarbudget.network.models import Application, Membership
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.models import Invitation, Organisation
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from tests.factories import (
    ApplicationFactory,
    OrganisationFactory,
    ProgrammeFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    with scopes_disabled():
        return ProgrammeFactory()


@pytest.fixture
def association(programme):
    return programme.organisation


@pytest.fixture
def submitted(programme):
    with scope(organisation=programme.organisation):
        return submit_application(application=ApplicationFactory(programme=programme))


@pytest.fixture
def coordinator(association):
    return signed_in_client(a_member_of_staff(association, Role.COORDINATOR))


def address(application, route="application"):
    return reverse(f"network:{route}", args=[application.organisation.slug, application.pk])


def stored(application):
    with scopes_disabled():
        return Application.objects.get(pk=application.pk)


def accepting(**changes):
    return {
        "name": "Nässjö kommun",
        "slug": "nassjo",
        "joined_on": timezone.localdate().isoformat(),
        "role_0": "administrator",
        "role_1": "nobody",
    } | changes


def test_the_list_holds_what_was_sent_and_no_drafts(coordinator, programme, submitted):
    with scopes_disabled():
        ApplicationFactory(programme=programme, official_code="1485", applicant_name="Uddevalla")
    page = reverse("network:applications", args=[programme.organisation.slug])
    assert [each.pk for each in coordinator.get(page).context["applications"]] == [submitted.pk]
    assert not coordinator.get(page, {"lage": "accepted"}).context["applications"]
    assert len(coordinator.get(page, {"lage": "draft'--"}).context["applications"]) == 1


def test_the_number_of_queries_does_not_grow_with_the_applications(
    coordinator, programme, django_assert_max_num_queries
):
    with scopes_disabled():
        for code in ("0682", "1485", "1281", "1480"):
            ApplicationFactory(programme=programme, official_code=code, state="submitted")
    page = reverse("network:applications", args=[programme.organisation.slug])
    with django_assert_max_num_queries(14):
        assert len(coordinator.get(page).context["applications"]) == 4


def test_the_coordinator_reads_all_of_an_application(coordinator, submitted):
    page = coordinator.get(address(submitted)).content.decode()
    for text in ("Olle Ek", "KS 2026-112", "Hur vi når dem", "beslut.pdf"):
        assert text in page
    document = coordinator.get(address(submitted, "decision-document"))
    assert document.content == b"%PDF-1.7"


def test_a_draft_is_not_shown_to_the_coordinator(coordinator, programme):
    with scopes_disabled():
        draft = ApplicationFactory(programme=programme)
    assert coordinator.get(address(draft)).status_code == HTTPStatus.NOT_FOUND


def test_asking_needs_a_question(coordinator, submitted):
    ask = address(submitted, "ask-applicant")
    assert coordinator.post(ask, {"question": " "}).context["form"].errors
    coordinator.post(ask, {"question": "Vilken by?"})
    assert stored(submitted).state == ApplicationState.QUESTION
    with scopes_disabled():
        assert Letter.objects.filter(body__contains="Vilken by?").exists()


def test_the_form_of_acceptance_suggests_name_address_and_roles(coordinator, submitted):
    form = coordinator.get(address(submitted, "accept-application")).context["form"]
    assert form.initial["name"] == "Nässjö kommun"
    assert form.initial["slug"] == "nassjo"
    assert form.initial["role_0"] == Role.ADMINISTRATOR
    assert form.initial["role_1"] == Role.ELECTED_MEMBER


def test_acceptance_invites_those_who_were_chosen(coordinator, submitted):
    response = coordinator.post(address(submitted, "accept-application"), accepting())
    assert response.status_code == HTTPStatus.FOUND
    with scopes_disabled():
        assert [each.email for each in Invitation.objects.all()] == ["olle@nassjo.example"]
        assert Membership.objects.get().member.slug == "nassjo"


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "taken"},
        {"slug": "konto"},
        {"slug": "med mellanslag"},
        {"name": ""},
        {"joined_on": "snart"},
        {"role_0": "nobody"},
        {"role_0": "kung"},
    ],
    ids=str,
)
def test_what_cannot_be_accepted_is_told_and_nothing_is_done(coordinator, submitted, changes):
    OrganisationFactory(slug="taken")
    before = Organisation.objects.count()
    response = coordinator.post(address(submitted, "accept-application"), accepting(**changes))
    assert response.status_code == HTTPStatus.OK
    assert response.context["form"].errors
    assert Organisation.objects.count() == before
    assert stored(submitted).state == ApplicationState.SUBMITTED


def test_an_organisation_that_is_here_is_neither_named_nor_addressed_anew(coordinator, submitted):
    OrganisationFactory(official_code="0682", name="Nässjö kommun")
    response = coordinator.get(address(submitted, "accept-application"))
    assert "slug" not in response.context["form"].fields
    answer = {"joined_on": timezone.localdate().isoformat(), "role_0": "nobody", "role_1": "nobody"}
    coordinator.post(address(submitted, "accept-application"), answer)
    assert stored(submitted).state == ApplicationState.ACCEPTED


def test_a_coordinator_gives_no_roles_where_there_are_administrators(coordinator, submitted):
    here = OrganisationFactory(official_code="0682", name="Nässjö kommun")
    a_member_of_staff(here, Role.ADMINISTRATOR)
    page = coordinator.get(address(submitted, "accept-application"))
    assert list(page.context["form"].fields) == ["joined_on"]
    coordinator.post(address(submitted, "accept-application"), accepting())
    assert stored(submitted).state == ApplicationState.ACCEPTED
    with scopes_disabled():
        assert not Invitation.objects.exists()


def test_what_an_applicant_wrote_is_never_taken_for_code(coordinator, programme):
    nasty = "<script>alert(1)</script>"
    person = {"name": nasty, "email": "olle@nassjo.example", "task": "official", "role": nasty}
    with scopes_disabled():
        draft = ApplicationFactory(programme=programme, people=[person], intention=nasty)
    with scope(organisation=programme.organisation):
        submitted = submit_application(application=draft)
    for route in ("application", "accept-application"):
        assert nasty not in coordinator.get(address(submitted, route)).content.decode()


def test_declining_erases_the_people_and_ends_it(coordinator, submitted):
    decline = address(submitted, "decline-application")
    assert coordinator.post(decline, {"reason": ""}).context["form"].errors
    coordinator.post(decline, {"reason": "Programmet är fullt."})
    assert stored(submitted).people == []
    assert "Olle Ek" not in coordinator.get(address(submitted)).content.decode()
    late = coordinator.post(address(submitted, "accept-application"), accepting())
    assert late.context["form"].errors


def test_a_coordinator_of_another_association_sees_nothing(submitted):
    with scopes_disabled():
        other = ProgrammeFactory().organisation
    stranger = signed_in_client(a_member_of_staff(other, Role.COORDINATOR))
    assert stranger.get(address(submitted)).status_code == HTTPStatus.FORBIDDEN
    sideways = reverse("network:application", args=[other.slug, submitted.pk])
    assert stranger.get(sideways).status_code == HTTPStatus.NOT_FOUND


def test_an_application_that_waits_stands_among_what_needs_the_coordinator(coordinator, submitted):
    home = reverse("organisations:workspace", args=[submitted.organisation.slug])
    assert address(submitted) in coordinator.get(home).content.decode()
