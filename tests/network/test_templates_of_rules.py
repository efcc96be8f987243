"""Rules in the library: staff attach them, everyone reads them in words."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scope

from medborgarbudget.network.actions.methods import improve_method, publish_method, write_method
from medborgarbudget.network.models import Method, MethodVersion
from medborgarbudget.network.rule_documents import LARGEST_FILE, rulebook_in
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.ready_made import template
from medborgarbudget.rounds.ready_made.documents import template_document
from tests.factories import AssociationFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)
TEXTS = {"name_0": "Regelbok", "summary_0": "Att börja från.", "kind": "rulebook"}


@pytest.fixture
def association() -> Organisation:
    return AssociationFactory(slug="skr")


@pytest.fixture
def staff(association: Organisation) -> Client:
    return signed_in_client(a_member_of_staff(association, Role.COORDINATOR))


def some_rules(code: str = "byar-med-platser") -> dict[str, Any]:
    ready = template(code)
    assert ready is not None
    return template_document(ready.rules, ready.pots)


def a_file(document: object) -> SimpleUploadedFile:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return SimpleUploadedFile("spelregler.json", content, "application/json")


def a_template(association: Organisation, **contents: Any) -> Method:
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields={"name": "Regelbok", "kind": "rulebook", "summary": "Att börja från."},
            contents={"text": "", "url": "", "rulebook": some_rules()} | contents,
            upload=None,
            by=COORDINATOR,
        )
        publish_method(method=method, by=COORDINATOR)
    return method


def latest(association: Organisation) -> MethodVersion:
    with scope(organisation=association):
        return MethodVersion.objects.order_by("-number")[0]


def test_staff_choose_ready_rules_when_they_write_a_template(
    staff: Client, association: Organisation
) -> None:
    response = staff.post("/skr/arbetsyta/metoder/ny/", TEXTS | {"ready_rules": "byar-med-platser"})
    assert response.status_code == 302
    assert latest(association).rulebook == some_rules()


def test_staff_hand_in_the_file_that_a_round_exported(
    staff: Client, association: Organisation
) -> None:
    exported = some_rules("hela-paket") | {"fingerprint": "0" * 64}
    response = staff.post("/skr/arbetsyta/metoder/ny/", TEXTS | {"rulebook": a_file(exported)})
    assert response.status_code == 302
    assert latest(association).rulebook == some_rules("hela-paket")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "innehåller inte en omgångs regler"),
        ({"rules": {"version": 7}}, "rules.version"),
        ({"rules": some_rules()["rules"] | {"vote": {}}}, "rules.vote.links"),
        ({"rules": some_rules()["rules"], "pots": 7}, "pots"),
    ],
)
def test_a_file_that_holds_no_rules_is_refused_in_words(content: object, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        rulebook_in(a_file(content).read())


def test_a_file_that_is_far_too_large_is_not_even_read() -> None:
    with pytest.raises(ValidationError, match="för stor"):
        rulebook_in(b" " * (LARGEST_FILE + 1))


def test_what_is_wrong_stands_beside_the_file_and_nothing_typed_is_lost(
    staff: Client, association: Organisation
) -> None:
    page = staff.post(
        "/skr/arbetsyta/metoder/ny/", TEXTS | {"rulebook": a_file(b"nej")}
    ).content.decode()
    assert 'id="id_rulebook"' in page
    assert 'aria-invalid="true"' in page.split('id="id_rulebook"')[0].rsplit("<input", 1)[1]
    assert "Att börja från." in page
    with scope(organisation=association):
        assert not Method.objects.exists()


def test_only_a_rulebook_holds_rules(staff: Client, association: Organisation) -> None:
    chosen = TEXTS | {"kind": "timetable", "ready_rules": "hela-paket"}
    assert staff.post("/skr/arbetsyta/metoder/ny/", chosen).status_code == 200
    with pytest.raises(ValidationError), scope(organisation=association):
        write_method(
            organisation=association,
            fields={"name": "Tidplan", "kind": "timetable"},
            contents={"rulebook": some_rules()},
            upload=None,
            by=COORDINATOR,
        )


def test_rules_and_a_file_at_once_leave_it_unclear_which_hold(staff: Client) -> None:
    chosen = TEXTS | {"ready_rules": "hela-paket", "rulebook": a_file(some_rules())}
    assert staff.post("/skr/arbetsyta/metoder/ny/", chosen).status_code == 200


def test_a_new_version_keeps_the_rules_unless_others_are_chosen(
    staff: Client, association: Organisation
) -> None:
    a_template(association)
    page = "/skr/arbetsyta/metoder/regelbok/andra/"
    again = TEXTS | {"what_is_new": "Kortare text."}
    assert staff.post(page, again).status_code == 302
    assert latest(association).rulebook == some_rules()
    assert staff.post(page, again | {"ready_rules": "hela-paket"}).status_code == 302
    assert latest(association).rulebook == some_rules("hela-paket")
    assert staff.post(page, again | {"ready_rules": "-", "text_0": "# Regler"}).status_code == 302
    assert latest(association).rulebook is None
    with scope(organisation=association):
        assert MethodVersion.objects.get(number=2).rulebook == some_rules()


def test_a_new_version_of_something_else_is_not_asked_for_rules(
    staff: Client, association: Organisation
) -> None:
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields={"name": "Film", "kind": "video"},
            contents={"url": "https://film.example.se/"},
            upload=None,
            by=COORDINATOR,
        )
        publish_method(method=method, by=COORDINATOR)
    page = staff.get("/skr/arbetsyta/metoder/film/andra/").content.decode()
    assert "rulebook" not in page


def test_everyone_reads_the_rules_in_words(client: Client, association: Organisation) -> None:
    a_template(association)
    page = client.get("/en/skr/metoder/regelbok/").content.decode()
    assert "The rules in words" in page
    assert "own a property or run a business" in page


def test_a_method_without_rules_says_nothing_of_them(
    client: Client, association: Organisation
) -> None:
    a_template(association, rulebook=None, text="# Regler")
    page = client.get("/en/skr/metoder/regelbok/").content.decode()
    assert "The rules in words" not in page


def test_rules_that_were_exported_lose_what_was_that_rounds_own(association: Organisation) -> None:
    rules = some_rules()["rules"]
    rules["vote"] |= {"age_from": 12, "age_on": "2027-03-01"}
    rules["count"]["ties"]["lot_seed"] = "Tärningen visade 4"
    method = a_template(association, rulebook={"rules": rules, "pots": []})
    with scope(organisation=association):
        kept = improve_method(
            method=method,
            fields={},
            contents={"rulebook": {"rules": rules}, "what_is_new": "Från oss."},
            upload=None,
            by=COORDINATOR,
        ).rulebook
    assert kept["rules"]["vote"]["age_on"] is None
    assert kept["rules"]["count"]["ties"]["lot_seed"] == ""
