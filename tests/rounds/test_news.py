"""News about a round: written by staff, read by everyone, in a list, by itself and in a feed."""

from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import (
    change_news,
    publish_news,
    withdraw_news,
    write_news,
)
from medborgarbudget.rounds.models import NewsItem, Round
from medborgarbudget.rounds.views.public.news import ON_A_PAGE
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.rounds.making import LEAD, START, a_public_round, a_round_being_set_up, on

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def path_of(round: Round) -> str:
    return f"/{round.organisation.slug}/{round.slug}/"


def desk_of(round: Round) -> str:
    return f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/nyheter/"


def news_about(round: Round, title: str = "Nu börjar vi", *, published: bool = True) -> NewsItem:
    with scope(organisation=round.organisation):
        item = write_news(round=round, title=title, text="Kom till **torget**.", by=LEAD)
        if published:
            publish_news(item=item, by=LEAD)
        return NewsItem.objects.select_related("round__organisation").get(pk=item.pk)


def events_about(item: NewsItem) -> list[tuple[str, bool]]:
    with scopes_disabled():
        entries = Entry.objects.filter(subject_kind="rounds.newsitem", subject_id=item.pk)
        return [(each.event_code, each.public) for each in entries.order_by("number")]


def a_communicator(round: Round) -> Client:
    return signed_in_client(a_member_of_staff(round.organisation, Role.COMMUNICATOR))


def text_in_swedish(title: str, text: str) -> dict[str, str]:
    return {"title_0": title, "text_0": text}


def test_published_news_stands_on_the_round_in_the_list_and_by_itself(client: Client) -> None:
    item = news_about(a_public_round())
    for below in ("", "nyheter/"):
        assert (
            f'href="{item.get_absolute_url()}"'
            in client.get(f"{path_of(item.round)}{below}").content.decode()
        )
    page = client.get(item.get_absolute_url()).content.decode()
    assert "<strong>torget</strong>" in page


def test_what_is_not_published_is_nowhere_to_be_read(client: Client) -> None:
    item = news_about(a_public_round(), published=False)
    for below in ("", "nyheter/", "nyheter/flode/"):
        assert "Nu börjar vi" not in client.get(f"{path_of(item.round)}{below}").content.decode()
    assert client.get(item.get_absolute_url()).status_code == 404


def test_a_round_without_news_says_that_it_will_come(client: Client) -> None:
    page = client.get(f"/en{path_of(a_public_round())}nyheter/").content.decode()
    assert "There is no news yet." in page


def test_the_front_page_of_a_round_shows_the_three_latest(client: Client) -> None:
    round = a_public_round()
    for number in range(1, 5):
        news_about(round, f"Nyhet {number}")
    page = client.get(path_of(round)).content.decode()
    assert "Nyhet 4" in page
    assert "Nyhet 1" not in page


def test_older_news_lies_on_a_page_of_its_own(client: Client) -> None:
    round = a_public_round()
    for number in range(ON_A_PAGE + 1):
        news_about(round, f"Nyhet nummer {number:02}")
    assert "Nyhet nummer 00" not in client.get(f"{path_of(round)}nyheter/").content.decode()
    older = client.get(f"{path_of(round)}nyheter/?sida=2").content.decode()
    assert "Nyhet nummer 00" in older


def test_the_feed_keeps_the_name_of_an_item_when_it_is_changed(client: Client) -> None:
    round = a_public_round()
    with on(START):
        item = news_about(round)
    before = ElementTree.fromstring(client.get(f"{path_of(round)}nyheter/flode/").content)
    with scope(organisation=round.organisation), on(START, hour=15):
        change_news(item=item, title="Nu har vi börjat", text=item.text, by=LEAD)
    after = ElementTree.fromstring(client.get(f"{path_of(round)}nyheter/flode/").content)
    entries = [each.find(f"{ATOM}entry") for each in (before, after)]
    names, updates = (
        [entry.findtext(f"{ATOM}{part}") for entry in entries if entry is not None]
        for part in ("id", "updated")
    )
    assert names[0] == names[1]
    assert updates[0] < updates[1]  # type: ignore[operator]


def test_news_that_was_changed_after_publishing_says_when(client: Client) -> None:
    round = a_public_round()
    with on(START):
        item = news_about(round)
    address = f"/en{item.get_absolute_url()}"
    assert "Changed on" not in client.get(address).content.decode()
    with scope(organisation=round.organisation), on(START, hour=15):
        change_news(item=item, title="Nu har vi börjat", text="Välkommen.", by=LEAD)
    assert "Changed on" in client.get(address).content.decode()


def test_news_taken_back_is_gone_for_everyone_but_staff(client: Client) -> None:
    item = news_about(a_public_round())
    with scope(organisation=item.organisation):
        withdraw_news(item=item, by=LEAD)
        with pytest.raises(ValidationError):
            withdraw_news(item=item, by=LEAD)
    assert client.get(item.get_absolute_url()).status_code == 404
    desk = a_communicator(item.round).get(desk_of(item.round)).content.decode()
    assert "Nu börjar vi" in desk


def test_the_journal_tells_everyone_of_what_everyone_could_read() -> None:
    item = news_about(a_public_round())
    with scope(organisation=item.organisation):
        change_news(item=item, title="Nytt", text=item.text, by=LEAD)
        withdraw_news(item=item, by=LEAD)
        change_news(item=item, title="Nyare", text=item.text, by=LEAD)
    assert events_about(item) == [
        ("rounds.news_written", False),
        ("rounds.news_published", True),
        ("rounds.news_changed", True),
        ("rounds.news_withdrawn", True),
    ]


def test_saving_news_as_it_is_changes_nothing() -> None:
    item = news_about(a_public_round())
    with scope(organisation=item.organisation):
        change_news(item=item, title=item.title, text=item.text, by=LEAD)
        item.refresh_from_db()
    assert item.changed_at is None


def test_news_of_a_round_that_is_not_public_has_to_wait() -> None:
    round = a_round_being_set_up()
    item = news_about(round, published=False)
    with scope(organisation=round.organisation), pytest.raises(ValidationError):
        publish_news(item=item, by=LEAD)


def test_a_communicator_writes_publishes_changes_and_takes_back(client: Client) -> None:
    round = a_public_round()
    staff = a_communicator(round)
    answer = staff.post(f"{desk_of(round)}ny/", text_in_swedish("Idéerna är öppna", "Skriv!"))
    with scope(organisation=round.organisation):
        item = round.news.get()
    page = f"{desk_of(round)}{item.pk}/"
    assert answer["Location"] == page
    assert client.get(item.get_absolute_url()).status_code == 404
    staff.post(f"{page}publicera/")
    assert client.get(item.get_absolute_url()).status_code == 200
    staff.post(page, text_in_swedish("Idéerna är öppna nu", "Skriv!"))
    assert "öppna nu" in client.get(item.get_absolute_url()).content.decode()
    staff.post(f"{page}ta-tillbaka/")
    assert client.get(item.get_absolute_url()).status_code == 404


def test_a_headline_is_asked_for_and_what_was_typed_stays() -> None:
    round = a_public_round()
    answer = a_communicator(round).post(f"{desk_of(round)}ny/", text_in_swedish("", "Lång text"))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "ds-error-summary" in page
    assert "Lång text" in page


def test_an_assessor_does_not_write_news() -> None:
    round = a_public_round()
    staff = signed_in_client(a_member_of_staff(round.organisation, Role.ASSESSOR))
    assert staff.get(desk_of(round)).status_code == 403


def test_news_of_one_round_is_not_found_under_another(client: Client) -> None:
    organisation = OrganisationFactory()
    item, other = news_about(a_public_round(organisation)), a_public_round(organisation)
    assert client.get(f"{path_of(other)}nyheter/{item.pk}/").status_code == 404
    assert a_communicator(other).get(f"{desk_of(other)}{item.pk}/").status_code == 404


@pytest.mark.parametrize("items", [1, 3])
def test_a_list_of_news_asks_as_much_for_one_as_for_three(
    client: Client, django_assert_num_queries, items: int
) -> None:
    round = a_public_round()
    for number in range(items):
        news_about(round, f"Nyhet {number}")
    with django_assert_num_queries(7):
        client.get(f"{path_of(round)}nyheter/")
