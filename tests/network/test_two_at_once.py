"""Two who write the same at once: applicants with one link to share, and the network's staff."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from medborgarbudget.network.actions.applications import ask_for_more, submit_application
from medborgarbudget.network.actions.applications.letters import link_to
from medborgarbudget.network.actions.gathering_letters import secret_of
from medborgarbudget.network.actions.registrations import register
from medborgarbudget.network.models import Application, Gathering, Method, MethodCopy, Programme
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import VISITOR, Actor
from medborgarbudget.people.roles import Role
from tests.factories import (
    ApplicationFactory,
    AssociationFactory,
    GatheringFactory,
    MembershipFactory,
    ProgrammeFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.network.test_methods import BETTER, FIRST, a_copy, a_method, improve
from tests.windows import MET, Page, text_of

pytestmark = pytest.mark.django_db

EVA = {"name": "Eva Alm", "email": "eva@nassjo.example", "task": "elected", "role": ""}


@pytest.fixture
def draft() -> Application:
    with scopes_disabled():
        return ApplicationFactory()


def address_of(application: Application, more: str = "") -> str:
    with scope(organisation=application.organisation):
        return "/" + link_to(application).split("/", 3)[3] + more


def windows(address: str) -> tuple[Page, Page]:
    """The application, open with two people who have the link."""
    return Page(Client(), address), Page(Client(), address)


def stored(application: Application) -> Application:
    with scopes_disabled():
        return Application.objects.get(pk=application.pk)


def person(number: int, **about: str) -> dict[str, str]:
    """The inputs of somebody who takes part."""
    return {f"people-{number}-{name}": value for name, value in about.items()}


@pytest.mark.parametrize(
    ("field", "hers", "his", "label"),
    [
        ("intention", "Annas plan", "Bos plan", ""),
        ("decided_on", "2026-06-01", "2026-06-02", "1 juni 2026"),
        ("official_code", "1485", "1480", "Uddevalla"),
        ("orientations", ["group"], ["theme"], "Grupp"),
        ("people-1-email", "anna@nassjo.example", "bo@nassjo.example", "Person 2: E-postadress"),
    ],
)
def test_what_another_applicant_saved_is_told_and_not_overwritten_until_one_says_so(
    field: str, hers: Any, his: Any, label: str, draft: Application
) -> None:
    first, second = windows(address_of(draft))
    assert first.save("save", **{field: hers}).status_code == 302
    told = text_of(second.save("send", **{field: his}))
    assert MET in told
    assert (label or hers) in told.split(MET)[1].split("</div>")[0]
    assert second.inputs[field] == (his if isinstance(his, list) else [his])
    assert Page(Client(), first.address).inputs[field] == (
        hers if isinstance(hers, list) else [hers]
    )
    assert stored(draft).state == "draft", "and so it is not sent"
    assert second.save().status_code == 302, "once more, and it holds"
    assert Page(Client(), first.address).inputs[field] == second.inputs[field]


def test_what_one_left_alone_is_taken_over_as_the_other_saved_it(draft: Application) -> None:
    first, second = windows(address_of(draft))
    first.save("add")
    first = Page(Client(), f"{first.address}?fler=1")
    first.save(**person(2, name="Bo Ek", email="bo@nassjo.example", task="official"))
    assert second.save(intention="Ny plan").status_code == 302
    assert [each["name"] for each in stored(draft).people] == ["Olle Ek", "Eva Alm", "Bo Ek"]
    assert stored(draft).intention == "Ny plan"


def test_the_people_are_one_answer_and_whom_another_added_has_a_row(draft: Application) -> None:
    first, second = windows(address_of(draft))
    first = Page(Client(), f"{first.address}?fler=1")
    first.save(**person(2, name="Bo Ek", task="official"))
    told = text_of(second.save(**person(1, name="Eva Berg")))
    assert 'href="#id_people-2-name"' in told
    assert 'id="id_people-2-name"' in told
    assert "Bo Ek" in told
    assert second.save(**person(2, name="Bo Ek")).status_code == 302
    assert [each["name"] for each in stored(draft).people] == ["Olle Ek", "Eva Berg", "Bo Ek"]


def test_a_page_that_saves_itself_stops_and_overwrites_nothing(draft: Application) -> None:
    first, second = windows(address_of(draft))
    assert "stopped" not in first.saves_itself(intention="Annas plan")
    told = second.saves_itself(intention="Bos plan", learning="Bos fråga")
    assert told["stopped"]
    assert "Någon annan" in told["said"]
    assert stored(draft).intention == "Annas plan"
    assert stored(draft).learning != "Bos fråga", "none of it is saved"
    assert MET in text_of(second.save())
    assert second.save().status_code == 302
    assert stored(draft).learning == "Bos fråga"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("intention", ["Vi ", "Vi vill ", "Vi vill att"]),
        ("decided_on", ["2026-05-1", "i våras", "2026-05-11"]),
        ("official_code", ["1485", "1480", ""]),
        ("applicant_kind", ["institution", "municipality"]),
        ("applicant_name", ["Skolan", "Ekskolan"]),
        ("people-0-name", ["Olle", "", "Bo"]),
        ("people-1-email", ["eva@", "eva@nassjo.example"]),
    ],
)
def test_a_page_that_saves_itself_never_meets_itself(
    field: str, typed: list[str], draft: Application
) -> None:
    page = Page(Client(), address_of(draft))
    for written in typed:
        assert "stopped" not in page.saves_itself(**{field: written})
    assert MET not in text_of(page.save("send"))


def test_what_is_half_right_is_saved_and_put_right_without_meeting_itself(
    draft: Application,
) -> None:
    page = Page(Client(), address_of(draft))
    half = page.save("save", intention="Ny plan ", decided_on="i våras")
    assert MET not in text_of(half)
    assert page.save("save", intention="Nyare", decided_on="2026-05-11").status_code == 302
    assert stored(draft).intention == "Nyare"


def test_what_another_saved_while_a_page_stays_open_is_not_written_back(
    draft: Application,
) -> None:
    first, second = windows(address_of(draft))
    first = Page(Client(), f"{first.address}?fler=1")
    first.save(intention="Annas plan", **person(2, name="Bo Ek"))
    second.saves_itself(learning="En fråga")
    second.saves_itself(learning="En fråga till")
    second.save()
    assert stored(draft).intention == "Annas plan"
    assert stored(draft).people[2]["name"] == "Bo Ek"
    assert stored(draft).learning == "En fråga till"


def test_a_changed_answer_to_a_question_is_guarded_too(draft: Application) -> None:
    with scope(organisation=draft.organisation):
        sent = submit_application(application=draft)
        ask_for_more(application=sent, question="Vilken by?", by=Actor(Role.COORDINATOR))
    first, second = windows(address_of(draft, "andra/"))
    assert first.save("send", paragraph="§ 46").status_code == 302
    assert MET in text_of(second.save("send", paragraph="§ 47"))
    assert stored(draft).paragraph == "§ 46"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_in_the_same_instant_one_is_told() -> None:
    with scopes_disabled():
        draft = ApplicationFactory()
    pages = windows(address_of(draft))
    barrier = Barrier(2)

    def save(page: Page) -> int:
        try:
            barrier.wait()
            return int(page.save(intention=f"Plan {id(page)}").status_code)
        finally:
            connection.close()

    for _attempt in range(3):
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(save, pages)) == [200, 302]
        pages = windows(address_of(draft))


@pytest.fixture
def association() -> Organisation:
    return AssociationFactory(slug="skr")


@pytest.fixture
def coordinators(association: Organisation) -> tuple[Client, Client]:
    first, second = (a_member_of_staff(association, Role.COORDINATOR) for _each in range(2))
    return signed_in_client(first), signed_in_client(second)


def a_programme(association: Organisation) -> str:
    with scopes_disabled():
        made: Programme = ProgrammeFactory(organisation=association)
    return reverse("network:edit-programme", args=[association.slug, made.pk])


def a_gathering(association: Organisation, route: str = "change-gathering") -> str:
    with scopes_disabled():
        made: Gathering = GatheringFactory(organisation=association)
    return reverse(f"network:{route}", args=[association.slug, made.slug])


def a_new_version(association: Organisation) -> str:
    made: Method = a_method(association)
    return reverse("network:improve-method", args=[association.slug, made.slug])


def a_registration(association: Organisation) -> str:
    with scope(organisation=association):
        gathering = GatheringFactory(organisation=association)
        mine = register(gathering=gathering, name="Ada", email="ada@a.se", by=VISITOR)
        return reverse("network:registration", args=[association.slug, secret_of(mine)])


@pytest.mark.parametrize(
    ("make", "field", "more"),
    [
        (a_programme, "aims_0", {}),
        (a_gathering, "place", {}),
        (lambda skr: a_gathering(skr, "gathering-notes"), "notes_0", {}),
        (a_new_version, "text_0", {"what_is_new": "Ord"}),
        (a_registration, "needs", {}),
    ],
    ids=["programme", "gathering", "notes", "method", "registration"],
)
def test_forms_of_an_association_never_overwrite_what_another_saved(
    make: Any,
    field: str,
    more: dict[str, str],
    association: Organisation,
    coordinators: tuple[Client, Client],
    django_assert_max_num_queries: Any,
) -> None:
    address = make(association)
    first, second = (Page(each, address) for each in coordinators)
    assert first.save(**{field: "Annas"}, **more).status_code == 302
    with django_assert_max_num_queries(60) as queries:
        told = text_of(second.save(**{field: "Bos"}, **more))
    assert "Annas" in told.split(MET)[1]
    assert waits_first(queries)
    assert Page(coordinators[0], address).inputs[field] == ["Annas"]
    assert second.save().status_code == 302
    assert Page(coordinators[0], address).inputs[field] == ["Bos"]


def waits_first(queries: Any) -> bool:
    """Whether what is stored was read once nobody else could save it."""
    asked = [each["sql"] for each in queries.captured_queries]
    turn = next(place for place, sql in enumerate(asked) if "pg_advisory_xact_lock" in sql)
    return not any(' FROM "network_' in sql for sql in asked[:turn])


@pytest.fixture
def copied(association: Organisation) -> MethodCopy:
    made = MembershipFactory(programme__organisation=association, member__slug="boden")
    method = a_method(association)
    return a_copy(method, made.member)


@pytest.fixture
def leads(copied: MethodCopy) -> tuple[Client, Client]:
    staff = (a_member_of_staff(copied.organisation, Role.PROCESS_LEAD) for _each in range(2))
    first, second = map(signed_in_client, staff)
    return first, second


def test_a_members_own_text_is_not_overwritten_unseen(
    copied: MethodCopy, leads: tuple[Client, Client]
) -> None:
    address = reverse("network:change-copy", args=["boden", copied.pk])
    first, second = (Page(each, address) for each in leads)
    first.save(text="Annas text")
    assert "Annas text" in text_of(second.save(text="Bos text")).split(MET)[1]
    assert Page(leads[0], address).inputs["text"] == ["Annas text"]


def test_an_improvement_is_not_merged_over_what_a_colleague_wrote_meanwhile(
    copied: MethodCopy, leads: tuple[Client, Client]
) -> None:
    with scopes_disabled():
        improve(Method.objects.get())
    address = reverse("network:merge", args=["boden", copied.pk])
    page = Page(leads[0], address)
    changing = Page(leads[1], reverse("network:change-copy", args=["boden", copied.pk]))
    changing.save(text=FIRST.replace("12", "13"))
    told = text_of(page.save(text=f"{BETTER} Jo."))
    assert "Alla över 13 år" in told.split(MET)[1].split("</div>")[0]
    assert page.save().status_code == 302


def test_what_a_member_tells_of_itself_is_not_overwritten_unseen(
    copied: MethodCopy, leads: tuple[Client, Client]
) -> None:
    with scopes_disabled():
        membership = copied.organisation.memberships.get()
    address = reverse("network:own-membership", args=["boden", membership.pk])
    first, second = (Page(each, address) for each in leads)
    first.save(about_0="Annas text")
    assert "Annas text" in text_of(second.save(about_0="Bos text")).split(MET)[1]
