"""Đối chiếu địa danh: compare the packaged table with a second source, and print how.

The second source is `vietnam-provinces` 2026.9.0 from PyPI. It is GPL-3: it is read
here for checking only, as text, outside this environment; nothing of it is kept.

    pip download --no-deps --ignore-requires-python vietnam-provinces==2026.9.0 -d /tmp/second
    unzip -d /tmp/second /tmp/second/*.whl
    python -m tools.compare_places /tmp/second/vietnam_provinces
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from phoihop.lib.vietnamese import tone_key
from phoihop.reading.places import LEVELS, every_place, get

Names = dict[str, str]
Links = set[tuple[str, str]]
BEFORE, AFTER, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 10, 1)


def main() -> int:
    """Print the counts and every row on which the two sources differ."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    second = Path(sys.argv[1])
    old = second / "legacy" / "_lookup.py"
    new = second / "_lookup.py"
    compare_names("communes before 01/07/2025", ours(BEFORE), theirs(old, "Ward", 5))
    compare_names("districts before 01/07/2025", ours(BEFORE, 3), theirs(old, "District", 3))
    compare_names("communes today", ours(TODAY), theirs(new, "Ward", 5))
    compare_names("provinces today", ours(TODAY, 2), theirs(new, "Province", 2))
    compare_links(our_links(), their_links(second / "_ward_conversion_2025.py"))
    return 0


def ours(day: date, digits: int = 5) -> Names:
    """Full names by code, as they stood on a day."""
    return {
        place.code: place.full_name
        for place in every_place()
        if len(place.code) == digits and get(place.code, day) == place
    }


def our_links() -> Links:
    """Pairs (old commune, new commune) of the reform."""
    return {
        (place.code, link.code)
        for place in every_place()
        if place.level == LEVELS[2] and place.valid_to == BEFORE
        for link in place.successors
    }


def theirs(source: Path, kind: str, digits: int) -> Names:
    """Read `kind('full name', …Code.X_00001, …)` calls without running the module."""
    found: Names = {}
    for call in calls(source, kind):
        name, code = call.args[0], call.args[1]
        if isinstance(name, ast.Constant) and isinstance(code, ast.Attribute):
            found[code.attr.rsplit("_", 1)[1].zfill(digits)] = str(name.value)
    return found


def their_links(source: Path) -> Links:
    """Read `OldToNewEntry(OldWardRef(code, …), (NewWardRef(code, …), …))` calls."""
    found: Links = set()
    for entry in calls(source, "OldToNewEntry"):
        olds = [code_of(call) for call in named(ast.walk(entry), "OldWardRef")]
        found |= {(olds[0], code_of(call)) for call in named(ast.walk(entry), "NewWardRef")}
    return found


def calls(source: Path, name: str) -> Iterator[ast.Call]:
    return named(ast.walk(ast.parse(source.read_text(encoding="utf-8"))), name)


def named(nodes: Iterable[ast.AST], name: str) -> Iterator[ast.Call]:
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def code_of(call: ast.Call) -> str:
    first = call.args[0]
    if not isinstance(first, ast.Constant):
        raise TypeError("a code that is no constant")
    return str(first.value).zfill(5)


def compare_names(what: str, mine: Names, other: Names) -> None:
    """Print what only one side holds, and names that differ by more than the tone's place."""
    both = mine.keys() & other.keys()
    differ = sorted(code for code in both if spelling(mine[code]) != spelling(other[code]))
    print(f"{what}: {len(mine)} here, {len(other)} there, {len(both)} codes on both sides,")
    print(f"  {len(differ)} of them under another name or type")
    for code in differ:
        print(f"    {code} here: {mine[code]} / there: {other[code]}")
    for code in sorted(mine.keys() - other.keys()):
        print(f"    {code} only here: {mine[code]}")
    for code in sorted(other.keys() - mine.keys()):
        print(f"    {code} only there: {other[code]}")


def spelling(name: str) -> str:
    return " ".join(tone_key(name).replace("’", "'").split())


def compare_links(mine: Links, other: Links) -> None:
    """Print on which links of the reform the sources differ."""
    print(f"links old -> new: {len(mine)} here, {len(other)} there, {len(mine & other)} agree")
    for where, links in (("here", mine - other), ("there", other - mine)):
        for old, new in sorted(links):
            print(f"    only {where}: {named_on(old, BEFORE)} -> {named_on(new, AFTER)}")


def named_on(code: str, day: date) -> str:
    place = get(code, day)
    return f"{code} {place.full_name if place else '(unknown)'}"


if __name__ == "__main__":
    sys.exit(main())
