"""A draft is begun with an e-mail address, saved as one goes, and not kept for ever."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.network.actions.applications import (
    begin_application,
    discard_draft,
    remind_of_drafts,
    remove_forgotten_drafts,
    save_application,
    submit_application,
)
from medborgarbudget.network.models import Application
from medborgarbudget.network.queries.applications import application_behind
from medborgarbudget.network.tasks import tidy_drafts
from medborgarbudget.organisations.models import Document
from medborgarbudget.people.models import Letter
from tests.factories import (
    ApplicationFactory,
    AssociationFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    association = AssociationFactory(name="SKR")
    with scope(organisation=association):
        yield ProgrammeFactory(organisation=association, name="Nätverket")


@pytest.fixture
def draft(programme):
    return ApplicationFactory(programme=programme)


def latest_letter():
    return Letter.objects.order_by("pk").last()


def test_beginning_sends_a_link_that_leads_back_to_the_draft(programme):
    application, link = begin_application(programme=programme, email=" Du@Exempel.se ")
    letter = latest_letter()
    assert letter.to == "du@exempel.se"
    assert link in letter.body
    secret = link.rstrip("/").rsplit("/", 1)[-1]
    assert application_behind(programme.organisation, secret).get() == application
    assert secret not in str(application.__dict__)


def test_whoever_begins_again_gets_the_link_to_what_was_written_before(programme):
    earlier, earlier_link = begin_application(programme=programme, email="du@exempel.se")
    earlier.intention = "Något"
    save_application(application=earlier)
    begin_application(programme=programme, email="du@exempel.se")
    assert earlier_link in latest_letter().body


def test_nobodys_mailbox_is_filled_with_links(programme):
    for _number in range(3):
        begin_application(programme=programme, email="du@exempel.se")
    with pytest.raises(ValidationError) as refusal:
        begin_application(programme=programme, email="du@exempel.se")
    assert "email" in refusal.value.message_dict
    assert Letter.objects.count() == 3


def test_nobody_begins_when_the_programme_is_closed(programme):
    programme.apply_until = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError):
        begin_application(programme=programme, email="du@exempel.se")


def test_an_incomplete_application_is_saved_but_cannot_be_sent(programme):
    draft, _link = begin_application(programme=programme, email="du@exempel.se")
    draft.intention = "Vi vill prova."
    save_application(application=draft)
    assert Application.objects.get(pk=draft.pk).intention == "Vi vill prova."
    with pytest.raises(ValidationError):
        submit_application(application=draft)


def test_a_municipality_is_named_after_its_code(draft):
    draft.official_code = "1485"
    save_application(application=draft)
    assert Application.objects.get(pk=draft.pk).applicant_name == "Uddevalla"


def test_a_new_decision_document_takes_the_place_of_the_one_before(draft):
    upload = SimpleUploadedFile("nytt.pdf", b"%PDF-1.7 nytt")
    save_application(application=draft, upload=upload)
    assert [each.name for each in Document.objects.all()] == ["nytt.pdf"]


def test_a_draft_can_be_thrown_away_with_its_document(draft):
    discard_draft(application=draft)
    assert not Application.objects.exists()
    assert not Document.objects.exists()


def test_a_forgotten_draft_is_removed_after_a_reminder(programme):
    now = timezone.now()
    ApplicationFactory(programme=programme, changed_at=now - timedelta(days=80))
    ApplicationFactory(programme=programme, changed_at=now - timedelta(days=20))
    association = programme.organisation
    assert remind_of_drafts(organisation=association, now=now) == 1
    assert remind_of_drafts(organisation=association, now=now) == 0
    assert remove_forgotten_drafts(organisation=association, now=now + timedelta(days=11)) == 0
    assert remove_forgotten_drafts(organisation=association, now=now + timedelta(days=15)) == 1
    assert Application.objects.count() == 1


def test_touching_a_draft_after_the_reminder_keeps_it(programme):
    now = timezone.now()
    draft = ApplicationFactory(programme=programme, changed_at=now - timedelta(days=80))
    remind_of_drafts(organisation=programme.organisation, now=now)
    save_application(application=draft)
    later = now + timedelta(days=15)
    assert remove_forgotten_drafts(organisation=programme.organisation, now=later) == 0


def test_every_night_the_drafts_of_every_association_are_tidied():
    with scopes_disabled():
        long_ago = timezone.now() - timedelta(days=80)
        drafts = [ApplicationFactory(changed_at=long_ago) for _number in range(2)]
    tidy_drafts(0)
    with scopes_disabled():
        assert Letter.objects.count() == len(drafts)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        tidy_drafts(0)
    with scopes_disabled():
        assert not Application.objects.exists()
