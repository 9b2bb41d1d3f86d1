"""Nhập số liệu kỳ trước: one sheet with every body's figures of a period that is over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.records.errors import ReportError
from phoihop.records.models import FormVersion
from phoihop.records.past_rounds import WrongRows, take_past_round
from phoihop.records.rounds import candidates
from phoihop.reports.past_sheet import read_past_sheet, write_past_sheet
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.reporting.rounds import RoundForm
from phoihop.web.office.work import XLSX


class PastRoundForm(RoundForm):
    """Kỳ trước: the form, the period; nobody has to send any more."""

    last_day = None  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        made = said.get("made")
        if made is not None and made.end >= timezone.localdate():
            self.add_error("period", _("Kỳ này chưa hết. Hãy mở đợt báo cáo cho kỳ này."))
        return said


@signed_in
@require_http_methods(["GET", "POST"])
def round_past(request: HttpRequest) -> HttpResponse:
    """Hand out the sheet to fill in, look through a filled one, take it when asked to."""
    account = asker(request)
    initial = {"year": timezone.localdate().year - 1, "period": "nam-0"}
    form = PastRoundForm(account, request.POST or None, initial=initial)
    context: dict[str, Any] = {"form": form, "sheet": None, "problems": [], "problem": ""}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        version = said["form"].versions.order_by("-number")[0]
        found = list(candidates(said["body"], on=said["made"].end))
        names = {body.short_name: body.pk for body in found if body.short_name}
        names |= {body.name: body.pk for body in found}
        if "sheet" in request.POST:
            return _sheet(version, [body.name for body in found])
        file = request.FILES.get("file")
        try:
            if file is None:
                raise ReportError(_("Chưa chọn tệp nào."))
            wanted = request.POST.get("table") or said["made"].label
            sheet = read_past_sheet(version, file.read(), names, wanted)
            context |= {"sheet": sheet, "problems": sheet.problems, "count": len(sheet.rows)}
            if "take" in request.POST and not sheet.problems:
                made = take_past_round(
                    version, said["made"], sheet.rows, body=said["body"], account=account
                )
                told = {"count": len(sheet.rows)}
                messages.success(request, _("Đã nhập số liệu của %(count)s đơn vị.") % told)
                return redirect("office:round", made.pk)
        except WrongRows as problem:
            context |= {"problems": problem.problems, "problem": problem.message}
        except ReportError as problem:
            context["problem"] = problem.message
    return render(request, "office/round_past.html", context)


def _sheet(version: FormVersion, names: list[str]) -> HttpResponse:
    data = write_past_sheet(version, [(name, [""] * len(version.lines)) for name in names])
    response = HttpResponse(data, content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="so-lieu-ky-truoc.xlsx"'
    return response
