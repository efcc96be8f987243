"""The demo's network, in its second year: members of all kinds, gatherings, methods, post."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from django_scopes import scope

from medborgarbudget.demo.clock import Diary, moment_on
from medborgarbudget.demo.network_texts import (
    APPLICATIONS,
    ASSOCIATION,
    GATHERINGS,
    GUESTS,
    MEMBERS,
    MESSAGES,
    METHODS,
    NEW_ORGANISATIONS,
    PROGRAMME,
)
from medborgarbudget.demo.people import move_in
from medborgarbudget.network.actions.applications import (
    ask_for_more,
    begin_application,
    save_application,
    submit_application,
)
from medborgarbudget.network.actions.contact import receive_message
from medborgarbudget.network.actions.copies import copy_method
from medborgarbudget.network.actions.gatherings import (
    announce_gathering,
    mark_attendance,
    plan_gathering,
    write_notes,
)
from medborgarbudget.network.actions.members import admit_member, describe_member
from medborgarbudget.network.actions.methods import improve_method, publish_method, write_method
from medborgarbudget.network.actions.programmes import publish_programme, save_programme
from medborgarbudget.network.actions.registrations import register
from medborgarbudget.network.knocking import Caller
from medborgarbudget.network.models import Gathering, Membership, Method, Programme
from medborgarbudget.network.tasks import tell_members_of_gathering, tell_members_of_improvement
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import PARTICIPANT, Actor
from medborgarbudget.people.roles import Role

COORDINATOR = Actor(Role.COORDINATOR)
ADMINISTRATOR = Actor(Role.ADMINISTRATOR)
SOMEWHERE = Caller("demo")
DECISION = SimpleUploadedFile("beslut.txt", b"Utdrag ur protokoll", "text/plain")
FOUNDED, BETWEEN_MEMBERS = 420, 75
"""Days since the association began, and between one member's joining and the next one's."""

Text = dict[str, Any]
Row = TypeVar("Row", Gathering, Method)


def invent_network(diary: Diary, today: date) -> None:
    """Write down the network's two years."""
    diary.on(today - timedelta(days=FOUNDED), partial(_found, today))
    diary.on(today - timedelta(days=FOUNDED - 1), _register_newcomers)
    diary.on(today - timedelta(days=FOUNDED - 2), move_in)
    for number, slug in enumerate(MEMBERS):
        joined = today - timedelta(days=FOUNDED - 30 - BETWEEN_MEMBERS * number)
        diary.on(joined, partial(_join, slug, joined))
    for texts in GATHERINGS:
        _gather(diary, today, texts)
    for texts in METHODS:
        _share(diary, today, texts)
    for texts in APPLICATIONS:
        diary.on(today - timedelta(days=texts["days_ago"]), partial(_apply, texts))
    for texts in MESSAGES:
        diary.on(today - timedelta(days=texts["days_ago"]), partial(_write_message, texts))


def _association() -> Organisation:
    return Organisation.objects.get(slug=ASSOCIATION["slug"])


def _programme() -> Programme:
    return Programme.objects.select_related("organisation").get(slug=PROGRAMME["slug"])


def _found(today: date) -> None:
    association = register_organisation(**ASSOCIATION)
    with scope(organisation=association):
        programme = save_programme(
            programme=Programme(
                organisation=association,
                starts_on=today - timedelta(days=FOUNDED - 20),
                ends_on=today + timedelta(days=3 * 365 - FOUNDED),
                apply_from=today - timedelta(days=FOUNDED),
                apply_until=today + timedelta(days=120),
                **PROGRAMME,
            ),
            by=COORDINATOR,
        )
        publish_programme(programme=programme, by=COORDINATOR)


def _register_newcomers() -> None:
    for texts in NEW_ORGANISATIONS:
        register_organisation(**texts)


def _join(slug: str, joined: date) -> None:
    told, programme = MEMBERS[slug], _programme()
    decided_on = joined - timedelta(days=20)
    with scope(organisation=programme.organisation):
        membership = admit_member(
            membership=Membership(
                organisation=programme.organisation,
                programme=programme,
                member=Organisation.objects.get(slug=slug),
                orientations=told["orientations"],
                joined_on=joined,
                body=told["body"],
                decided_on=decided_on,
                paragraph=told["paragraph"],
                registry_number=told["registry_number"] % decided_on.year,
            ),
            by=COORDINATOR,
        )
    with scope(organisation=membership.member):
        describe_member(membership=membership, about=told["about"], by=ADMINISTRATOR)


def _gather(diary: Diary, today: date, texts: Text) -> None:
    day = today + timedelta(days=texts["days"])
    planned = min(today, day) - timedelta(days=40)
    name = str(texts["name"])
    diary.on(planned, partial(_announce, texts, day))
    guests = GUESTS if "places" in texts or "notes" in texts else GUESTS[:4]
    for number, (guest, home) in enumerate(guests):
        act = partial(_with, Gathering, name, partial(_register, guest=guest, home=home))
        diary.on(planned + timedelta(days=10 + number), act)
    if "notes" in texts:
        act = partial(_with, Gathering, name, partial(_look_back, notes=texts["notes"]))
        diary.on(day + timedelta(days=1), act)


def _with(kind: type[Row], name: str, act: Callable[[Row], object]) -> None:
    """Do something with the association's gathering or method of that name."""
    association = _association()
    with scope(organisation=association):
        rows = kind.objects.select_related("organisation")
        act(next(row for row in rows if str(row.name) == name))


def _announce(texts: Text, day: date) -> None:
    first, last = texts["hours"]
    told: Text = {
        field: texts[field]
        for field in ("name", "kind", "summary", "agenda", "place", "link", "places")
        if field in texts
    }
    association = _association()
    with scope(organisation=association):
        fields = told | {"starts_at": moment_on(day, first), "ends_at": moment_on(day, last)}
        gathering = plan_gathering(organisation=association, fields=fields, by=COORDINATOR)
        announce_gathering(gathering=gathering, by=COORDINATOR)
        # What a worker would do now; in the demo's first minute it finds it done.
        tell_members_of_gathering(association.pk, gathering.pk)


def _register(gathering: Gathering, *, guest: str, home: str) -> None:
    register(
        gathering=gathering,
        name=guest,
        email=f"{slugify(guest)}@{slugify(home)}.example",
        comes_from=home,
        by=PARTICIPANT,
    )


def _look_back(gathering: Gathering, *, notes: object) -> None:
    registered = gathering.registrations.values_list("pk", flat=True)
    mark_attendance(gathering=gathering, came=set(registered[1:]), by=COORDINATOR)
    write_notes(gathering=gathering, notes=notes, by=COORDINATOR)


def _share(diary: Diary, today: date, texts: Text) -> None:
    name = str(texts["name"])
    diary.on(today - timedelta(days=300), partial(_publish, texts))
    diary.on(today - timedelta(days=280), partial(_with, Method, name, _copy))
    if "improved" in texts:
        act = partial(_with, Method, name, partial(_improve, texts=texts))
        diary.on(today - timedelta(days=12), act)


def _publish(texts: Text) -> None:
    association = _association()
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields=_named(texts),
            contents={"text": texts["text"]},
            upload=None,
            by=COORDINATOR,
        )
        publish_method(method=method, by=COORDINATOR)


def _copy(method: Method) -> None:
    member = Organisation.objects.get(slug="almvik")
    with scope(organisation=member):
        copy_method(method=method, member=member, by=ADMINISTRATOR)


def _improve(method: Method, *, texts: Text) -> None:
    contents = {"text": texts["improved"], "what_is_new": texts["what_is_new"]}
    version = improve_method(
        method=method, fields=_named(texts), contents=contents, upload=None, by=COORDINATOR
    )
    tell_members_of_improvement(method.organisation_id, method.pk, version.number)


def _named(texts: Text) -> Text:
    return {field: texts[field] for field in ("kind", "name", "summary")}


def _apply(texts: Text) -> None:
    programme = _programme()
    with scope(organisation=programme.organisation):
        application, _link = begin_application(programme=programme, email=texts["email"])
        for field, value in texts["written"].items():
            setattr(application, field, value)
        application.decided_on = timezone.localdate() - timedelta(days=10)
        save_application(application=application, upload=DECISION)
        application = submit_application(application=application)
        if question := texts.get("question"):
            ask_for_more(application=application, question=question, by=COORDINATOR)


def _write_message(texts: Text) -> None:
    organisation = Organisation.objects.get(slug=texts["to"])
    with scope(organisation=organisation):
        receive_message(
            organisation=organisation,
            caller=SOMEWHERE,
            **{field: texts[field] for field in ("name", "email", "subject", "text")},
        )
