"""Make the DOCX and PDF documents of the demonstration from their plain text sources.

    python tools/make_demonstration.py            write phoihop/intake/demonstration/documents
    python tools/make_demonstration.py --check    only say which files are out of date

The same source gives the same bytes, so a change in a document shows as a change in its source.
DOCX needs the standard library only. The PDF needs WeasyPrint 70 with Pango and the Liberation
fonts (`pip install weasyprint==70.0`, Debian package fonts-liberation2); nobody else does, since
its result is committed too. `--check` looks at the DOCX files alone.

A source is a head of `key: value` lines, an empty line, then paragraphs. `#` and `##` open
headings, `- ` a list item, `| a | b |` a row of a table.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "phoihop" / "intake" / "demonstration"
SOURCES = HOME / "sources"
DOCUMENTS = HOME / "documents"

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
# Zip files keep a time for every member; this one is the oldest they can hold.
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: `kind` is text, heading, item or row."""

    kind: str
    text: str

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.strip("|").split("|")]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, before it gets the shape of a file."""

    head: dict[str, str]
    lines: list[Line]

    def left_top(self) -> list[tuple[str, str]]:
        """Left half of the page's head, as (text, style)."""
        return self._styled(("above", ""), ("issuer", "b"), ("number", ""))

    def right_top(self) -> list[tuple[str, str]]:
        state = [(MOTTO[0], "b"), (MOTTO[1], "b")]
        return [*state, *self._styled(("place_date", "i"))]

    def left_end(self) -> list[tuple[str, str]]:
        """Who gets the document, or in minutes who wrote them down."""
        if "left_post" in self.head:
            return self._styled(("left_post", "b"), ("left_signer", "b"))
        names = [name.strip() for name in self.head["recipients"].split(";")]
        marks = [";"] * (len(names) - 1) + [""]
        return [("Nơi nhận:", "bi")] + [
            (f"- {name}{mark}", "") for name, mark in zip(names, marks, strict=True)
        ]

    def right_end(self) -> list[tuple[str, str]]:
        return self._styled(("authority", "b"), ("post", "b"), ("signer", "b"))

    def _styled(self, *wanted: tuple[str, str]) -> list[tuple[str, str]]:
        return [(self.head[key], style) for key, style in wanted if key in self.head]


def read_source(text: str) -> Paper:
    """Take a source apart into its head and its lines."""
    head, _, body = text.partition("\n\n")
    pairs = (line.partition(":") for line in head.splitlines())
    return Paper(
        head={key.strip(): value.strip() for key, _, value in pairs},
        lines=[_line(line) for line in body.splitlines() if line.strip()],
    )


def _line(text: str) -> Line:
    if text.startswith("#"):
        return Line("heading", text.lstrip("# "))
    if text.startswith("|"):
        return Line("row", text)
    return Line("item" if text.startswith("- ") else "text", text)


def grouped(lines: list[Line]) -> Iterator[Line | list[Line]]:
    """Yield lines one by one, but the rows of one table together."""
    table: list[Line] = []
    for line in lines:
        if line.kind == "row":
            table.append(line)
            continue
        if table:
            yield table
            table = []
        yield line
    if table:
        yield table


# --- DOCX -------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
    ' Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
)
# A4 with the margins of an administrative document, in twentieths of a point.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>'
)


def docx_bytes(paper: Paper) -> bytes:
    """Write the paper as a Word document."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _core(paper),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/document.xml": _document(paper),
        "word/styles.xml": _STYLES,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return file.getvalue()


def _core(paper: Paper) -> str:
    day = paper.head["date"]
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.head['title'])}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _document(paper: Paper) -> str:
    body = [
        _columns(paper.left_top(), paper.right_top()),
        _paragraph(paper.head["kind"], style="b", align="center"),
        _paragraph(paper.head["title"], style="b", align="center"),
    ]
    if "to" in paper.head:
        body.append(_paragraph(f"Kính gửi: {paper.head['to']}", align="center"))
    for part in grouped(paper.lines):
        body.append(_table(part) if isinstance(part, list) else _body_line(part))
    body.append(_columns(paper.left_end(), paper.right_end()))
    # Word wants a paragraph after the last table.
    body.append(_paragraph(""))
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{_PAGE}</w:body></w:document>'


def _body_line(line: Line) -> str:
    return _paragraph(line.text, style="b" if line.kind == "heading" else "", align="both")


def _paragraph(text: str, *, style: str = "", align: str = "left") -> str:
    run = "".join(f"<w:{mark}/>" for mark in style)
    words = escape(text, quote=False)
    return (
        f'<w:p><w:pPr><w:spacing w:before="60" w:after="60"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def _columns(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> str:
    """Two columns without lines: the head and the end of an administrative document."""
    cells = (_cell(left, width=4200), _cell(right, width=5150))
    return _grid("none", [f"<w:tr>{''.join(cells)}</w:tr>"], [4200, 5150])


def _table(rows: list[Line]) -> str:
    width = 9350 // len(rows[0].cells)
    made = [
        f"<w:tr>{''.join(_cell([(cell, '')], width=width) for cell in row.cells)}</w:tr>"
        for row in rows
    ]
    return _grid("single", made, [width] * len(rows[0].cells))


def _cell(lines: list[tuple[str, str]], *, width: int) -> str:
    content = "".join(_paragraph(text, style=style, align="center") for text, style in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _grid(line: str, rows: list[str], widths: list[int]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="{line}" w:sz="4" w:color="000000"/>' for side in sides)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# --- PDF --------------------------------------------------------------------------------------

_CSS = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 13pt/1.35 "Liberation Serif"; text-align: justify }
table { width: 100%; border-collapse: collapse }
.columns td { width: 40%; vertical-align: top; text-align: center; font-size: 12pt }
.columns td + td { width: 60% }
h1, h2 { font-size: 13pt } h1 { text-align: center }
p { margin: 0 0 6pt }
"""


def pdf_bytes(paper: Paper) -> bytes:
    """Write the paper as a PDF with a text layer and its fonts inside."""
    # WeasyPrint stamps the file with this time instead of the clock's.
    day = datetime.fromisoformat(paper.head["date"]).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    weasyprint = importlib.import_module("weasyprint")
    made = weasyprint.HTML(string=html_page(paper)).write_pdf(pdf_identifier=b"phoihop-demo")
    return bytes(made)


def html_page(paper: Paper) -> str:
    """Write the paper as one HTML page, for the PDF."""
    head = paper.head
    body = "".join(
        f"<h2>{escape(line.text)}</h2>" if line.kind == "heading" else f"<p>{escape(line.text)}</p>"
        for line in paper.lines
    )
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f"<title>{escape(head['title'])}</title>"
        f'<meta name="dcterms.created" content="{head["date"]}"><style>{_CSS}</style></head><body>'
        f"{_html_columns(paper.left_top(), paper.right_top())}"
        f"<h1>{head['kind']}<br>{escape(head['title'])}</h1>{body}"
        f"{_html_columns(paper.left_end(), paper.right_end())}</body></html>"
    )


def _html_columns(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> str:
    def cell(lines: list[tuple[str, str]]) -> str:
        return "<td>" + "".join(_html_line(text, style) for text, style in lines) + "</td>"

    return f'<table class="columns"><tr>{cell(left)}{cell(right)}</tr></table>'


def _html_line(text: str, style: str) -> str:
    opening = "".join(f"<{mark}>" for mark in style)
    closing = "".join(f"</{mark}>" for mark in reversed(style))
    return f"<p>{opening}{escape(text)}{closing}</p>"


# --- Command ------------------------------------------------------------------------------------


def papers() -> Iterator[Paper]:
    """Yield the paper of every source, in the order of their names."""
    for path in sorted(SOURCES.glob("*.txt")):
        yield read_source(path.read_text(encoding="utf-8"))


def out_of_date() -> list[str]:
    """Name the DOCX documents that no longer say what their source says."""
    docx = (paper for paper in papers() if paper.head["output"].endswith(".docx"))
    return [
        paper.head["output"]
        for paper in docx
        if docx_text(docx_bytes(paper)) != docx_text(_stored(paper))
    ]


def docx_text(data: bytes) -> str:
    """Read back the part of a DOCX that holds its text.

    Files are compared by content: another zlib may press the same text into other bytes.
    """
    if not data:
        return ""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def _stored(paper: Paper) -> bytes:
    path = DOCUMENTS / paper.head["output"]
    return path.read_bytes() if path.exists() else b""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the documents of the demonstration.")
    parser.add_argument("--check", action="store_true", help="only name files out of date")
    if parser.parse_args(arguments).check:
        late = out_of_date()
        for name in late:
            print(f"{name}: differs from its source", file=sys.stderr)
        return 1 if late else 0
    for paper in papers():
        name = paper.head["output"]
        make = pdf_bytes if name.endswith(".pdf") else docx_bytes
        (DOCUMENTS / name).write_bytes(make(paper))
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
