"""Bảng giữ sẵn: the written table of a page, kept as long as what it is made from is the same.

The key is a digest of every figure, plan, name and hidden line itself, read anew each time, with
the language and the address: what is kept can be neither old nor another reader's. Forgotten or
cleared at any time, it is only written again. It is kept as bytes and laid into the page last:
through each level of the templates a third of a million signs would be copied twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import escape
from typing import NamedTuple

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from phoihop.lib.periods import Months
from phoihop.lib.rings import no_search_for_rings
from phoihop.registry.models import Body
from phoihop.reports.rollup.page import Line, Stored, lines_of, stored_of
from phoihop.web.office.rollup.rows import table_rows

MARKS = {
    "office/rollup/totals.html": b"<!--totals-->",
    "office/rollup/over_time.html": b"<!--over-time-->",
}
"""Template → the comment in its place; what people write cannot be one, as its < is escaped."""


class Summary(NamedTuple):
    """Điều cần biết trước: gaps, and numbers that may count twice."""

    lines: int
    gaps: int
    doubted: int


@dataclass(frozen=True)
class Totals:
    """Bảng số tổng hợp: rows, options of the choice of one line, what to know first.

    Each is written when it is asked for: where `key` is known to the cache, never.
    """

    key: str
    stored: Stored
    months: Months
    address: Callable[[str], str]
    hidden: frozenset[str]

    @cached_property
    def lines(self) -> list[Line]:
        with no_search_for_rings():
            return lines_of(self.stored, self.months)

    @property
    def rows(self) -> SafeString:
        lines = self.lines
        with no_search_for_rings():
            return table_rows(lines, self.address, self.hidden)

    @property
    def options(self) -> SafeString:
        rows = (
            f'<option value="{escape(line.series)}">'
            f"{escape(f'{line.label} ({line.unit})')}</option>"
            for line in self.lines
        )
        return mark_safe("".join(rows))

    @property
    def summary(self) -> Summary:
        return _summary(self.lines)


def totals_of_page(
    body: Body,
    months: Months,
    tree: str,
    address: Callable[[str], str],
    hide: Callable[[Stored], frozenset[str]],
    *around: object,
) -> Totals:
    """Return the table of a body; `hide` names the series whose figures this reader may not see.

    `around` is what else the template writes into what is kept.
    """
    stored = stored_of(body, months, tree)
    hidden = hide(stored)
    said = (stored.digest(), address("0"), get_language(), sorted(hidden), body.name, *around)
    key = blake2b(repr(said).encode(), digest_size=20).hexdigest()
    return Totals(key, stored, months, address, hidden)


def laid_into(page: bytes, totals: Totals, context: dict[str, object]) -> bytes:
    """Return the page with the kept table and form in the place of their marks."""
    store = caches["pages"]
    kept = store.get(totals.key)
    if kept is None:
        said = context | {"totals": totals, "summary": totals.summary}
        kept = [render_to_string(name, said).encode() for name in MARKS]
        store.set(totals.key, kept)
    for mark, part in zip(MARKS.values(), kept, strict=True):
        page = page.replace(mark, part, 1)
    return page


def _summary(lines: Iterable[Line]) -> Summary:
    known = list(lines)
    gaps = sum(1 for line in known if line.now.missing)
    return Summary(len(known), gaps, sum(line.now.doubted for line in known))
