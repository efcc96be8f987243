"""What Django needs to know before it is set up, for whoever starts it: commands and the demo."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medborgarbudget.config.data import data_folder, secret_key

SETTINGS = "medborgarbudget.config.settings"


@contextmanager
def installation() -> Iterator[None]:
    """Set up Django on the operator's `DATABASE_URL`, or else on an embedded server.

    The embedded server runs for as long as somebody is inside.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if "DATABASE_URL" in os.environ:
        _set_up()
        yield
        return
    # A command that only prints help must not wait for a database driver, nor for Django below.
    from medborgarbudget.config import postgres

    folder = data_folder()
    with postgres.running(cluster(folder)) as addresses:
        os.environ["DATABASE_URL"] = addresses.application
        os.environ["DATABASE_OWNER_URL"] = addresses.owner
        os.environ.setdefault("SECRET_KEY", secret_key(folder))
        _set_up()
        yield


def has_exempt_role() -> bool:
    """Tell whether the role in `DATABASE_URL` is one that row-level security does not hold back.

    A database that cannot be reached has not been asked.
    """
    from django.db import OperationalError, connection

    from medborgarbudget.organisations.database.base import ExemptRoleError

    try:
        connection.ensure_connection()
    except ExemptRoleError:
        return True
    except OperationalError:
        return False
    connection.close()
    return False


def is_migrated() -> bool:
    """Tell whether the database has every table as this version wants it."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cluster(folder: Path) -> Path:
    """Return where in the data folder the embedded server keeps its files."""
    return folder / "postgres"


def _set_up() -> None:
    import django

    django.setup()
