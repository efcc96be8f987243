"""The method library, members' own copies, and improvements offered to them."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope, scopes_disabled
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.copies import (
    change_copy,
    copy_method,
    decline_improvement,
    merge_improvement,
    take_improvement,
)
from medborgarbudget.network.actions.methods import (
    improve_method,
    publish_method,
    withdraw_method,
    write_method,
)
from medborgarbudget.network.models import Method, MethodCopy
from medborgarbudget.network.queries.methods import copies_of, improvement_of
from medborgarbudget.network.tasks import tell_members_of_improvement
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Notification
from medborgarbudget.people.roles import Role
from tests.factories import (
    AssociationFactory,
    GatheringFactory,
    MembershipFactory,
    OrganisationFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.network.queries import queries_for

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)
LEAD = Actor(Role.PROCESS_LEAD)
FIRST = "# Regler\n\nAlla över 12 år får rösta.\n\nRösten är hemlig."
BETTER = "# Regler\n\nAlla över 12 år får rösta.\n\nRösten är hemlig.\n\nDu får ångra dig."


@pytest.fixture
def association() -> Organisation:
    return AssociationFactory(slug="skr")


@pytest.fixture
def member(association: Organisation) -> Organisation:
    return MembershipFactory(programme__organisation=association, member__slug="boden").member


def a_method(association: Organisation, **fields: object) -> Method:
    """A published rulebook, unless told otherwise."""
    about = {"name": "Regelbok", "kind": "rulebook", "summary": "Att börja från."} | fields
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields=about,
            contents={"text": LazyI18nString({"sv": FIRST}), "url": ""},
            upload=None,
            by=COORDINATOR,
        )
        publish_method(method=method, by=COORDINATOR)
    return method


def improve(method: Method, text: str = BETTER) -> None:
    contents = {"text": LazyI18nString({"sv": text}), "url": "", "what_is_new": "Ångerrätt"}
    with scope(organisation=method.organisation):
        improve_method(method=method, fields={}, contents=contents, upload=None, by=COORDINATOR)


def a_copy(method: Method, member: Organisation) -> MethodCopy:
    with scope(organisation=member):
        return copy_method(method=method, member=member, by=LEAD)


def test_the_library_is_public_and_searched_by_words_and_kind(client, association):
    a_method(association)
    a_method(association, name="Tidplan på ett år", kind="timetable")
    assert "Tidplan på ett år" in client.get("/skr/metoder/").content.decode()
    found = client.get("/skr/metoder/?q=tidplan+år").content.decode()
    assert "Tidplan på ett år" in found
    assert "Regelbok" not in found
    assert "Tidplan på ett år" not in client.get("/skr/metoder/?slag=rulebook").content.decode()


def test_a_page_costs_as_many_queries_with_one_method_as_with_three(
    client, association, django_assert_num_queries
):
    for _ in range(2):
        a_method(association)
        with django_assert_num_queries(2):
            client.get("/skr/metoder/")


def test_a_method_that_is_not_published_or_withdrawn_is_not_found(client, association):
    method = a_method(association)
    assert client.get("/skr/metoder/regelbok/").status_code == 200
    with scope(organisation=association):
        withdraw_method(method=method, by=COORDINATOR)
    assert client.get("/skr/metoder/regelbok/").status_code == 404
    AssociationFactory(slug="annan")
    assert client.get("/annan/metoder/regelbok/").status_code == 404


def test_a_video_is_a_link_and_never_embedded(client, association):
    method = a_method(association, name="Film", kind="video")
    with scope(organisation=association):
        method.versions.update(url="https://film.example.se/1")
    page = client.get("/skr/metoder/film/").content.decode()
    assert 'href="https://film.example.se/1"' in page
    assert "<iframe" not in page
    assert "<video" not in page


def test_a_coordinator_writes_publishes_and_improves(client, association):
    coordinator = signed_in_client(a_member_of_staff(association, Role.COORDINATOR))
    fields = {"name_0": "Kriterier", "kind": "criteria", "text_0": "Nytta för många."}
    answer = coordinator.post("/skr/arbetsyta/metoder/ny/", fields)
    assert answer.url == "/skr/arbetsyta/metoder/kriterier/"
    assert client.get("/skr/metoder/kriterier/").status_code == 404
    coordinator.post("/skr/arbetsyta/metoder/kriterier/publicera/")
    assert "Nytta för många." in client.get("/skr/metoder/kriterier/").content.decode()
    better = {"name_0": "Kriterier", "text_0": "Nytta för fler."}
    unsaid = coordinator.post("/skr/arbetsyta/metoder/kriterier/andra/", better)
    assert "what_is_new" in unsaid.context["form"].errors
    upload = SimpleUploadedFile("kriterier.txt", b"Nytta", "text/plain")
    told = better | {"what_is_new": "Fler räknas", "upload": upload}
    coordinator.post("/skr/arbetsyta/metoder/kriterier/andra/", told)
    page = client.get("/skr/metoder/kriterier/").content.decode()
    assert "Nytta för fler." in page
    assert "Fler räknas" in page
    assert client.get("/skr/metoder/kriterier/fil/2/").content == b"Nytta"


def test_before_publication_a_method_is_written_over(association):
    with scope(organisation=association):
        method = write_method(
            organisation=association,
            fields={"name": "Utkast", "kind": "text"},
            contents={"text": "Ett", "url": ""},
            upload=None,
            by=COORDINATOR,
        )
        contents = {"text": "Två", "url": ""}
        improve_method(method=method, fields={}, contents=contents, upload=None, by=COORDINATOR)
        assert [(each.number, str(each.text)) for each in method.versions.all()] == [(1, "Två")]
        assert Entry.objects.filter(event_code="network.method_changed").count() == 1


def test_members_copy_templates_of_their_networks_alone(association, member):
    a_method(association)
    lead = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    answer = lead.post("/boden/arbetsyta/metoder/skr/regelbok/kopiera/")
    with scope(organisation=member):
        copy = MethodCopy.objects.get()
    assert copy.text == FIRST
    assert answer.url == f"/boden/arbetsyta/metoder/egna/{copy.pk}/"
    stranger = OrganisationFactory(slug="umea")
    outside = signed_in_client(a_member_of_staff(stranger, Role.PROCESS_LEAD))
    assert outside.post("/umea/arbetsyta/metoder/skr/regelbok/kopiera/").status_code == 404


def test_a_document_or_a_video_is_read_where_it_stands(association, member):
    method = a_method(association, kind="document")
    with pytest.raises(ValidationError):
        a_copy(method, member)


def test_a_copy_is_found_by_its_own_organisation_alone(association, member):
    copy = a_copy(a_method(association), member)
    OrganisationFactory(slug="umea")
    with scopes_disabled():
        other = Organisation.objects.get(slug="umea")
    browser = signed_in_client(a_member_of_staff(other, Role.PROCESS_LEAD))
    assert browser.get(f"/umea/arbetsyta/metoder/egna/{copy.pk}/").status_code == 404
    assert browser.get(f"/boden/arbetsyta/metoder/egna/{copy.pk}/").status_code == 403


def test_an_unchanged_copy_is_offered_the_improvement_and_takes_it_whole(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    with scope(organisation=member):
        assert improvement_of(copy) is None
    improve(method)
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    base = f"/boden/arbetsyta/metoder/egna/{copy.pk}"
    assert "Ångerrätt" in browser.get(f"{base}/").content.decode()
    difference = browser.get(f"{base}/forbattring/").content.decode()
    assert "<ins>Du får ångra dig.</ins>" in difference
    browser.post(f"{base}/ta-over/", {"number": 2})
    with scope(organisation=member):
        copy.refresh_from_db()
        assert (copy.text, copy.source_version) == (BETTER, 2)
        assert improvement_of(copy) is None
        assert MethodCopy.objects.count() == 1


def test_taking_it_whole_over_own_changes_warns_and_keeps_the_own_text(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    ours = FIRST.replace("12", "10")
    with scope(organisation=member):
        change_copy(copy=copy, name="Vår regelbok", text=ours, by=LEAD)
    improve(method)
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    page = browser.get(f"/boden/arbetsyta/metoder/egna/{copy.pk}/forbattring/").content.decode()
    assert "<del>10 </del>" in page
    with scope(organisation=member):
        kept = take_improvement(copy=copy, number=2, by=LEAD)
        copy.refresh_from_db()
        assert copy.text == BETTER
        assert kept is not None
        assert kept.text == ours
        assert improvement_of(kept) is None


def test_own_changes_and_the_improvement_are_merged(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    with scope(organisation=member):
        change_copy(copy=copy, name="Vår", text=FIRST.replace("12", "10"), by=LEAD)
    improve(method)
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    address = f"/boden/arbetsyta/metoder/egna/{copy.pk}/sammanfoga/"
    form = browser.get(address).context["form"]
    assert form["text"].value() == BETTER.replace("12", "10")
    browser.post(address, {"number": 2, "text": form["text"].value()})
    with scope(organisation=member):
        copy.refresh_from_db()
        assert copy.text == BETTER.replace("12", "10")
        assert copy.source_version == 2


def test_a_merged_text_is_not_saved_while_a_choice_is_left(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    with scope(organisation=member):
        change_copy(copy=copy, name="V", text=FIRST.replace("hemlig", "fri"), by=LEAD)
    improve(method, FIRST.replace("hemlig", "öppen"))
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    address = f"/boden/arbetsyta/metoder/egna/{copy.pk}/sammanfoga/"
    form = browser.get(address).context["form"]
    assert "fri" in form["text"].value()
    assert "öppen" in form["text"].value()
    refused = browser.post(address, {"number": 2, "text": form["text"].value()})
    assert "text" in refused.context["form"].errors


def test_a_declined_version_is_offered_no_more_but_the_next_one_is(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    improve(method)
    with scope(organisation=member):
        decline_improvement(copy=copy, number=2, by=LEAD)
        assert [own.offered for own in copies_of(member)] == [None]
    improve(method, BETTER + "\n\nMer.")
    with scope(organisation=member):
        assert [own.offered for own in copies_of(member)] == [3]


def test_what_was_not_looked_at_cannot_be_taken(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    improve(method)
    improve(method, BETTER + "\n\nMer.")
    with scope(organisation=member), pytest.raises(ValidationError):
        merge_improvement(copy=copy, number=2, text="Vårt", by=LEAD)


def test_a_withdrawn_method_leaves_the_copies_and_offers_nothing(association, member):
    method = a_method(association)
    copy = a_copy(method, member)
    improve(method)
    with scope(organisation=association):
        withdraw_method(method=method, by=COORDINATOR)
    with scope(organisation=member):
        assert improvement_of(copy) is None
        assert MethodCopy.objects.get().text == FIRST


def test_those_who_copied_are_told_once_of_a_new_version(association, member):
    method = a_method(association)
    a_copy(method, member)
    lead = a_member_of_staff(member, Role.PROCESS_LEAD)
    a_member_of_staff(member, Role.ASSESSOR)
    improve(method)
    for _ in range(2):
        tell_members_of_improvement(association.pk, method.pk, 2)
    with scopes_disabled():
        (told,) = Notification.objects.filter(entry__event_code="network.improvement_offered")
    assert told.user == lead


def test_the_members_page_costs_as_many_queries_with_one_copy_as_with_three(association, member):
    method = a_method(association)
    a_copy(method, member)
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    with_one = queries_for(browser, "/boden/arbetsyta/metoder/")
    a_copy(a_method(association, name="Andra"), member)
    a_copy(method, member)
    assert 0 < queries_for(browser, "/boden/arbetsyta/metoder/") == with_one


def test_the_page_of_gatherings_costs_the_same_with_one_and_with_three(association, member):
    browser = signed_in_client(a_member_of_staff(member, Role.PROCESS_LEAD))
    GatheringFactory(organisation=association)
    with_one = queries_for(browser, "/boden/arbetsyta/traffar/")
    GatheringFactory.create_batch(2, organisation=association)
    assert 0 < queries_for(browser, "/boden/arbetsyta/traffar/") == with_one
