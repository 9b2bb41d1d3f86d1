"""Bảng đọc được: a reading as tables for a terminal of 80 to 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from phoihop.lib.language import say
from phoihop.lib.numbers import format_number
from phoihop.reading.facts import Meeting, Reading, Tally
from phoihop.reading.labels import (
    amount_of,
    due_of,
    kind_of_speech,
    level_of,
    one_line,
    time_of,
)
from phoihop.reading.spans import Span

NARROWEST, WIDEST = 72, 100
_LONGEST_QUOTE = 400
_GAP = "  "


def as_text(
    reading: Reading, text: str, *, name: str, notes: Sequence[str] = (), width: int
) -> str:
    """Everything that was read in one document, with the sentence for each."""
    width = min(max(width, NARROWEST), WIDEST)
    lines = [one_line(name), "=" * min(len(one_line(name)), width)]
    lines += [f"! {one_line(note)}" for note in notes]
    lines += _meeting(reading.meeting, reading.page.title, width)
    for part in _parts(reading, text, width):
        lines += part
    lines += ["", _remainder(reading)]
    return "\n".join(lines) + "\n"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[int]) -> list[str]:
    """Rows of wrapped cells; `shares` are the widths of the columns."""
    lines = [
        _GAP.join(head[:share].ljust(share) for head, share in zip(heads, shares, strict=True))
    ]
    lines.append(_GAP.join("-" * share for share in shares))
    for row in rows:
        lines += _row(row, shares)
    return [line.rstrip() for line in lines]


def _parts(reading: Reading, text: str, width: int) -> Iterator[list[str]]:
    people = [(person.name, "; ".join(p.text for p in person.posts)) for person in reading.people]
    heads: tuple[str, ...] = (say("Họ tên", "Name"), say("Chức vụ", "Posts"))
    yield _section(say("NGƯỜI", "PEOPLE"), heads, people, (26,), width)
    statements = [
        (said.speaker, kind_of_speech(said.kind), _quote(said.span, text))
        for said in reading.statements
    ]
    heads = (say("Ai nói", "Who"), say("Loại", "Kind"), _sentence())
    yield _section(say("PHÁT BIỂU", "STATEMENTS"), heads, statements, (22, 10), width)
    asked = [(one.by, one.to or "–", _quote(one.span, text)) for one in reading.recommendations]
    heads = (say("Ai đề nghị", "Who asks"), say("Với ai", "Of whom"), _sentence())
    yield _section(say("KIẾN NGHỊ", "RECOMMENDATIONS"), heads, asked, (18, 16), width)
    tasks = [
        (task.by or "–", "; ".join(task.to) or "–", due_of(task), _quote(task.span, text))
        for task in reading.assignments
    ]
    heads = (say("Ai giao", "Who tells"), say("Giao ai", "Whom"), say("Hạn", "Due"), _sentence())
    yield _section(say("NHIỆM VỤ", "TASKS"), heads, tasks, (14, 16, 16), width)
    yield from _more_parts(reading, text, width)


def _more_parts(reading: Reading, text: str, width: int) -> Iterator[list[str]]:
    figures = [(amount_of(figure), _quote(figure.span, text)) for figure in reading.figures]
    heads: tuple[str, ...] = (say("Số", "Number"), _sentence())
    yield _section(say("SỐ LIỆU", "FIGURES"), heads, figures, (26,), width)
    tallies = [(tally.body, str(tally.total), _bands(tally)) for tally in reading.tallies]
    heads = (say("Đơn vị", "Body"), say("Số", "Total"), say("Mức", "Bands"))
    yield _section(say("TỔNG HỢP CHỈ TIÊU", "TARGETS"), heads, tallies, (26, 5), width)
    found = [(kind_of_speech(one.kind), _quote(one.span, text)) for one in reading.assessments]
    heads = (say("Loại", "Kind"), _sentence())
    yield _section(say("NHẬN ĐỊNH", "ASSESSMENTS"), heads, found, (12,), width)
    named = [(say("chương trình", "programme"), one.name) for one in reading.programmes]
    named += [(say("phong trào", "movement"), one.name) for one in reading.movements]
    named += [(say("văn bản", "document"), one.text) for one in reading.cited_documents]
    heads = (say("Loại", "Kind"), say("Tên", "Name"))
    yield _section(say("ĐƯỢC NHẮC ĐẾN", "NAMED"), heads, named, (14,), width)
    slips = [(one.written, one.meant, one.why) for one in reading.slips]
    heads = (say("Văn bản viết", "Written"), say("Có lẽ là", "Meant"), say("Vì", "Because"))
    yield _section(say("CÓ THỂ GÕ SAI", "PROBABLY MISTYPED"), heads, slips, (22, 22), width)


def _sentence() -> str:
    return say("Câu trong văn bản", "In the text")


def _section(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: tuple[int, ...],
    width: int,
) -> list[str]:
    """A titled table; nothing at all when nothing was read. The last column takes the rest."""
    if not rows:
        return []
    last = max(width - sum(shares) - len(_GAP) * len(shares), 20)
    return ["", f"{title} ({format_number(len(rows))})", *table(heads, rows, (*shares, last))]


def _row(cells: Sequence[str], shares: Sequence[int]) -> list[str]:
    wrapped = [
        textwrap.wrap(one_line(cell), share) or [""]
        for cell, share in zip(cells, shares, strict=True)
    ]
    height = max(len(lines) for lines in wrapped)
    return [
        _GAP.join(
            (lines[number] if number < len(lines) else "").ljust(share)
            for lines, share in zip(wrapped, shares, strict=True)
        )
        for number in range(height)
    ]


def _meeting(meeting: Meeting, title: str | None, width: int) -> list[str]:
    if not meeting.is_meeting:
        told = [(say("Loại", "Kind"), say("không phải hội nghị, cuộc họp", "not a meeting"))]
    else:
        told = [
            (say("Hội nghị", "Meeting"), meeting.title or say("có", "yes")),
            (say("Thời gian", "When"), time_of(meeting)),
            (say("Nơi họp", "Place"), meeting.place or ""),
            (say("Cấp", "Level"), level_of(meeting.level) if meeting.level else ""),
            (say("Đơn vị", "Host"), "; ".join(meeting.hosts)),
            (say("Chủ trì", "Chair"), "; ".join(meeting.chairs)),
            (say("Kỳ", "Period"), meeting.period or ""),
        ]
    lines = []
    for head, words in [(say("Tiêu đề", "Title"), title or ""), *told]:
        if words:
            lines += textwrap.wrap(
                f"{head + ':':<11}{one_line(words)}", width, subsequent_indent=" " * 11
            )
    return lines


def _bands(tally: Tally) -> str:
    derived = say(" (suy ra)", " (derived)")
    told = ", ".join(
        f"{band.label}: {band.count}{derived if band.derived else ''}" for band in tally.bands
    )
    return told if tally.sums else told + say(" – CỘNG KHÔNG KHỚP", " – DOES NOT ADD UP")


def _remainder(reading: Reading) -> str:
    count = format_number(len(reading.remainder))
    return say(
        f"Còn {count} đoạn chưa dùng đến (xem bằng --format html).",
        f"{count} passages were not used (see them with --format html).",
    )


def _quote(span: Span, text: str) -> str:
    words = one_line(span.of(text))
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
