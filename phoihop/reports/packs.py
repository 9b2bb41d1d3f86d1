"""Trọn bộ hội nghị, hồ sơ năm: files in one ZIP with an index and the SHA-256 of each."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Document
from phoihop.intake.originals import path_of
from phoihop.lib.archive import new_archive
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Meeting
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.reports.books import IN, OUT, Book, book_csv, book_xlsx, entries
from phoihop.reports.models import BookEntry, Draft
from phoihop.reports.spreadsheets import as_csv, as_xlsx
from phoihop.reports.templates_kept import file_of

_SPOOL = 8 * 1024 * 1024
INDEX, SUMS = "00-muc-luc", "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Packed:
    """Một tệp trong bộ: its name, what it is, its bytes."""

    name: str
    what: str
    data: bytes


def meeting_pack(meeting: Meeting, account: Account) -> IO[bytes]:
    """Return a ZIP of a meeting: its document, the papers drafted from it, an index."""
    return _zipped(_meeting_files(meeting, account), str(meeting))


def year_file(body: Body, year: int, account: Account) -> IO[bytes]:
    """Return a ZIP of what a body issued in a year, with both books and an index."""
    return _zipped(_year_files(body, year, account), _("Hồ sơ năm %(year)s") % {"year": year})


def _meeting_files(meeting: Meeting, account: Account) -> Iterator[Packed]:
    document = scope(account, Document.objects.filter(pk=meeting.document_id)).first()
    if document is not None:
        data = path_of(str(document.file)).read_bytes()
        yield Packed(f"01-van-ban-goc/{file_name(document.name)}", str(document), data)
    made = scope(account, Draft.objects.filter(meeting=meeting).exclude(state=Draft.State.DROPPED))
    for draft in made.select_related("issuer__parent", "body").order_by("id"):
        yield Packed(_draft_name("02-van-ban", draft), str(draft), file_of(draft, account))


def _year_files(body: Body, year: int, account: Account) -> Iterator[Packed]:
    for kind, name in ((OUT, "so-van-ban-di"), (IN, "so-van-ban-den")):
        book = Book(kind, year, body)
        rows = list(entries(account, book))
        yield Packed(f"01-so-van-ban/{name}.xlsx", book.title, book_xlsx(book, rows))
        yield Packed(f"01-so-van-ban/{name}.csv", book.title, book_csv(book, rows))
    first, last = date(year, 1, 1), date(year, 12, 31)
    written = scope(account, BookEntry.objects.filter(body=body, book=OUT))
    issued = written.filter(entered_on__gte=first, entered_on__lte=last).exclude(draft=None)
    for entry in issued.select_related("draft").order_by("series", "number").iterator(100):
        if entry.draft is not None and entry.draft.file:
            data = path_of(str(entry.draft.file)).read_bytes()
            name = file_name(f"{entry.symbol} {entry.summary}"[:90])
            yield Packed(f"02-van-ban-di/{name}.docx", str(entry), data)


def _zipped(files: Iterator[Packed], title: str) -> IO[bytes]:
    """Write the files one by one: only one of them is in memory at a time."""
    # Closed by the response that sends it.
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115
    rows: list[list[str | int]] = []
    taken: set[str] = set()
    with new_archive(out, timezone.localtime()) as bundle:
        for one in files:
            name = _free(one.name, taken)
            digest = hashlib.sha256(one.data).hexdigest()
            bundle.put(name, one.data)
            rows.append([len(rows) + 1, name, one.what, len(one.data), digest])
        header = [_("STT"), _("Tệp"), _("Nội dung"), _("Số byte"), "SHA-256"]
        bundle.put(f"{INDEX}.xlsx", as_xlsx(title, header, rows))
        bundle.put(f"{INDEX}.csv", as_csv(header, rows))
        sums = "".join(f"{row[4]}  {row[1]}\n" for row in rows)
        bundle.put(SUMS, sums.encode())
    out.seek(0)
    return out


def file_name(words: str) -> str:
    """Return words as a part of a path that any system takes.

    >>> file_name("05/TB-UBND Kết luận: hội nghị.docx")
    '05-tb-ubnd-ket-luan-hoi-nghi.docx'
    """
    bare = re.sub(r"[^a-z0-9.]+", "-", fold(words)).strip("-.")
    return re.sub(r"-*\.[-.]*", ".", bare)[:120] or "tep"


def _draft_name(folder: str, draft: Draft) -> str:
    return f"{folder}/{file_name(f'{draft.kind} {draft.summary}'[:90])}.docx"


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{stem}-{count}{dot}{ending}"
    taken.add(free)
    return free
