"""Tải trọn bộ: the pack of one meeting, the file of one year."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.records.models import Meeting
from phoihop.registry.rights import acting_body, scope
from phoihop.reports import packs
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_safe
def meeting_pack(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out everything about one meeting."""
    found = get_object_or_404(scope(asker(request), Meeting.objects.all()), pk=pk)
    bundle = packs.meeting_pack(found, asker(request))
    return FileResponse(bundle, as_attachment=True, filename=f"hoi-nghi-{pk}.zip")


@signed_in
@require_safe
def year_file(request: HttpRequest) -> HttpResponse | HttpResponseBase:
    """Hand out what the body one acts for issued in a year."""
    body = acting_body(asker(request))
    if body is None:
        messages.error(request, _("Bạn chưa có vai trò ở đơn vị nào nên chưa có hồ sơ năm."))
        return redirect("office:book")
    asked = request.GET.get("nam", "")
    known = asked.isdecimal() and 1900 <= int(asked) <= 2200
    year = int(asked) if known else timezone.localdate().year
    bundle = packs.year_file(body, year, asker(request))
    return FileResponse(bundle, as_attachment=True, filename=f"ho-so-nam-{year}.zip")
