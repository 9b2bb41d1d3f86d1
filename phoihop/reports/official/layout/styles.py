"""Kiểu của Word: what a paragraph or a run looks like once defaults and styles are added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from phoihop.reading.formats.numbering import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEPTH = 12
_OFF = frozenset({"0", "false", "off", "none"})
DEFAULT_SIZE = 10.0
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(slots=True)
class Styles:
    """Bảng kiểu: property elements by style, with the document's own defaults."""

    defaults: dict[str, _Element] = field(default_factory=dict)
    styles: dict[str, _Element] = field(default_factory=dict)
    first: str = ""
    theme: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: _Element | None, theme: _Element | None) -> Styles:
        found = cls(theme=_theme_fonts(theme))
        if tree is None:
            return found
        for name in ("pPr", "rPr"):
            default = tree.find(f"{W}docDefaults/{W}{name}Default/{W}{name}")
            if default is not None:
                found.defaults[name] = default
        for style in tree.iter(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            found.styles[key] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                found.first = key
        return found

    def chain(self, key: str | None, name: str) -> Iterator[_Element]:
        """Yield the `name` properties of a style, nearest first, through those it builds on."""
        for _step in range(_DEPTH):
            style = self.styles.get(key or "")
            if style is None:
                return
            properties = style.find(f"{W}{name}")
            if properties is not None:
                yield properties
            based = style.find(f"{W}basedOn")
            key = based.get(f"{W}val") if based is not None else None

    def paragraph(self, properties: _Element | None) -> list[_Element]:
        """Return the paragraph properties that count, nearest first."""
        own = [properties] if properties is not None else []
        return [*own, *self.chain(self.key_of(properties), "pPr"), *self._default("pPr")]

    def run(self, paragraph: _Element | None, properties: _Element | None) -> list[_Element]:
        """Return the run properties that count, nearest first."""
        own = [properties] if properties is not None else []
        named = properties.find(f"{W}rStyle") if properties is not None else None
        character = named.get(f"{W}val") if named is not None else None
        key = self.key_of(paragraph)
        return [
            *own,
            *self.chain(character, "rPr"),
            *self.chain(key, "rPr"),
            *self._default("rPr"),
        ]

    def key_of(self, properties: _Element | None) -> str:
        named = properties.find(f"{W}pStyle") if properties is not None else None
        return (named.get(f"{W}val") if named is not None else None) or self.first

    def _default(self, name: str) -> list[_Element]:
        return [self.defaults[name]] if name in self.defaults else []


def value(levels: list[_Element], tag: str, attribute: str = "val") -> str | None:
    """Return an attribute from the nearest level that gives it."""
    for level in levels:
        element = level.find(f"{W}{tag}")
        if element is not None:
            found: str | None = element.get(f"{W}{attribute}")
            if found is not None:
                return found
    return None


def is_on(levels: list[_Element], tag: str) -> bool:
    """Whether a switch such as bold is on at the nearest level that names it."""
    for level in levels:
        element = level.find(f"{W}{tag}")
        if element is not None:
            return (element.get(f"{W}val") or "1").casefold() not in _OFF
    return False


def font_of(levels: list[_Element], theme: dict[str, str]) -> str:
    """Return the font of Vietnamese letters."""
    for level in levels:
        fonts = level.find(f"{W}rFonts")
        if fonts is None:
            continue
        for side in ("hAnsi", "ascii"):
            themed = fonts.get(f"{W}{side}Theme")
            if themed:
                return theme.get(themed[:5], "")
            if fonts.get(f"{W}{side}"):
                return str(fonts.get(f"{W}{side}"))
    return ""


def number(text: str | None) -> float:
    try:
        return float(text) if text else 0.0
    except ValueError:
        return 0.0


def _theme_fonts(tree: _Element | None) -> dict[str, str]:
    if tree is None:
        return {}
    found = {}
    for name in ("major", "minor"):
        latin = tree.find(f".//{_A}{name}Font/{_A}latin")
        if latin is not None:
            found[name] = latin.get("typeface") or ""
    return found
