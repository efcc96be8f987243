"""An application goes from its first line to a yes or a no, and nobody is left wondering."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from django_scopes import ScopeError, scope, scopes_disabled
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.applications import (
    InvitedPerson,
    accept_application,
    answer_question,
    ask_for_more,
    decline_application,
    discard_draft,
    save_application,
    submit_application,
    withdraw_application,
)
from medborgarbudget.network.models import Application, Membership
from medborgarbudget.network.states import APPLICATION_STEPS, ApplicationState
from medborgarbudget.organisations.models import Invitation, Organisation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Letter, Notification
from medborgarbudget.people.roles import Role
from tests.factories import (
    ApplicationFactory,
    AssociationFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    a_member_of_staff,
)

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)
OLLE = InvitedPerson("Olle Ek", "olle@nassjo.example", Role.ADMINISTRATOR)


@pytest.fixture
def programme():
    association = AssociationFactory(name="SKR")
    with scope(organisation=association):
        yield ProgrammeFactory(organisation=association, name="Nätverket")


@pytest.fixture
def draft(programme):
    return ApplicationFactory(programme=programme)


@pytest.fixture
def submitted(draft):
    return submit_application(application=draft)


@pytest.fixture
def questioned(submitted):
    return ask_for_more(application=submitted, question="Vilken by?", by=COORDINATOR)


def accept(application, **changes):
    settings = {
        "name": "Nässjö kommun",
        "slug": "nassjo",
        "joined_on": date(2026, 6, 1),
        "invited": [OLLE],
        "by": COORDINATOR,
    }
    return accept_application(application=application, **settings | changes)


def decline(application, reason="Programmet är fullt."):
    return decline_application(application=application, reason=reason, by=COORDINATOR)


def latest_letter():
    return Letter.objects.order_by("pk").last()


def events():
    return list(Entry.objects.order_by("pk").values_list("event_code", flat=True))


@pytest.mark.parametrize(
    "gap",
    [
        {"applicant_kind": ""},
        {"official_code": "12"},
        {"orientations": []},
        {"intention": ""},
        {"learning": ""},
        {"body": ""},
        {"decided_on": None},
        {"decided_on": date(2999, 1, 1)},
        {"paragraph": ""},
        {"registry_number": ""},
        {"decision_document": None},
        {"people": []},
        {"people": [{"name": "Eva", "email": "", "task": "official", "role": ""}]},
        {"applicant_kind": OrganisationKind.INSTITUTION, "applicant_name": ""},
    ],
    ids=str,
)
def test_nothing_may_be_missing_when_it_is_sent(programme, gap):
    draft = ApplicationFactory(programme=programme, **gap)
    with pytest.raises(ValidationError):
        submit_application(application=draft)
    assert events() == []


def test_sending_gives_a_receipt_and_tells_the_coordinators(programme, draft):
    coordinator = a_member_of_staff(programme.organisation, Role.COORDINATOR)
    a_member_of_staff(programme.organisation, Role.COMMUNICATOR)
    submitted = submit_application(application=draft)
    assert submitted.state == ApplicationState.SUBMITTED
    assert latest_letter().to == draft.email
    assert "/ansokan/" in latest_letter().body
    assert [notice.user for notice in Notification.objects.all()] == [coordinator]
    assert events() == ["network.application_submitted"]


def test_a_municipality_has_one_application_at_a_time_in_a_programme(programme, submitted):
    twin = ApplicationFactory(programme=programme)
    with pytest.raises(ValidationError, match="Nässjö"):
        submit_application(application=twin)
    withdraw_application(application=submitted)
    assert submit_application(application=twin).state == ApplicationState.SUBMITTED


def test_a_member_cannot_apply_to_the_same_programme_again(programme, draft):
    member = OrganisationFactory(official_code="0682")
    MembershipFactory(programme=programme, member=member)
    with pytest.raises(ValidationError, match="Nässjö"):
        submit_application(application=draft)


def test_a_question_goes_by_letter_and_the_answer_hands_it_in_again(questioned):
    assert questioned.state == ApplicationState.QUESTION
    assert "Vilken by?" in latest_letter().body
    answered = answer_question(application=questioned, answer="Annefors.")
    assert answered.state == ApplicationState.SUBMITTED
    assert answered.questions.get().answer == "Annefors."


def test_an_application_can_be_changed_while_a_question_waits_but_not_after(questioned):
    questioned.paragraph = "§ 46"
    save_application(application=questioned)
    answered = answer_question(application=questioned, answer="Nu är det rätt.")
    assert answered.paragraph == "§ 46"
    with pytest.raises(ValidationError):
        save_application(application=answered)


def test_an_answer_does_not_hand_in_what_has_become_incomplete(questioned):
    questioned.body = ""
    save_application(application=questioned)
    with pytest.raises(ValidationError):
        answer_question(application=questioned, answer="Klart.")


def test_acceptance_makes_the_organisation_the_member_and_the_invitations(programme, submitted):
    membership = accept(submitted)
    member = membership.member
    assert (member.name, member.slug, member.official_code) == ("Nässjö kommun", "nassjo", "0682")
    assert membership.registry_number == "KS 2026-112"
    with scope(organisation=member):
        assert Invitation.objects.get().roles == [Role.ADMINISTRATOR]
    with scopes_disabled():
        letters = list(Letter.objects.order_by("-pk")[:2])
    assert {letter.to for letter in letters} == {"olle@nassjo.example", submitted.email}


def test_acceptance_is_public_and_stands_in_both_journals(programme, submitted):
    member = accept(submitted).member
    with scopes_disabled():
        public = set(Entry.objects.filter(public=True).values_list("organisation_id", "event_code"))
    assert public >= {
        (programme.organisation.pk, "network.application_accepted"),
        (member.pk, "network.network_joined"),
    }


def test_acceptance_takes_in_an_organisation_that_is_here_already(submitted):
    here = OrganisationFactory(official_code="0682", slug="nassjo-kommun")
    assert accept(submitted, invited=[]).member == here
    assert Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).count() == 1


def test_nobody_is_invited_into_an_organisation_that_has_administrators(submitted):
    here = OrganisationFactory(official_code="0682", slug="nassjo-kommun")
    administrator = a_member_of_staff(here, Role.ADMINISTRATOR)
    with pytest.raises(ValidationError, match="administrat"):
        accept(submitted)
    accept(submitted, invited=[])
    with scopes_disabled():
        assert not Invitation.objects.exists()
        told = Notification.objects.filter(user=administrator)
        assert [each.entry.event_code for each in told] == ["network.network_joined"]


def test_an_organisation_without_administrators_gets_its_people(submitted):
    OrganisationFactory(official_code="0682", slug="nassjo-kommun")
    accept(submitted)
    with scopes_disabled():
        assert Invitation.objects.count() == 1


def test_the_associations_journal_is_locked_before_the_members(submitted):
    with CaptureQueriesContext(connection) as queries:
        member = accept(submitted).member
    locked = [
        int(re.search(r'"organisation_id" = (\d+)', each["sql"])[1])
        for each in queries
        if "FOR UPDATE" in each["sql"] and 'FROM "journal_chain"' in each["sql"]
    ]
    before = locked[1:]  # The chain of an organisation that nobody knows of yet comes first.
    assert before.index(submitted.organisation_id) < before.index(member.pk)


def test_an_institution_gets_its_owner(programme):
    owner = OrganisationFactory(official_code="1480")
    draft = ApplicationFactory(
        programme=programme,
        applicant_kind=OrganisationKind.INSTITUTION,
        applicant_name="Bostadsbolaget",
        official_code="1480",
    )
    submitted = submit_application(application=draft)
    member = accept(submitted, name="Bostadsbolaget", slug="bostadsbolaget").member
    assert (member.owner, member.official_code) == (owner, "")


def test_a_new_organisation_needs_an_administrator(submitted):
    with pytest.raises(ValidationError):
        accept(submitted, invited=[])
    assert not Membership.objects.exists()


def test_an_address_that_is_taken_is_refused_and_nothing_is_half_done(submitted):
    OrganisationFactory(slug="nassjo")
    with pytest.raises(ValidationError):
        accept(submitted)
    assert Application.objects.get(pk=submitted.pk).state == ApplicationState.SUBMITTED
    assert not Membership.objects.exists()


def test_declining_needs_a_reason_that_the_applicant_reads(submitted):
    with pytest.raises(ValidationError):
        decline(submitted, reason=" ")
    decline(submitted)
    assert "Programmet är fullt." in latest_letter().body
    assert latest_letter().to == "sokande@nassjo.example"


@pytest.mark.parametrize("settle", [decline, lambda each: withdraw_application(application=each)])
def test_people_are_erased_when_it_comes_to_nothing(submitted, settle):
    settled = settle(submitted)
    stored = Application.objects.get(pk=settled.pk)
    assert (stored.people, stored.email) == ([], "")
    assert stored.settled_at


ACTS = {
    ApplicationState.SUBMITTED: lambda each: submit_application(application=each),
    ApplicationState.QUESTION: lambda each: ask_for_more(
        application=each, question="Vad?", by=COORDINATOR
    ),
    ApplicationState.ACCEPTED: accept,
    ApplicationState.DECLINED: decline,
    ApplicationState.WITHDRAWN: lambda each: withdraw_application(application=each),
}


@pytest.mark.parametrize("begin", ApplicationState)
@pytest.mark.parametrize("end", ACTS)
def test_only_the_steps_of_the_table_can_be_taken(programme, begin, end):
    membership = MembershipFactory(programme=programme)
    application = ApplicationFactory(programme=programme, state=begin, membership=membership)
    if begin != ApplicationState.ACCEPTED:
        application.membership = None
        application.save()
    if end in APPLICATION_STEPS[begin]:
        ACTS[end](application)
        assert Application.objects.get(pk=application.pk).state == end
    else:
        with pytest.raises(ValidationError):
            ACTS[end](application)
        assert Application.objects.get(pk=application.pk).state == begin


def test_the_journal_names_nobody(programme, submitted):
    ask_for_more(application=submitted, question="Vem är Eva Alm?", by=COORDINATOR)
    answer_question(application=submitted, answer="Eva Alm sitter i nämnden.")
    accept(submitted)
    written = str(list(Entry.objects.values()))
    assert "nassjo.example" not in written
    assert "Alm" not in written
    assert "Ek" not in written


def test_what_has_been_sent_cannot_be_thrown_away(submitted):
    with pytest.raises(ValidationError):
        discard_draft(application=submitted)


def test_no_association_sees_the_applications_of_another(submitted):
    with scope(organisation=AssociationFactory()):
        assert not Application.objects.exists()


def test_applications_cannot_be_read_outside_a_scope():
    with pytest.raises(ScopeError):
        Application.objects.count()


def test_a_letter_is_written_in_the_language_of_the_applicant(programme):
    draft = ApplicationFactory(programme=programme, language="en")
    submit_application(application=draft)
    assert latest_letter().subject.startswith("We have received")


def test_the_journal_is_kept_in_swedish_whoever_acts(programme, submitted):
    programme.name = LazyI18nString({"sv": "Nätverket", "en": "The network"})
    programme.save()
    with override("en"):
        decline(Application.objects.get(pk=submitted.pk))
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None
    assert entry.details["programme"] == "Nätverket"
    assert not entry.address.startswith("/en/")
