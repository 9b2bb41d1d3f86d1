"""Đối soát nhật ký: walks the chain from its first row and names the first that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.registry.chain import COLUMNS, digest_of, link
from phoihop.registry.models import TrailEntry, TrailSeal

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kết quả đối soát: how many rows hold, and where the first one does not.

    `broken` is the number (seq) of the first row that does not fit, 0 when a row is missing
    and its number with it. `position` counts rows in the order of the chain.
    """

    rows: int
    head: str
    broken: int | None = None
    position: int = 0
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.broken is None


def verify(heads: Iterable[str] = ()) -> Verdict:
    """Check every row and that each of `heads`, kept outside, stands in the chain.

    One pass in the order of the chain; memory does not grow with the number of rows. A tail
    cut off whole leaves a shorter chain that fits: only a head kept outside tells.
    """
    wanted = set(heads)
    rows, head = 0, ""
    with transaction.atomic():
        for position, kept, stored, seq, *values in _rows():
            if position != rows + 1:
                return Verdict(rows, head, 0, rows + 1, _("Thiếu dòng ở vị trí này."))
            digest = digest_of(dict(zip(COLUMNS, values, strict=True)))
            if digest != stored:
                return Verdict(rows, head, seq, position, _("Nội dung của dòng đã bị sửa."))
            if link(head, seq, digest) != kept:
                reason = _("Dòng không nối được với dòng đứng trước.")
                return Verdict(rows, head, seq, position, reason)
            rows, head = position, kept
            wanted.discard(head)
        return _end(rows, head, wanted)


def head_of_chain() -> tuple[int, str]:
    """Return the number of rows in the chain and its newest hash."""
    last = TrailSeal.objects.order_by("-position").values_list("position", "hash").first()
    return last or (0, "")


def _rows() -> Iterator[tuple[Any, ...]]:
    columns = [f"entry__{name}" for name in COLUMNS]
    chain = TrailSeal.objects.order_by("position")
    return chain.values_list("position", "hash", "entry__digest", "entry_id", *columns).iterator(
        chunk_size=CHUNK
    )


def _end(rows: int, head: str, wanted: set[str]) -> Verdict:
    """The chain fits so far: is anything left beside it or cut off behind it?"""
    if head_of_chain()[0] != rows:
        return Verdict(rows, head, 0, rows + 1, _("Thiếu dòng ở vị trí này."))
    loose = TrailEntry.objects.filter(seal=None).order_by("seq").values_list("seq", flat=True)
    first = loose.first()
    if first is not None:
        reason = _("Có %(count)s dòng nằm ngoài chuỗi.") % {"count": loose.count()}
        return Verdict(rows, head, first, rows + 1, reason)
    if wanted:
        reason = _("Mã băm lưu ngoài không còn trong nhật ký: phần cuối đã bị cắt hoặc viết lại.")
        return Verdict(rows, head, 0, rows + 1, reason)
    return Verdict(rows, head)
