"""Trang của sổ: the lines of one ledger with what they add up to; writing and striking out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.lib.numbers import format_whole
from phoihop.records.errors import ProgrammeError
from phoihop.records.ledgers import balances, day_words, received, strike_line, write_line
from phoihop.records.models import LedgerLine, OpinionTheme, PresentGroup, Reception, Resource
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import acting_body, bodies_with_role, scope
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.styled import StyledForm
from phoihop.web.office.values import NumberField

WRITERS = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Một sổ: its model, its name, what it keeps, the columns and the fields of its form."""

    model: type[LedgerLine]
    name: Promise
    keeps: Promise | str
    columns: tuple[str, ...]
    own_page: bool = True

    @property
    def fields(self) -> tuple[str, ...]:
        return ("first_day", "last_day", *self.columns)


LEDGERS = {
    "du-luan": Ledger(
        OpinionTheme,
        gettext_lazy("Chủ đề dư luận"),
        gettext_lazy(
            "Chủ đề chung theo kỳ và địa bàn từ các cuộc họp nắm dư luận. Không ghi tên người, "
            "không ghi ý kiến của dưới 10 người, không lấy từ mạng xã hội."
        ),
        ("area", "theme", "field_of_work", "meetings", "voices"),
    ),
    "nguon-luc": Ledger(
        Resource,
        gettext_lazy("Nguồn lực"),
        gettext_lazy(
            "Quỹ và cuộc vận động: dư đầu kỳ + thu − chi = dư cuối kỳ. Giữ “hơn”, “khoảng” như "
            "nguồn ghi. Không ghi tên người góp, người nhận."
        ),
        ("fund", "turn", "what", "compare", "amount", "purpose"),
    ),
    "tiep-cong-dan": Ledger(
        Reception,
        gettext_lazy("Tiếp công dân"),
        gettext_lazy(
            "Số lượt tiếp, số đơn theo loại và kết quả xử lý. Không ghi ai đến, ai bị khiếu nại, "
            "tố cáo."
        ),
        (
            "held_by",
            "turns",
            "letters",
            "complaints",
            "denunciations",
            "feedback",
            "passed_on",
            "answered",
            "in_time",
        ),
    ),
    "nhom-du": Ledger(PresentGroup, gettext_lazy("Nhóm dự họp"), "", (), False),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng của bảng: the values as they are read, in the order of the columns."""

    line: Any
    days: str
    values: list[tuple[str, str]]
    may_strike: bool


@signed_in
@require_http_methods(["GET", "POST"])
def ledger(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one ledger; on POST write a line for the body one acts for."""
    account, shown = asker(request), _ledger(kind)
    if not shown.own_page:
        raise Http404
    bodies = bodies_with_role(account, *WRITERS).filter(valid_to=None).order_by("path")
    form = _form(shown, bodies, request.POST if request.method == "POST" else None, account)
    if request.method == "POST" and form.is_valid() and _written(form, account):
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect("office:ledger", kind)
    lines = scope(account, shown.model._default_manager.select_related("body", "made_by"))
    page = page_of(request, lines)
    heads = [_head(shown.model, name) for name in shown.columns]
    allowed = set(bodies.values_list("pk", flat=True))
    context = {
        "kind": kind,
        "ledger": shown,
        "ledgers": [(key, one.name) for key, one in LEDGERS.items() if one.own_page],
        "page": page,
        "page_query": "",
        "heads": heads,
        "rows": [_row(shown, line, line.body_id in allowed) for line in page],
        "sums": _SUMS[kind](lines.filter(struck_at=None)) if kind in _SUMS else [],
        "form": form,
        "may_write": bool(allowed),
    }
    return render(request, "office/ledgers/ledger.html", context)


@signed_in
@require_POST
def ledger_strike(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Strike a line out, with the reason."""
    account, shown = asker(request), _ledger(kind)
    seen = scope(account, shown.model._default_manager.select_related("body"))
    line = get_object_or_404(seen, pk=pk)
    try:
        strike_line(line, account=account, reason=request.POST.get("reason", ""))
        messages.success(request, _("Đã gạch bỏ dòng này; dòng vẫn đọc được."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    if isinstance(line, PresentGroup):
        return redirect("office:meeting", line.meeting_id)
    return redirect("office:ledger", kind)


def _ledger(kind: str) -> Ledger:
    if kind not in LEDGERS:
        raise Http404
    return LEDGERS[kind]


class LineForm(StyledForm, forms.ModelForm):  # type: ignore[type-arg]
    """Dòng mới: what the ledger may not hold is said by its room, not here."""

    def _post_clean(self) -> None:
        """The room checks the line as a whole and says what is wrong with it in one sentence."""
        self.instance = forms.models.construct_instance(
            self, self.instance, list(self._meta.fields or ()), list(self._meta.exclude or ())
        )


class ResourceForm(LineForm):
    """Dòng nguồn lực: an amount is typed as offices write it, 2.000.000.000 or 2 tỷ."""

    amount = NumberField(label=gettext_lazy("số lượng"))


def _form(shown: Ledger, bodies: Any, sent: Any, account: Account) -> forms.ModelForm[Any]:
    """The form of a ledger, with the boxes of the house."""
    of_ledger = ResourceForm if shown.model is Resource else LineForm
    made = forms.modelform_factory(shown.model, form=of_ledger, fields=("body", *shown.fields))
    form: forms.ModelForm[Any] = made(sent, initial={"body": acting_body(account)})
    form.fields["body"].queryset = bodies  # type: ignore[attr-defined]
    return form


def _written(form: forms.ModelForm[Any], account: Account) -> bool:
    try:
        write_line(form.instance, account=account)
    except ProgrammeError as problem:
        form.add_error(None, problem.message)
        return False
    return True


def _row(shown: Ledger, line: Any, may_strike: bool) -> Row:
    values = [(_head(type(line), name), _value(line, name))
              for name in shown.columns]  # fmt: skip
    return Row(line, day_words(line.first_day, line.last_day), values, may_strike)


def _head(model: type[LedgerLine], name: str) -> str:
    column: Any = model._meta.get_field(name)
    return str(column.verbose_name)


def _value(line: Any, name: str) -> str:
    shown = getattr(line, f"get_{name}_display", None)
    if name == "compare":
        return "" if line.compare == "=" else str(line.get_compare_display())
    if shown is not None:
        return str(shown())
    value = getattr(line, name)
    return value if isinstance(value, str) else _number(value)


def _number(value: Decimal | int) -> str:
    """The ledger keeps two decimals of everything; people read those that say something."""
    return format_whole(round(value * 100), 2)


def _of_funds(lines: QuerySet[Any]) -> list[tuple[str, str]]:
    """One line a fund: opening + income - spending = closing."""
    return [
        (
            " · ".join((one.fund, one.what, str(one.body))),
            f"{_number(one.opening)} + {_number(one.income)} − {_number(one.spending)} = "
            f"{_number(one.closing)}" + _bound_words(one.bounds),
        )
        for one in balances(lines.iterator())
    ]


def _bound_words(bounds: set[str]) -> str:
    """Say how far a closing holds when lines were only bounds."""
    if not bounds:
        return ""
    if bounds == {">"}:
        return _(" (ít nhất, vì có dòng chỉ ghi “hơn”, “gần”)")
    if bounds == {"<"}:
        return _(" (nhiều nhất, vì có dòng chỉ ghi “hơn”, “gần”)")
    return _(" (gần đúng, vì có dòng chỉ ghi “hơn”, “gần”, “khoảng”)")


def _of_receptions(lines: QuerySet[Any]) -> list[tuple[str, str]]:
    counts = received(lines.iterator())
    return [(_head(Reception, name), _number(count)) for name, count in counts.items()]


_SUMS: dict[str, Callable[[QuerySet[Any]], list[tuple[str, str]]]] = {
    "nguon-luc": _of_funds,
    "tiep-cong-dan": _of_receptions,
}
