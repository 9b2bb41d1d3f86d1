"""Ngày nói theo ngày đăng: "sáng nay", "chiều qua", dated only by the day of publication.

"Vừa qua", "mới đây" name no day and yield none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.reading.marks import Marks
from phoihop.reading.quantities.words import keyed

_HEAD = 8
_LONGEST_HEAD = 40
_PARTS = keyed("sáng trưa chiều tối đêm hôm ngày khuya")
_SAID = {"nay": 0, "qua": 1}


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Ngày tương đối: tokens `first` up to `last`, and how many days before the publication."""

    first: int
    last: int
    days_before: int

    def on(self, published_on: date) -> date:
        """Return the day, seen from the day on which the text was published."""
        return published_on - timedelta(days=self.days_before)


def relative_day(marks: Marks, first: int, last: int) -> RelativeDay | None:
    """Return the day that the head of a sentence names only by its distance: "Sáng nay, …".

    "Trong 3 ngày qua", "những ngày qua" and "thời gian qua" name none.
    """
    keys = marks.tokens.keys
    for index in range(first, min(first + _LONGEST_HEAD, last - 1)):
        if index >= first + _HEAD and keys[index - 1] != ",":
            continue  # "Để chuẩn bị kỳ họp thứ ba, hôm nay Thường trực HĐND xã họp"
        days = _SAID.get(keys[index + 1])
        if days is None or keys[index] not in _PARTS:
            continue
        if keys[index] == "ngày" and (days or not _opens(keys, index, first)):
            continue  # "những ngày qua", "đến ngày nay"
        if keys[index + 2 : index + 3] == ["đến"]:
            continue
        begin = index - 1 if index > first and keys[index - 1] in _PARTS else index
        return RelativeDay(begin, index + 2, days)
    return None


def _opens(keys: list[str], index: int, first: int) -> bool:
    return index == first or keys[index - 1] in (",", "-", "–", ")", ".")
