"""Thông tin trang: title, day of publication, author, counters and attachments of the page."""

from __future__ import annotations

from datetime import date

from phoihop.reading.blocks import Part
from phoihop.reading.facts import Page
from phoihop.reading.marks import Marks
from phoihop.reading.tokens import NUMBER

_KINDS_ALONE = 12


def read_page(marks: Marks, parts: list[Part]) -> Page:
    """Read what stands around the article; all of it is kept, none of it is a fact of the
    meeting.
    """
    return Page(
        title=_first_text(marks, parts, "title"),
        issuer=_first_text(marks, parts, "issuer"),
        published_on=published_day(marks, parts),
        author=_author(marks, parts),
        views=_views(marks, parts),
        attachments=tuple(_after_colon(marks, part) for part in parts if part.role == "attachment"),
        captions=tuple(_text(marks, part) for part in parts if part.role == "caption"),
    )


def published_day(marks: Marks, parts: list[Part]) -> date | None:
    """Return the day of the publication line, when it bears a whole date."""
    for part in parts:
        if part.role != "publication":
            continue
        for index in range(part.first, part.last):
            mark = marks.at(index, "DAY")
            if mark is not None and mark.value.whole is not None:
                day: date = mark.value.whole
                return day
    return None


def document_kind(marks: Marks, parts: list[Part]) -> str:
    """Return what the document calls itself on a line of its own ("biên bản", "kế hoạch"), or
    "".
    """
    for part in parts[:_KINDS_ALONE]:
        mark = marks.at(part.first, "KINDCUE")
        if mark is None:
            continue
        words = marks.tokens.words[mark.first : min(mark.last, part.last)]
        text = " ".join(words).lower()
        if all(word.isupper() for word in words):
            if text == "thông báo" and _concludes(marks, parts, part):
                return "thông báo kết luận"
            return text
    letter = any(marks.at(part.first, "RECIPIENTCUE") for part in parts[:_KINDS_ALONE])
    return "công văn" if letter else ""


def _concludes(marks: Marks, parts: list[Part], kind: Part) -> bool:
    position = parts.index(kind)
    following = parts[position : position + 3]
    return any("kết" in marks.tokens.keys[one.first : one.first + 6] for one in following)


def _text(marks: Marks, part: Part) -> str:
    return marks.tokens.text[part.span.start : part.span.end]


def _first_text(marks: Marks, parts: list[Part], role: str) -> str | None:
    return next((_text(marks, part) for part in parts if part.role == role), None)


def _after_colon(marks: Marks, part: Part) -> str:
    text = _text(marks, part)
    return text.split(":", 1)[1].strip() if ":" in text else text


def _author(marks: Marks, parts: list[Part]) -> str | None:
    for part in reversed(parts):
        if part.role == "byline":
            return _after_colon(marks, part)
    return None


def _views(marks: Marks, parts: list[Part]) -> int | None:
    """Return the views of this article, never the visitors of the whole site."""
    tokens = marks.tokens
    for part in parts:
        if part.role not in ("counter", "publication"):
            continue
        keys = tokens.keys[part.first : part.last]
        if "view" not in keys and "xem" not in keys and "đọc" not in keys:
            continue
        numbers = [
            tokens.words[index].replace(".", "")
            for index in range(part.first, part.last)
            if tokens.kinds[index] == NUMBER
        ]
        if numbers and numbers[-1].isdigit() and "tổng" not in keys:
            return int(numbers[-1])
    return None
