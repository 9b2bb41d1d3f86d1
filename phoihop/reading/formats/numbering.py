"""Danh mục đánh số: the numbers that Word shows before paragraphs but does not store as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL_REFERENCE = re.compile(r"%([1-9])")
_DEEPEST = 8
_LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """Cấp đánh số: how one level of a list writes its number."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class Numbering:
    """Danh sách đánh số của văn bản: definitions, and how far each list has counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: _Element) -> str:
        """The number that stands before this paragraph, counting it; "" when none does."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        abstract = self.lists.get(list_id)
        level = self.levels.get((abstract, depth)) if abstract is not None else None
        if abstract is None or level is None:
            return ""
        self._count(list_id, abstract, depth, level)
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return "-"
        return _LEVEL_REFERENCE.sub(lambda m: self._written(abstract, int(m[1]) - 1), level.pattern)

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.by_style.get(style.get(f"{W}val", "")) if style is not None else None
        own = properties.find(f"{W}numPr")
        if own is None:
            return inherited
        list_id = _value(own, "numId") or (inherited[0] if inherited else "")
        depth = _whole(_value(own, "ilvl"), inherited[1] if inherited else 0)
        return (list_id, min(depth, _DEEPEST)) if list_id != "0" else None

    def _count(self, list_id: str, abstract: str, depth: int, level: Level) -> None:
        restart = self.restarts.pop((list_id, depth), None)
        if restart is not None:
            self._counted.pop((abstract, depth), None)
        key = (abstract, depth)
        first = level.start if restart is None else restart
        self._counted[key] = self._counted[key] + 1 if key in self._counted else first
        for deeper in range(depth + 1, _DEEPEST + 1):
            self._counted.pop((abstract, deeper), None)

    def _written(self, abstract: str, depth: int) -> str:
        level = self.levels.get((abstract, depth), Level())
        return _in_form(self._counted.get((abstract, depth), level.start), level.form)


def read_numbering(numbering: _Element | None, styles: _Element | None) -> Numbering:
    """Collect the list definitions of `numbering.xml` and the styles that use them."""
    found = Numbering()
    if numbering is not None:
        for abstract in numbering.iterchildren(f"{W}abstractNum"):
            _read_levels(found, abstract.get(f"{W}abstractNumId", ""), abstract)
        for concrete in numbering.iterchildren(f"{W}num"):
            _read_list(found, concrete)
    if styles is not None:
        _read_styles(found, styles.iterchildren(f"{W}style"))
    return found


def _read_levels(found: Numbering, abstract: str, element: _Element) -> None:
    for level in element.iterchildren(f"{W}lvl"):
        depth = _whole(level.get(f"{W}ilvl"), 0)
        found.levels[abstract, depth] = Level(
            start=_whole(_value(level, "start"), 1),
            form=_value(level, "numFmt") or "decimal",
            pattern=_value(level, "lvlText") or "",
        )


def _read_list(found: Numbering, concrete: _Element) -> None:
    list_id = concrete.get(f"{W}numId", "")
    found.lists[list_id] = _value(concrete, "abstractNumId") or ""
    for override in concrete.iterchildren(f"{W}lvlOverride"):
        start = _value(override, "startOverride")
        if start is not None:
            depth = _whole(override.get(f"{W}ilvl"), 0)
            found.restarts[list_id, depth] = _whole(start, 1)


def _read_styles(found: Numbering, styles: Iterable[_Element]) -> None:
    for style in styles:
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            list_id = _value(properties, "numId")
            if list_id:
                depth = _whole(_value(properties, "ilvl"), 0)
                found.by_style[style.get(f"{W}styleId", "")] = (list_id, depth)


def _value(parent: _Element, tag: str) -> str | None:
    child = parent.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def _whole(raw: str | None, default: int) -> int:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 6 else default


def _in_form(number: int, form: str) -> str:
    if not 1 <= number <= _LARGEST:
        return str(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters[:5] if form == "lowerLetter" else letters[:5].upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
