"""Chữ viết tắt: what the short forms of the field stand for, and on which days they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phoihop.reading.lexicon import FOLDER, Entry, entries_in

FILE = FOLDER / "abbreviations.tsv"
KINDS = ("body", "post", "concept", "document", "area", "unit", "site")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Chữ viết tắt: `full` is what it mostly stands for; `also` what it may mean elsewhere.

    `kind` is one of KINDS. `since` and `until` are the first and the last day on which the name
    was in use, None where it always was or still is.
    """

    form: str
    full: str
    kind: str
    also: tuple[str, ...]
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the name was in use on that day."""
        return (self.since or day) <= day <= (self.until or day)


def expand(form: str) -> Abbreviation | None:
    """Return what the short form stands for, None for one that is not in the table.

    >>> expand("NTM").full, expand("HU").holds_on(date(2026, 1, 5))
    ('nông thôn mới', False)
    """
    return _table().get(form)


def abbreviations() -> tuple[Abbreviation, ...]:
    """Return the whole table in the order of its file."""
    return tuple(_table().values())


def validity(entry: Entry) -> tuple[date | None, date | None]:
    """Return the first and the last day on which an entry's name was in use."""
    since, until = entry.attributes.get("since"), entry.attributes.get("until")
    return (
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Abbreviation]:
    return {entry.name: _abbreviation(entry) for entry in entries_in(FILE)}


def _abbreviation(entry: Entry) -> Abbreviation:
    since, until = validity(entry)
    also = entry.attributes.get("also", "")
    return Abbreviation(
        form=entry.name,
        full=entry.attributes["full"],
        kind=entry.attributes["kind"],
        also=tuple(also.split("/")) if also else (),
        since=since,
        until=until,
    )
