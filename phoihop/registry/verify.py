"""Đối soát nhật ký: walks the chain from its first row and names the first that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from phoihop.registry.chain import COLUMNS, digest_of_stored, link
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
    with _one_moment():
        for place, kept, stored, number, *values in _rows():
            position, seq = int(place), int(number)
            if position != rows + 1:
                return Verdict(rows, head, 0, rows + 1, _("Thiếu dòng ở vị trí này."))
            digest = digest_of_stored(dict(zip(COLUMNS, values, strict=True)))
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


@contextmanager
def _one_moment() -> Iterator[None]:
    """Look at the trail as it is now, whoever goes on writing meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _rows() -> Iterator[tuple[Any, ...]]:
    """Yield each row in the order of the chain as the database writes it out.

    Streamed past the models: PostgreSQL copies while we count, and no row waits in memory.
    """
    if connection.vendor == "postgresql":
        instant = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00'"""
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY ({_select(instant)}) TO STDOUT") as out,
        ):
            yield from out.rows()
        return
    # The text as stored: "2026-01-01 07:30:00", with microseconds where there are any.
    instant = (
        "replace({0}, ' ', 'T') || CASE length({0}) WHEN 19 THEN '.000000' ELSE '' END || '+00:00'"
    )
    with connection.cursor() as cursor:
        cursor.execute(_select(instant))
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


def _select(instant: str) -> str:
    quoted = connection.ops.quote_name
    columns = [f"e.{quoted(name)}" for name in ("digest", "seq", *COLUMNS)]
    at = columns.index(f"e.{quoted('at')}")
    columns[at] = instant.format(columns[at])
    seals, entries = (quoted(model._meta.db_table) for model in (TrailSeal, TrailEntry))
    return (
        f"SELECT s.position, s.hash, {', '.join(columns)} FROM {seals} s"
        f" JOIN {entries} e ON e.seq = s.entry_id ORDER BY s.position"
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
