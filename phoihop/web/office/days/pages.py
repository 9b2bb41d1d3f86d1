"""Ngày làm việc: the holidays of a year, an office's own days, and a day counted on request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.followup.due_count import Redated, add_day, count_words, remove_day
from phoihop.lib import periods
from phoihop.lib.dates import format_day
from phoihop.lib.periods import Period, Regime, sent_to_government_by
from phoihop.lib.working_days import MOST_DAYS, Special, State, WorkingCalendar, shipped
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, OfficeDay, Role
from phoihop.registry.rights import acting_body, bodies_with_role, scope
from phoihop.registry.statutory import Term, term_of, terms
from phoihop.registry.working_calendar import calendar_of
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.styled import StyledForm

STATES = {
    State.CERTAIN: ("ok", gettext_lazy("đã công bố")),
    State.UNCHECKED: ("warn", gettext_lazy("chưa đối chiếu văn bản")),
    State.EXPECTED: ("warn", gettext_lazy("dự kiến")),
}
LISTED_AT_ONCE = 8
"""Tasks named in the notice after a holiday was added; the trail names all of them."""


class CountForm(StyledForm):
    """Đếm hạn: from which day, how many days, or by which law."""

    tu = forms.DateField(label=gettext_lazy("Từ ngày"))
    so = forms.IntegerField(
        label=gettext_lazy("Số ngày"), min_value=1, max_value=MOST_DAYS, required=False
    )
    kieu = forms.ChoiceField(
        label=gettext_lazy("Cách đếm"),
        choices=[
            ("lam-viec", gettext_lazy("ngày làm việc")),
            ("lich", gettext_lazy("ngày theo lịch")),
        ],
        required=False,
    )
    luat = forms.ChoiceField(label=gettext_lazy("hoặc thời hạn theo luật"), required=False)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["luat"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *((term.id, term.name) for term in terms())]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("so") and not said.get("luat") and "so" not in self.errors:
            self.add_error("so", _("Hãy nhập số ngày hoặc chọn một thời hạn theo luật."))
        return said


class DayForm(StyledForm):
    """Ngày của cơ quan: which day, off or worked, why."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị"), empty_label=None
    )
    day = forms.DateField(label=gettext_lazy("Ngày"))
    works = forms.ChoiceField(
        label=gettext_lazy("Ngày đó"),
        choices=[("", gettext_lazy("nghỉ")), ("1", gettext_lazy("làm việc"))],
        required=False,
    )
    name = forms.CharField(label=gettext_lazy("Lý do"), max_length=120)
    source = forms.CharField(
        label=gettext_lazy("Căn cứ (số, ngày văn bản)"), max_length=200, required=False
    )

    def __init__(self, bodies: Any, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies


@dataclass(frozen=True, slots=True)
class SpecialRow:
    """Dòng của lịch: days in a row with one name."""

    first: date
    last: date
    special: Special
    tone: str
    state: str
    own: OfficeDay | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Kết quả đếm hạn, in words; `longest` for the limit of a complex case."""

    words: str
    last_day: date
    next_working: date | None
    longest: str
    term: Term | None


@signed_in
@require_http_methods(["GET", "POST"])
def working_days(request: HttpRequest) -> HttpResponse:
    """Show the year's special days and count on request; on POST, add a day of the office."""
    account = asker(request)
    kept_for = bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF).filter(valid_to=None)
    form = DayForm(kept_for, request.POST or None)
    if request.method == "POST" and form.is_valid() and _add(request, account, form):
        return redirect(request.get_full_path())
    own = acting_body(account)
    calendar = calendar_of(own) if own else shipped()
    year = _year(request)
    count_form = CountForm(request.GET if "tu" in request.GET else None)
    context = {
        "form": form,
        "may_keep": kept_for.exists(),
        "count_form": count_form,
        "counted": _counted(count_form, calendar) if count_form.is_valid() else None,
        "year": year,
        "years": _years(),
        "rows": _rows(account, year),
        "terms": terms(),
        "windows": [(one, sent_to_government_by(one)) for one in _windows(year)],
    }
    return render(request, "office/days/working_days.html", context)


@signed_in
@require_POST
def office_day_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a day of the office away; what it moved goes back."""
    account = asker(request)
    kept = get_object_or_404(scope(account, OfficeDay.objects.select_related("body")), pk=pk)
    day, year = format_day(kept.day), kept.day.year
    moved = remove_day(kept, account=account)
    told = _("Đã bỏ ngày %(day)s.") % {"day": day}
    messages.success(request, f"{told} {_moved_words(moved)}")
    response = redirect("office:working-days")
    response["Location"] += f"?nam={year}"
    return response


def _add(request: HttpRequest, account: Account, form: DayForm) -> bool:
    said = form.cleaned_data
    works = bool(said["works"])
    try:
        moved = add_day(
            said["body"],
            said["day"],
            works=works,
            name=said["name"],
            source=said["source"],
            account=account,
        )
    except RegisterError as problem:
        form.add_error("day", problem.message)
        return False
    told = _("Đã ghi ngày %(day)s.") % {"day": format_day(said["day"])}
    messages.success(request, f"{told} {_moved_words(moved)}")
    return True


def _moved_words(moved: list[Redated]) -> str:
    """Say which open work has another due day now."""
    if not moved:
        return _("Không nhiệm vụ nào đổi hạn.")
    shown = ", ".join(
        f"{one.task.code} ({one.before:%d/%m} → {one.after:%d/%m})"
        for one in moved[:LISTED_AT_ONCE]
    )
    told = ngettext(
        "%(count)s nhiệm vụ tính theo ngày làm việc đã được đếm lại hạn: %(tasks)s.",
        "%(count)s nhiệm vụ tính theo ngày làm việc đã được đếm lại hạn: %(tasks)s.",
        len(moved),
    )
    return told % {"count": len(moved), "tasks": shown}


def _counted(form: CountForm, calendar: WorkingCalendar) -> Counted:
    said = form.cleaned_data
    term = term_of(said["luat"]) if said["luat"] else None
    days = term.days if term else said["so"]
    working = term.working if term else said["kieu"] != "lich"
    count = calendar.count(said["tu"], days, working=working)
    later = calendar.next_working(count.last_day)
    longest = ""
    if term and term.longest:
        longest = count_words(calendar.count(said["tu"], term.longest, working=working))
    return Counted(
        words=count_words(count),
        last_day=count.last_day,
        next_working=later if later != count.last_day else None,
        longest=longest,
        term=term,
    )


def _years() -> list[int]:
    return sorted({day.year for day in shipped().specials} | {timezone.localdate().year})


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("nam", "")
    this = timezone.localdate().year
    return int(asked) if asked.isdecimal() and 2000 <= int(asked[:5]) <= 2200 else this


def _rows(account: Account, year: int) -> list[SpecialRow]:
    """The shipped days of a year, days with one name in a row together, and those of offices."""
    days = sorted(day for day in shipped().specials if day.year == year)
    found: list[SpecialRow] = []
    for day in days:
        special = shipped().specials[day]
        tone, words = STATES[special.state]
        before = found[-1] if found else None
        if before and before.special.name == special.name and (day - before.last).days == 1:
            found[-1] = SpecialRow(before.first, day, before.special, tone, str(words))
        else:
            found.append(SpecialRow(day, day, special, tone, str(words)))
    own = scope(account, OfficeDay.objects.filter(day__year=year).select_related("body"))
    found += [
        SpecialRow(kept.day, kept.day, kept.special, "info", str(kept.body), kept) for kept in own
    ]
    return sorted(found, key=lambda row: row.first)


def _windows(year: int) -> list[Period]:
    """Kỳ báo cáo theo Nghị định 09/2019, as State bodies count them."""
    state = Regime.STATE
    return [
        *(periods.quarter(year, number, state) for number in (1, 2, 3, 4)),
        periods.first_months(year, 6, state),
        periods.first_months(year, 9, state),
        periods.last_months(year, 6, state),
        periods.whole_year(year, state),
    ]
