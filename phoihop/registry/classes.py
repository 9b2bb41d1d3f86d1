"""Nhóm đơn vị: words that name a class ("các hội, đoàn thể"), and the bodies of a unit they mean.

The classes stand in `catalogue/classes.toml`. A class is never guessed into one body: the
clerk sees its bodies in the unit on the day of the document and says which are meant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from django.db.models import Q

from phoihop.lib.vietnamese import fold
from phoihop.registry.models import Body

_BETWEEN = re.compile(r"\s*(?:,|;|\bvà\b|\bva\b|&)\s*")
_AROUND = re.compile(r"^(?:cac|tat ca cac|toan the cac|cac dong chi)\s+")
_LEVEL = re.compile(r"\s+(?:xa|phuong|dac khu|tinh|huyen|cap xa|cac cap|dia phuong)$")


@dataclass(frozen=True, slots=True)
class BodyClass:
    """Một nhóm: its forms, and the kinds of body that belong to it.

    With `below` they are the bodies of the communes beneath the unit, else of the unit itself.
    """

    name: str
    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    below: bool = False

    @property
    def words(self) -> str:
        """ "các đoàn thể": as an office would write it."""
        return self.name if self.name.startswith(("Mặt trận", "Đảng")) else f"các {self.name}"


@cache
def classes() -> tuple[BodyClass, ...]:
    file = resources.files("phoihop.registry") / "catalogue" / "classes.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["class"]
    return tuple(
        BodyClass(
            row["name"], tuple(row["forms"]), tuple(row["kinds"]), bool(row.get("below", False))
        )
        for row in rows
    )


def classes_named(words: str) -> list[BodyClass]:
    """Return the classes that the words name; empty when any part of them is something else.

    >>> [one.name for one in classes_named("các hội, đoàn thể xã")]
    ['hội được giao nhiệm vụ', 'đoàn thể']
    """
    whole = _of_form(fold(words))
    if whole is not None:
        return [whole]
    parts = [part for part in _BETWEEN.split(fold(words)) if part.strip()]
    found: list[BodyClass] = []
    begin = 0
    while begin < len(parts):
        # "ban, ngành" is one form of two parts; the shortest that is a form is taken.
        runs = ((end, ", ".join(parts[begin:end])) for end in range(begin + 1, len(parts) + 1))
        at = next(((end, one) for end, run in runs if (one := _of_form(run))), None)
        if at is None:
            return []
        begin, one = at
        if one not in found:
            found.append(one)
    return found


def bodies_of_class(words: str, *, near: Body, on: date) -> list[Body]:
    """Return the bodies of the unit of `near`, or beneath it, that the words may mean."""
    return bodies_of(classes_named(words), near=near, on=on)


def bodies_of(named: Iterable[BodyClass], *, near: Body, on: date) -> list[Body]:
    """Return the bodies that belong to one of these classes on the day, seen from `near`."""
    named = list(named)
    here = {kind for one in named if not one.below for kind in one.kinds}
    below = {kind for one in named if one.below for kind in one.kinds}
    if not (here or below) or not near.place:
        return []
    there = Body.objects.at(on)
    mates = Q(place=near.place, level=near.level)
    meant = Q(pk__in=[])
    if here:
        meant |= mates & Q(kind__in=here)
    if below and near.level in (Body.Level.PROVINCE, Body.Level.DISTRICT):
        unit = list(there.filter(mates).order_by("path"))
        beneath = Q(line__in=[one.pk for one in unit])
        if unit:
            beneath |= Q(path__startswith=min((one.path for one in unit), key=len))
        meant |= Q(level=Body.Level.COMMUNE, kind__in=below) & beneath
    return list(there.filter(meant))


@dataclass(frozen=True, slots=True)
class ClassHere:
    """Nhóm ở đơn vị này: a class as words to write, and the bodies that it means here."""

    words: str
    bodies: tuple[Body, ...]


def classes_here(near: Body, *, on: date) -> list[ClassHere]:
    """Return the classes that mean at least two bodies here, in the order of the catalogue."""
    bodies = bodies_of(classes(), near=near, on=on)
    found = []
    for one in classes():
        level = Body.Level.COMMUNE if one.below else near.level
        meant = tuple(body for body in bodies if body.kind in one.kinds and body.level == level)
        if len(meant) > 1:
            found.append(ClassHere(one.words, meant))
    return found


@cache
def _forms() -> dict[str, BodyClass]:
    return {_plain(fold(form)): one for one in classes() for form in one.forms}


def _of_form(words: str) -> BodyClass | None:
    """The class of folded words, without "các" before; with or without the level behind."""
    text = _AROUND.sub("", _plain(words))
    return _forms().get(text) or _forms().get(_LEVEL.sub("", text).strip())


def _plain(words: str) -> str:
    """One blank between words, one comma between parts, however they were joined."""
    return ", ".join(
        part for one in _BETWEEN.split(words) if (part := " ".join(one.split()).strip(" .;:"))
    )
