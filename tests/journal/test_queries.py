"""Entries are found by what they are about, and checked while others write."""

import pytest

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import (
    EntryFilter,
    _still_true,
    entries_of,
    entry_page,
    heads,
)
from medborgarbudget.journal.verification import Damage, Finding, findings
from tests.factories import OrganisationFactory
from tests.journal.writing import some_entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_scopes")]


def test_entries_are_found_by_what_they_are_about() -> None:
    organisation, other = OrganisationFactory(), OrganisationFactory()
    some_entries(organisation, 2)
    about_other = some_entries(organisation, 1, subject=other)
    subject = ("organisations.organisation", other.pk)
    page = entry_page(entries_of(organisation.pk), EntryFilter(subject=subject), size=10)
    assert (page.entries, page.count, page.hidden, page.older) == (about_other, 1, 2, None)


def test_a_filter_that_asks_for_nothing_hides_nothing() -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, 3)
    assert not EntryFilter()
    page = entry_page(entries_of(organisation.pk), EntryFilter(), size=2)
    assert ([entry.number for entry in page.entries], page.hidden, page.older) == ([3, 2], 0, 2)


@pytest.mark.parametrize("word", ["%", "_", "\\", "subject"])
def test_signs_that_mean_something_to_the_database_are_just_signs(word: str) -> None:
    organisation = OrganisationFactory(name="Kommunen")
    some_entries(organisation, 1, reason="Ett skäl")
    some_entries(organisation, 1, reason=f"Ett {word} skäl")
    page = entry_page(entries_of(organisation.pk), EntryFilter(words=word), size=10)
    assert [entry.number for entry in page.entries] == [2]


def test_what_is_written_during_the_check_is_not_taken_for_put_in() -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, 2)
    before = heads()
    some_entries(organisation, 2)
    entries = Entry.objects.order_by("organisation_id", "number")
    found = list(findings(entries, before, {}))
    assert found == [Finding(organisation.pk, Damage.INSERTED, 3, 4)]
    assert list(_still_true(found, heads())) == []
