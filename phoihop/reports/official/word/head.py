"""Phần đầu văn bản: issuer and State title side by side, number and day, title and summary."""

from __future__ import annotations

from typing import Any

from phoihop.reports.official.paper import Paper
from phoihop.reports.official.widths import width_mm
from phoihop.reports.official.word.parts import add_frame, add_line, add_rule, first_paragraph

LEFT_SHARE = 0.4
_LINE_SHARE = 0.42
_ASTERISK = "*"


def write_head(document: Any, paper: Paper, width: float) -> None:
    """Write everything above the text; `width` is that of the text in millimetres."""
    widths = (width * LEFT_SHARE, width * (1 - LEFT_SHARE))
    frame = add_frame(document, 2, widths)
    _issuer(frame.cell(0, 0), paper, widths[0])
    _state(frame.cell(0, 1), paper, widths[1])
    _number(frame.cell(1, 0), paper)
    _date(frame.cell(1, 1), paper)
    _title(document, paper, width)
    _addressees(document, paper)


def _issuer(cell: Any, paper: Paper, width: float) -> None:
    profile = paper.profile
    first_paragraph(cell)
    for line in paper.superior:
        add_line(cell, line, "Cơ quan chủ quản")
    for place, issuer in enumerate(paper.issuers):
        for line in issuer:
            joined = " -" if place < len(paper.issuers) - 1 and line == issuer[-1] else ""
            add_line(cell, f"{line}{joined}", "Cơ quan ban hành")
    mark = profile.text("issuer.mark")
    if mark == "asterisk":
        add_line(cell, _ASTERISK, "Cơ quan ban hành")
    elif mark == "line":
        last = paper.issuers[-1][-1]
        shown = min(width, width_mm(last, profile.number("issuer.size")))
        add_rule(cell, width, shown * _LINE_SHARE)


def _state(cell: Any, paper: Paper, width: float) -> None:
    profile = paper.profile
    first_paragraph(cell)
    lines = [("state.words", "state.size", "Quốc hiệu")]
    lines.append(("state.motto", "state.motto_size", "Tiêu ngữ"))
    length = 0.0
    for words, size, style in lines:
        text = profile.text(words)
        if text:
            add_line(cell, text, style)
            length = width_mm(text, profile.number(size))
    if profile.flag("state.line"):
        add_rule(cell, width, min(width, length))


def _number(cell: Any, paper: Paper) -> None:
    first_paragraph(cell)
    add_line(cell, paper.number_line, "Số, ký hiệu")
    if paper.kind.is_letter and paper.summary:
        prefix = paper.profile.text("letter.prefix")
        add_line(cell, f"{prefix} {paper.summary}", "Trích yếu công văn")


def _date(cell: Any, paper: Paper) -> None:
    first_paragraph(cell)
    add_line(cell, paper.date_line if paper.kind.dated else "", "Địa danh, ngày tháng")


def _title(document: Any, paper: Paper, width: float) -> None:
    if paper.kind.is_letter:
        return
    add_line(document, paper.kind.title, "Tên loại văn bản")
    if not paper.summary:
        return
    add_line(document, paper.summary, "Trích yếu")
    if paper.profile.flag("summary.line"):
        shown = min(width, width_mm(paper.summary, paper.profile.number("summary.size")))
        add_rule(document, width, min(shown, 80) * _LINE_SHARE)


def _addressees(document: Any, paper: Paper) -> None:
    label = paper.profile.text("address.label")
    if len(paper.addressees) == 1:
        add_line(document, f"{label} {paper.addressees[0].rstrip('.;')}.", "Kính gửi")
    elif paper.addressees:
        add_line(document, label, "Kính gửi")
        last = len(paper.addressees) - 1
        for place, name in enumerate(paper.addressees):
            end = "." if place == last else ";"
            add_line(document, f"- {name.rstrip('.;')}{end}", "Nơi kính gửi")
