"""Soạn văn bản: the drafts one sees, one draft with its preview, its file, its number."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.drafts import drop_draft, issue, missing, save_draft, start_draft
from phoihop.reports.errors import PaperError, StaleDraft
from phoihop.reports.models import Draft
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.official.layout.rules_kit import Departure
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.pdf import NoPdf, as_pdf, office_program
from phoihop.reports.papers import paper_of
from phoihop.reports.templates_kept import file_of
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.papers.forms import DraftForm, NewDraftForm
from phoihop.web.office.papers.layouts import to_compare
from phoihop.web.office.papers.openings import addresses_of
from phoihop.web.office.papers.preview import preview_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TONES = {
    Draft.State.DRAFTING: ("info", "half"),
    Draft.State.ISSUED: ("ok", "check"),
    Draft.State.DROPPED: ("", "x"),
}
CHIPS = {"": None, "dang-soan": "drafting", "da-ban-hanh": "issued", "da-bo": "dropped"}


@signed_in
@require_http_methods(["GET", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """List the drafts one sees; on POST begin a new one."""
    account = asker(request)
    asked = {
        "meeting": request.GET.get("hoi-nghi", ""),
        "report": request.GET.get("bao-cao", ""),
        "conference": request.GET.get("du-kien", ""),
        "kind": request.GET.get("loai", ""),
    }
    form = NewDraftForm(account, request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        office, issuer = form.pair
        said = form.cleaned_data
        try:
            made = start_draft(
                office,
                issuer,
                said["kind"],
                account=account,
                meeting=said["meeting"],
                report=said["report"],
                conference=said["conference"],
                to=said["to"],
                partners=said["partners"],
            )
        except PaperError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã soạn bản đầu từ hồ sơ. Hãy xem, sửa rồi ban hành."))
            return redirect("office:draft", made.pk)
    return render(request, "office/papers/drafts.html", _list(request, account, form))


@signed_in
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one draft beside its preview; on POST keep what was edited."""
    account = asker(request)
    shown = _found(request, pk)
    if request.method == "POST":
        demand(account, "write", shown)
    form = DraftForm(shown, account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_draft(
                shown,
                form.values,
                account=account,
                version=form.cleaned_data["version"],
                signings=form.signings,
            )
        except StaleDraft as problem:
            sent: Any = request.POST.copy()
            sent["version"] = str(_found(request, pk).version)
            form = DraftForm(shown, account, sent)
            form.add_error(None, problem.message)
        except PaperError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã lưu dự thảo."))
            return redirect("office:draft", pk)
    return render(request, "office/papers/draft.html", _page(account, shown, form))


@signed_in
@require_safe
def draft_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the Word file, or the PDF with ?dang=pdf."""
    account = asker(request)
    shown = _found(request, pk)
    data = file_of(shown, account, addresses=addresses_of(shown, account, request))
    name = f"{KINDS[shown.kind].id}-{shown.pk}"
    if request.GET.get("dang") == "pdf":
        try:
            data = as_pdf(data)
        except NoPdf as problem:
            messages.error(request, problem.message)
            return redirect("office:draft", pk)
        return _download(data, "application/pdf", f"{name}.pdf")
    return _download(data, DOCX, f"{name}.docx")


@signed_in
@require_POST
def draft_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the number and keep the file for good."""
    shown = _found(request, pk)
    demand(asker(request), "write", shown)
    try:
        entry = issue(shown, account=asker(request), version=_version(request, shown))
    except PaperError as problem:
        messages.error(request, problem.message)
    else:
        said = _("Đã ban hành, số %(symbol)s. Tệp đã được giữ nguyên bản.")
        messages.success(request, said % {"symbol": entry.symbol})
    return redirect("office:draft", pk)


@signed_in
@require_POST
def draft_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft aside; it stays readable."""
    shown = _found(request, pk)
    demand(asker(request), "write", shown)
    try:
        drop_draft(shown, account=asker(request), version=_version(request, shown))
    except PaperError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Đã bỏ dự thảo. Chưa có số nào được lấy."))
    return redirect("office:draft", pk)


def _found(request: HttpRequest, pk: int) -> Draft:
    related = ("issuer__parent", "body", "meeting", "entry")
    seen = scope(asker(request), Draft.objects.select_related(*related))
    return get_object_or_404(seen, pk=pk)


def _list(request: HttpRequest, account: Account, form: NewDraftForm) -> dict[str, Any]:
    chosen = request.GET.get("muc", "")
    seen = scope(account, Draft.objects.select_related("issuer", "entry"))
    rows = seen.filter(state=CHIPS[chosen]) if CHIPS.get(chosen) else seen
    page = page_of(request, rows)
    labels = {
        "": _("Tất cả"),
        "dang-soan": _("Đang soạn"),
        "da-ban-hanh": _("Đã ban hành"),
        "da-bo": _("Đã bỏ"),
    }
    return {
        "form": form,
        "page": page,
        "page_query": f"muc={chosen}&" if chosen else "",
        "chips": [{"key": key, "label": label} for key, label in labels.items()],
        "chosen": chosen,
        "may_write": bool(form.offices),
        "rows": [
            {"draft": one, "tone": TONES[Draft.State(one.state)][0], "icon": _icon(one)}
            for one in page.object_list
        ],
        "open_form": request.method == "POST"
        or bool({"hoi-nghi", "bao-cao", "du-kien"} & set(request.GET)),
    }


def _page(account: Account, shown: Draft, form: DraftForm) -> dict[str, Any]:
    entry = getattr(shown, "entry", None)
    number = entry.number if entry else None
    departures = _departures(shown, account) if shown.is_open else ()
    return {
        "draft": shown,
        "entry": entry,
        "form": form,
        "head": [form[name] for name in ("dated_on", "symbol", "place", "superior", "heading")],
        "content": [form[name] for name in ("summary", "addressees", "bases", "text")],
        "tables": [form[name] for name in form.tables],
        "tail": [
            form[name]
            for name in form.fields
            if name in ("recipients", "archive") or name.rpartition("_")[2].isdigit()
        ],
        "preview": preview_of(shown, account, number=number),
        "tone": TONES[Draft.State(shown.state)][0],
        "icon": _icon(shown),
        "may_write": may(account, "write", shown) and shown.is_open,
        "rule": why(account, "write", shown),
        "lacking": missing(shown) if shown.is_open else [],
        "departures": departures,
        "to_compare": to_compare(account, shown),
        "has_pdf": office_program() is not None,
        "today": timezone.localdate(),
    }


def _departures(shown: Draft, account: Account) -> tuple[Departure, ...]:
    """What a clerk's own words have put out of layout; what we write ourselves keeps it."""
    paper = paper_of(shown, account)
    found = check_docx(file_of(shown, account), today=timezone.localdate(), profile=paper.profile)
    unnumbered = ("number.form", "number.zero", "signature.present")
    return tuple(one for one in found.departures if one.rule not in unnumbered)


def _icon(shown: Draft) -> str:
    return TONES[Draft.State(shown.state)][1]


def _version(request: HttpRequest, shown: Draft) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else shown.version


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
