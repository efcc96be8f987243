"""Django's command `migrate`, run by the role that owns the tables."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from medborgarbudget.organisations.database.base import DatabaseWrapper
from medborgarbudget.organisations.database.protection import protect


class Command(migrate.Command):
    """Bring the tables up to date as their owner, whom `DATABASE_OWNER_URL` names.

    Then see to it that all of them are protected.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        assert isinstance(connection, DatabaseWrapper)
        with connection.as_owner():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                protect(connection, connection.application_role)
