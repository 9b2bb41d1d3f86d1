"""Phần nội dung: bases, paragraphs by their level, tables, and the mark that ends the text."""

from __future__ import annotations

from typing import Any

from phoihop.reports.official.paper import Appendix, Linked, Paper, Table, level_of
from phoihop.reports.official.word.parts import (
    add_line,
    clean,
    do_not_split,
    first_paragraph,
    repeat_header,
    set_widths,
)

_NARROWEST = 13.0
_STYLES = {"part": "Phần, chương", "roman": "Mục", "heading": "Khoản", "article": "Khoản"}


def write_text(document: Any, paper: Paper, width: float) -> None:
    """Write what stands between the head and the signatures."""
    _bases(document, paper)
    blocks = list(paper.blocks)
    if paper.kind.ends:
        blocks = ended(blocks, paper.profile.text("end.mark"))
    for block in blocks:
        write_block(document, block, width)


def write_block(document: Any, block: str | Table, width: float) -> None:
    if isinstance(block, Table):
        _table(document, block, width)
    elif block.strip():
        words = block if isinstance(block, Linked) else block.strip()
        add_line(document, words, _STYLES.get(level_of(block.strip()), "Nội dung"))


def ended(blocks: list[str | Table], mark: str) -> list[str | Table]:
    """Return the blocks with the mark after the last sentence, once.

    >>> ended(["Đề nghị các đơn vị thực hiện."], "./.")
    ['Đề nghị các đơn vị thực hiện./.']
    """
    while blocks and isinstance(blocks[-1], str) and not blocks[-1].strip():
        blocks.pop()
    if not blocks or isinstance(blocks[-1], Table):
        return [*blocks, mark]
    last = blocks[-1].rstrip().removesuffix("./.").rstrip(".;")
    closed = f"{last}{mark}"
    if isinstance(blocks[-1], Linked):
        closed = Linked(closed, blocks[-1].links)
    return [*blocks[:-1], closed]


def appendix_head(paper: Paper, appendix: Appendix, place: int) -> list[tuple[str, str]]:
    """Return the lines above an appendix with their styles; a single one bears no number."""
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    number = f" {roman[place] if place < len(roman) else place + 1}"
    label = "Phụ lục" + (number if len(paper.appendices) > 1 else "")
    kind = paper.kind.title.capitalize() or "Công văn"
    to = f"(Kèm theo {kind} {_lower_first(paper.number_line)} {_day(paper)})"
    return [
        (label, "Phụ lục"),
        (appendix.title.upper(), "Tên phụ lục"),
        (" ".join(to.split()).replace(" )", ")"), "Kèm theo"),
    ]


def _bases(document: Any, paper: Paper) -> None:
    last = len(paper.bases) - 1
    for place, base in enumerate(paper.bases):
        end = paper.profile.text("bases.last") if place == last else ";"
        add_line(document, f"{base.strip().rstrip('.;,')}{end}", "Căn cứ")


def _table(document: Any, block: Table, width: float) -> None:
    if block.caption:
        add_line(document, block.caption, "Tên bảng")
    table = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, block.header, strict=True):
        first_paragraph(cell)
        add_line(cell, words, "Tiêu đề cột")
    repeat_header(table.rows[0])
    for texts in block.rows:
        row = table.add_row()
        do_not_split(row)
        for place, (cell, words) in enumerate(zip(row.cells, texts, strict=True)):
            first_paragraph(cell)
            style = "Ô bảng, số" if place in block.numeric else "Ô bảng"
            lines = [words] if isinstance(words, Linked) else clean(words).split("\n")
            for line in lines:
                add_line(cell, line, style)
    set_widths(table, columns_of(block, width))
    add_line(document, "", "Khoảng cách")


def columns_of(block: Table, width: float) -> tuple[float, ...]:
    """Return the columns' widths in mm; none is so narrow that "STT" breaks."""
    shares = block.widths or (1.0,) * len(block.header)
    found = [width * share / sum(shares) for share in shares]
    for place, wide in enumerate(found):
        if wide < _NARROWEST:
            found[found.index(max(found))] -= _NARROWEST - wide
            found[place] = _NARROWEST
    return tuple(found)


def _day(paper: Paper) -> str:
    if paper.day is None:
        return ""
    return date_words(paper)


def date_words(paper: Paper) -> str:
    return paper.date_line.removeprefix(f"{paper.place}, ")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:].replace(":", "")
