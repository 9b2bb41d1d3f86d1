"""Phần cuối văn bản: recipients on the left, signatures on the right, or side by side."""

from __future__ import annotations

from typing import Any

from phoihop.reports.official.paper import Paper, Signature
from phoihop.reports.official.word.parts import add_frame, add_line, first_paragraph

_AUTHORITIES = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "T/U")


def write_foot(document: Any, paper: Paper, width: float) -> None:
    """Write what stands below the text."""
    add_line(document, "", "Khoảng cách")
    if len(paper.signatures) > 1:
        shares = (width / len(paper.signatures),) * len(paper.signatures)
        # Names in a row of their own stand level, however many lines are above them.
        frame = add_frame(document, 2, shares)
        for place, signature in enumerate(paper.signatures):
            first_paragraph(frame.cell(0, place))
            first_paragraph(frame.cell(1, place))
            _lines(frame.cell(0, place), signature)
            add_line(frame.cell(1, place), signature.name, "Họ tên")
        if paper.recipients or paper.archive:
            add_line(document, "", "Khoảng cách")
            _recipients(document, paper)
        return
    frame = add_frame(document, 1, (width * 0.45, width * 0.55))
    left, right = frame.cell(0, 0), frame.cell(0, 1)
    first_paragraph(left)
    _recipients(left, paper)
    first_paragraph(right)
    for signature in paper.signatures or (Signature(("",)),):
        _sign(right, signature)


def recipient_lines(paper: Paper) -> list[str]:
    """Return the list under "Nơi nhận": each with its mark, the line of the archive last.

    A State paper with addressees begins with "Như trên".
    """
    profile = paper.profile
    separator = profile.text("recipients.separator")
    names = list(paper.recipients)
    if paper.addressees and "Như trên" not in names:
        names.insert(0, "Như trên")
    archive = profile.text("recipients.archive")
    extra = f", {paper.archive}" if paper.archive else ""
    return [*(f"- {name.rstrip('.;,')}{separator}" for name in names), f"- {archive}{extra}."]


def _recipients(holder: Any, paper: Paper) -> None:
    if not paper.recipients and not paper.archive and not paper.addressees:
        add_line(holder, "", "Danh sách nơi nhận")
        return
    add_line(holder, paper.profile.text("recipients.label"), "Nơi nhận")
    for line in recipient_lines(paper):
        add_line(holder, line, "Danh sách nơi nhận")


def _sign(cell: Any, signature: Signature) -> None:
    _lines(cell, signature)
    add_line(cell, signature.name, "Họ tên")


def _lines(cell: Any, signature: Signature) -> None:
    for line in signature.lines or ("",):
        style = "Quyền hạn" if line.startswith(_AUTHORITIES) else "Chức vụ"
        add_line(cell, line, style)
