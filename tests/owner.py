"""What only the owner of the tables may do, for tests that need it within their transaction."""

from django.db import connection

FUNCTION = """
    CREATE FUNCTION owner_says(statement text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    AS $$ BEGIN EXECUTE statement; END $$
"""
"""Made in the test database only, by `conftest.py`."""


def owner_says(*statements: str) -> None:
    """Execute statements with the rights of the owner."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute("SELECT owner_says(%s)", [statement])


def empty_as_owner(statements: list[str]) -> None:
    """Empty the tables after a test that could not be rolled back, the journal too."""
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
