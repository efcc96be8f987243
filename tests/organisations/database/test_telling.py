"""The database always knows whose rows may be touched, and is told no more often than needed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date

import pytest
from django.db import DataError, IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from medborgarbudget.organisations.database.whose import SETTING, whose_rows
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round, RoundStep
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory, RoundFactory
from tests.organisations.database.rows import asked

pytestmark = pytest.mark.django_db


def told() -> str:
    return str(asked(f"SELECT current_setting('{SETTING}', true)")[0])


@pytest.fixture
def mine() -> Organisation:
    return OrganisationFactory()


@pytest.fixture
def others() -> Organisation:
    return OrganisationFactory()


@pytest.fixture
def tellings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the connection tells the database from now on."""
    connection.ensure_connection()
    said: list[str] = []
    cursor = type(connection.connection.cursor())
    execute = cursor.execute

    def note(self, query, params=None, **options):
        if "set_config" in str(query) and SETTING in (params or ()):
            said.append(params[-1])
        return execute(self, query, params, **options)

    monkeypatch.setattr(cursor, "execute", note)
    return said


def test_scopes_are_told_as_they_open_and_close(mine: Organisation, others: Organisation) -> None:
    assert told() == ""
    with scope(organisation=mine):
        assert told() == f"{{{mine.pk}}}"
        with scope(organisation=[mine, others.pk]):
            assert told() == f"{{{mine.pk},{others.pk}}}"
            with scopes_disabled():
                assert told() == "*"
        assert told() == f"{{{mine.pk}}}"
    assert told() == ""


def test_an_organisation_that_is_none_or_has_no_number_opens_nothing() -> None:
    for nobody in (None, [], [None], Organisation()):
        with scope(organisation=nobody):
            assert whose_rows() == ""


def test_what_is_known_is_not_told_again(mine: Organisation, tellings: list[str]) -> None:
    with scope(organisation=mine):
        for _ in range(3):
            list(Round.objects.all())
        with transaction.atomic(), transaction.atomic():
            list(Round.objects.all())
        list(Round.objects.all())
    assert tellings == [f"{{{mine.pk}}}"]


def test_telling_counts_as_no_query(mine: Organisation) -> None:
    with CaptureQueriesContext(connection) as queries, scope(organisation=mine):
        list(Round.objects.all())
    assert len(queries) == 1


def test_a_cursor_from_before_a_scope_tells_it_all_the_same(mine: Organisation) -> None:
    with connection.cursor() as cursor, scope(organisation=mine):
        cursor.execute(f"SELECT current_setting('{SETTING}', true)")
        assert cursor.fetchone() == (f"{{{mine.pk}}}",)


def undo(of: Organisation) -> None:
    """Tell the database of an organisation in a transaction that is rolled back."""
    with transaction.atomic(), scope(organisation=of):
        assert told() == f"{{{of.pk}}}"
        transaction.set_rollback(True)


def test_after_a_savepoint_was_rolled_back_the_database_knows_again(
    mine: Organisation, others: Organisation
) -> None:
    with scope(organisation=mine):
        assert told()
        undo(others)
        assert told() == f"{{{mine.pk}}}"


def test_after_a_failed_statement_was_rolled_back_the_database_knows_again(
    mine: Organisation,
) -> None:
    with scope(organisation=mine):
        with pytest.raises(DataError), transaction.atomic(), scopes_disabled():
            asked("SELECT 1 / 0")
        assert told() == f"{{{mine.pk}}}"
    assert told() == ""


@pytest.mark.django_db(transaction=True)
def test_after_a_transaction_was_rolled_back_the_database_knows_again(
    mine: Organisation, others: Organisation
) -> None:
    with scope(organisation=mine):
        undo(others)
        assert told() == f"{{{mine.pk}}}"
        with transaction.atomic(), scope(organisation=others):
            assert told() == f"{{{others.pk}}}"
        assert told() == f"{{{mine.pk}}}"


@pytest.mark.django_db(transaction=True)
def test_after_a_commit_that_failed_the_database_knows_again(mine: Organisation) -> None:
    step = RoundStep(round=RoundFactory(), organisation=mine, step=Step.VOTE)
    step.starts_on = step.ends_on = date(2026, 3, 2)
    with scope(organisation=mine):
        with pytest.raises(IntegrityError, match="same_organisation"), transaction.atomic():
            step.save()
        assert told() == f"{{{mine.pk}}}"


@pytest.mark.django_db(transaction=True)
def test_after_a_commit_that_was_silently_a_rollback_the_database_knows_again(
    mine: Organisation, others: Organisation
) -> None:
    with scope(organisation=others):
        assert told()
    with scope(organisation=mine):
        with transaction.atomic(), suppress(DataError):
            asked("SELECT 1 / 0")
        assert told() == f"{{{mine.pk}}}"


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_is_told_anew(mine: Organisation) -> None:
    with scope(organisation=mine):
        assert told()
        connection.close()
        assert told() == f"{{{mine.pk}}}"


@pytest.mark.django_db(transaction=True)
def test_threads_tell_their_own_scopes() -> None:
    rounds = RoundFactory.create_batch(8)

    def seen(round: Round) -> list[int]:
        try:
            with scope(organisation=round.organisation_id):
                return [key for _ in range(5) for key in asked("SELECT id FROM rounds_round")]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(seen, rounds))
    assert found == [[round.pk] * 5 for round in rounds]


@pytest.mark.parametrize("chunk", [1, 100])
def test_rows_read_bit_by_bit_are_those_of_the_scope_that_they_were_asked_for_in(
    chunk: int,
) -> None:
    mine = RoundFactory()
    RoundFactory.create_batch(4, organisation=mine.organisation)
    other = RoundFactory()
    found = []
    with scope(organisation=mine.organisation):
        for round in Round.objects.iterator(chunk_size=chunk):
            found.append(round)
            with scope(organisation=other.organisation):
                assert list(Round.objects.all()) == [other]
    assert len(found) == 5
