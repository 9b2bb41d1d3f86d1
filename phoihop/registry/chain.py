"""Chuỗi băm của nhật ký: each entry's hash takes in the one before it.

`digest_of` covers every column of an entry; `link` ties it to its number and to the hash
before. What one row says can then be changed only by changing every hash after it, and
the head, which is kept outside the database, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from json.encoder import encode_basestring

from phoihop.registry.models import TrailEntry, TrailSeal

COLUMNS = (
    "at",
    "actor_id",
    "acting_for_id",
    "body_id",
    "delegation_id",
    "verb",
    "object_type",
    "object_id",
    "object_label",
    "before",
    "after",
    "request_id",
)
"""What a digest covers. A column added later must allow null: nulls are left out."""

_ORDERED = tuple(sorted(COLUMNS))
_JSON = frozenset(("after", "before"))
_NUMBERS = frozenset(name for name in COLUMNS if name.endswith("_id")) - {"object_id", "request_id"}

_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""Made once: a million rows are written so when the chain is checked."""


def digest_of(values: Mapping[str, object]) -> str:
    """Return the SHA-256 of the canonical JSON of one entry.

    Keys stand in order, nothing is escaped that need not be, instants are in UTC.

    >>> digest_of({"verb": "read"}) == digest_of({"verb": "read", "body_id": None})
    True
    """
    said = {name: _plain(value) for name, value in values.items() if value is not None}
    return hashlib.sha256(_write(said).encode()).hexdigest()


def digest_of_stored(row: Mapping[str, str | int | None]) -> str:
    """Return the same digest from a row as the database writes it out.

    JSON is text, "at" an instant in UTC with microseconds: no value becomes an object of its own,
    which is most of the time that a million rows take.
    """
    parts = []
    for name in _ORDERED:
        value = row[name]
        if value is None:
            continue
        if name in _NUMBERS:
            said = str(value)
        elif name in _JSON:
            said = _write(json.loads(str(value)))
        else:
            said = encode_basestring(str(value))
        parts.append(f'"{name}":{said}')
    return hashlib.sha256(("{" + ",".join(parts) + "}").encode()).hexdigest()


def link(previous: str, seq: int, digest: str) -> str:
    """Return the hash of an entry in the chain; migration 0004 says the same to PostgreSQL."""
    return hashlib.sha256(f"{previous}:{seq}:{digest}".encode()).hexdigest()


def seal(entry: TrailEntry) -> None:
    """Add the entry to the chain, where writers already stand in line (SQLite)."""
    last = TrailSeal.objects.order_by("-position").values_list("position", "hash").first()
    position, previous = last or (0, "")
    TrailSeal.objects.create(
        position=position + 1, entry=entry, hash=link(previous, entry.pk, entry.digest)
    )


def as_stored(value: object) -> object:
    """Return JSON as both databases give it back: a whole number has no fraction."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): as_stored(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_stored(inner) for inner in value]
    return value


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
