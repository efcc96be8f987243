"""The database refuses on its own: what the program forgets to ask for, it does not get.

Statements are raw and name tables without quotation marks, so nothing of Django stands before.
"""

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from medborgarbudget.organisations.database.whose import tenant_owned
from medborgarbudget.organisations.models import Area, AreaLevel, Organisation, RoleGrant
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.models import Round, RoundStep
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory, RoundFactory, UserFactory
from tests.organisations.database.rows import asked, insert, touched, without_constraints
from tests.owner import owner_says

pytestmark = pytest.mark.django_db
every_table = pytest.mark.parametrize("model", tenant_owned(), ids=lambda model: model._meta.label)


@pytest.fixture
def mine() -> Organisation:
    return OrganisationFactory()


@pytest.fixture
def others(mine: Organisation) -> Organisation:
    return OrganisationFactory()


@pytest.fixture
def table(model: type[Model], mine: Organisation, others: Organisation) -> str:
    """The name of a table that holds one row of each of the two organisations."""
    without_constraints(model)
    with scopes_disabled():
        insert(model, mine.pk)
        insert(model, others.pk)
        name = model._meta.db_table
        assert set(asked(f"SELECT organisation_id FROM {name}")) >= {mine.pk, others.pk}
    return name


@every_table
def test_without_a_scope_nothing_is_there(table: str) -> None:
    assert asked(f"SELECT count(*) FROM {table}") == [0]
    assert touched(f"UPDATE {table} SET organisation_id = organisation_id") == 0
    assert touched(f"DELETE FROM {table}") == 0


@every_table
def test_without_a_scope_nothing_can_be_put_in(table: str, model: type[Model]) -> None:
    owner = OrganisationFactory()
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        insert(model, owner.pk)


@every_table
def test_a_scope_shows_and_changes_its_own_rows_only(
    table: str, model: type[Model], mine: Organisation, others: Organisation
) -> None:
    with scope(organisation=mine):
        assert asked(f"SELECT organisation_id FROM {table}") == [mine.pk]
        assert touched(f"UPDATE {table} SET organisation_id = organisation_id") <= 1
        assert touched(f"UPDATE {table} SET organisation_id = {others.pk}") == 0
        assert touched(f"DELETE FROM {table} WHERE organisation_id <> {mine.pk}") == 0
    with scope(organisation=others):
        assert asked(f"SELECT organisation_id FROM {table}") == [others.pk]


@every_table
def test_a_scope_takes_in_its_own_rows_only(
    table: str, model: type[Model], mine: Organisation
) -> None:
    another = OrganisationFactory()
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with scope(organisation=mine), refused, transaction.atomic():
        insert(model, another.pk)
    with scope(organisation=another):
        insert(model, another.pk)


@every_table
def test_a_scope_of_several_organisations_shows_all_of_theirs(
    table: str, mine: Organisation, others: Organisation
) -> None:
    with scope(organisation=[mine, others]):
        found = asked(f"SELECT organisation_id FROM {table} ORDER BY organisation_id")
        assert found == [mine.pk, others.pk]


@every_table
def test_tables_cannot_be_emptied(table: str) -> None:
    with scopes_disabled(), pytest.raises(ProgrammingError, match="permission denied"):
        asked(f"TRUNCATE {table} CASCADE")


def test_a_query_of_django_without_a_scope_is_an_error_and_no_empty_answer() -> None:
    round = RoundFactory()
    with scope(organisation=round.organisation):
        asked_too_late = Round.objects.all()
    with pytest.raises(ScopeError, match="rounds_round"):
        list(asked_too_late)
    with pytest.raises(ScopeError):
        round.refresh_from_db()


def refused_at_the_end() -> None:
    with pytest.raises(IntegrityError, match="same_organisation"):
        connection.check_constraints()


def test_a_row_cannot_point_at_a_row_of_another_organisation() -> None:
    mine, other = RoundFactory(), RoundFactory()
    days = {"starts_on": "2026-03-02", "ends_on": "2026-03-22"}
    with scopes_disabled(), transaction.atomic():
        RoundStep.objects.create(
            organisation=mine.organisation, round=other, step=Step.VOTE, **days
        )
        refused_at_the_end()
        transaction.set_rollback(True)


def test_an_area_cannot_lie_in_one_of_another_organisation() -> None:
    with scopes_disabled(), transaction.atomic():
        mine, other = (
            AreaLevel.objects.create(organisation=OrganisationFactory(), name="Byar")
            for _ in range(2)
        )
        whole = Area.objects.create(organisation=other.organisation, level=other, slug="dal")
        Area.objects.create(organisation=mine.organisation, level=mine, slug="by", parent=whole)
        refused_at_the_end()
        transaction.set_rollback(True)


def test_a_role_is_given_in_rounds_of_the_same_organisation_only() -> None:
    mine, other = RoundFactory(), RoundFactory()
    with scopes_disabled(), transaction.atomic():
        grant = RoleGrant.objects.create(
            organisation=mine.organisation,
            user=UserFactory(),
            role=next(iter(Role)),
            round_id=mine.pk,
        )
        connection.check_constraints()
        RoleGrant.objects.filter(pk=grant.pk).update(round_id=other.pk)
        refused_at_the_end()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET reason = 'Ett annat'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry CASCADE",
        "DELETE FROM journal_chain",
    ],
)
def test_the_journal_is_refused_to_the_program_and_to_the_owner_too(statement: str) -> None:
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with scopes_disabled(), denied, transaction.atomic():
        asked(statement)
    with pytest.raises(DatabaseError, match="journal is never changed"), transaction.atomic():
        owner_says(statement)
