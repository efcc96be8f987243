"""Inviting people to take on roles, and what the invited do."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions import invite
from medborgarbudget.organisations.actions.invitations import (
    accept_invitation,
    forget_old_invitations,
    resend_invitation,
    withdraw_invitation,
)
from medborgarbudget.organisations.models import Invitation, Organisation, RoleGrant
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Letter, Notification, User
from medborgarbudget.people.roles import Role
from tests.factories import (
    PASSWORD,
    OrganisationFactory,
    UserFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(Role.ADMINISTRATOR)


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(slug="almvik", name="Almviks kommun")


def invited(almvik: Organisation, *roles: Role, email: str = "eva@almvik.se") -> Invitation:
    return invite(
        organisation=almvik,
        email=email,
        name="Eva Berg",
        roles=roles or [Role.PROCESS_LEAD],
        by=ADMINISTRATOR,
    )


def link_in_latest_letter() -> str:
    with scopes_disabled():
        path = re.search(r"/almvik/inbjudan/\S+", Letter.objects.latest("pk").body)
    assert path
    return path[0]


def roles_of(almvik: Organisation, user: User) -> set[str]:
    with scope(organisation=almvik):
        return {grant.role for grant in RoleGrant.objects.filter(user=user, ended_at=None)}


def test_the_invited_get_a_letter_that_says_who_invites_to_what(almvik: Organisation) -> None:
    invited(almvik, email="Eva@Almvik.se")
    with scopes_disabled():
        letter = Letter.objects.get()
    assert letter.to == "eva@almvik.se"
    assert "Almviks kommun" in letter.subject
    assert str(Role.PROCESS_LEAD.label) in letter.body
    assert link_in_latest_letter()


def test_the_journal_tells_the_role_and_not_the_person(almvik: Organisation) -> None:
    invited(almvik)
    with scopes_disabled():
        entry = Entry.objects.get()
    assert entry.role == Role.ADMINISTRATOR
    assert "Eva" not in str(entry.__dict__)
    assert "eva@" not in str(entry.__dict__)


def test_somebody_new_opens_an_account_and_chooses_a_second_factor(
    almvik: Organisation, client: Client
) -> None:
    invited(almvik)
    link = link_in_latest_letter()
    page = client.get(link)
    assert str(Role.PROCESS_LEAD.label) in page.content.decode()
    answer = client.post(link, {"name": "Eva Berg", "password": PASSWORD})
    assert answer["Location"] == "/almvik/arbetsyta/"
    eva = User.objects.get(email="eva@almvik.se")
    assert roles_of(almvik, eva) == {Role.PROCESS_LEAD}
    assert "/konto/" in client.get("/almvik/arbetsyta/")["Location"]


def test_a_weak_password_keeps_what_was_written(almvik: Organisation, client: Client) -> None:
    invited(almvik)
    page = client.post(link_in_latest_letter(), {"name": "Evita", "password": "123"})
    assert page.status_code == 200
    assert "Evita" in page.content.decode()
    assert not User.objects.exists()


def test_somebody_with_an_account_signs_in_first(almvik: Organisation, client: Client) -> None:
    eva = UserFactory(email="eva@almvik.se")
    invited(almvik)
    link = link_in_latest_letter()
    page = client.get(link).content.decode()
    assert f"?next={link}" in page
    assert 'type="password"' not in page
    answer = signed_in_client(eva).post(link)
    assert answer["Location"] == "/almvik/arbetsyta/"
    assert roles_of(almvik, eva) == {Role.PROCESS_LEAD}


def test_an_account_cannot_be_opened_in_the_name_of_one_there_is(
    almvik: Organisation, client: Client
) -> None:
    UserFactory(email="eva@almvik.se")
    invited(almvik)
    client.post(link_in_latest_letter(), {"name": "Eva", "password": PASSWORD})
    with scope(organisation=almvik):
        assert not RoleGrant.objects.exists()


def test_whoever_gives_roles_is_told_of_the_acceptance(almvik: Organisation) -> None:
    boss, eva = a_member_of_staff(almvik, Role.ADMINISTRATOR), UserFactory()
    with scope(organisation=almvik):
        accept_invitation(invitation=invited(almvik), user=eva)
    assert Notification.objects.get().user == boss


def test_a_link_works_once(almvik: Organisation, client: Client) -> None:
    invited(almvik)
    link = link_in_latest_letter()
    signed_in_client(UserFactory()).post(link)
    other = UserFactory()
    page = signed_in_client(other).post(link)
    assert "<form" not in main_of(page.content.decode())
    assert not roles_of(almvik, other)


def test_a_new_invitation_replaces_the_one_before(almvik: Organisation, client: Client) -> None:
    invited(almvik)
    before = link_in_latest_letter()
    invited(almvik, Role.ASSESSOR)
    assert "<form" not in main_of(client.get(before).content.decode())
    assert "<form" in main_of(client.get(link_in_latest_letter()).content.decode())


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_sending_again_makes_a_new_link_and_gives_new_time(
    almvik: Organisation, client: Client
) -> None:
    invitation = invited(almvik)
    before = link_in_latest_letter()
    with scope(organisation=almvik):
        Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
        resend_invitation(invitation=invitation, by=ADMINISTRATOR)
    assert client.get(before).status_code == 404
    assert "<form" in main_of(client.get(link_in_latest_letter()).content.decode())


@pytest.mark.parametrize("fate", ["withdrawn", "expired"])
def test_a_link_whose_time_is_over_says_what_to_do(
    almvik: Organisation, client: Client, fate: str
) -> None:
    invitation = invited(almvik)
    link = link_in_latest_letter()
    with scope(organisation=almvik):
        if fate == "withdrawn":
            withdraw_invitation(invitation=invitation, by=ADMINISTRATOR)
        else:
            Invitation.objects.update(expires_at=timezone.now())
    page = main_of(client.get(link).content.decode())
    assert "<form" not in page
    client.post(link, {"name": "Eva", "password": PASSWORD})
    assert not User.objects.exists()


def test_withdrawing_forgets_the_person_at_once(almvik: Organisation) -> None:
    invitation = invited(almvik)
    with scope(organisation=almvik):
        withdraw_invitation(invitation=invitation, by=ADMINISTRATOR)
        kept = Invitation.objects.get()
    assert (kept.email, kept.name) == ("", "")
    with scope(organisation=almvik), pytest.raises(ValidationError):
        resend_invitation(invitation=invitation, by=ADMINISTRATOR)


def test_expired_invitations_are_forgotten_after_a_month(almvik: Organisation) -> None:
    invited(almvik)
    assert forget_old_invitations(organisation=almvik) == 0
    with scope(organisation=almvik):
        Invitation.objects.update(expires_at=timezone.now() - timedelta(days=31))
    assert forget_old_invitations(organisation=almvik) == 1
    assert forget_old_invitations(organisation=almvik) == 0
    with scope(organisation=almvik):
        told = Entry.objects.get(event_code="organisations.invitations_forgotten")
    assert (told.role, told.details) == ("system", {"number": 1})


def test_accepting_what_one_has_already_prolongs_it(almvik: Organisation) -> None:
    eva = UserFactory()
    with scope(organisation=almvik):
        RoleGrant.objects.create(
            organisation=almvik,
            user=eva,
            role=Role.PROCESS_LEAD,
            last_day=timezone.localdate() + timedelta(days=1),
        )
        accept_invitation(invitation=invited(almvik), user=eva)
        assert RoleGrant.objects.get().last_day is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "no address"},
        {"roles": []},
        {"roles": [Role.COORDINATOR]},
        {"last_day": timezone.localdate() - timedelta(days=1)},
        {"round_id": 99},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    almvik: Organisation, wrong: dict[str, object]
) -> None:
    usual = {"email": "a@b.se", "name": "", "roles": [Role.AUDITOR], "by": ADMINISTRATOR}
    with pytest.raises(ValidationError):
        invite(organisation=almvik, **usual | wrong)  # type: ignore[arg-type]


def test_an_invitation_of_one_organisation_is_not_found_under_another(
    almvik: Organisation, client: Client
) -> None:
    invited(almvik)
    OrganisationFactory(slug="skr", kind=OrganisationKind.ASSOCIATION)
    link = link_in_latest_letter().replace("/almvik/", "/skr/")
    assert client.get(link).status_code == 404
