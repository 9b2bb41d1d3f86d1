"""Đơn vị hành chính: every unit of Viet Nam, then and now, and what became of it.

One packaged table (`lexicon/places.tsv`) serves the reader, the commands and the
register. A code alone names no unit: since 01/07/2025 many codes of old communes
are borne by new ones, so a unit is a code **and** the days between which it stood.
Units that ended on 30/06/2025 and whose beginning is unknown have no `valid_from`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from phoihop.lib.vietnamese import fold, tone_key

Level = Literal["province", "district", "commune"]
LEVELS: tuple[Level, ...] = ("province", "district", "commune")

NOT_CONVERTIBLE = "không quy đổi được theo địa giới hiện nay"

_LEVEL_OF_LENGTH: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}
_A_DAY = timedelta(days=1)
_TABLE_FILE = Path(__file__).with_name("lexicon") / "places.tsv"

_SHORT_NAMES = {"hcm": "ho chi minh", "tphcm": "ho chi minh"}
_SHORT_TYPES = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu", "t": "tỉnh",
    "q": "quận", "h": "huyện", "p": "phường", "x": "xã",
}  # fmt: skip
_TYPES_OF_LEVEL = {
    "province": {"tỉnh", "thành phố"},
    "district": {"quận", "huyện", "thị xã", "thành phố"},
    "commune": {"xã", "phường", "thị trấn", "đặc khu"},
}
_TYPE_WORDS = {word: word for types in _TYPES_OF_LEVEL.values() for word in types} | _SHORT_TYPES
_TYPE_WORDS |= {fold(word): kind for word, kind in _TYPE_WORDS.items()}
_TYPED = re.compile(
    "(?P<word>" + "|".join(sorted(_TYPE_WORDS, key=len, reverse=True)) + r")"
    r"(?:\s*\.\s*|\s+|(?=\d))(?P<name>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Succession:
    """Kế thừa: one link between a unit and its heir, seen from either end.

    `share` is the part of the predecessor that passed on: 1 where it passed on
    whole, None where it was divided, because no source gives the parts.
    """

    code: str
    on: date
    act: str
    share: int | None
    divided: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Đơn vị hành chính: one unit in the days between `valid_from` and `valid_to`.

    `name` stands without its type word; `parents` are codes, the nearest first;
    `note` says how the sources disagreed about this unit, where they did.
    """

    code: str
    name: str
    type: str
    level: Level
    parents: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    predecessors: tuple[Succession, ...]
    successors: tuple[Succession, ...]
    act: str = ""
    note: str = ""

    @property
    def full_name(self) -> str:
        """The name as written in the middle of a sentence: `xã Bế Văn Đàn`."""
        return f"{self.type} {self.name}"

    @property
    def divided(self) -> bool:
        """Whether its ground went to several heirs, so that figures cannot be carried over."""
        return len(self.successors) > 1


class UnitName(NamedTuple):
    """Tên trong danh mục địa danh: one name as the reader's gazetteer takes it."""

    name: str
    level: Level
    type: str
    times: int


class _Row(NamedTuple):
    code: str
    type: str
    name: str
    parent: str
    start: str
    end: str
    act: str
    heirs: str
    note: str

    def stands_on(self, day: str) -> bool:
        return self.start <= day and (not self.end or day <= self.end)


class _Table:
    """The rows with the indexes that look-ups need; dates stay text, which sorts alike."""

    def __init__(self, rows: list[_Row]) -> None:
        self.rows = rows
        self.by_code: dict[str, list[_Row]] = defaultdict(list)
        self.under: dict[str, list[_Row]] = defaultdict(list)
        self.heirs_of: dict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in rows:
            self.by_code[row.code].append(row)
            self.under[row.parent].append(row)
            for heir in row.heirs.split():
                self.heirs_of[heir, _day_after(row.end)].append(row)
        self.by_name = _name_index(rows)

    def row(self, code: str, day: str) -> _Row | None:
        return next((row for row in self.by_code.get(code, ()) if row.stands_on(day)), None)


def find(name: str, on: date | None = None, level: Level | None = None) -> list[Place]:
    """Find units by name, with or without diacritics and type word.

    Units spelt exactly so come first, then by level and code. A type word in the
    name narrows the search unless no unit of that type bears the name. What stands
    after a comma must be the name of a unit above: `Tân Lập, Hà Nội`.
    """
    wanted, *above = (part.strip() for part in name.split(","))
    kind, rest = _parted(wanted)
    day = on.isoformat() if on else None

    def fits(row: _Row) -> bool:
        stood = day is None or row.stands_on(day)
        return stood and level in (None, _level(row)) and _lies_in(row, above)

    rows = [row for row in _bearers(wanted) if fits(row)]
    if kind is not None:
        rows += _of_type(kind, [row for row in _bearers(rest) if fits(row)])
    spellings = {tone_key(wanted), tone_key(rest)}
    rows.sort(
        key=lambda row: (tone_key(row.name) not in spellings, len(row.code), row.code, row.end)
    )
    return [_place(row) for row in rows]


def get(code: str, on: date | None = None) -> Place | None:
    """The unit that bears this code on that day; without a day, the one that bears it last."""
    if on is not None:
        row = _table().row(code, on.isoformat())
        return _place(row) if row else None
    rows = _table().by_code.get(code)
    return _place(rows[-1]) if rows else None


def count(on: date) -> dict[Level, int]:
    """How many units of each level stood on a day."""
    day = on.isoformat()
    found = Counter(_level(row) for row in _rows() if row.stands_on(day))
    return {level: found[level] for level in LEVELS}


def heirs_on(place: Place, day: date) -> tuple[Place, ...]:
    """Follow a unit through every later change: the units it has become on a day.

    More than one heir means that its figures are not to be restated on that day's map.
    """
    if place.valid_to is None or day <= place.valid_to:
        return (place,)
    later: dict[str, Place] = {}
    for link in place.successors:
        heir = get(link.code, link.on)
        for end in heirs_on(heir, day) if heir else ():
            later.setdefault(end.code, end)
    return tuple(later.values())


def units_in(place: Place) -> list[Place]:
    """The units directly in this one, as they were on its last day or as they are now."""
    day = place.valid_to.isoformat() if place.valid_to else date.max.isoformat()
    rows = _table().under.get(place.code, ())
    return [_place(row) for row in rows if row.stands_on(day)]


def units_under(codes: Iterable[str], on: date) -> list[Place]:
    """The units directly in those that bear these codes, as they were on a day."""
    day = on.isoformat()
    rows = (row for code in codes for row in _table().under.get(code, ()))
    return [_place(row) for row in rows if row.stands_on(day)]


def every_place() -> Iterator[Place]:
    """Every unit of the table: provinces, districts, communes, each by code and time."""
    return (_place(row) for row in _rows())


def gazetteer() -> Iterator[UnitName]:
    """Every name that a unit bears or bore, for the reader; numbers (phường 4) are left out.

    Reads the table without the indexes of the look-ups: a reader pays only for this.
    """
    seen: Counter[tuple[str, Level, str]] = Counter()
    for line in _lines():
        code, kind, name, _ = line.split("\t", 3)
        seen[name, _LEVEL_OF_LENGTH[len(code)], kind] += 1
    for (name, level, kind), times in seen.items():
        if not name.isdigit():
            yield UnitName(name, level, kind, times)


def _lines() -> list[str]:
    lines = _TABLE_FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")][1:]


@cache
def _rows() -> list[_Row]:
    return [_Row(*line.split("\t")) for line in _lines()]


@cache
def _table() -> _Table:
    return _Table(_rows())


def _name_index(rows: list[_Row]) -> dict[str, list[_Row]]:
    same: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        same[row.name].append(row)
    index: dict[str, list[_Row]] = defaultdict(list)
    for name, bearers in same.items():
        index[fold(name)].extend(bearers)
    return index


def _bearers(name: str) -> list[_Row]:
    return _table().by_name.get(_search_key(name), [])


def _of_type(kind: str, rows: list[_Row]) -> list[_Row]:
    """Rows of the type; where there are none, of its level: a text may keep the old type word."""
    levels = {level for level, types in _TYPES_OF_LEVEL.items() if kind in types}
    return [row for row in rows if row.type == kind] or [
        row for row in rows if _level(row) in levels
    ]


def _parted(wanted: str) -> tuple[str | None, str]:
    found = _TYPED.fullmatch(wanted.casefold())
    if found is None:
        return None, wanted
    return _TYPE_WORDS[found["word"]], wanted[found.start("name") :]


def _search_key(name: str) -> str:
    key = " ".join(fold(name).replace("’", "'").split())
    return _SHORT_NAMES.get(key, key)


def _lies_in(row: _Row, above: list[str]) -> bool:
    if not above:
        return True
    names = {_search_key(parent.name) for parent in _parents(row)}
    return all(_search_key(_parted(part)[1]) in names for part in above)


def _level(row: _Row) -> Level:
    return _LEVEL_OF_LENGTH[len(row.code)]


def _parents(row: _Row) -> list[_Row]:
    """The units above, as they were on the row's last day (or as they are now)."""
    found: list[_Row] = []
    day = row.end or date.max.isoformat()
    above = _table().row(row.parent, day)
    while above is not None:
        found.append(above)
        above = _table().row(above.parent, day)
    return found


def _place(row: _Row) -> Place:
    heirs = row.heirs.split()
    start = date.fromisoformat(row.start) if row.start else None
    end = date.fromisoformat(row.end) if row.end else None
    return Place(
        code=row.code,
        name=row.name,
        type=row.type,
        level=_level(row),
        parents=tuple(parent.code for parent in _parents(row)),
        valid_from=start,
        valid_to=end,
        predecessors=_predecessors(row, start) if start else (),
        successors=_successors(heirs, end + _A_DAY) if end else (),
        act=row.act,
        note=row.note,
    )


def _predecessors(row: _Row, on: date) -> tuple[Succession, ...]:
    before = _table().heirs_of.get((row.code, row.start), ())
    return tuple(_link(old.code, on, row.act, len(old.heirs.split())) for old in before)


def _successors(heirs: list[str], on: date) -> tuple[Succession, ...]:
    acts = {heir: _table().row(heir, on.isoformat()) for heir in heirs}
    return tuple(_link(heir, on, row.act if row else "", len(heirs)) for heir, row in acts.items())


def _link(code: str, on: date, act: str, heirs: int) -> Succession:
    whole = heirs == 1
    return Succession(code, on, act, share=1 if whole else None, divided=not whole)


@cache
def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + _A_DAY).isoformat()
