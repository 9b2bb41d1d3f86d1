"""Đề mục: what a heading says of the lines below it: whom they tell, or that they ask."""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.blocks import Part
from phoihop.reading.marks import Marks
from phoihop.reading.parties import Party, read_parties
from phoihop.reading.pieces import skip_lead_in

_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "phần", "y"))
_LONGEST_HEADING = 12


def lists_requests(marks: Marks, part: Part) -> bool:
    """Say whether it is the heading "III. Kiến nghị, đề xuất", not "Trả lời kiến nghị"."""
    keys = marks.tokens.keys
    at = skip_lead_in(marks, part.first, part.last)
    while at < part.last and (marks.tokens.kinds[at] != "W" or keys[at] in _ROMAN):
        at += 1
    if keys[at : at + 1] == ["những"]:
        at += 1
    asks = keys[at : at + 2] in (["kiến", "nghị"], ["đề", "xuất"])
    return asks and part.last - at <= _LONGEST_HEADING


def told_below(marks: Marks, part: Part) -> tuple[Party, ...]:
    """Return whom a heading such as "1. Đối với Hội Nông dân xã:" tells what stands below."""
    at = skip_lead_in(marks, part.first, part.last)
    if marks.tokens.keys[at : at + 2] == ["đối", "với"]:
        at += 2
    parties = read_parties(marks, at, part.last)
    if not parties or parties[-1].last < part.last - 1:
        return ()
    return tuple(parties)


_ENDING = frozenset(("trước", "xong", "thành", "hạn", "nhất", "hết"))
_LONGEST_DEADLINE = 6


def deadline_of(marks: Marks, part: Part) -> tuple[int, int] | None:
    """Return the tokens of a heading, or of a line that opens a list, when it tells by when all
    below it is due: "1. Hoàn thành trước ngày 30/6:".
    """
    for index in marks.among(_DATED, part.first, part.last):
        before = marks.tokens.keys[max(part.first, index - _LONGEST_DEADLINE) : index]
        if not _ENDING.isdisjoint(before):
            return part.first, part.last
    return None


_DATED = frozenset(("DAY", "PERIOD"))


_JUDGING = frozenset(
    (
        ("đánh", "giá"),
        ("nhận", "xét"),
        ("kết", "quả"),
        ("tình", "hình"),
        ("ưu", "điểm"),
        ("hạn", "chế"),
        ("tồn", "tại"),
        ("khuyết", "điểm"),
    )
)
_PLANNING = frozenset((("nhiệm", "vụ"), ("giải", "pháp"), ("phương", "hướng"), ("thời", "gian")))


def names_assessment(marks: Marks, part: Part) -> bool:
    """Say whether work done is judged below: "1. Về đánh giá chung", "Kết quả thực hiện nhiệm vụ",
    but not "Nhiệm vụ trọng tâm, giải pháp khắc phục hạn chế": the first such word tells.
    """
    pairs = pairwise(marks.tokens.keys[part.first : part.last])
    told = next((pair for pair in pairs if pair in _JUDGING or pair in _PLANNING), None)
    return told in _JUDGING


def names_conclusion(marks: Marks, part: Part) -> bool:
    """Say whether the heading is that of the conclusion: "IV. Kết luận của chủ tọa"."""
    keys = marks.tokens.keys[part.first : part.last]
    return any(keys[at : at + 2] == ["kết", "luận"] for at in range(len(keys)))
