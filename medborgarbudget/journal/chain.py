"""How an entry is hashed: SHA-256 over its canonical text, with the hash before it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from medborgarbudget.journal.models import Entry

HASHED = (
    "organisation_id",
    "number",
    "role",
    "event_code",
    "subject_kind",
    "subject_id",
    "subject",
    "address",
    "reason",
    "details",
    "public",
    "previous",
)
"""The fields of an entry that its hash covers, together with its time."""


def entry_hash(entry: Entry, **instead: Any) -> str:
    """The hash that an entry ought to have; ``instead`` takes the place of some of its fields."""
    fields = {name: getattr(entry, name) for name in HASHED} | instead
    return hash_of(fields, entry.at.astimezone(UTC))


def hash_of(fields: Mapping[str, Any], at: datetime) -> str:
    """The hash of an entry with these fields: every one of `HASHED`, and when it was made."""
    covered = {name: fields[name] for name in HASHED} | {"at": at.isoformat()}
    text = json.dumps(covered, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
