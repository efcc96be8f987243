"""The journal is one chain for each organisation, and the database keeps it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.chain import entry_hash
from medborgarbudget.journal.models import INSTALLATION, Chain, Entry
from medborgarbudget.journal.queries import damage, heads
from tests.factories import OrganisationFactory
from tests.journal.writing import HAPPENED, some_entries
from tests.owner import owner_says

pytestmark = pytest.mark.usefixtures("all_scopes")
WRITERS, EACH = 6, 5


@pytest.mark.django_db
def test_every_entry_names_the_one_before_it() -> None:
    entries = some_entries(OrganisationFactory(), 3)
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert all(entry_hash(entry) == entry.hash for entry in entries)


@pytest.mark.django_db
def test_organisations_have_chains_of_their_own() -> None:
    one, other = OrganisationFactory(), OrganisationFactory()
    some_entries(one, 2)
    assert [entry.number for entry in some_entries(other, 2)] == [1, 2]


@pytest.mark.django_db
def test_what_is_undone_leaves_nothing_in_the_journal() -> None:
    organisation = OrganisationFactory()
    some_entries(organisation, 1)
    with transaction.atomic():
        some_entries(organisation, 1)
        transaction.set_rollback(True)
    assert some_entries(organisation, 1)[0].number == 2
    assert damage() == []


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_chain() -> None:
    organisation = OrganisationFactory()

    def write(_: int) -> None:
        try:
            for _number in range(EACH):
                with transaction.atomic():
                    some_entries(organisation, 1)
        finally:
            with scopes_disabled():
                connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    assert Chain.objects.get().length == Entry.objects.count() == WRITERS * EACH
    assert damage() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        lambda: Entry.objects.update(reason="En annan"),
        lambda: Entry.objects.all().delete(),
        lambda: owner_says("UPDATE journal_entry SET reason = 'En annan'"),
        lambda: owner_says("DELETE FROM journal_entry WHERE number = 3"),
        lambda: owner_says("TRUNCATE journal_entry CASCADE"),
        lambda: owner_says("DELETE FROM journal_chain"),
        lambda: owner_says("TRUNCATE journal_chain"),
        lambda: Chain.objects.all().delete(),
        lambda: Chain.objects.update(length=1),
        lambda: Chain.objects.update(length=5),
        lambda: Chain.objects.update(head="0" * 64),
    ],
)
def test_the_database_refuses_to_change_what_was_written(act: Callable[[], object]) -> None:
    some_entries(OrganisationFactory(), 3)
    with pytest.raises(DatabaseError, match="journal"), transaction.atomic():
        act()
    assert Entry.objects.count() == 3
    assert damage() == []


@pytest.mark.django_db
def test_an_organisation_may_write_in_the_journal_of_another_that_it_names() -> None:
    mine, other = OrganisationFactory(), OrganisationFactory()
    with scopes_disabled(), scope(organisation=mine):
        some_entries(other, 1)
        record(HAPPENED, role="operator", subject=mine)
    assert set(heads()) == {INSTALLATION, other.pk}


@pytest.mark.django_db
def test_no_two_entries_follow_the_same() -> None:
    first, _second = some_entries(OrganisationFactory(), 2)
    first.pk, first.number = "0" * 64, 3
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)
