"""A connection that tells PostgreSQL whose rows may be touched, before each query that needs it.

Row-level security (`protection.py`) reads what it is told. Django finds this module by its name
in the setting `ENGINE`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from django_scopes.exceptions import ScopeError
from psycopg import Connection
from psycopg.pq import TransactionStatus

from medborgarbudget.organisations.database.whose import (
    NOBODY,
    SETTING,
    is_about_tenants,
    whose_rows,
)

_TOUCHES_NO_ROWS = ("SAVEPOINT", "ROLLBACK", "RELEASE")
_IS_EXEMPT = """
    SELECT rolsuper OR rolbypassrls OR EXISTS (
        SELECT FROM pg_class WHERE relrowsecurity AND pg_has_role(relowner, 'MEMBER')
    )
    FROM pg_roles WHERE rolname = current_user
"""


class ExemptRoleError(ImproperlyConfigured):
    """The role in `DATABASE_URL` would not be held back by row-level security."""


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, in the role of the application; in that of the owner inside `as_owner`."""

    connection: Connection[Any] | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: str | None = None
        self._is_owner = False
        self.application_role: str = (
            self.settings_dict["USER"] if self.settings_dict.get("OWNER") else ""
        )
        """The role of the application, where it is not that of the tables' owner."""
        self.execute_wrappers.append(self._tell_first)

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Work as the owner of the tables: for migrations, which must see and change everything.

        Without `DATABASE_OWNER_URL` the role of `DATABASE_URL` has to own the tables itself.
        """
        if self._is_owner:
            yield
            return
        self.validate_no_atomic_block()
        application = self.settings_dict
        self.close()
        self.settings_dict = {**application, **(application.get("OWNER") or {})}
        self._is_owner = True
        try:
            yield
        finally:
            self.close()
            self.settings_dict = application
            self._is_owner = False

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._told = None
        if not self._is_owner and self.alias != NO_DB_ALIAS:
            self._refuse_exempt_role()

    def _refuse_exempt_role(self) -> None:
        """Raise `ExemptRoleError` where row-level security would be decoration."""
        assert self.connection is not None
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            exempt = cursor.execute(_IS_EXEMPT).fetchone()
        if exempt == (False,):
            return
        self.close()
        raise ExemptRoleError(
            "The role in DATABASE_URL owns the tables, is a superuser or bypasses row-level "
            "security, so the database would not keep organisations apart. Give the program a "
            "role of its own and name the owner in DATABASE_OWNER_URL, see docs/operators.md."
        )

    def _tell_first(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Tell PostgreSQL whose rows may be touched, if it does not know, and then execute."""
        if not (self._is_owner or str(sql).startswith(_TOUCHES_NO_ROWS)):
            self._tell(str(sql))
        return execute(sql, params, many, context)

    def _tell(self, sql: str) -> None:
        allowed = whose_rows()
        if allowed == NOBODY and is_about_tenants(sql):
            # The database would give nothing, which could be taken for an answer.
            raise ScopeError(f"No organisation's scope is open for this query: {sql[:300]}")
        if allowed == self._told or self._has_failed():
            return
        assert self.connection is not None
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, allowed])
        self._told = allowed

    # What was told within a transaction is forgotten by the database when that is rolled back.

    def rollback(self) -> None:
        self._told = None
        super().rollback()

    def savepoint_rollback(self, sid: str) -> None:
        self._told = None
        super().savepoint_rollback(sid)

    def commit(self) -> None:
        # A transaction that has failed is rolled back by COMMIT, without an error.
        told = None if self._has_failed() else self._told
        self._told = None
        super().commit()
        self._told = told

    def _has_failed(self) -> bool:
        """Tell whether a statement of the open transaction has failed: it takes no other then."""
        connection = self.connection
        return connection is not None and (
            connection.info.transaction_status is TransactionStatus.INERROR
        )
