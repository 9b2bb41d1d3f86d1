"""Trang văn bản: pages put together, those with letters and those recognised from a picture.

A page that is a picture is never silently empty: it is read by recognition, or named in a note
that says what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from phoihop.reading.errors import ScannedDocument
from phoihop.reading.formats.opened import Opened, Recognised
from phoihop.reading.spans import Span

MANY_PAGES = 20
POOR = 70
"""Below this confidence a recognised page is called hard to read."""
_INSTALL = (
    "Máy chủ chưa có phần nhận dạng chữ tiếng Việt: đề nghị quản trị viên cài Tesseract "
    "(tesseract-ocr và tesseract-ocr-vie) rồi gửi lại tệp"
)


def put_together(
    pages: Sequence[str],
    pictured: Sequence[int],
    recognised: Iterable[Recognised],
    *,
    kind: str,
) -> Opened:
    """Join `pages`; a recognised one stands in place of what the file itself holds for it.

    Raises `ScannedDocument` with the pages that wait for recognition when nothing can be read.
    """
    read = {one.page: one for one in recognised}
    pieces: list[str] = []
    doubtful: list[Span] = []
    at = 0
    for number, page in enumerate(pages, 1):
        found = read.get(number)
        text = found.text if found else page.strip("\n")
        if not text.strip():
            continue
        if found:
            doubtful += [Span(at + span.start, at + span.end) for span in found.doubtful]
        pieces.append(text)
        at += len(text) + 1
    left = tuple(number for number in pictured if number not in read)
    if not pieces:
        raise _nothing_read(left, len(pages), tried=bool(read))
    metadata = {"pages": str(len(pages))}
    metadata |= {"ocr_pages": ", ".join(map(str, sorted(read)))} if read else {}
    notes = [*_of_recognised(read), *_of_left(left, tried=bool(read))]
    return Opened("\n".join(pieces), kind, metadata, notes, pictured=left, doubtful=tuple(doubtful))


def named(numbers: Iterable[int]) -> str:
    """Pages for a sentence: "2, 3 và 4 trang khác".

    >>> named([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    more = sum(len(run) for run in runs[MANY_PAGES:])
    return ", ".join(shown[:MANY_PAGES]) + (f" và {more} trang khác" if more else "")


def _of_recognised(read: dict[int, Recognised]) -> list[str]:
    if not read:
        return []
    notes = []
    with_text = [number for number, one in read.items() if one.text.strip()]
    if with_text:
        notes.append(
            f"Chữ ở trang {named(with_text)} do máy nhận dạng từ ảnh quét, có thể sai dấu, "
            "sai số. Hãy đối chiếu bản gốc trước khi xác nhận."
        )
    poor = [number for number in with_text if read[number].confidence < POOR]
    if poor:
        notes.append(
            f"Trang {named(poor)} quá mờ hoặc nghiêng nên nhận dạng kém. "
            "Nếu cần, hãy quét lại ở 300 điểm/inch hoặc gửi tệp gốc."
        )
    empty = [number for number in read if number not in with_text]
    if empty:
        notes.append(
            f"Trang {named(empty)} là ảnh nhưng không nhận ra chữ nào (có thể là trang trống, "
            "chữ viết tay hoặc ảnh minh họa). Hãy xem lại bản gốc."
        )
    return notes


def _of_left(left: Sequence[int], *, tried: bool) -> list[str]:
    if not left:
        return []
    if tried:
        return [
            f"Trang {named(left)} là ảnh quét chưa nhận dạng được vì tệp quá nhiều trang hoặc "
            "mất quá nhiều thời gian. Hãy tách các trang đó thành tệp riêng rồi gửi lại."
        ]
    return [
        f"Trang {named(left)} không có lớp chữ (trang quét ảnh hoặc trang trống) nên chưa được "
        f"đọc. {_INSTALL}, hoặc gửi tệp văn bản gốc."
    ]


def _nothing_read(left: tuple[int, ...], count: int, *, tried: bool) -> ScannedDocument:
    if tried:
        return ScannedDocument(
            "Đã nhận dạng các trang ảnh nhưng không thấy chữ nào đọc được. Hãy quét lại rõ hơn "
            "(300 điểm/inch, không nghiêng) hoặc gửi tệp văn bản gốc (DOCX, PDF xuất từ Word).",
            "The pictured pages were looked at, but no legible letters were found. Please scan "
            "again (300 dpi, straight) or send the original (DOCX, or PDF exported from Word).",
        )
    problem = ScannedDocument(
        f"Tệp là ảnh quét, chưa có lớp chữ. {_INSTALL}, "
        "hoặc gửi tệp văn bản gốc (DOCX, PDF xuất từ Word).",
        "The file is made of scanned pages without a text layer. This server has no recognition "
        "of Vietnamese letters: ask the administrator to install Tesseract (tesseract-ocr and "
        "tesseract-ocr-vie) and send the file again, or send the original document.",
    )
    problem.pages = left or tuple(range(1, count + 1))
    return problem
