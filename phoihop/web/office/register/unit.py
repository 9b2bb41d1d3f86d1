"""Chọn đơn vị hành chính: a new installation gets its bodies in one step."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.reading.places import find
from phoihop.registry.errors import RegisterError
from phoihop.registry.rights import NotAllowed
from phoihop.registry.units import choose_unit, find_unit, may_choose_unit, unit_is_chosen
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.register.days import as_of
from phoihop.web.office.register.places import line_of

MOST_FOUND = 30


@signed_in
@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest) -> HttpResponse:
    """Find the unit by name; choosing it makes its bodies from the templates of its level."""
    account, day = asker(request), as_of(request)
    if not may_choose_unit(account):
        raise NotAllowed(_refusal())
    if request.method == "POST":
        code = request.POST.get("ma", "")
        try:
            find_unit(code, day.day)
            chosen = choose_unit(code, on=day.day, account=account)
        except RegisterError as problem:
            messages.error(request, problem.message)
        else:
            words = _("Đã chọn %(unit)s: %(count)s đơn vị trong danh mục.")
            said = {"unit": chosen.place.full_name, "count": len(chosen.bodies)}
            messages.success(request, words % said)
            return redirect("office:bodies")
    search = request.GET.get("tim", "").strip()[:100]
    found = find(search, day.day) if search else []
    context = {"day": day, "search": search, "found": [line_of(one) for one in found[:MOST_FOUND]]}
    return render(request, "office/register/unit.html", context)


def _refusal() -> str:
    if unit_is_chosen():
        return _(
            "Đơn vị hành chính của hệ thống này đã được chọn. Thêm đơn vị khác bằng lệnh "
            "phoihop choose-unit."
        )
    return _("Chỉ quản trị của mọi đơn vị đang có trong hệ thống mới chọn được đơn vị hành chính.")
