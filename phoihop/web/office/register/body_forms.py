"""Sửa danh mục đơn vị: adding, correcting, renaming, moving and ending a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L
from django.views.decorators.http import require_http_methods

from phoihop.registry.directory import directory
from phoihop.registry.errors import RegisterError
from phoihop.registry.keeping import BODY_FIELDS, change_body, create_body, move_body
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import NotAllowed, acting_body, demand
from phoihop.registry.succession import end_body, rename
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.register.bodies import listed_body
from phoihop.web.office.register.fields import BodiesField, BodyField
from phoihop.web.office.styled import StyledForm


class BodyForm(StyledForm):
    """Đơn vị: what is written down about a body."""

    name = forms.CharField(label=_L("Tên đầy đủ"), max_length=250)
    short_name = forms.CharField(label=_L("Tên ngắn"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_L("Loại đơn vị"), choices=Body.Kind.choices)
    level = forms.ChoiceField(label=_L("Cấp"), choices=Body.Level.choices)
    place = forms.CharField(label=_L("Đơn vị hành chính"), max_length=120, required=False)
    line = BodyField(Body.objects.none(), label=_L("Cùng hệ thống ở cấp trên"), required=False)
    valid_from = forms.DateField(label=_L("Hoạt động từ ngày"), required=False)

    def __init__(self, account: Account, kind: str, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["line"]
        if isinstance(field, BodyField):
            above = directory(account).filter(valid_to=None).exclude(level=Body.Level.COMMUNE)
            field.queryset = above.filter(kind=kind) if kind else above


class RenameForm(StyledForm):
    """Đổi tên: from a day on, by an act."""

    name = forms.CharField(label=_L("Tên mới"), max_length=250)
    short_name = forms.CharField(label=_L("Tên ngắn mới"), max_length=120, required=False)
    on = forms.DateField(label=_L("Từ ngày"))
    act = forms.CharField(label=_L("Căn cứ (số, ngày văn bản)"), max_length=250, required=False)


class MoveForm(StyledForm):
    """Chuyển: another body leads from a day on."""

    parent = BodyField(Body.objects.none(), label=_L("Đơn vị lãnh đạo trực tiếp mới"))
    on = forms.DateField(label=_L("Từ ngày"))
    act = forms.CharField(label=_L("Căn cứ (số, ngày văn bản)"), max_length=250, required=False)


class EndForm(StyledForm):
    """Kết thúc: the day from which the heirs go on."""

    on = forms.DateField(label=_L("Đơn vị kế thừa làm tiếp từ ngày"))
    heirs = BodiesField(
        Body.objects.none(),
        label=_L("Đơn vị kế thừa (có thể chọn nhiều)"),
        required=False,
    )
    act = forms.CharField(label=_L("Căn cứ (số, ngày văn bản)"), max_length=250, required=False)


@signed_in
@require_http_methods(["GET", "POST"])
def body_new(request: HttpRequest) -> HttpResponse:
    """Add a body beneath the one the address names, else beneath one's own."""
    account = asker(request)
    slug = request.GET.get("duoi", "")
    parent = listed_body(account, slug) if slug else acting_body(account)
    if parent is None:
        raise NotAllowed(_("Chỉ quản trị được thêm đơn vị."))
    demand(account, "change", parent)
    first = {"level": parent.level, "place": parent.place}
    form = BodyForm(account, "", request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said, made = form.cleaned_data, []
        if _done(form, lambda: made.append(create_body(said, parent=parent, account=account))):
            messages.success(request, _("Đã thêm %(body)s.") % {"body": made[0].name})
            return redirect("office:body", made[0].slug)
    context = {"form": form, "parent": parent, "heading": _("Thêm đơn vị")}
    return render(request, "office/register/body_form.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def body_change(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    """Correct, rename, move or end one body."""
    account = asker(request)
    body = listed_body(account, slug)
    if act not in _ACTS:
        raise Http404
    demand(account, "change", body)
    heading, make, carry_out = _ACTS[act]
    form = make(account, body, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if _done(form, lambda: carry_out(body, said, account)):
            messages.success(request, _("Đã ghi thay đổi của %(body)s.") % {"body": body.name})
            if act == "ket-thuc" and said["heirs"]:
                return redirect("office:handover")
            return redirect("office:body", body.slug)
    context = {"form": form, "body": body, "heading": heading}
    return render(request, "office/register/body_form.html", context)


def _correction(account: Account, body: Body, data: Any) -> BodyForm:
    now = {name: getattr(body, name) for name in BODY_FIELDS}
    return BodyForm(account, body.kind, data, initial=now)


def _renaming(_account: Account, body: Body, data: Any) -> RenameForm:
    return RenameForm(data, initial={"name": body.name, "short_name": body.short_name})


def _moving(account: Account, body: Body, data: Any) -> MoveForm:
    form = MoveForm(data)
    field = form.fields["parent"]
    if isinstance(field, BodyField):
        others = directory(account).filter(valid_to=None).exclude(path__startswith=body.path)
        field.queryset = others.filter(Q(place=body.place) | Q(level=Body.Level.PROVINCE))
    return form


def _ending(account: Account, body: Body, data: Any) -> EndForm:
    form = EndForm(data)
    field = form.fields["heirs"]
    if isinstance(field, BodiesField):
        near = Q(place=body.place) | Q(parent=body.parent) if body.parent_id else Q(kind=body.kind)
        others = directory(account).filter(near, valid_to=None, level=body.level)
        field.queryset = others.exclude(pk=body.pk)
        field.widget.attrs["class"] = ""
    return form


def _rename(body: Body, said: dict[str, Any], account: Account) -> None:
    rename(body, account=account, **said)


def _move(body: Body, said: dict[str, Any], account: Account) -> None:
    move_body(body, said["parent"], on=said["on"], act=said["act"], account=account)


def _end(body: Body, said: dict[str, Any], account: Account) -> None:
    end_body(body, account=account, on=said["on"], heirs=said["heirs"], act=said["act"])


def _correct(body: Body, said: dict[str, Any], account: Account) -> None:
    change_body(body, said, account=account)


_ACTS: dict[str, tuple[Any, Callable[..., forms.Form], Callable[..., None]]] = {
    "sua": (_L("Sửa thông tin đơn vị"), _correction, _correct),
    "doi-ten": (_L("Đổi tên đơn vị"), _renaming, _rename),
    "chuyen": (_L("Chuyển đơn vị lãnh đạo trực tiếp"), _moving, _move),
    "ket-thuc": (_L("Kết thúc hoạt động"), _ending, _end),
}


def _done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Carry the act out; what the register refuses is said above the form."""
    try:
        act()
    except RegisterError as problem:
        form.add_error(None, problem.message)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    return form.is_valid()
