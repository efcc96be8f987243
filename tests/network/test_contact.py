"""A message reaches a person, and its sender hears of it."""

import json
from base64 import b64decode, b64encode
from datetime import timedelta
from hashlib import sha256

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions import knocks
from medborgarbudget.network.actions.contact import (
    answer_message,
    close_message,
    continue_message,
    erase_messages,
    secret_of,
    tell_of_waiting,
)
from medborgarbudget.network.models import Knock, Message
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.workspace import tasks_for
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Letter, Notification
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.network.guarded import send
from tests.network.queries import queries_for

pytestmark = pytest.mark.django_db

WRITTEN = {
    "name": "Ada Ek",
    "email": "ada@example.se",
    "subject": "Bänken vid ån",
    "text": "När kommer den?",
}


@pytest.fixture
def organisation() -> Organisation:
    return OrganisationFactory(
        slug="boden", contact_phone="0921-620 00", contact_email="kontakt@boden.example"
    )


def a_message(organisation: Organisation, **fields: str) -> Message:
    """A message that came in through the page."""
    send(Client(), f"/{organisation.slug}/kontakt/", WRITTEN | fields)
    with scope(organisation=organisation):
        return Message.objects.select_related("organisation").latest("pk")


def solved(page) -> str:
    """What a browser answers the riddle with."""
    riddle = json.loads(page.context["form"].fields["proof"].widget.attrs["data-proof-of-work"])
    number = next(
        number
        for number in range(riddle["maxNumber"] + 1)
        if sha256(f"{riddle['salt']}{number}".encode()).hexdigest() == riddle["challenge"]
    )
    names = ("algorithm", "challenge", "salt", "signature")
    answer = {name: riddle[name] for name in names} | {"number": number}
    return b64encode(json.dumps(answer).encode()).decode()


def later(seconds: int = 20):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=True)


def test_a_message_comes_in_with_a_receipt_and_staff_are_told(client, organisation):
    lead = a_member_of_staff(organisation, Role.PROCESS_LEAD)
    answer = send(client, "/boden/kontakt/", WRITTEN)
    assert "ada@example.se" in answer.content.decode()
    message = a_message(organisation)
    with scopes_disabled():
        letter = Letter.objects.filter(to="ada@example.se").first()
    assert "Bänken vid ån" in letter.subject
    assert "/boden/kontakt/" in letter.body
    assert Notification.objects.filter(user=lead).count() == 2
    assert client.get(f"/boden/kontakt/{secret_of(message)}/").status_code == 200


def test_every_kind_of_organisation_has_the_page_and_the_footer_leads_there(client, organisation):
    assert 'href="/boden/kontakt/"' in client.get("/boden/").content.decode()
    assert "0921-620 00" in client.get("/boden/kontakt/").content.decode()


def test_nothing_that_the_sender_wrote_stands_in_the_journal(organisation):
    a_message(organisation)
    with scopes_disabled():
        for entry in Entry.objects.all():
            written = f"{entry.subject} {entry.reason} {entry.address} {entry.details}"
            assert not any(word in written for word in ("Ada", "ada@", "Bänken", "kommer"))


def test_a_browser_that_solved_the_riddle_needs_no_answer_but_sends_once(client, organisation):
    page = client.get("/boden/kontakt/")
    fields = WRITTEN | {"riddle": page.context["form"]["riddle"].value(), "proof": solved(page)}
    with later():
        assert client.post("/boden/kontakt/", fields).status_code == 302
        again = client.post("/boden/kontakt/", fields)
    assert again.context["form"].non_field_errors()
    with scope(organisation=organisation):
        assert Message.objects.count() == 1


def test_a_solution_counts_once_however_it_is_written(client, organisation):
    page = client.get("/boden/kontakt/")
    riddle, proof = page.context["form"]["riddle"].value(), solved(page)
    answer = json.loads(b64decode(proof))
    proofs = [
        proof,
        f"{proof[:8]} {proof[8:]}",
        b64encode(json.dumps(answer, indent=1).encode()).decode(),
        b64encode(json.dumps(answer | {"number": str(answer["number"])}).encode()).decode(),
        b64encode(json.dumps(answer | {"salt": answer["salt"].rstrip("&")}).encode()).decode(),
    ]
    with later():
        for each in proofs:
            client.post("/boden/kontakt/", WRITTEN | {"riddle": riddle, "proof": each})
    with scope(organisation=organisation):
        assert Message.objects.count() == 1


def test_pages_behind_secret_links_are_kept_nowhere(client, organisation):
    message = a_message(organisation)
    page = client.get(f"/boden/kontakt/{secret_of(message)}/")
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("proof", ["", "fel", "e30=", "W10=", "MQ==", "bnVsbA=="])
def test_without_a_solution_a_person_answers_a_plain_question(client, organisation, proof):
    wrong = send(client, "/boden/kontakt/", WRITTEN | {"answer": "77", "proof": proof})
    assert "answer" in wrong.context["form"].errors
    assert 'value="Bänken vid ån"' in wrong.content.decode()
    send(client, "/boden/kontakt/", WRITTEN | {"proof": proof})
    with scope(organisation=organisation):
        assert Message.objects.count() == 1


def test_a_filled_trap_is_refused_with_a_sentence_and_a_telephone_number(client, organisation):
    answer = send(client, "/boden/kontakt/", WRITTEN | {"nickname": "Bot"})
    (sentence,) = answer.context["form"].non_field_errors()
    assert "0921-620 00" in sentence
    assert "kontakt@boden.example" in sentence
    with scope(organisation=organisation):
        assert not Message.objects.exists()


def test_what_is_sent_at_once_or_after_a_day_is_sent_once_more(client, organisation):
    page = client.get("/boden/kontakt/")
    fields = WRITTEN | {"riddle": page.context["form"]["riddle"].value(), "proof": solved(page)}
    assert client.post("/boden/kontakt/", fields).context["form"].non_field_errors()
    with later(25 * 3600):
        old = client.post("/boden/kontakt/", fields)
        assert old.context["form"].non_field_errors()
        assert old.context["form"]["riddle"].value() != fields["riddle"]


def test_too_much_from_one_address_is_refused_until_tomorrow(monkeypatch, client, organisation):
    monkeypatch.setattr(knocks, "FROM_ONE_ADDRESS", 2)
    for _ in range(2):
        send(client, "/boden/kontakt/", WRITTEN)
    refused = send(client, "/boden/kontakt/", WRITTEN)
    assert "0921-620 00" in refused.context["form"].non_field_errors()[0]
    other = OrganisationFactory(slug="umea")
    send(client, "/umea/kontakt/", WRITTEN)
    with scope(organisation=other):
        assert Message.objects.count() == 1
    with later(25 * 3600):
        send(client, "/boden/kontakt/", WRITTEN)
    with scope(organisation=organisation):
        assert Message.objects.count() == 3


def test_no_address_of_a_person_or_a_computer_is_kept_to_count_by(client, organisation):
    send(client, "/boden/kontakt/", WRITTEN)
    with scope(organisation=organisation):
        kept = list(Knock.objects.values_list("digest", flat=True))
    assert len(kept) == 2
    assert all(len(digest) == 64 for digest in kept)


def test_staff_take_answer_and_the_answer_is_a_letter(organisation):
    message = a_message(organisation)
    lead = a_member_of_staff(organisation, Role.PROCESS_LEAD, name="Lo Lind")
    browser = signed_in_client(lead)
    base = f"/boden/arbetsyta/kontakt/{message.pk}"
    assert "Bänken vid ån" in browser.get("/boden/arbetsyta/kontakt/").content.decode()
    browser.post(f"{base}/ta/")
    assert "Lo Lind" in browser.get("/boden/arbetsyta/kontakt/").content.decode()
    browser.post(f"{base}/", {"text": "Den kommer i maj."})
    with scopes_disabled():
        letter = Letter.objects.filter(body__contains="Den kommer i maj.").get()
    assert letter.to == "ada@example.se"
    with scope(organisation=organisation):
        message.refresh_from_db()
        assert message.state == "answered"
        assert [answer.text for answer in message.answers.all()] == ["Den kommer i maj."]


def test_the_sender_may_add_something_which_opens_the_message_again(client, organisation):
    message = a_message(organisation)
    mine = f"/boden/kontakt/{secret_of(message)}/"
    with scope(organisation=organisation):
        answer_message(message=message, text="I maj.", by=Actor(Role.PROCESS_LEAD))
    assert "I maj." in client.get(mine).content.decode()
    client.post(mine, {"text": "Vilket år?"})
    with scope(organisation=organisation):
        message.refresh_from_db()
        assert message.state == "new"
        assert message.settled_at is None


def test_a_message_is_closed_with_a_reason_and_nobody_is_written_to(organisation):
    message = a_message(organisation)
    with scopes_disabled():
        before = Letter.objects.count()
    with scope(organisation=organisation):
        close_message(message=message, reason="Reklam", by=Actor(Role.PROCESS_LEAD))
        assert Letter.objects.count() == before
        assert Entry.objects.filter(event_code="network.message_closed", reason="Reklam").exists()


def test_after_three_working_days_staff_are_told_once_more(organisation):
    lead = a_member_of_staff(organisation, Role.PROCESS_LEAD)
    with time_machine.travel("2027-03-11 14:00:00+01:00", tick=True):
        message = a_message(organisation)
    late = Entry.objects.filter(event_code="network.message_waited")
    for moment, told in (
        ("2027-03-15 15:00:00+01:00", 0),
        ("2027-03-16 15:00:00+01:00", 1),
        ("2027-03-18 15:00:00+01:00", 1),
    ):
        with time_machine.travel(moment, tick=True), scope(organisation=organisation):
            tell_of_waiting(organisation=organisation)
            assert late.count() == told
            (task,) = tasks_for(organisation, Actor(Role.PROCESS_LEAD, lead))
    assert str(task.due) == "2027-03-16"
    assert str(message.pk) in task.url


def test_a_message_is_erased_a_year_after_it_was_settled(organisation):
    message = a_message(organisation)
    with scope(organisation=organisation):
        continue_message(message=message, text="Hallå?")
        answer_message(message=message, text="Nu.", by=Actor(Role.PROCESS_LEAD))
        with later(364 * 24 * 3600):
            assert erase_messages(organisation=organisation) == 0
        with later(366 * 24 * 3600):
            assert erase_messages(organisation=organisation) == 1
            assert erase_messages(organisation=organisation) == 0
        assert not Message.objects.exists()


def test_knocks_are_forgotten_after_a_day(organisation):
    a_message(organisation)
    with scope(organisation=organisation), later(25 * 3600):
        assert knocks.forget_knocks() == 2


def test_messages_are_seen_by_those_who_answer_in_the_same_organisation(client, organisation):
    message = a_message(organisation)
    other = OrganisationFactory(slug="umea")
    stranger = signed_in_client(a_member_of_staff(other, Role.PROCESS_LEAD))
    assert stranger.get(f"/umea/arbetsyta/kontakt/{message.pk}/").status_code == 404
    assert stranger.get(f"/boden/arbetsyta/kontakt/{message.pk}/").status_code == 403
    assessor = signed_in_client(a_member_of_staff(organisation, Role.ASSESSOR))
    assert assessor.get("/boden/arbetsyta/kontakt/").status_code == 403
    assert client.get(f"/umea/kontakt/{secret_of(message)}/").status_code == 404


def test_the_inbox_costs_as_many_queries_with_one_message_as_with_three(organisation):
    browser = signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))
    a_message(organisation)
    with_one = queries_for(browser, "/boden/arbetsyta/kontakt/")
    a_message(organisation)
    a_message(organisation)
    assert 0 < queries_for(browser, "/boden/arbetsyta/kontakt/") == with_one
