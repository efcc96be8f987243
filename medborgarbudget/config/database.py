"""What Django is told of the database: its address, and the two roles that come to it."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

ENGINE = "medborgarbudget.organisations.database"


def database(address: str, owner_address: str | None) -> dict[str, Any]:
    """Return the setting for a database that is reached at `address`.

    Migrations come to it at `owner_address`, in the role that owns the tables; where there is
    none, they come as everyone. Raises ImproperlyConfigured if the two do not fit together.
    """
    settings = {
        "ENGINE": ENGINE,
        **_parts(address),
        # As long as the server keeps an idle thread, and with it the thread's connection.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
    return settings | {"OWNER": _owner(settings, owner_address)} if owner_address else settings


def _owner(application: dict[str, Any], address: str) -> dict[str, Any]:
    owner = _parts(address)
    if owner.pop("NAME") != application["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL and DATABASE_OWNER_URL name two databases.")
    if not application["USER"]:
        raise ImproperlyConfigured("DATABASE_URL has to name the role: postgresql://role@…")
    return owner


def _parts(address: str) -> dict[str, Any]:
    # libpq reads the address itself, so everything PostgreSQL understands in one may stand in it.
    connection = conninfo_to_dict(address)
    return {
        "NAME": connection.pop("dbname", ""),
        "USER": connection.pop("user", ""),
        "PASSWORD": connection.pop("password", ""),
        "HOST": connection.pop("host", ""),
        "PORT": connection.pop("port", ""),
        "OPTIONS": connection,
    }
