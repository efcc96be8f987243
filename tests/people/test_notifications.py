"""People are told what concerns them, in the workspace and by letter, as often as they want."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django_scopes import scopes_disabled
from procrastinate.contrib.django.models import ProcrastinateJob

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.actions import notifications, notify
from medborgarbudget.people.actions.notifications import DIGEST_JOB
from medborgarbudget.people.models import Letter, Notification, User
from medborgarbudget.people.queries import waiting_for_letter
from medborgarbudget.people.states import DigestRhythm
from medborgarbudget.people.unsubscribing import unsubscribe_path
from tests.factories import OrganisationFactory, UserFactory
from tests.journal.writing import some_entries

pytestmark = pytest.mark.django_db
NOTICES = "/arbetsyta/notiser/"
MONDAY, TUESDAY = 2, 3


def write_digest(user: User) -> Letter | None:
    """Write a person's letter, as the background worker does."""
    with scopes_disabled():
        return notifications.write_digest(user_id=user.pk)


def waiting() -> list[User]:
    with scopes_disabled():
        return list(waiting_for_letter())


def on(day: int, hour: int) -> datetime:
    """A time in March 2026, which begins with a Sunday."""
    return datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Europe/Stockholm"))


def told(user: User, organisation: Organisation | None = None, count: int = 1) -> list[Entry]:
    entries = some_entries(organisation or OrganisationFactory(), count)
    for entry in entries:
        notify(of=entry, users=[user])
    return entries


def reads(rhythm: DigestRhythm, **fields: object) -> User:
    return UserFactory(digest=rhythm, **fields)


def jobs_for(user: User) -> int:
    jobs = ProcrastinateJob.objects.filter(task_name=DIGEST_JOB)
    return jobs.filter(args={"user_id": user.pk}).count()


def test_nobody_is_told_twice_of_the_same() -> None:
    user = reads(DigestRhythm.DAILY)
    (entry,) = told(user)
    notify(of=entry, users=[user, reads(DigestRhythm.DAILY)])
    assert Notification.objects.filter(user=user).count() == 1
    assert Notification.objects.count() == 2


def test_a_letter_at_once_waits_for_the_transaction_and_others_for_their_hour() -> None:
    at_once, daily = reads(DigestRhythm.AT_ONCE), reads(DigestRhythm.DAILY)
    with transaction.atomic():
        told(at_once)
        assert jobs_for(at_once) == 1
        transaction.set_rollback(True)
    assert jobs_for(at_once) == 0
    told(daily)
    assert jobs_for(daily) == 0


@pytest.mark.parametrize(
    ("rhythm", "happened", "now", "due"),
    [
        (DigestRhythm.AT_ONCE, on(MONDAY, 12), on(MONDAY, 12), True),
        (DigestRhythm.DAILY, on(MONDAY, 6), on(MONDAY, 7), True),
        (DigestRhythm.DAILY, on(MONDAY, 8), on(MONDAY, 23), False),
        (DigestRhythm.DAILY, on(MONDAY, 8), on(TUESDAY, 6), False),
        (DigestRhythm.DAILY, on(MONDAY, 8), on(TUESDAY, 7), True),
        (DigestRhythm.DAILY, on(MONDAY, 8), on(TUESDAY, 22), True),
        (DigestRhythm.WEEKLY, on(MONDAY, 6), on(MONDAY, 7), True),
        (DigestRhythm.WEEKLY, on(MONDAY, 8), on(8, 23), False),
        (DigestRhythm.WEEKLY, on(MONDAY, 8), on(9, 6), False),
        (DigestRhythm.WEEKLY, on(MONDAY, 8), on(9, 7), True),
        (DigestRhythm.WEEKLY, on(8, 23), on(9, 7), True),
        (DigestRhythm.NEVER, on(MONDAY, 8), on(30, 7), False),
    ],
)
def test_letters_come_as_often_as_chosen(
    rhythm: DigestRhythm, happened: datetime, now: datetime, due: bool
) -> None:
    user = reads(rhythm)
    with time_machine.travel(happened, tick=False):
        told(user)
    with time_machine.travel(now, tick=False):
        assert waiting() == ([user] if due else [])
        assert (write_digest(user) is not None) is due


def test_what_stood_in_a_letter_stands_in_no_other() -> None:
    user = reads(DigestRhythm.AT_ONCE)
    told(user, count=3)
    assert write_digest(user) is not None
    assert write_digest(user) is None
    with scopes_disabled():
        assert Letter.objects.count() == 1


def test_what_was_read_in_the_workspace_is_not_sent() -> None:
    user = reads(DigestRhythm.AT_ONCE)
    told(user)
    Notification.objects.update(read_at=on(MONDAY, 7))
    assert write_digest(user) is None


def test_who_may_no_longer_sign_in_gets_no_letter() -> None:
    user = reads(DigestRhythm.AT_ONCE, is_active=False)
    told(user)
    assert write_digest(user) is None
    assert not waiting()


@pytest.mark.parametrize(("language", "greeting"), [("sv", "Hej Sara"), ("en", "Hello Sara")])
def test_a_letter_tells_what_happened_in_the_readers_language(language: str, greeting: str) -> None:
    user = reads(DigestRhythm.AT_ONCE, name="Sara", language=language)
    organisation = OrganisationFactory(name="Ängelholms kommun")
    told(user, organisation, 25)
    letter = write_digest(user)
    assert letter is not None
    assert letter.organisation_id == organisation.pk
    assert letter.to == user.email
    assert "- Ängelholms kommun hände 20 gånger\n" in letter.body
    assert "hände 21" not in letter.body
    prefix = "" if language == "sv" else "/en"
    assert f"http://127.0.0.1:8000{prefix}{NOTICES}\n" in letter.body
    assert letter.unsubscribe_url in letter.body


def test_a_letter_about_several_organisations_names_them_and_comes_from_the_site() -> None:
    user = reads(DigestRhythm.AT_ONCE)
    told(user, OrganisationFactory(name="Laxå kommun"))
    told(user)
    letter = write_digest(user)
    assert letter is not None
    assert letter.organisation_id is None
    assert "- Laxå kommun: Laxå kommun hände" in letter.body


def test_what_came_while_the_page_was_read_is_not_marked_as_read(client: Client) -> None:
    user = reads(DigestRhythm.DAILY)
    told(user)
    client.force_login(user)
    till = re.search(r'name="till" value="(\d+)"', client.get(NOTICES).content.decode())
    assert till
    told(user)
    client.post(NOTICES, {"till": till[1]})
    assert Notification.objects.filter(read_at=None).count() == 1


def test_the_page_tells_what_is_unread_and_marks_all_as_read(client: Client) -> None:
    user, other = reads(DigestRhythm.DAILY), reads(DigestRhythm.DAILY)
    organisation = OrganisationFactory(name="Arjeplogs kommun")
    told(user, organisation, 2)
    told(other)
    client.force_login(user)
    page = client.get(NOTICES).content.decode()
    assert "Arjeplogs kommun hände 1 gånger" in page
    assert re.search(r'href="/arbetsyta/notiser/">\w+ \(2<', page)
    assert client.post(NOTICES, follow=True).status_code == 200
    assert not re.search(r'href="/arbetsyta/notiser/">\w+ \(', client.get("/").content.decode())
    assert Notification.objects.filter(user=other, read_at=None).count() == 1


def test_a_notice_leads_to_what_it_is_about_and_is_read_then(client: Client) -> None:
    user = reads(DigestRhythm.DAILY)
    (entry,) = told(user)
    notice = Notification.objects.get()
    client.force_login(user)
    assert client.get(f"{NOTICES}{notice.pk}/").headers["Location"] == entry.address
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert client.get(f"/en{NOTICES}{notice.pk}/").headers["Location"] == f"/en{entry.address}"


def test_nobody_opens_the_notices_of_another(client: Client) -> None:
    told(reads(DigestRhythm.DAILY))
    client.force_login(reads(DigestRhythm.DAILY))
    assert client.get(f"{NOTICES}{Notification.objects.get().pk}/").status_code == 404
    assert Notification.objects.get().read_at is None


def test_the_page_asks_as_many_questions_for_three_notices_as_for_one(
    client: Client, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    user = reads(DigestRhythm.DAILY)
    client.force_login(user)
    told(user)
    with django_assert_max_num_queries(10) as one:
        client.get(NOTICES)
    told(user, count=2)
    with django_assert_num_queries(len(one)):
        client.get(NOTICES)


def test_visitors_pay_nothing_for_the_count_of_notices(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert not [query for query in asked if "notification" in query["sql"]]


def test_older_notices_stand_on_a_page_of_their_own(client: Client) -> None:
    user = reads(DigestRhythm.DAILY)
    told(user, count=51)
    client.force_login(user)
    first = client.get(NOTICES).content.decode()
    older = re.search(r'href="(\?fore=\d+)"', first)
    assert older
    assert "hände 1 gånger" not in first
    assert "hände 1 gånger" in client.get(NOTICES + older[1]).content.decode()


def one_click(user: User) -> Client:
    """A mail program: no cookies, and CSRF checks that a browser would have to pass."""
    mail_program = Client(enforce_csrf_checks=True)
    answer = mail_program.post(unsubscribe_path(user), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    return mail_program


def test_one_click_in_a_mail_program_stops_the_letters() -> None:
    user = reads(DigestRhythm.WEEKLY)
    one_click(user)
    user.refresh_from_db()
    assert user.digest == DigestRhythm.NEVER


def test_looking_at_the_page_stops_nothing(client: Client) -> None:
    user = reads(DigestRhythm.WEEKLY)
    assert client.get(unsubscribe_path(user)).status_code == 200
    user.refresh_from_db()
    assert user.digest == DigestRhythm.WEEKLY


def test_stopping_the_letters_can_be_undone(client: Client) -> None:
    user = reads(DigestRhythm.WEEKLY)
    page = client.post(unsubscribe_path(user)).content.decode()
    undo = re.search(r'name="rhythm" value="(\w+)"', page)
    assert undo
    client.post(unsubscribe_path(user), {"rhythm": undo[1]})
    user.refresh_from_db()
    assert user.digest == DigestRhythm.WEEKLY


@pytest.mark.parametrize("token", ["x", "1:2:3"])
def test_a_link_that_we_did_not_make_stops_nothing(client: Client, token: str) -> None:
    assert client.post(f"/konto/avprenumerera/{token}/").status_code == 404


def test_a_rhythm_that_does_not_exist_is_refused(client: Client) -> None:
    user = reads(DigestRhythm.WEEKLY)
    assert client.post(unsubscribe_path(user), {"rhythm": "hourly"}).status_code == 400
