"""Row-level security, and what else the database refuses: derived from the models.

`protect` runs at the end of every `migrate`, so a table that belongs to organisations cannot be
forgotten. Each gets a policy that shows and takes only rows of the organisations that the
connection was told (`whose.py`), and its foreign keys may point only at rows of the same
organisation: row-level security holds back queries, not the checks of foreign keys.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper, truncate_name

from medborgarbudget.journal.models import INSTALLATION
from medborgarbudget.organisations.database.rights import give_rights
from medborgarbudget.organisations.database.whose import (
    EVERYBODY,
    SETTING,
    Table,
    tenant_owned,
)

POLICY = "organisation"
ORGANISATION = "organisation_id"
LONGEST_NAME = 63

_TOLD = f"current_setting('{SETTING}', true)"
# As a subquery it is asked for once per statement, also by a cursor that is read bit by bit.
_EVERYTHING = f"(SELECT {_TOLD} = '{EVERYBODY}')"
_NUMBERS = f"(SELECT nullif(nullif({_TOLD}, ''), '{EVERYBODY}')::bigint[])::bigint[]"


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key to a table whose rows belong to organisations.

    ``whose`` is the column of the child that says which organisation it belongs to.
    """

    child: str
    whose: str
    column: str
    parent: str
    parent_column: str

    @property
    def name(self) -> str:
        """The name of the constraint that keeps it within one organisation."""
        return truncate_name(f"{self.child}_{self.column}_same_organisation", LONGEST_NAME)

    @property
    def key(self) -> str:
        """The name of the constraint on the parent that it points at."""
        return truncate_name(f"{self.parent}_in_organisation", LONGEST_NAME)


def references() -> Iterator[Reference]:
    """Every foreign key to a tenant-owned table, from another such or from organisations."""
    owned = tenant_owned()
    organisation = apps.get_model("organisations", "Organisation")
    for model in [*owned, organisation]:
        for field in model._meta.local_concrete_fields:
            parent = field.related_model
            if isinstance(field, models.ForeignKey) and parent in owned:
                assert isinstance(parent, type)
                yield Reference(
                    child=model._meta.db_table,
                    whose="id" if model is organisation else ORGANISATION,
                    column=field.column,
                    parent=parent._meta.db_table,
                    parent_column=str(field.target_field.column),
                )


def rule_of(model: Table) -> str:
    """The condition on rows of a tenant-owned table, in SQL; nobody's are the installation's."""
    column = ORGANISATION
    if model._meta.get_field(column).null:
        column = f"coalesce({column}, {INSTALLATION})"
    return f"{_EVERYTHING} OR {column} = ANY ({_NUMBERS})"


def protect(connection: BaseDatabaseWrapper, application_role: str) -> None:
    """Protect every tenant-owned table there is, and give the application's role its rights.

    To be run as the owner; safe to repeat. Without a name of a role, no rights are given.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        # Where only some migrations have been carried out, not everything is there.
        columns = _columns(cursor)
        for model in tenant_owned():
            if (model._meta.db_table, ORGANISATION) in columns:
                _set_policy(cursor, model._meta.db_table, rule_of(model))
        known = _constraints(cursor)
        for each in references():
            ends = {(each.child, each.column), (each.parent, ORGANISATION)}
            if ends <= columns and each.name not in known:
                _tie(cursor, each)
        if application_role:
            give_rights(cursor, application_role)


def _columns(cursor: CursorWrapper) -> set[tuple[str, str]]:
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema"
    )
    return set(cursor.fetchall())


def _set_policy(cursor: CursorWrapper, table: str, rule: str) -> None:
    """Have one policy for all that can be done; the table is locked only where it changes."""
    cursor.execute(
        "SELECT obj_description(pg_policy.oid, 'pg_policy') "
        "FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid "
        "WHERE polrelid = %s::regclass AND polname = %s AND relrowsecurity",
        [f'"{table}"', POLICY],
    )
    if cursor.fetchone() == (rule,):
        return
    cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    cursor.execute(f'DROP POLICY IF EXISTS {POLICY} ON "{table}"')
    cursor.execute(f'CREATE POLICY {POLICY} ON "{table}" USING ({rule}) WITH CHECK ({rule})')
    cursor.execute(f'COMMENT ON POLICY {POLICY} ON "{table}" IS %s', [rule])


def _constraints(cursor: CursorWrapper) -> set[str]:
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE connamespace = current_schema::regnamespace"
    )
    return {name for (name,) in cursor.fetchall()}


def _tie(cursor: CursorWrapper, reference: Reference) -> None:
    """Let a foreign key point at rows of the same organisation only."""
    parent, key = f'"{reference.parent}"', f'({ORGANISATION}, "{reference.parent_column}")'
    if reference.key not in _constraints(cursor):
        cursor.execute(f'ALTER TABLE {parent} ADD CONSTRAINT "{reference.key}" UNIQUE {key}')
    cursor.execute(
        f'ALTER TABLE "{reference.child}" ADD CONSTRAINT "{reference.name}" '
        f'FOREIGN KEY ({reference.whose}, "{reference.column}") '
        f"REFERENCES {parent} {key} DEFERRABLE INITIALLY DEFERRED"
    )
