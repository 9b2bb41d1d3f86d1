"""Phần của tệp Word: paragraphs, invisible tables and fields, as python-docx lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from phoihop.reports.official.paper import Linked

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph

_NOT_IN_XML = {code: None for code in range(32) if chr(code) not in "\t\n"}
_NOT_IN_XML |= {0xFFFE: None, 0xFFFF: None} | dict.fromkeys(range(0xD800, 0xE000))


def clean(text: str) -> str:
    """Return the text without what no XML can hold."""
    return text.translate(_NOT_IN_XML)


def add_line(holder: Any, text: str, style: str) -> Paragraph:
    """Add one paragraph in a style to a document or a cell."""
    paragraph: Paragraph = holder.add_paragraph(style=style)
    for words, address in text.pieces() if isinstance(text, Linked) else [(text, "")]:
        run = paragraph.add_run(clean(words))
        if address:
            _open(paragraph, run, address)
    return paragraph


def _open(paragraph: Paragraph, run: Any, address: str) -> None:
    """Let a run open an address; it looks like the words beside it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def add_rule(holder: Any, width: float, length: float) -> None:
    """Add a line of `length` in the middle of `width` (both mm)."""
    paragraph = holder.add_paragraph(style="Đường kẻ")
    side = max(0.0, (width - length) / 2)
    paragraph.paragraph_format.left_indent = Mm(side)
    paragraph.paragraph_format.right_indent = Mm(side)


def add_frame(document: Any, rows: int, widths: tuple[float, ...]) -> WordTable:
    """Add a table that only sets things side by side: no lines, fixed columns (mm)."""
    table: WordTable = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    set_widths(table, widths)
    properties = table._tbl.tblPr
    properties.append(_borders("none"))
    properties.append(_cell_margins(0))
    in_order(properties, TABLE_ORDER)
    for row in table.rows:
        do_not_split(row)
    return table


def set_widths(table: WordTable, widths: tuple[float, ...]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def do_not_split(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_header(row: Any) -> None:
    """Let the head of a table stand on each of its pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def first_paragraph(cell: Any) -> None:
    """Take away the empty paragraph that every new cell begins with."""
    cell._tc.remove(cell.paragraphs[0]._p)


def add_page_field(paragraph: Paragraph) -> None:
    """Add the field that counts pages, as Word itself writes it."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def speak_as_new_word(document: Any) -> None:
    """Declare today's Word, or it opens the file in an older mode and shifts its tables."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


TABLE_ORDER = [
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize",
    "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
    "tblLayout", "tblCellMar", "tblLook",
]  # fmt: skip
SECTION_ORDER = [
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
]  # fmt: skip
"""The order in which the schema wants the children; Word calls a file damaged for less."""


def in_order(element: Any, order: list[str]) -> None:
    """Put the children of an element into the order of the schema."""
    children = sorted(element, key=lambda child: order.index(child.tag.rpartition("}")[2]))
    for child in children:
        element.append(child)


def drop_thumbnail(document: Any) -> None:
    """Take out the picture of an empty page that Word's blank document brings along."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _borders(value: str) -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:val"), value)
        borders.append(element)
    return borders


def _cell_margins(width: int) -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(width))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    return margins
