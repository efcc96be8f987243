"""Changing the journal behind its back, as somebody could who owns the database."""

from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from medborgarbudget.journal.chain import entry_hash
from medborgarbudget.journal.models import Entry
from tests.owner import owner_says

Composed = sql.SQL | sql.Composed


def tamper(statement: Composed) -> None:
    """Execute a statement as the owner, with all triggers off."""
    triggers = "SET LOCAL session_replication_role = {}"
    text = statement.as_string(connection.connection)
    owner_says(triggers.format("replica"), text, triggers.format("origin"))


def edit(entry: Entry, column: str, value: object, **others: object) -> None:
    """Write another value into a column, and into others."""
    stored = {
        each: Jsonb(new) if each == "details" else new
        for each, new in ({column: value} | others).items()
    }
    changes = [sql.SQL("{} = {}").format(sql.Identifier(each), new) for each, new in stored.items()]
    where = sql.SQL(" WHERE hash = {}").format(entry.hash)
    tamper(sql.SQL("UPDATE journal_entry SET ") + sql.SQL(", ").join(changes) + where)


def forge(entry: Entry, column: str, value: object) -> None:
    """Write another value into a column, and the hash that goes with it."""
    edit(entry, column, value, hash=entry_hash(entry, **{column: value}))


def remove(*entries: Entry) -> None:
    hashes = [entry.hash for entry in entries]
    tamper(sql.SQL("DELETE FROM journal_entry WHERE hash = ANY ({})").format(hashes))


def put_in(entry: Entry, number: int, previous: str) -> None:
    """Put in a copy of an entry under another number, with a hash that fits."""
    entry.number, entry.previous, entry.reason = number, previous, "Ett annat skäl"
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)


def change_chain(organisation_id: int, length: int, head: str | None = None) -> None:
    """Let a chain name another end."""
    change = "UPDATE journal_chain SET length = {}, head = coalesce({}, head)"
    where = " WHERE organisation_id = {}"
    tamper(sql.SQL(change + where).format(length, head, organisation_id))
