"""Bảng Excel gửi lên: looked through first, then written without being sent again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from phoihop.registry.models import Account
from phoihop.registry.tables import BadTable, Cells, Line, counted, read_table

LOOKED_FOR = 60 * 60
"""Seconds for which a table that was looked through may be written without sending it again."""

MOST_SHOWN = 300


def rows_looked_at(
    request: HttpRequest, account: Account, columns: Sequence[str], *, salt: str
) -> list[Cells]:
    """The rows of the file, or those just looked through, which came back with the page.

    Raises BadTable.
    """
    token = request.POST.get("token", "")
    if token:
        try:
            owner, rows = signing.loads(token, salt=salt, max_age=LOOKED_FOR)
        except signing.BadSignature:
            owner, rows = None, []
        if owner != account.pk:
            raise BadTable(_("Bảng đã xem quá một giờ. Hãy chọn lại tệp."))
        found: list[Cells] = rows
        return found
    file = request.FILES.get("file")
    if file is None:
        raise BadTable(_("Chưa chọn tệp nào."))
    return read_table(file.read(), columns)


def what_was_seen(
    lines: list[Line], rows: list[Cells], account: Account, *, salt: str
) -> dict[str, Any]:
    """What the page shows of the look: counts, lines with faults first, the rows to come back."""
    counts = counted(lines)
    told = sorted(
        (line for line in lines if line.outcome != "same"), key=lambda one: not one.faults
    )
    return {
        "counts": counts,
        "lines": told[:MOST_SHOWN],
        "more": max(0, len(told) - MOST_SHOWN),
        "token": signing.dumps([account.pk, rows], salt=salt, compress=True),
        "may_write": not counts["wrong"] and (counts["new"] or counts["changed"]),
    }
