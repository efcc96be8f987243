"""Letters reach people once, in the organisation's name, and leave nothing behind."""

import email
import logging
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django_scopes import scopes_disabled
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.models import ProcrastinateJob

from medborgarbudget.people.actions import write_letter
from medborgarbudget.people.actions.letters import LETTER_JOB
from medborgarbudget.people.models import Letter
from medborgarbudget.people.ports import NotSentError
from medborgarbudget.people.tasks import send_letter
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
TO = "sara.lund@example.se"


@pytest.fixture
def by_mail(settings: LazySettings) -> None:
    settings.LETTERS_BY_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "post@network.example"


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.LETTERS_BY_MAIL = False
    settings.LETTERS_FOLDER = tmp_path / "letters"
    return tmp_path / "letters"


def a_letter(**fields: object) -> Letter:
    return write_letter(
        **{"to": TO, "subject": "Välkommen till nätverket", "body": "Hej Sara,\n\nVälkommen!"}
        | fields
    )


def sent(letter: Letter) -> EmailMessage:
    """What mail programs get."""
    send_letter.func(letter.pk)
    return email.message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=default)


def test_a_letter_comes_from_the_organisation_and_answers_go_to_it(by_mail: None) -> None:
    organisation = OrganisationFactory(
        name='Åre "fjäll", kommun', contact_email="kontakt@are.example"
    )
    message = sent(a_letter(organisation_id=organisation.pk))
    sender = message["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == ("Åre fjäll, kommun", "post@network.example")
    assert message["Reply-To"] == "kontakt@are.example"
    assert message["To"] == TO
    assert message["Subject"] == "Välkommen till nätverket"


def test_a_letter_is_plain_text_that_machines_know_as_ours(by_mail: None) -> None:
    message = sent(a_letter())
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content() == "Hej Sara,\n\nVälkommen!\n"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@127.0.0.1>")
    assert message["List-Unsubscribe"] is None


def test_a_letter_that_may_be_stopped_says_how_to_mail_programs(by_mail: None) -> None:
    message = sent(a_letter(unsubscribe_url="https://a.example/konto/avprenumerera/x/"))
    assert message["List-Unsubscribe"] == "<https://a.example/konto/avprenumerera/x/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_address_and_text_are_erased_once_the_letter_is_sent(by_mail: None) -> None:
    letter = a_letter(unsubscribe_url="https://a.example/x/")
    send_letter.func(letter.pk)
    with scopes_disabled():
        letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.body, letter.unsubscribe_url) == ("", "", "", "")
    assert letter.sent_at is not None


def test_a_letter_is_sent_once_however_often_the_job_runs(by_mail: None) -> None:
    letter = a_letter()
    for _ in range(3):
        send_letter.func(letter.pk)
    assert len(mail.outbox) == 1


def test_a_letter_is_not_sent_if_what_it_tells_of_did_not_happen() -> None:
    with transaction.atomic():
        a_letter()
        assert ProcrastinateJob.objects.filter(task_name=LETTER_JOB).count() == 1
        transaction.set_rollback(True)
    with scopes_disabled(), scopes_disabled():
        assert not Letter.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_what_the_mail_server_answers_tells_nobody_whose_letter_it_was(
    by_mail: None, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "tests.people.refusing.RefusingBackend"
    letter = a_letter()
    with pytest.raises(NotSentError) as refusal:
        send_letter.func(letter.pk)
    assert TO not in f"{refusal.value!r}{refusal.value.__cause__}"
    assert refusal.value.__suppress_context__
    with scopes_disabled():
        letter.refresh_from_db()
    assert (letter.to, letter.sent_at) == (TO, None)


def test_a_letter_that_was_refused_is_tried_again_later_and_later() -> None:
    retry = jobs.tasks[LETTER_JOB].retry_strategy
    assert retry is not None
    waits = [retry.exponential_wait ** (attempt + 1) for attempt in range(retry.max_attempts)]
    assert waits == sorted(waits)
    assert waits[-1] < 24 * 3600


def test_without_a_mail_server_the_letter_is_a_file_and_the_log_says_so(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    letter = a_letter()
    with caplog.at_level(logging.WARNING):
        send_letter.func(letter.pk)
    (file,) = folder.iterdir()
    assert "Välkommen!" in file.read_text()
    (warning,) = caplog.records
    assert (warning.levelname, TO in warning.getMessage()) == ("WARNING", False)
    assert str(file) in warning.getMessage()


def test_a_line_break_in_a_subject_makes_no_header(by_mail: None) -> None:
    message = sent(a_letter(subject="Hej\r\nBcc: alla@example.se"))
    assert (message["Subject"], message["Bcc"]) == ("Hej Bcc: alla@example.se", None)


def test_a_line_break_in_a_senders_name_makes_no_header(by_mail: None) -> None:
    organisation = OrganisationFactory(name="Boden\nBcc: alla@example.se")
    message = sent(a_letter(organisation_id=organisation.pk))
    assert message["From"].startswith('"Boden Bcc: alla@example.se" <')
    assert message["Bcc"] is None


def test_a_letter_to_nobody_is_refused() -> None:
    with pytest.raises(ValidationError):
        a_letter(to="Sara Lund")


def test_the_job_that_waits_in_the_queue_sends_the_letter(folder: Path) -> None:
    letter = a_letter(organisation_id=OrganisationFactory().pk)
    job = ProcrastinateJob.objects.get(task_name=LETTER_JOB)
    jobs.tasks[job.task_name].func(**job.args)
    assert [file.name for file in folder.iterdir()] == [f"{letter.pk:06}.eml"]
