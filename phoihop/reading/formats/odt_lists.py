"""Danh sách trong ODT: the numbers and dashes that stand before items and in no text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DEEPEST = 10
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class _Open:
    """Danh sách đang mở: its style, how many items so far, and whether one waits for its words."""

    style: str
    count: int = 0
    waits: bool = False


@dataclass(slots=True)
class Lists:
    """Các danh sách: what each list style writes at each level, and the lists open just now."""

    styles: _Element | None
    _levels: dict[tuple[str, int], tuple[str, str, str]] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.styles is not None:
            for style in self.styles.iter(f"{_T}list-style"):
                self.learn(style)
            self.styles = None

    def learn(self, style: _Element) -> None:
        """Keep what a list style writes before its items, level by level."""
        name = style.get(f"{_STYLE}name", "")
        for level in style.iterchildren():
            depth = level.get(f"{_T}level", "1")
            numbered = level.tag == f"{_T}list-level-style-number"
            form = level.get(f"{_STYLE}num-format", "") if numbered else "-"
            around = (level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", ""))
            if depth.isdecimal():
                self._levels[name, int(depth)] = (form, *around)

    def open(self, element: _Element) -> None:
        """Begin a list; one inside another goes on in its style."""
        outer = self._open[-1].style if self._open else ""
        self._open.append(_Open(element.get(f"{_T}style-name", outer)))

    def item(self) -> None:
        if self._open:
            self._open[-1].count += 1
            self._open[-1].waits = True

    def close(self) -> None:
        if self._open:
            self._open.pop()

    def label(self) -> str:
        """Return what stands before the first line of the item: "1.", "a)", "-", or nothing."""
        if not self._open or not self._open[-1].waits:
            return ""
        here = self._open[-1]
        here.waits = False
        level = min(len(self._open), _DEEPEST)
        form, before, after = self._levels.get((here.style, level), ("-", "", ""))
        if form == "-" or not form:
            return form
        return f"{before}{_counted(form, here.count)}{after}"


def _counted(form: str, number: int) -> str:
    """Write a number in the manner of a list: 2, b, B, ii, II."""
    if form in ("a", "A"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "a" else letter.upper()
    if form in ("i", "I") and number < 40:
        rest, written = number, ""
        for value, sign in _ROMAN:
            while rest >= value:
                rest, written = rest - value, written + sign
        return written.lower() if form == "i" else written
    return str(number)
