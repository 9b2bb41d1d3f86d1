"""Thời hạn theo luật: the terms of `catalogue/statutory_days.toml`, counted on a calendar."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn: `days` calendar days, or working days, from the event; `longest` if complex."""

    id: str
    name: str
    begins: str
    days: int
    law: str
    longest: int | None = None
    working: bool = False
    checked: bool = False


@cache
def terms() -> tuple[Term, ...]:
    file = resources.files("phoihop.registry") / "catalogue" / "statutory_days.toml"
    return tuple(Term(**row) for row in tomllib.loads(file.read_text(encoding="utf-8"))["term"])


def term_of(key: str) -> Term | None:
    return next((term for term in terms() if term.id == key), None)
