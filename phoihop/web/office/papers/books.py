"""Sổ văn bản: the outgoing and the incoming book, taking and cancelling numbers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.intake.models import Document
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope
from phoihop.reports.books import IN, OUT, Book, book_csv, book_xlsx, entries, years
from phoihop.reports.errors import PaperError
from phoihop.reports.models import BookEntry
from phoihop.reports.number_book import cancel_number, enter_incoming, take_number
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.rights import writing_bodies
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.papers.forms import NumberForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """Show one book of one year; on POST take a number for a document written elsewhere."""
    account = asker(request)
    form = NumberForm(account, request.POST or None, initial={"dated_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        office, issuer = form.pair
        said = form.cleaned_data
        try:
            entry = take_number(
                issuer,
                office,
                account=account,
                kind=KINDS[said["kind"]],
                symbol=said["symbol"],
                summary=said["summary"],
                on=said["dated_on"],
            )
        except PaperError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã lấy số %(symbol)s.") % {"symbol": entry.symbol})
            return redirect("office:book")
    shown = _asked(request)
    search = request.GET.get("tim", "").strip()[:200]
    page = page_of(request, entries(account, shown, search=search), size=100)
    query = f"so={'den' if shown.book == IN else 'di'}&nam={shown.year}&"
    context = {
        "form": form,
        "book": shown,
        "is_incoming": shown.book == IN,
        "years": sorted({shown.year, timezone.localdate().year, *years(account)}, reverse=True),
        "page": page,
        "page_query": query + (f"tim={search}&" if search else ""),
        "query": query,
        "search": search,
        "rows": [_row(account, one) for one in page.object_list],
        "may_take": bool(writing_bodies(account)),
        "waiting": _not_entered(account) if shown.book == IN else [],
        "open_form": request.method == "POST",
    }
    return render(request, "office/papers/book.html", context)


@signed_in
@require_safe
def book_print(request: HttpRequest) -> HttpResponse:
    """The book as it is printed and bound."""
    shown = _asked(request)
    rows = list(entries(asker(request), shown))
    context = {"book": shown, "is_incoming": shown.book == IN, "rows": rows}
    return render(request, "office/papers/book_print.html", context)


@signed_in
@require_safe
def book_sheet(request: HttpRequest) -> HttpResponse:
    """The book as a spreadsheet, or as CSV with ?dang=csv."""
    shown = _asked(request)
    rows = list(entries(asker(request), shown))
    name = f"so-van-ban-{'den' if shown.book == IN else 'di'}-{shown.year}"
    if request.GET.get("dang") == "csv":
        return _download(book_csv(shown, rows), "text/csv; charset=utf-8", f"{name}.csv")
    return _download(book_xlsx(shown, rows), XLSX, f"{name}.xlsx")


@signed_in
@require_POST
def number_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cross a number out, with the reason."""
    account = asker(request)
    seen = scope(account, BookEntry.objects.select_related("kept_by", "body"))
    entry = get_object_or_404(seen, pk=pk)
    demand(account, "cancel", entry)
    try:
        cancel_number(entry, account=account, reason=request.POST.get("reason", ""))
    except PaperError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Đã hủy số %(symbol)s.") % {"symbol": entry.symbol})
    return redirect("office:book")


@signed_in
@require_POST
def document_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a document that was taken in into the incoming book."""
    account = asker(request)
    found = get_object_or_404(scope(account, Document.objects.select_related("body")), pk=pk)
    entry = enter_incoming(
        found,
        account=account,
        sender=request.POST.get("sender", ""),
        symbol=request.POST.get("symbol", ""),
    )
    said = _("Văn bản mang số đến %(number)s.") % {"number": entry.number}
    messages.success(request, said)
    return redirect("office:document", pk)


def _not_entered(account: Account) -> list[Document]:
    """The newest documents of one's offices that no incoming book holds yet."""
    offices = [office.pk for office in writing_bodies(account)]
    entered = scope(account, BookEntry.objects.filter(book=IN).exclude(document=None))
    received = scope(account, Document.objects.filter(body__in=offices))
    left = received.exclude(pk__in=entered.order_by().values("document"))
    return list(left.defer("text", "metadata")[:20])


def _asked(request: HttpRequest) -> Book:
    year = request.GET.get("nam", "")
    known = int(year) if year.isdecimal() and 1900 <= int(year) <= 2200 else None
    kind = IN if request.GET.get("so") == "den" else OUT
    return Book(kind, known or timezone.localdate().year)


def _row(account: Account, entry: BookEntry) -> dict[str, Any]:
    open_to_cancel = entry.cancelled_on is None and entry.book == OUT
    return {"entry": entry, "may_cancel": open_to_cancel and may(account, "cancel", entry)}


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
