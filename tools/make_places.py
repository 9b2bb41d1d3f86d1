"""Bảng đơn vị hành chính: write `phoihop/reading/lexicon/places.tsv` from its source.

The source is the data of the PyPI package `vietnamadminunits` 1.0.4 (MIT). It is
no dependency of the system: install it aside, run this script with that Python.

    python3 -m venv /tmp/source
    /tmp/source/bin/pip install --no-deps vietnamadminunits==1.0.4
    /tmp/source/bin/python tools/make_places.py

Coordinates, areas, address keywords and the source's guess of a "default" heir
are left out. Its faults are settled in `places_corrections.toml`, row by row; a
correction that no longer finds the row it corrects stops the script.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORRECTIONS = Path(__file__).with_name("places_corrections.toml")
TABLE = ROOT / "phoihop" / "reading" / "lexicon" / "places.tsv"

REFORM = date(2025, 7, 1)
LAST_OLD_DAY = REFORM - timedelta(days=1)
PROVINCES_ACT = "202/2025/QH15"

TYPES = (
    "thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã",
)  # fmt: skip
COLUMNS = ("code", "type", "name", "parent", "from", "to", "act", "heirs", "note")

OLD_ROWS = """select provinceCode, province, districtCode, district, wardCode, ward,
                     provinceKey, districtKey, wardKey from admin_units_legacy"""
NEW_ROWS = "select provinceCode, province, wardCode, ward, provinceKey, wardKey from admin_units"


class CorrectionMissesItsRow(ValueError):
    """A correction names a row that the source does not hold (any more)."""


@dataclass(slots=True)
class Unit:
    """One unit as it was from one day to another. No start: older than the source."""

    code: str
    type: str
    name: str
    parent: str = ""
    start: date | None = None
    end: date | None = None
    act: str = ""
    heirs: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Map:
    """The units up to the reform and those since, by code; a code may stand on both sides."""

    old: dict[str, Unit] = field(default_factory=dict)
    new: dict[str, Unit] = field(default_factory=dict)
    former: list[Unit] = field(default_factory=list)


def main() -> int:
    """Read the source, settle its faults, write the table, print what was written."""
    parser = argparse.ArgumentParser(description="Write the packaged table of places.")
    parser.add_argument("--source", type=Path, help="data directory of vietnamadminunits")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    corrections = tomllib.loads(CORRECTIONS.read_text(encoding="utf-8"))
    units = read_map(options.source or installed_source(), corrections["acts"])
    correct(units, corrections)
    rows = list(in_order(units))
    options.out.write_text(as_table(rows, corrections["source"]), encoding="utf-8")
    print(f"{options.out}: {len(rows)} rows, {options.out.stat().st_size} bytes")
    return 0


def installed_source() -> Path:
    """Find the package's data without importing the package and its dependencies."""
    found = importlib.util.find_spec("vietnamadminunits")
    if found is None or found.origin is None:
        sys.exit("Install vietnamadminunits==1.0.4 in a separate environment, or give --source.")
    return Path(found.origin).parent / "data"


def read_map(source: Path, acts: dict[str, str]) -> Map:
    """Read both maps and the links between them out of the source."""
    links = json.loads((source / "converter_2025.json").read_text(encoding="utf-8"))
    units = Map()
    with closing(sqlite3.connect(source / "dataset.db")) as database:
        old_keys = read_old(units, database.execute(OLD_ROWS))
        new_keys = read_new(units, database.execute(NEW_ROWS), acts)
    for old_key, new_key in linked_keys(links):
        units.old[old_keys[old_key]].heirs.add(new_keys[new_key])
    keep_unchanged_provinces(units)
    return units


def read_old(units: Map, rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Fill in the units of before the reform; return their codes by the source's keys."""
    codes: dict[str, str] = {}
    for province, province_name, district, district_name, commune, name, *keys in rows:
        units.old.setdefault(province, unit(province, province_name, end=LAST_OLD_DAY))
        units.old.setdefault(
            district, unit(district, district_name, parent=province, end=LAST_OLD_DAY)
        )
        codes[keys[0]] = province
        # Five island districts had no communes: the district itself is what passes on.
        codes["_".join(key or "" for key in keys)] = commune or district
        if commune:
            units.old[commune] = unit(commune, name, parent=district, end=LAST_OLD_DAY)
    return codes


def read_new(
    units: Map, rows: Iterable[tuple[str, ...]], acts: dict[str, str]
) -> dict[tuple[str, str], str]:
    """Fill in the units since the reform; return their codes by the source's keys."""
    codes: dict[tuple[str, str], str] = {}
    for province, province_name, commune, name, province_key, key in rows:
        units.new.setdefault(
            province, unit(province, province_name, start=REFORM, act=PROVINCES_ACT)
        )
        units.new[commune] = unit(commune, name, parent=province, start=REFORM, act=acts[province])
        codes[province_key, ""] = province
        codes[province_key, key] = commune
    return codes


def unit(code: str, full_name: str, **rest: Any) -> Unit:
    """Part the type word from the name: the source's own columns for it disagree at times."""
    low = full_name.lower()
    for word in TYPES:
        if low.startswith(word + " "):
            return Unit(code=code, type=word, name=full_name[len(word) + 1 :].strip(), **rest)
    raise ValueError(f"no type word in {full_name!r} ({code})")


def linked_keys(links: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield every link of the source as (key of the old unit, key of the new unit)."""
    for province, olds in links["DICT_PROVINCE"].items():
        for old in olds:
            yield old, (province, "")
    for province, communes in links["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in communes.items():
            for old in olds:
                yield old, (province, new)
    for province, divided in links["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            for part in parts:
                yield old, (province, part["newWardKey"])


def keep_unchanged_provinces(units: Map) -> None:
    """Give a province that was not merged one row without an end instead of two."""
    came_from = defaultdict(set)
    for old in units.old.values():
        if len(old.code) == 2:
            for heir in old.heirs:
                came_from[heir].add(old.code)
    for code, olds in came_from.items():
        if olds == {code}:
            del units.new[code]
            units.old[code].end, units.old[code].heirs = None, set()


def correct(units: Map, corrections: dict[str, Any]) -> None:
    """Apply every correction, in the order of the file's kinds."""
    for row in corrections.get("same_name", ()):
        drop_heir_of_namesake(units, row)
    for row in corrections.get("drop", ()):
        remove_heir(units, row)
        units.old[row["from"]].notes.append(row["note"])
    for row in corrections.get("add", ()):
        units.old[row["from"]].heirs.add(units.new[row["to"]].code)
        units.old[row["from"]].notes.append(row["note"])
    for row in corrections.get("kept", ()):
        expect(row["to"] in units.old[row["from"]].heirs, row)
        units.old[row["from"]].notes.append(row["note"])
    for row in corrections.get("recode", ()):
        recode(units, row)
    for row in corrections.get("former", ()):
        add_former(units, row)
    for row in corrections.get("ended", ()):
        add_ended(units, row)
    for row in corrections.get("begun", ()):
        begin(units, row["code"], row["on"] - timedelta(days=1), row["act"])
    for row in corrections.get("change", ()):
        add_change(units, row)


def drop_heir_of_namesake(units: Map, row: dict[str, Any]) -> None:
    """Remove an heir that belongs to a unit of the same name, and make sure it does."""
    mine, other = units.old[row["from"]], units.old[row["namesake"]]
    expect((mine.type, mine.name) == (other.type, other.name), row)
    expect(row["to"] in other.heirs, row)
    remove_heir(units, row)
    district = units.old[other.parent]
    province = units.old[district.parent]
    note = (
        f"nguồn gán nhầm phần của {other.type} trùng tên ở {district.type} {district.name}, "
        f"{province.type} {province.name}"
    )
    if note not in mine.notes:
        mine.notes.append(note)


def remove_heir(units: Map, row: dict[str, Any]) -> None:
    heirs = units.old[row["from"]].heirs
    expect(row["to"] in heirs and len(heirs) > 1, row)
    heirs.remove(row["to"])


def recode(units: Map, row: dict[str, Any]) -> None:
    moved = units.new.pop(row["from"])
    expect(moved.name == row["name"] and row["to"] not in units.new, row)
    moved.code = row["to"]
    moved.notes.append(row["note"])
    units.new[row["to"]] = moved
    for old in units.old.values():
        if row["from"] in old.heirs:
            old.heirs = old.heirs - {row["from"]} | {row["to"]}


def add_former(units: Map, row: dict[str, Any]) -> None:
    """Add what a unit was called before a change earlier than the source's map."""
    begin(units, row["code"], row["until"], row["act"])
    before = Unit(row["code"], row["type"], row["name"], units.old[row["code"]].parent)
    before.end, before.heirs = row["until"], {row["code"]}
    if "also" in row:
        begin(units, row["also"], row["until"], row["act"])
        before.heirs.add(row["also"])
    units.former.append(before)


def add_ended(units: Map, row: dict[str, Any]) -> None:
    """Add a unit that another took in before the source's map; the heir begins anew then."""
    expect(row["code"] not in units.old and row["parent"] in units.old, row)
    heir = units.old[row["heir"]]
    if heir.start is None:
        smaller = replace(heir, end=row["until"], heirs={heir.code}, notes=[])
        units.former.append(smaller)
        begin(units, heir.code, row["until"], row["act"])
    expect(heir.start == row["until"] + timedelta(days=1), row)
    units.former.append(
        Unit(row["code"], row["type"], row["name"], row["parent"], end=row["until"],
             heirs={heir.code})
    )  # fmt: skip


def begin(units: Map, code: str, last_day_before: date, act: str) -> None:
    """Let a unit of the source's old map begin on a known day."""
    today = units.old[code]
    expect(today.start is None, {"code": code, "act": act})
    today.start, today.act = last_day_before + timedelta(days=1), act


def add_change(units: Map, row: dict[str, Any]) -> None:
    """Add a change later than the source: the unit goes on under a new type or name."""
    side = units.new if row["code"] in units.new else units.old
    before = side[row["code"]]
    expect(before.name == row["name"] and before.end is None, row)
    side[row["code"]] = replace(before, type=row["type"], start=row["on"], act=row["act"], notes=[])
    before.end, before.heirs = row["on"] - timedelta(days=1), {before.code}
    units.former.append(before)


def expect(true: bool, row: dict[str, Any]) -> None:
    if not true:
        raise CorrectionMissesItsRow(f"the source does not hold what this row corrects: {row}")


def in_order(units: Map) -> Iterator[Unit]:
    """Yield provinces, districts, communes, each by code and then by time."""
    every = [*units.old.values(), *units.new.values(), *units.former]
    rank = {2: 0, 3: 1, 5: 2}
    return iter(sorted(every, key=lambda u: (rank[len(u.code)], u.code, u.end or date.max)))


def as_table(rows: list[Unit], source: dict[str, str]) -> str:
    """Write the rows as tab-separated text under a head that names the source."""
    head = [
        "# Đơn vị hành chính Việt Nam và kế thừa. Written by tools/make_places.py: do not edit.",
        f"# Source: {source['package']} {source['version']} ({source['licence']}), {source['url']}",
        f"# {source['notice']}",
        "# Settled rows and their reasons: tools/places_corrections.toml, docs/places.md",
        "\t".join(COLUMNS),
    ]
    return "\n".join([*head, *(as_line(row) for row in rows)]) + "\n"


def as_line(row: Unit) -> str:
    days = (day.isoformat() if day else "" for day in (row.start, row.end))
    heirs, notes = " ".join(sorted(row.heirs)), "; ".join(row.notes)
    return "\t".join((row.code, row.type, row.name, row.parent, *days, row.act, heirs, notes))


if __name__ == "__main__":
    sys.exit(main())
