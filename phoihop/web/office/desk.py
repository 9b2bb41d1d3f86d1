"""Bàn đọc: one document with its evidence, and beside it what may become records."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.intake.close import close_document, reopen_document
from phoihop.intake.models import Document, Proposal, Remainder
from phoihop.intake.originals import path_of
from phoihop.intake.presence import show_presence
from phoihop.intake.remainders import dismiss
from phoihop.records.report_landing import open_reports_for
from phoihop.registry.models import Account
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, by_script, signed_in
from phoihop.web.office.heads import head_line, tie_lines
from phoihop.web.office.panel import TO_HANDLE, Panel
from phoihop.web.office.paper import Paper

PLAIN = "application/octet-stream"


@signed_in
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the desk; asked by script, only its right half."""
    account = asker(request)
    shown = found_document(account, pk)
    panel = panel_of(
        shown,
        account,
        filter_key=request.GET.get("loc", TO_HANDLE),
        open_pk=_number(request.GET.get("de-xuat")),
    )
    if by_script(request):
        return show_panel(request, panel)
    paper = Paper(
        shown.text,
        panel.proposals,
        remainder_of(shown),
        open_pk=panel.open.pk if panel.open else None,
        title=shown.title,
    )
    context = context_of(panel) | {
        "paper": paper.blocks(),
        "others": show_presence(shown, account),
        "original_pages": _original_pages(shown),
        "head_line": head_line(shown, account),
        "report_offers": open_reports_for(shown, account=account),
        "ties": tie_lines(shown, account),
        "carried": list(shown.carried.order_by("pk").only("name", "title", "state")[:200]),
    }
    return render(request, "office/desk.html", context)


@signed_in
@require_safe
def document_original(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the original bytes, always as a file to keep, never as a page to run."""
    shown = found_document(asker(request), pk)
    try:
        stream = path_of(str(shown.file.name)).open("rb")
    except (FileNotFoundError, IsADirectoryError):
        raise Http404 from None
    response = FileResponse(stream, as_attachment=True, filename=shown.name, content_type=PLAIN)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@signed_in
@require_POST
def remainder_dismiss(request: HttpRequest, pk: int, rest: int) -> HttpResponse:
    """Mark one unused sentence as looked at."""
    account = asker(request)
    found = get_object_or_404(
        scope(account, Remainder.objects.select_related("document__body")), pk=rest, document=pk
    )
    dismiss(found, account=account)
    if not by_script(request):
        return redirect(f"{reverse('office:document', args=[pk])}#chua-dung")
    panel = panel_of(found.document, account)
    panel.rest_open = True
    return render(request, "office/partials/remainder.html", context_of(panel))


@signed_in
@require_POST
def document_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the document away; what is still undecided is passed over."""
    account = asker(request)
    passed = close_document(found_document(account, pk), account=account)
    said = _("Đã đóng văn bản.")
    if passed:
        said += " " + _("Số đề xuất cho qua: %(count)s.") % {"count": passed}
    messages.success(request, said)
    return redirect("office:document", pk)


@signed_in
@require_POST
def document_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the document up again."""
    account = asker(request)
    reopen_document(found_document(account, pk), account=account)
    messages.success(request, _("Đã mở lại văn bản."))
    return redirect("office:document", pk)


def found_document(account: Account, pk: int) -> Document:
    about = ("body", "received_by", "head__sender", "carrier")
    seen = scope(account, Document.objects.select_related(*about))
    return get_object_or_404(seen, pk=pk)


def remainder_of(shown: Document) -> list[Remainder]:
    return list(shown.remainders.order_by("start", "id"))


def panel_of(
    shown: Document, account: Account, *, filter_key: str = TO_HANDLE, open_pk: int | None = None
) -> Panel:
    proposals = shown.proposals.select_related("decided_by").order_by("start", "id")
    return Panel(
        shown,
        account,
        list(proposals),
        remainder_of(shown),
        filter_key=filter_key,
        open_pk=open_pk,
        may_decide=shown.is_open and may(account, "read", shown),
    )


def show_panel(request: HttpRequest, panel: Panel, *, said: str = "") -> HttpResponse:
    """Answer with the right half, the progress line and a sentence for screen readers."""
    context = context_of(panel) | {"swap": True, "said": said}
    return render(request, "office/partials/panel_answer.html", context)


def context_of(panel: Panel) -> dict[str, object]:
    return {
        "document": panel.document,
        "panel": panel,
        "may_decide": panel.may_decide,
        "may_close": may(panel.account, "close", panel.document),
        "next_document": next_document(panel.account, panel.document),
    }


def next_document(account: Account, shown: Document) -> int | None:
    """Return the document to handle after this one: the next older, else the newest."""
    waiting = (
        scope(account, Document.objects.exclude(pk=shown.pk).exclude(state=Document.State.CLOSED))
        .filter(proposals__state__in=Proposal.UNDECIDED)
        .distinct()
        .order_by("-received_at", "-id")
        .values_list("pk", "received_at")
    )
    queue = list(waiting)
    here = (shown.received_at, shown.pk)
    older = [pk for pk, received_at in queue if (received_at, pk) < here]
    return next(iter([*older, *(pk for pk, _at in queue)]), None)


def _original_pages(shown: Document) -> list[int]:
    """Pages that can be drawn; a page more than there is shows nothing."""
    if shown.format not in ("pdf", "picture") or not shown.file:
        return []
    counted = str(shown.metadata.get("pages", ""))
    return list(range(1, min(int(counted), 60) + 1)) if counted.isdecimal() else [1]


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isdecimal() and len(words) < 19 else None
