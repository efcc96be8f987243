"""What the role of the application may do with the tables that another role owns."""

from itertools import groupby

from django.db.backends.utils import CursorWrapper

USUAL = "SELECT, INSERT, UPDATE, DELETE"
LIMITED = {
    "journal_entry": "SELECT, INSERT",
    "journal_chain": "SELECT, INSERT, UPDATE",
    "django_migrations": "SELECT",
}
"""Tables with fewer rights: what was done stays, and only migrations record themselves."""


def give_rights(cursor: CursorWrapper, role: str) -> None:
    """Give `role` the rights it needs on all that the current role owns, and no others."""
    cursor.execute(
        "SELECT relkind IN ('S'), relname FROM pg_class WHERE relkind IN ('r', 'p', 'S') "
        "AND relnamespace = current_schema::regnamespace AND relowner = current_user::regrole"
    )
    owned = sorted((is_sequence, name) for is_sequence, name in cursor.fetchall())
    for is_sequence, group in groupby(owned, lambda row: row[0]):
        names = [name for _is_sequence, name in group]
        if is_sequence:
            _grant(cursor, "USAGE, SELECT", "SEQUENCE", names, role)
        else:
            _give_rights_on_tables(cursor, names, role)


def _give_rights_on_tables(cursor: CursorWrapper, names: list[str], role: str) -> None:
    limited = [name for name in names if name in LIMITED]
    _grant(cursor, USUAL, "TABLE", [name for name in names if name not in LIMITED], role)
    for name in limited:
        cursor.execute(f'REVOKE ALL ON TABLE "{name}" FROM "{role}"')
        _grant(cursor, LIMITED[name], "TABLE", [name], role)


def _grant(cursor: CursorWrapper, rights: str, kind: str, names: list[str], role: str) -> None:
    if names:
        cursor.execute(f'GRANT {rights} ON {kind} {", ".join(map(_quoted, names))} TO "{role}"')


def _quoted(name: str) -> str:
    return f'"{name}"'
