"""Bảng giữ sẵn: the written rows of a page, kept as long as what they are made from is the same.

The key is a digest of every figure, plan, name and hidden line itself, read anew each time, with
the language and the address: what is kept can be neither old nor another reader's. Forgotten or
cleared at any time, it is only written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import NamedTuple

from django.core.cache import caches
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from phoihop.lib.periods import Months
from phoihop.registry.models import Body
from phoihop.reports.rollup.page import Line, Stored, lines_of, stored_of
from phoihop.web.office.rollup.rows import table_rows


class Summary(NamedTuple):
    """Điều cần biết trước: gaps, and numbers that may count twice."""

    lines: int
    gaps: int
    doubted: int


class Written(NamedTuple):
    """Bảng đã viết: rows of the table, options of the choice of one line, what to know first."""

    rows: SafeString
    options: SafeString
    summary: Summary


def written(
    body: Body,
    months: Months,
    tree: str,
    address: Callable[[str], str],
    hide: Callable[[Stored], frozenset[str]],
) -> Written:
    """Return the table of a body; `hide` names the series whose figures this reader may not see."""
    stored = stored_of(body, months, tree)
    hidden = hide(stored)
    said = (stored.digest(), address("0"), get_language(), sorted(hidden))
    key = blake2b(repr(said).encode(), digest_size=20).hexdigest()
    store = caches["pages"]
    kept = store.get(key)
    if kept is None:
        kept = _write(lines_of(stored, months), address, hidden)
        store.set(key, kept)
    rows, options, summary = kept
    return Written(mark_safe(rows), mark_safe(options), summary)


def _write(
    lines: list[Line], address: Callable[[str], str], hidden: frozenset[str]
) -> tuple[str, str, Summary]:
    options = "".join(
        f'<option value="{escape(line.series)}">{escape(f"{line.label} ({line.unit})")}</option>'
        for line in lines
    )
    return str(table_rows(lines, address, hidden)), options, _summary(lines)


def _summary(lines: Iterable[Line]) -> Summary:
    known = list(lines)
    gaps = sum(1 for line in known if line.now.missing)
    return Summary(len(known), gaps, sum(line.now.doubted for line in known))
