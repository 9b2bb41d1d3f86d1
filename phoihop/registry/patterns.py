"""Mẫu đơn vị: the bodies that a unit of a level has on a day, from `catalogue/bodies.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from phoihop.reading.places import Place

Words = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Mẫu của một đơn vị: its kind, how it is named, where it stands, from when to when."""

    id: str
    kind: str
    name: Words
    short: Words
    parent: str = ""
    line: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    heirs: tuple[str, ...] = ()
    act: str = ""
    types: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        return self.id.split(".")[0]

    def stood(self, first: date, last: date) -> bool:
        """Say whether such a body existed on any day between the two."""
        begun = self.valid_from is None or self.valid_from <= last
        return begun and (self.valid_to is None or self.valid_to >= first)

    def fits(self, place: Place | None) -> bool:
        return place is None or not self.types or place.type in self.types

    def named(self, place: Place | None) -> tuple[str, str]:
        """Return the full and the short name that the body of this place bears."""
        return _written(self.name, place), _written(self.short, place)


@dataclass(frozen=True, slots=True)
class Moved:
    """Đổi đơn vị lãnh đạo: from a day on, bodies of some kinds stand under another body."""

    kinds: tuple[str, ...]
    before: str
    parent: str
    on: date
    act: str


@cache
def patterns() -> dict[str, Pattern]:
    """Return every pattern by its id."""
    return {row["id"]: _pattern(row) for row in _catalogue()["body"]}


@cache
def moves() -> tuple[Moved, ...]:
    """Return the changes of who leads whom."""
    return tuple(
        Moved(tuple(row["kinds"]), row["before"], row["parent"], row["from"], row["act"])
        for row in _catalogue()["since"]
    )


def patterns_of(level: str, first: date, last: date) -> list[Pattern]:
    """Return the patterns of a level that stood at any time between two days."""
    return [p for p in patterns().values() if p.level == level and p.stood(first, last)]


@cache
def _catalogue() -> dict[str, Any]:
    file = resources.files("phoihop.registry") / "catalogue" / "bodies.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _pattern(row: dict[str, Any]) -> Pattern:
    return Pattern(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        short=row["short"],
        parent=row.get("parent", ""),
        line=row.get("line", ""),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        heirs=tuple(row.get("heirs", ())),
        act=row.get("act", ""),
        types=tuple(row.get("types", ())),
    )


def _written(words: Words, place: Place | None) -> str:
    if place is None:
        return str(words)
    text = words if isinstance(words, str) else words[place.type]
    return text.format(unit=place.full_name, name=place.name)
