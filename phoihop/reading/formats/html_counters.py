"""Bộ đếm của trang: ratings, comments and visitors that a portal shows around its article.

Only numbers are taken. What readers wrote, and their names, are nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PIECES = 6_000
_LONGEST_PIECE = 120
_SILENT = frozenset({"script", "style", "noscript", "template", "textarea", "option"})
_NUMBER = r"(\d[\d.,\u00a0 ]*\d|\d)"
_POINTS = re.compile(
    rf"tổng số điểm[^:]{{0,30}}:\s*(?P<points>{_NUMBER})\s*trong\s*(?P<count>\d+)\s*đánh giá",
    re.I,
)
_AVERAGES = (
    re.compile(r"(?P<count>\d+)\s*lượt đánh giá\D{0,20}trung bình\D{0,5}"
               r"(?P<average>\d(?:[.,]\d+)?)", re.I),
    re.compile(r"(?:xếp hạng|đánh giá|điểm)\s*:?\s*(?P<average>\d(?:[.,]\d+)?)(?:\s*/\s*5)?"
               r"\s*[-–(]\s*(?P<count>\d+)\s*(?:phiếu|lượt|đánh giá|bình chọn)", re.I),
)  # fmt: skip
_COMMENTS = (
    re.compile(r"(?:bình luận|ý kiến bạn đọc|phản hồi)\s*[(:]\s*(\d+)\s*\)?", re.I),
    re.compile(r"^(\d+)\s*(?:bình luận|ý kiến|phản hồi)\b", re.I),
)
_VISITS = {
    "visits_total": "tổng (?:số )?(?:lượt )?(?:truy cập|xem)|tổng cộng|tất cả|thống kê|"
                    "số lượt truy cập|lượt truy cập",
    "visits_year": "trong năm|năm nay|năm hiện tại",
    "visits_month": "trong tháng|tháng này|tháng hiện tại",
    "visits_week": "trong tuần|tuần này|tuần hiện tại",
    "visits_day": "trong ngày|hôm nay",
    "visits_online": "đang truy cập|đang online|đang trực tuyến|trực tuyến|online|khách đang thăm",
}  # fmt: skip
_VISIT = {
    name: re.compile(rf"^(?:{words})\s*:?\s*{_NUMBER}?$", re.I) for name, words in _VISITS.items()
}
_ALONE = re.compile(rf"^:?\s*{_NUMBER}$")
_SOUND = re.compile(r"\.(?:mp3|m4a|wav|ogg|aac)(?:$|[?#])", re.I)


def counters_of(root: _Element) -> dict[str, str]:
    """Ratings, comments and visits in plain digits; a key appears only when it was found."""
    pieces = list(islice(_pieces(root), MOST_PIECES))
    found = _ratings(root, pieces) | _comments(pieces) | _visits(pieces)
    return {name: value for name, value in found.items() if value}


def sounds_of(root: _Element) -> list[str]:
    """What can be heard: players of the page and links to recordings, as the page names them."""
    found: list[str] = []
    for element in root.iter("audio", "source", "a"):
        holder = element.getparent()
        target = element.get("href" if element.tag == "a" else "src") or ""
        if element.tag == "a":
            heard = bool(_SOUND.search(target))
        else:
            heard = element.tag == "audio" or (holder is not None and holder.tag == "audio")
        if target and heard and target[:300] not in found:
            found.append(target[:300])
    return found[:10]


def _pieces(root: _Element) -> Iterator[str]:
    """The page in short pieces as they stand between tags, one line each."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _SILENT:
            for words in (element.text, element.tail):
                piece = " ".join(words.split()) if words else ""
                if piece and len(piece) <= _LONGEST_PIECE:
                    yield piece
        elif element.tail and element.tail.strip():
            yield " ".join(element.tail.split())[:_LONGEST_PIECE]


def _ratings(root: _Element, pieces: list[str]) -> dict[str, str]:
    marked = {
        element.get("itemprop"): element.get("content") or "".join(map(str, element.itertext()))
        for element in root.iter("span", "meta", "div", "b", "strong")
        if element.get("itemprop") in ("ratingValue", "ratingCount", "reviewCount")
    }
    count = marked.get("ratingCount") or marked.get("reviewCount") or ""
    if count.strip().isdigit() and int(count):
        return _rating(count.strip(), marked.get("ratingValue", "").strip())
    for piece in pieces:
        points = _POINTS.search(piece)
        if points and int(points["count"]):
            total = Decimal(re.sub(r"\D", "", points["points"]))
            average = round(total / int(points["count"]), 2).normalize()
            return _rating(points["count"], f"{average:f}")
        for pattern in _AVERAGES:
            match = pattern.search(piece)
            if match:
                return _rating(match["count"], match["average"])
    return {}


def _rating(count: str, average: str) -> dict[str, str]:
    return {"rating_count": count, "rating_average": average.replace(",", ".")}


def _comments(pieces: list[str]) -> dict[str, str]:
    for piece in pieces:
        for pattern in _COMMENTS:
            match = pattern.search(piece)
            if match:
                return {"comments": match[1]}
    return {}


def _visits(pieces: list[str]) -> dict[str, str]:
    """Counters of the whole site: the number stands in the piece of its label, or in the next."""
    found: dict[str, str] = {}
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        for name, pattern in _VISIT.items():
            label = pattern.match(piece) if name not in found else None
            if label is None:
                continue
            number = label[1] or ((alone := _ALONE.match(following)) and alone[1])
            if number:
                found[name] = re.sub(r"\D", "", number)
    return found if len(found) > 1 else {}
