"""Rows of every tenant-owned table, written past the models and their constraints."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Field, ForeignKey, Model

from tests.owner import owner_says

_numbers: Iterator[int] = count(1_000_000)
_SAMPLES: dict[str, Callable[[int], object]] = {
    "varchar": str,
    "text": str,
    "bigint": int,
    "integer": int,
    "smallint": lambda number: number % 30_000,
    "boolean": bool,
    "date": lambda number: date(2026, 1, 1) + timedelta(days=number % 9_000),
    "timestamp": lambda number: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number),
    "jsonb": lambda number: f"[{number}]",
    "bytea": lambda number: str(number).encode(),
    "double": float,
}


def without_constraints(model: type[Model]) -> None:
    """Let a row of the table stand alone, with any values, until the test is over."""
    # What is put off until the end of the transaction would stand in the way.
    connection.check_constraints()
    table = model._meta.db_table
    owner_says(
        f"""DO $$ DECLARE each name; BEGIN
            FOR each IN SELECT conname FROM pg_constraint
                WHERE conrelid = '{table}'::regclass AND contype IN ('c', 'f')
            LOOP EXECUTE format('ALTER TABLE {table} DROP CONSTRAINT %I', each); END LOOP;
        END $$"""
    )


def insert(model: type[Model], organisation_id: int) -> None:
    """Insert a row of an organisation, with values of the right types and no two alike."""
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if field.get_internal_type() != "BigAutoField" and not field.generated
    ]
    values = {field.column: _value(field) for field in fields}
    values["organisation_id"] = organisation_id
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("%s" for _column in values)
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})"
        cursor.execute(statement, list(values.values()))


def asked(question: str) -> list[Any]:
    """The first column of what a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


def touched(statement: str) -> int:
    """How many rows a statement changes; none if it is refused."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return int(cursor.rowcount)
    except DatabaseError:
        return 0


def _value(field: "Field[Any, Any]") -> object:
    if field.null:
        return None
    if isinstance(field, ForeignKey):
        field = field.target_field
    kind = field.db_type(connection) or ""
    if kind.endswith("[]"):
        return []
    number = next(_numbers)
    value = next(make(number) for start, make in _SAMPLES.items() if kind.startswith(start))
    return value[-field.max_length :] if isinstance(value, str) and field.max_length else value
