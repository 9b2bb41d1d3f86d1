"""Hồ sơ thể thức: how a document must look, as data with dates, one for each kind of issuer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
STATE, FRONT, PARTY, YOUTH = "nd30", "front", "party", "youth"
_TRUE = frozenset({"true", "1", "on", "có", "co"})
_FALSE = frozenset({"false", "0", "off", "", "không", "khong"})

Raw = str | float | bool


class BadValue(ValueError):
    """A value of a profile cannot be what was typed; the sentence says what it may be."""


@dataclass(frozen=True, slots=True)
class Value:
    """Một giá trị thể thức: what is allowed (`low`..`high`, or `choices`) and what we write.

    `unread` says that it was not read in the original document: the office should compare it.
    """

    label: str
    write: Raw
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    unread: bool = False

    def allows(self, found: float) -> bool:
        """Whether a measured number is within the range, give or take what Word rounds."""
        slack = 0.6 if self.unit == "mm" else 0.26 if self.unit == "pt" else 0.02
        low = float(self.write) if self.low is None else self.low
        high = float(self.write) if self.high is None else self.high
        return low - slack <= found <= high + slack

    @property
    def wanted(self) -> str:
        """The range in words: "30–35 mm", "14 pt"."""
        low, high = self.low, self.high
        if low is None or high is None:
            return f"{_short(self.write)} {self.unit}".strip()
        span = _short(low) if low == high else f"{_short(low)}–{_short(high)}"
        return f"{span} {self.unit}".strip()

    def parsed(self, typed: str) -> Raw:
        """Turn what an office typed into a value of this kind; raises BadValue."""
        words = typed.strip()
        if isinstance(self.write, bool):
            if words.casefold() in _TRUE | _FALSE:
                return words.casefold() in _TRUE
            raise BadValue(f"{self.label}: chọn có hoặc không.")
        if isinstance(self.write, (int, float)):
            return self._number(words)
        if self.choices and words not in self.choices:
            raise BadValue(f"{self.label}: chọn một trong {', '.join(self.choices)}.")
        if len(words) > 120:
            raise BadValue(f"{self.label}: dài quá 120 ký tự.")
        return words

    def _number(self, words: str) -> float:
        try:
            number = float(words.replace(",", "."))
        except ValueError:
            raise BadValue(f"{self.label}: “{words[:40]}” không phải là số.") from None
        if not 0 < number <= 1000:
            raise BadValue(f"{self.label}: cần số lớn hơn 0, ví dụ {_short(self.write)}.")
        return number


@dataclass(frozen=True, slots=True)
class Profile:
    """Hồ sơ thể thức của một loại cơ quan ban hành, trong một thời gian."""

    id: str
    name: str
    source: str
    valid_from: date
    valid_to: date | None
    draft: bool
    values: Mapping[str, Value] = field(repr=False)

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def number(self, key: str) -> float:
        return float(self.values[key].write)

    def text(self, key: str) -> str:
        return str(self.values[key].write)

    def flag(self, key: str) -> bool:
        return bool(self.values[key].write)

    @property
    def is_party(self) -> bool:
        return self.id.startswith(PARTY)

    @property
    def unread(self) -> dict[str, Value]:
        """The values that were not read in the original document."""
        return {key: value for key, value in self.values.items() if value.unread}

    def is_in_force_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def changed(self, typed: Mapping[str, Raw]) -> Profile:
        """Return the profile with values that an office has set; unknown keys say nothing.

        What an office sets becomes the rule for it: the range widens to take the value in.
        """
        values = dict(self.values)
        for key, raw in typed.items():
            if key in values:
                values[key] = _set(values[key], raw)
        return replace(self, values=values)


def profiles() -> tuple[Profile, ...]:
    """Return every shipped profile, by id."""
    return tuple(load(file.stem) for file in sorted(FOLDER.glob("*.toml")))


@cache
def load(name: str) -> Profile:
    """Return one shipped profile with what it takes over from the one it is based on."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    base = load(data["based_on"]).values if "based_on" in data else {}
    own = {
        f"{group}.{key}": _value(spec)
        for group, entries in data.items()
        if isinstance(entries, dict)
        for key, spec in entries.items()
    }
    return Profile(
        id=data["id"],
        name=data["name"],
        source=data["source"],
        valid_from=data["valid_from"],
        valid_to=data.get("valid_to"),
        draft=data["draft"],
        values=dict(base) | own,
    )


def profile_of(family: str, on: date) -> Profile:
    """Return the profile of a family (nd30, front, party, youth) in force on a day.

    Before the first and after the last, the nearest one serves: a paper of 2015 is measured
    by the oldest rules we know.
    """
    known = [one for one in profiles() if one.id == family or one.id.startswith(f"{family}-")]
    for one in known:
        if one.is_in_force_on(on):
            return one
    return min(known, key=lambda one: abs((one.valid_from - on).days))


def _value(spec: dict[str, Any]) -> Value:
    return Value(**{**spec, "choices": tuple(spec.get("choices", ()))})


def _set(value: Value, raw: Raw) -> Value:
    if value.low is None or isinstance(raw, (str, bool)) or value.high is None:
        return replace(value, write=raw, unread=False)
    low, high = min(value.low, raw), max(value.high, raw)
    return replace(value, write=raw, low=low, high=high, unread=False)


def _short(number: Raw) -> str:
    if isinstance(number, bool):
        return "có" if number else "không"
    return f"{number:g}".replace(".", ",") if isinstance(number, (int, float)) else number
