"""Mở tệp Word để đo: measures a DOCX from anyone; runs, fetches and resolves nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from phoihop.lib.archive import Archive
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.formats.numbering import W
from phoihop.reading.formats.parts import damaged, refusals, too_complex, whole_part
from phoihop.reports.official.layout.measured import Line, Measured, PageNumber, Run, Section
from phoihop.reports.official.layout.styles import (
    DEFAULT_SIZE,
    Styles,
    font_of,
    is_on,
    number,
    value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "DOCX"
MAX_TREE = 24 * 1024 * 1024
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MM_OF_TWIP = 25.4 / 1440
_MM_OF_EMU = 1 / 36000
_DOCUMENT = "word/document.xml"


class NotWord(UnreadableFile):
    """Only DOCX can be measured."""

    code = "not_docx"

    def __init__(self) -> None:
        super().__init__(
            "Chỉ soát được tệp Word dạng .docx. Hãy mở tệp bằng Word hoặc LibreOffice, lưu thành "
            ".docx rồi gửi lại.",
            "Only Word files (.docx) can be checked. Please save the file as .docx.",
        )


def measure_docx(data: bytes) -> Measured:
    """Measure a DOCX; raises UnreadableFile with a plain reason."""
    if not data.startswith(b"PK"):
        raise NotWord
    with refusals(WHAT):
        archive = Archive(data)
    if _DOCUMENT not in archive.names:
        raise NotWord
    with refusals(WHAT):
        return _Measuring(archive).all()


@dataclass(slots=True)
class _Place:
    """Where the walk is: which table cell, which section, how many paragraphs so far."""

    tables: int = 0
    paragraphs: int = 0
    section: int = 0
    cell: tuple[int, int, int] | None = None
    ruled: bool = False
    width: float = 0.0
    lines: list[Line] = field(default_factory=list)


class _Measuring:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.styles = Styles.of(self._tree("word/styles.xml"), self._tree("word/theme/theme1.xml"))

    def all(self) -> Measured:
        tree = self._tree(_DOCUMENT)
        body = tree.find(f"{W}body") if tree is not None else None
        if body is None:
            raise damaged(WHAT)
        place = _Place()
        self._walk(body, place)
        sections = [self._section(one) for one in body.iter(f"{W}sectPr")]
        breaks = sum(1 for one in body.iter(f"{W}br") if one.get(f"{W}type") == "page")
        breaks += max(0, len(sections) - 1)
        return Measured(tuple(place.lines), tuple(sections), tuple(self._numbers(body)), breaks)

    def _tree(self, name: str) -> _Element | None:
        if name not in self.archive.names:
            return None
        from lxml import etree

        content = whole_part(self.archive, name, WHAT)
        if len(content) > MAX_TREE:
            raise too_complex(WHAT)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise damaged(WHAT) from None

    def _walk(self, holder: _Element, place: _Place) -> None:
        for child in holder:
            if child.tag == f"{W}p":
                place.paragraphs += place.cell is None
                place.lines.append(self.line(child, place))
                place.section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == f"{W}tbl":
                self._table(child, place)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
                self._walk(child, place)

    def _table(self, table: _Element, place: _Place) -> None:
        before = (place.cell, place.ruled, place.width)
        place.tables += 1
        index = place.tables
        place.ruled = _is_ruled(table)
        for row, element in enumerate(table.findall(f"{W}tr"), start=1):
            for column, cell in enumerate(element.findall(f"{W}tc"), start=1):
                place.cell = (index, row, column)
                width = cell.find(f"{W}tcPr/{W}tcW")
                place.width = _mm(width.get(f"{W}w")) if width is not None else 0.0
                self._walk(cell, place)
        place.cell, place.ruled, place.width = before

    def line(self, paragraph: _Element, place: _Place) -> Line:
        own = paragraph.find(f"{W}pPr")
        levels = self.styles.paragraph(own)
        spacing, rule = (
            number(value(levels, "spacing", "line")),
            value(levels, "spacing", "lineRule"),
        )
        fixed = rule in ("exact", "atLeast")
        return Line(
            number=place.paragraphs,
            runs=tuple(self._runs(paragraph, own)),
            align=value(levels, "jc") or "left",
            first_indent=_mm(value(levels, "ind", "firstLine"))
            - _mm(value(levels, "ind", "hanging")),
            left_indent=_mm(value(levels, "ind", "left") or value(levels, "ind", "start")),
            before=number(value(levels, "spacing", "before")) / 20,
            after=number(value(levels, "spacing", "after")) / 20,
            spacing=0.0 if fixed else spacing / 240 or 1.0,
            exact=spacing / 20 if fixed else 0.0,
            rule=_rule(paragraph, levels, place.width),
            cell=place.cell,
            section=place.section,
            numbered=any(level.find(f"{W}numPr") is not None for level in levels),
            ruled=place.ruled,
        )

    def _runs(self, paragraph: _Element, own: _Element | None) -> Iterator[Run]:
        for run in paragraph.iter(f"{W}r"):
            text = "".join(_text(run))
            if not text:
                continue
            levels = self.styles.run(own, run.find(f"{W}rPr"))
            if is_on(levels, "vanish"):
                continue
            capitals = is_on(levels, "caps")
            size = number(value(levels, "sz")) / 2
            yield Run(
                text=text.upper() if capitals else text,
                font=font_of(levels, self.styles.theme),
                size=size or DEFAULT_SIZE,
                bold=is_on(levels, "b"),
                italic=is_on(levels, "i"),
                underline=is_on(levels, "u"),
                colour=(value(levels, "color") or "auto").upper(),
            )

    def _section(self, properties: _Element) -> Section:
        levels = [properties]
        return Section(
            width=_mm(value(levels, "pgSz", "w")),
            height=_mm(value(levels, "pgSz", "h")),
            landscape=value(levels, "pgSz", "orient") == "landscape",
            top=_mm(value(levels, "pgMar", "top")),
            bottom=_mm(value(levels, "pgMar", "bottom")),
            left=_mm(value(levels, "pgMar", "left")),
            right=_mm(value(levels, "pgMar", "right")),
            title_page=is_on(levels, "titlePg"),
        )

    def _numbers(self, body: _Element) -> Iterator[PageNumber]:
        """Yield each number once; a section without a header takes that of the one before."""
        targets = self._relations()
        shown: dict[tuple[str, str], str] = {}
        where: dict[tuple[str, bool, str], set[int]] = {}
        for place, properties in enumerate(body.iter(f"{W}sectPr")):
            for part in ("header", "footer"):
                for reference in properties.findall(f"{W}{part}Reference"):
                    kind = reference.get(f"{W}type") or "default"
                    shown[part, kind] = targets.get(reference.get(f"{_R}id") or "", "")
            for (part, kind), name in shown.items():
                where.setdefault((part, kind == "first", name), set()).add(place)
        for (part, is_first, name), sections in where.items():
            tree = self._tree(name)
            for paragraph in tree.iter(f"{W}p") if tree is not None else ():
                if _has_page_field(paragraph):
                    line = self.line(paragraph, _Place())
                    yield PageNumber(part, is_first, line, frozenset(sections))

    def _relations(self) -> dict[str, str]:
        tree = self._tree("word/_rels/document.xml.rels")
        if tree is None:
            return {}
        return {
            one.get("Id") or "": f"word/{(one.get('Target') or '').removeprefix('/word/')}"
            for one in tree
            if one.get("TargetMode") != "External"
        }


def _text(run: _Element) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr") and child.get(f"{W}type") != "page":
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"


def _rule(paragraph: _Element, levels: list[_Element], width: float) -> float:
    """Return the length of a line drawn in the paragraph; -1 when only its presence is sure."""
    for side in ("top", "bottom"):
        for level in levels:
            border = level.find(f"{W}pBdr/{W}{side}")
            if border is not None and border.get(f"{W}val") not in ("none", "nil"):
                indents = sum(
                    _mm(value(levels, "ind", side) or value(levels, "ind", other))
                    for side, other in (("left", "start"), ("right", "end"))
                )
                return width - indents if width > indents else -1.0
    for element in paragraph.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "extent" and element.get("cx"):
            return number(element.get("cx")) * _MM_OF_EMU or -1.0
        if name in ("line", "shape", "connector"):
            return -1.0
    return 0.0


def _is_ruled(table: _Element) -> bool:
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return False
    borders = properties.find(f"{W}tblBorders")
    if borders is not None:
        return any(side.get(f"{W}val") not in ("none", "nil") for side in borders)
    style = properties.find(f"{W}tblStyle")
    return style is not None and style.get(f"{W}val") not in ("TableNormal", None)


def _has_page_field(paragraph: _Element) -> bool:
    instructions = "".join(one.text or "" for one in paragraph.iter(f"{W}instrText"))
    simple = " ".join(one.get(f"{W}instr") or "" for one in paragraph.iter(f"{W}fldSimple"))
    return "PAGE" in f"{instructions} {simple}".upper().split()


def _mm(twips: str | None) -> float:
    return number(twips) * _MM_OF_TWIP
