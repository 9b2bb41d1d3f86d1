"""Ủy quyền: lending one's own role for some days, on a written ground."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.registry.acting import own_roles
from phoihop.registry.authority import MayNotSign, authority_line
from phoihop.registry.models import Account, Delegation, PostHeld, Role
from phoihop.registry.rights import may, reach, scope, why
from phoihop.registry.roles import delegate, end_delegation
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.styled import StyledForm


class DelegationForm(StyledForm):
    """Ủy quyền mới."""

    role = forms.ModelChoiceField(Role.objects.none(), label=gettext_lazy("Vai trò của bạn"))
    delegate = forms.ModelChoiceField(
        Account.objects.none(), label=gettext_lazy("Người được giao thay mặt")
    )
    field_order = ("role", "delegate", "form", "post", "valid_from", "valid_to", "ground")
    form = forms.ChoiceField(
        choices=Delegation.Form.choices,
        label=gettext_lazy("Hình thức ký"),
        help_text=gettext_lazy(
            "KT.: cấp phó ký thay người đứng đầu. TL.: người đứng đầu đơn vị thuộc cơ quan. TUQ.: "
            "trường hợp đặc biệt, bằng văn bản, có thời hạn (Nghị định 30/2020/NĐ-CP, Điều 13)."
        ),
    )
    post = forms.ModelChoiceField(
        PostHeld.objects.none(), required=False, label=gettext_lazy("Chức vụ được ký thay")
    )
    ground = forms.CharField(label=gettext_lazy("Căn cứ (số, ngày văn bản)"), max_length=250)
    valid_from = forms.DateField(label=gettext_lazy("Từ ngày"))
    valid_to = forms.DateField(label=gettext_lazy("Đến hết ngày"))

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["valid_from"].initial = timezone.localdate()
        roles = scope(account, own_roles(account).select_related("body", "account"))
        self._limit("role", roles)
        bodies = reach(account).order_by().values("pk")
        people = scope(account, Account.objects.filter(is_active=True, roles__body__in=bodies))
        self._limit("delegate", people.exclude(pk=account.pk).distinct())
        posts = scope(account, PostHeld.objects.at(timezone.localdate()))
        own = posts.filter(body__in=roles.order_by().values("body"))
        self._limit("post", own.select_related("person").distinct())

    def _limit(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows


@signed_in
@require_http_methods(["GET", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """List the delegations of the bodies one sees; on POST lend one's own role."""
    account = asker(request)
    form = DelegationForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            delegate(said.pop("role"), said.pop("delegate"), by=account, **said)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Đã ghi ủy quyền."))
            return redirect("office:delegations")
    related = ("role__account", "role__body", "delegate", "post__body")
    page = page_of(request, scope(account, Delegation.objects.select_related(*related)))
    context = {
        "form": form,
        "page": page,
        "page_query": "",
        "rows": [_row(account, delegation) for delegation in page.object_list],
    }
    return render(request, "office/delegations.html", context)


@signed_in
@require_POST
def delegation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End it today."""
    account = asker(request)
    seen = scope(account, Delegation.objects.select_related("role__body", "role__account"))
    end_delegation(get_object_or_404(seen, pk=pk), by=account)
    messages.success(request, _("Đã chấm dứt ủy quyền."))
    return redirect("office:delegations")


def _row(account: Account, shown: Delegation) -> dict[str, Any]:
    today = timezone.localdate()
    in_force = shown.is_in_force_on(today)
    return {
        "delegation": shown,
        "in_force": in_force,
        "may_end": in_force and may(account, "delegate", shown.role),
        "rule": why(account, "delegate", shown.role),
        "lines": _lines(shown),
    }


def _lines(shown: Delegation) -> tuple[str, ...]:
    """The lines that stand above a signature under this delegation, without who signs."""
    if shown.post is None:
        return ()
    try:
        return authority_line(shown.post, shown.valid_from, mandate=shown)[:-1]
    except MayNotSign:
        return ()
