"""Báo cáo kỳ: filling in on a desk or a phone, through Excel, sending, returning, approving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.records.errors import ReportError
from phoihop.records.models import FigureSource, Report
from phoihop.records.report_checks import Finding, before, check
from phoihop.records.report_entry import (
    ChangedMeanwhile,
    HasErrors,
    Saved,
    approve,
    fill,
    give_back,
    remark,
    send,
    shown,
)
from phoihop.records.small_figures import hidden_lines, hidden_words, shown_to
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.report_sheet import SheetLine, read_sheet, template
from phoihop.reports.rights import writing_bodies
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.reporting.rounds import row_of
from phoihop.web.office.work import XLSX


@dataclass(frozen=True, slots=True)
class EntryLine:
    """Dòng nhập: one line of the form as the page shows it."""

    key: str
    label: str
    unit: str
    required: bool
    value: str
    before: str
    whole: bool
    problem: str
    findings: tuple[Finding, ...]
    remarks: tuple[Any, ...]
    source: FigureSource | None = None

    @property
    def mode(self) -> str:
        """Which keyboard a phone shows."""
        return "numeric" if self.whole else "decimal"


@dataclass(frozen=True, slots=True)
class Section:
    label: str
    lines: list[EntryLine]


@signed_in
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form; on POST keep every line that can be read, and send when asked to."""
    account = asker(request)
    kept = _found(account, pk)
    if request.method == "GET":
        return render(request, "office/report.html", _context(account, kept))
    given = _given(request, kept)
    try:
        saved = fill(kept, given, account=account, seen=_seen(request), texts=_texts(request, kept))
        if saved.problems:
            messages.error(request, _("Có dòng chưa ghi được, xem bên dưới."))
        elif "send" in request.POST:
            sent = send(saved.report, account=account)
            told = {"receipt": sent.receipt}
            messages.success(request, _("Đã gửi báo cáo. Số biên nhận: %(receipt)s.") % told)
            return redirect("office:report", pk)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("office:report", pk)
    except HasErrors as problem:
        messages.error(request, problem.message)
        return redirect("office:report", pk)
    except ReportError as problem:
        messages.error(request, problem.message)
        return render(request, "office/report.html", _context(account, _found(account, pk), given))
    context = _context(account, _found(account, pk), given, saved)
    return render(request, "office/report.html", context)


@signed_in
@require_POST
def report_line(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep lines as they are left, one or several; the answer says what stands now.

    {"now": {key: written}, "problems": {key: sentence}, "conflict": sentence or "", "at": time}
    """
    account = asker(request)
    kept = _found(account, pk)
    given = _given(request, kept)
    answer: dict[str, Any] = {"problems": {}, "conflict": "", "refused": ""}
    try:
        saved = fill(kept, given, account=account, seen=_seen(request), texts=_texts(request, kept))
        answer["problems"] = {problem.key: problem.message for problem in saved.problems}
        kept = saved.report
    except ChangedMeanwhile as problem:
        answer["conflict"] = problem.message
    except ReportError as problem:
        answer["refused"] = problem.message
    now = shown(kept)
    answer["now"] = {key: now[key] for key in given}
    answer["at"] = f"{timezone.localtime():%H:%M}"
    return JsonResponse(answer)


@signed_in
@require_POST
def report_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a report to its body, with the reason."""
    account = asker(request)
    kept = _found(account, pk)
    try:
        give_back(kept, account=account, reason=request.POST.get("reason", "")[:1000])
        messages.success(request, _("Đã trả lại báo cáo cho %(body)s.") % {"body": kept.body})
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:report", pk)


@signed_in
@require_POST
def report_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a sent report."""
    account = asker(request)
    kept = _found(account, pk)
    try:
        approve(kept, account=account)
        messages.success(request, _("Đã duyệt báo cáo của %(body)s.") % {"body": kept.body})
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:report", pk)


@signed_in
@require_POST
def report_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask or answer about one line."""
    account = asker(request)
    kept = _found(account, pk)
    try:
        remark(kept, request.POST.get("key", ""), request.POST.get("text", ""), account=account)
        messages.success(request, _("Đã ghi trao đổi."))
    except ReportError as problem:
        messages.error(request, problem.message)
    key = request.POST.get("key", "")
    if request.POST.get("back") == "figure" and key in kept.round.version.keys:
        return redirect("office:report-figure", pk, key)
    return redirect("office:report", pk)


@signed_in
@require_safe
def report_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as an Excel file, with what already stands in it."""
    account = asker(request)
    kept = _found(account, pk)
    hidden = dict.fromkeys(hidden_lines(kept, account), hidden_words())
    response = HttpResponse(template(kept, hidden), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="bao-cao-{kept.pk}.xlsx"'
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def report_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through a filled sheet; take it only when asked to, and all of it or nothing."""
    account = asker(request)
    kept = _found(account, pk)
    demand(account, "fill", kept)
    context: dict[str, Any] = {"report": kept, "lines": None, "problem": ""}
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            if file is None:
                raise ReportError(_("Chưa chọn tệp nào."))
            lines = read_sheet(kept, file.read())
            context |= {"lines": lines, "changes": sum(line.changes for line in lines)}
            wrong = [line for line in lines if line.problem]
            if "take" in request.POST and not wrong:
                fill(kept, _typed(lines), account=account)
                told = {"count": len(lines)}
                messages.success(request, _("Đã nhập %(count)s dòng từ bảng tính.") % told)
                return redirect("office:report", pk)
            if wrong:
                told = {"count": len(wrong)}
                context["problem"] = _("Có %(count)s dòng chưa nhập được; chưa ghi gì.") % told
        except ReportError as problem:
            context["problem"] = problem.message
    return render(request, "office/report_import.html", context)


@signed_in
@require_safe
def report_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on A4, filled in or blank."""
    account = asker(request)
    kept = _found(account, pk)
    blank = request.GET.get("trong") == "1"
    context = {
        "report": kept,
        "sections": _sections(account, kept, blank=blank),
        "parts": [
            {**part, "value": "" if blank else kept.texts.get(part["key"], "")}
            for part in kept.round.version.texts
        ],
        "blank": blank,
    }
    return render(request, "office/report_print.html", context)


def _typed(lines: list[SheetLine]) -> dict[str, str]:
    return {line.key: line.typed for line in lines}


def _found(account: Account, pk: int) -> Report:
    seen = scope(
        account,
        Report.objects.select_related(
            "body", "round__body", "round__version__form", "sent_by", "document__body"
        ),
    )
    return get_object_or_404(seen, pk=pk)


def _given(request: HttpRequest, kept: Report) -> dict[str, str]:
    keys = kept.round.version.keys
    return {key: request.POST[f"o-{key}"][:200] for key in keys if f"o-{key}" in request.POST}


def _seen(request: HttpRequest) -> dict[str, str]:
    start = "thay-"
    return {
        name.removeprefix(start): str(value)
        for name, value in request.POST.items()
        if name.startswith(start)
    }


def _texts(request: HttpRequest, kept: Report) -> dict[str, str]:
    parts = [part["key"] for part in kept.round.version.texts]
    return {key: request.POST[f"v-{key}"] for key in parts if f"v-{key}" in request.POST}


def _context(
    account: Account, kept: Report, given: dict[str, str] | None = None, saved: Saved | None = None
) -> dict[str, Any]:
    problems = {problem.key: problem.message for problem in saved.problems} if saved else {}
    found = check(kept) if kept.state != Report.State.EMPTY else []
    if hidden_lines(kept, account):
        found = []  # a sentence of the checks would tell the figure
    fills = may(account, "fill", kept)
    return {
        "report": kept,
        "row": row_of(kept),
        "sections": _sections(account, kept, given=given or {}, problems=problems, found=found),
        "general": [finding for finding in found if not finding.key],
        "hard": [finding for finding in found if finding.hard],
        "texts": [
            {**part, "value": kept.texts.get(part["key"], "")} for part in kept.round.version.texts
        ],
        "sees_paper": kept.document is not None and may(account, "view", kept.document),
        "written": any(words.strip() for words in kept.texts.values()),
        "before": before(kept),
        "editable": fills and kept.is_open,
        "fill_rule": why(account, "fill", kept),
        "may_judge": may(account, "judge", kept),
        "may_draft": kept.state in Report.HERE and bool(writing_bodies(account)),
        "steps": kept.steps.select_related("by"),
    }


def _sections(
    account: Account,
    kept: Report,
    *,
    given: dict[str, str] | None = None,
    problems: dict[str, str] | None = None,
    found: list[Finding] | None = None,
    blank: bool = False,
) -> list[Section]:
    earlier = before(kept)
    then = shown_to(earlier, account) if earlier else {}
    now = {} if blank else shown_to(kept, account)
    sources = {} if blank else _sources(kept)
    remarks: dict[str, list[Any]] = {}
    for one in kept.remarks.select_related("by"):
        remarks.setdefault(one.key, []).append(one)
    sections: list[Section] = []
    for line in kept.round.version.lines:
        key = line["key"]
        if not sections or sections[-1].label != line["section"]:
            sections.append(Section(line["section"], []))
        sections[-1].lines.append(
            EntryLine(
                key=key,
                label=line["label"],
                unit=line["unit"],
                required=line["required"],
                value=(given or {}).get(key, now.get(key, "")),
                before=then.get(key, ""),
                whole=line["decimals"] == 0,
                problem=(problems or {}).get(key, ""),
                findings=tuple(one for one in found or () if one.key == key),
                remarks=tuple(remarks.get(key, ())),
                source=sources.get(key),
            )
        )
    return sections


def _sources(kept: Report) -> dict[str, FigureSource]:
    """The sentences that lines were filled from, by the keys of the lines."""
    found = kept.sources.select_related("proposal").defer("proposal__fields", "proposal__newer")
    return {one.key: one for one in found}
