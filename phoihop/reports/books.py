"""Sổ văn bản đi, đến: the rows of one book in one year, for the screen, for paper, for Excel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.lib.vietnamese import fold
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.reports.models import BookEntry
from phoihop.reports.spreadsheets import as_csv, as_xlsx

OUT, IN = BookEntry.Book.OUTGOING, BookEntry.Book.INCOMING


@dataclass(frozen=True, slots=True)
class Book:
    """Sổ: which book of which year; `body` narrows it to one issuer."""

    book: str
    year: int
    body: Body | None = None

    @property
    def title(self) -> str:
        return _("Sổ đăng ký văn bản đến") if self.book == IN else _("Sổ đăng ký văn bản đi")


def entries(account: Account, book: Book, *, search: str = "") -> QuerySet[BookEntry]:
    """Return the rows in the order of their numbers; cancelled ones stand among them."""
    found = scope(account, BookEntry.objects.filter(book=book.book))
    found = found.filter(
        entered_on__gte=date(book.year, 1, 1), entered_on__lte=date(book.year, 12, 31)
    )
    if book.body is not None:
        found = found.filter(body=book.body)
    for word in fold(search).split():
        found = found.filter(search_key__contains=word)
    return found.select_related("body", "draft", "document").order_by("body", "series", "number")


def years(account: Account) -> list[int]:
    """Return the years for which there is a book, newest first."""
    seen = scope(account, BookEntry.objects.all())
    return sorted({day.year for day in seen.dates("entered_on", "year")}, reverse=True)


def book_xlsx(book: Book, rows: list[BookEntry]) -> bytes:
    return as_xlsx(book.title, _header(book), [_row(book, one) for one in rows])


def book_csv(book: Book, rows: list[BookEntry]) -> bytes:
    return as_csv(_header(book), [_row(book, one) for one in rows])


def _header(book: Book) -> list[str]:
    middle = [_("Nơi gửi")] if book.book == IN else [_("Người ký"), _("Nơi nhận")]
    return [
        _("Số"),
        _("Dãy số"),
        _("Số, ký hiệu"),
        _("Ngày văn bản"),
        _("Ngày vào sổ"),
        _("Loại văn bản"),
        _("Trích yếu"),
        _("Nơi ban hành"),
        *middle,
        _("Đã hủy"),
    ]


def _row(book: Book, entry: BookEntry) -> list[str | int]:
    middle = (
        [entry.sender]
        if book.book == IN
        else [entry.signer, "; ".join(entry.recipients.split("\n"))]
    )
    cancelled = (
        f"{format_day(entry.cancelled_on)}: {entry.cancel_reason}" if entry.cancelled_on else ""
    )
    return [
        entry.number,
        entry.series,
        entry.symbol,
        format_day(entry.dated_on) if entry.dated_on else "",
        format_day(entry.entered_on),
        entry.kind,
        entry.summary,
        entry.body.name,
        *middle,
        cancelled,
    ]
