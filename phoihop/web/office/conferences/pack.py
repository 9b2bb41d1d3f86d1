"""Tài liệu hội nghị: one PDF for the table, or its first part as a Word file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.reports.conference_pack import conference_pack, front_part
from phoihop.reports.official.pdf import NoPdf
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.conference import found_conference

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_safe
def conference_pack_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the pack; where no PDF can be made, say so and offer the Word file."""
    account, shown = asker(request), found_conference(request, pk)
    today = timezone.localdate()
    if request.GET.get("dang") == "word":
        return _file(front_part(shown, account, on=today), WORD, f"tai-lieu-{pk}.docx")
    try:
        pack = conference_pack(shown, account, on=today)
    except NoPdf as problem:
        messages.error(request, problem.message)
        return redirect("office:conference", pk)
    return _file(pack.data, "application/pdf", f"tai-lieu-{pk}.pdf")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
