"""Đưa văn bản vào báo cáo: what a paper offers for a form, and a report's own paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.intake.models import Document
from phoihop.records.errors import ReportError
from phoihop.records.models import Report
from phoihop.records.report_landing import land, landing_lines, landing_parts
from phoihop.records.report_papers import paper_of, take_as_sent
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, scope
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def report_landing(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Show each line with what stands and what the document says; on POST take what was chosen."""
    account = asker(request)
    report = _report(account, pk)
    demand(account, "land", report)
    paper = get_object_or_404(scope(account, Document.objects.all()), pk=document)
    context: dict[str, Any] = {"report": report, "document": paper, "problem": ""}
    if request.method == "POST":
        keys = report.round.version.keys
        chosen = {
            key: int(said)
            for key in keys
            if (said := request.POST.get(f"chon-{key}", "")).isdecimal() and len(said) < 19
        }
        seen = {key: request.POST[f"thay-{key}"] for key in keys if f"thay-{key}" in request.POST}
        try:
            parts = request.POST.getlist("phan")
            count = land(report, paper, chosen, parts, account=account, seen=seen)
        except ReportError as problem:
            context["problem"] = problem.message
        else:
            told = {"count": count}
            messages.success(request, _("Đã đưa %(count)s mục từ văn bản vào báo cáo.") % told)
            return redirect("office:report", pk)
    lines = landing_lines(report, paper)
    context |= {
        "lines": [line for line in lines if line.candidates],
        "missing": [line for line in lines if not line.candidates],
        "parts": landing_parts(report, paper),
    }
    return render(request, "office/report_landing.html", context)


@signed_in
@require_POST
def report_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a report that came as a document as sent."""
    account = asker(request)
    try:
        sent = take_as_sent(_report(account, pk), account=account)
        told = {"receipt": sent.receipt}
        messages.success(request, _("Đã ghi nhận báo cáo. Số biên nhận: %(receipt)s.") % told)
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:report", pk)


@signed_in
@require_POST
def report_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what the unit wrote on the desk, so that its proposals can become records."""
    account = asker(request)
    try:
        made = paper_of(_report(account, pk), account=account)
    except ReportError as problem:
        messages.error(request, problem.message)
        return redirect("office:report", pk)
    messages.success(request, _("Phần viết của báo cáo đã ở mục Văn bản, chờ xác nhận."))
    return redirect("office:document", made.pk)


def _report(account: Account, pk: int) -> Report:
    about = ("body", "round__body", "round__version__form", "document")
    return get_object_or_404(scope(account, Report.objects.select_related(*about)), pk=pk)
