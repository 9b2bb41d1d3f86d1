"""Nhóm đơn vị: words that name a class ("các hội, đoàn thể"), and the bodies of a unit they mean.

The classes stand in `catalogue/classes.toml`. A class is never guessed into one body: the
clerk sees its bodies in the unit on the day of the document and says which are meant.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from phoihop.lib.vietnamese import fold
from phoihop.registry.models import Body

_BETWEEN = re.compile(r"\s*(?:,|;|\bvà\b|\bva\b|&)\s*")
_AROUND = re.compile(r"^(?:cac|tat ca cac|toan the cac|cac dong chi)\s+")
_LEVEL = re.compile(r"\s+(?:xa|phuong|dac khu|tinh|huyen|cap xa|cac cap|dia phuong)$")


@dataclass(frozen=True, slots=True)
class BodyClass:
    """Một nhóm: its forms, and the kinds of body that belong to it."""

    name: str
    forms: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def classes() -> tuple[BodyClass, ...]:
    file = resources.files("phoihop.registry") / "catalogue" / "classes.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["class"]
    return tuple(BodyClass(row["name"], tuple(row["forms"]), tuple(row["kinds"])) for row in rows)


def classes_named(words: str) -> list[BodyClass]:
    """Return the classes that the words name; empty when any part of them is something else.

    >>> [one.name for one in classes_named("các hội, đoàn thể xã")]
    ['hội được giao nhiệm vụ', 'đoàn thể']
    """
    found: list[BodyClass] = []
    whole = _bare(words)
    if whole in _forms():
        return [_forms()[whole]]
    for part in _BETWEEN.split(fold(words)):
        one = _forms().get(_bare(part))
        if one is None:
            return []
        if one not in found:
            found.append(one)
    return found


def bodies_of_class(words: str, *, near: Body, on: date) -> list[Body]:
    """Return the bodies of the unit of `near` that the words may mean on the day."""
    kinds = {kind for one in classes_named(words) for kind in one.kinds}
    if not kinds or not near.place:
        return []
    mates = Body.objects.at(on).filter(place=near.place, level=near.level, kind__in=kinds)
    return list(mates)


@cache
def _forms() -> dict[str, BodyClass]:
    return {fold(form): one for one in classes() for form in one.forms}


def _bare(words: str) -> str:
    """Without "các" before and the level behind."""
    text = " ".join(fold(words).split()).strip(" .,;:")
    return _LEVEL.sub("", _AROUND.sub("", text)).strip()
