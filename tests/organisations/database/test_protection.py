"""No table is forgotten: what stands in the database is compared with the models."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import ForeignKey, Model
from psycopg.conninfo import make_conninfo

from medborgarbudget.organisations.database.base import DatabaseWrapper, ExemptRoleError
from medborgarbudget.organisations.database.protection import references
from medborgarbudget.organisations.database.rights import LIMITED
from medborgarbudget.organisations.database.whose import tenant_owned
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import Notification
from medborgarbudget.rounds.models import RESERVED_ROUND_SLUGS
from tests.organisations.database.rows import asked
from tests.owner import owner_says

pytestmark = pytest.mark.django_db
BELONG_TO_A_PERSON: set[type[Model]] = {Notification}
"""What points at rows of organisations, and is shown to one person whatever these are."""


def test_the_program_comes_in_a_role_that_row_level_security_holds_back() -> None:
    question = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert asked(question) == [False]
    assert asked("SELECT session_user = current_user") == [True]
    assert asked("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == [0]
    assert asked("SELECT has_schema_privilege(current_schema, 'CREATE')") == [False]


def test_every_table_with_an_organisation_is_protected() -> None:
    protected = asked(
        "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
        "WHERE relrowsecurity AND polcmd = '*' AND polqual IS NOT NULL AND polwithcheck IS NOT NULL"
    )
    with_organisation = asked(
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = current_schema AND column_name = 'organisation_id'"
    )
    assert sorted(protected) == sorted(with_organisation)
    assert set(protected) == {model._meta.db_table for model in tenant_owned()}
    assert len(protected) > 20


def test_every_table_that_points_at_an_organisations_rows_says_whose_its_own_are() -> None:
    owned = set(tenant_owned())
    pointing = {
        model
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and field.related_model in owned
    }
    assert pointing - owned == BELONG_TO_A_PERSON | {Organisation}


def test_every_key_to_such_tables_stays_within_one_organisation() -> None:
    known = asked("SELECT conname FROM pg_constraint WHERE contype = 'f'")
    wanted = [reference.name for reference in references()]
    assert set(wanted) <= set(known)
    assert len(wanted) > 15


def test_the_limited_rights_are_those_of_tables_that_exist() -> None:
    assert set(LIMITED) <= set(connection.introspection.table_names())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (
            "DROP POLICY organisation ON rounds_round",
            "SELECT polname FROM pg_policy WHERE polrelid = 'rounds_round'::regclass",
        ),
        (
            "ALTER TABLE rounds_round DISABLE ROW LEVEL SECURITY",
            "SELECT relname FROM pg_class WHERE relname = 'rounds_round' AND relrowsecurity",
        ),
        (
            "ALTER TABLE results_count DROP CONSTRAINT results_count_contest_id_same_organisation",
            "SELECT conname FROM pg_constraint WHERE conname ~ '^results_count_contest_id_same'",
        ),
        (
            "REVOKE INSERT ON rounds_round FROM medborgarbudget",
            "SELECT 1 WHERE has_table_privilege('rounds_round', 'INSERT')",
        ),
    ],
)
def test_what_was_lost_is_back_after_the_next_migrate(damage: str, left: str) -> None:
    owner_says(damage)
    assert asked(left) == []
    call_command("migrate", verbosity=0)
    assert len(asked(left)) == 1


@pytest.fixture
def owner_only() -> Iterator[DatabaseWrapper]:
    """A connection whose `DATABASE_URL` names the owner."""
    settings = connection.settings_dict
    owner = DatabaseWrapper({**settings, **settings["OWNER"], "OWNER": None}, "owner")
    yield owner
    owner.close()


def test_a_role_that_owns_the_tables_is_refused(owner_only: DatabaseWrapper) -> None:
    for _attempt in range(2):
        with pytest.raises(ExemptRoleError, match="DATABASE_OWNER_URL"):
            owner_only.ensure_connection()


def test_the_owner_may_migrate(owner_only: DatabaseWrapper) -> None:
    with owner_only.as_owner(), owner_only.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        assert cursor.fetchone()[0] > 0


def test_a_role_that_belongs_to_the_owners_is_refused() -> None:
    owner = make_conninfo(os.environ["DATABASE_OWNER_URL"], dbname=connection.settings_dict["NAME"])
    member = f"member_{os.getpid()}"
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(f"CREATE ROLE {member} LOGIN NOINHERIT IN ROLE CURRENT_USER")
        try:
            wrapper = DatabaseWrapper({**connection.settings_dict, "USER": member}, "member")
            with pytest.raises(ExemptRoleError):
                wrapper.ensure_connection()
        finally:
            superuser.execute(f"DROP ROLE {member}")


def test_no_round_takes_a_word_that_other_pages_of_an_organisation_need() -> None:
    words = _fixed_words_after("<slug:organisation_slug>/")
    assert words <= set(RESERVED_ROUND_SLUGS)
    assert {"arbetsyta", "medborgarbudget", "traffar"} <= words


def test_no_round_takes_a_word_that_the_set_up_needs_in_the_workspace() -> None:
    words = _fixed_words_after("<slug:organisation_slug>/arbetsyta/omgangar/")
    assert words <= set(RESERVED_ROUND_SLUGS)
    assert "ny" in words


def _fixed_words_after(begin: str) -> set[str]:
    """What can stand in an address in the place of a round, and means something else."""
    from django.urls import get_resolver

    routes = (route for route in _routes(get_resolver()) if route.startswith(begin))
    words = {route.removeprefix(begin).split("/")[0] for route in routes}
    return {word for word in words if word and "<" not in word and "." not in word}


def _routes(resolver: object, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:  # type: ignore[attr-defined]
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern, route)
        else:
            yield route


def test_organisations_are_read_across() -> None:
    assert Organisation not in tenant_owned()
