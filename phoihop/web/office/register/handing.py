"""Sáp nhập và bàn giao: units merged, and their open work given to the heirs in one act."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L
from django.views.decorators.http import require_http_methods

from phoihop.registry.errors import RegisterError
from phoihop.registry.handover import Proposed, ended_with_open_work, hand_over, proposed
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import NotAllowed, bodies_with_role, may, reach
from phoihop.registry.succession import merge_units
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.register.bodies import listed_body
from phoihop.web.office.register.fields import BodiesField
from phoihop.web.office.styled import StyledForm


class MergeForm(StyledForm):
    """Sáp nhập: which units, into what, from which day, by which act."""

    roots = BodiesField(Body.objects.none(), label=_L("Các đơn vị sáp nhập"))
    place = forms.CharField(label=_L("Tên đơn vị mới kèm loại, ví dụ xã Hai Sông"), max_length=120)
    on = forms.DateField(label=_L("Từ ngày"))
    act = forms.CharField(label=_L("Căn cứ (số, ngày văn bản)"), max_length=250, required=False)

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["roots"]
        if isinstance(field, BodiesField):
            field.queryset = _roots(account)
            field.widget.attrs["class"] = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """Xem trước: what a merger would end and make."""

    ended: list[str]
    made: list[str]
    open_work: int


@dataclass(frozen=True, slots=True)
class Given:
    """Bên giao: an ended body with everything open that points to it."""

    body: Body
    kinds: list[tuple[str, list[Proposed]]]


@signed_in
@require_http_methods(["GET", "POST"])
def units_merge(request: HttpRequest) -> HttpResponse:
    """Look at what a merger of units would do, then do it."""
    account = asker(request)
    if not _roots(account).exists():
        raise NotAllowed(_("Chỉ quản trị của các đơn vị được sáp nhập, hoặc của cấp trên."))
    form = MergeForm(account, request.POST or None)
    planned = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            planned = _planned(said, account)
            if "do" in request.POST:
                made = _merge(said, account)
                message = _("Đã lập %(count)s đơn vị của %(place)s. Việc đang mở chờ bàn giao.")
                messages.success(request, message % {"count": len(made), "place": said["place"]})
                return redirect("office:handover")
        except RegisterError as problem:
            form.add_error(None, problem.message)
    context = {"form": form, "planned": planned}
    return render(request, "office/register/merge.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest) -> HttpResponse:
    """Propose to the heirs what is open at ended bodies; one press hands over what is chosen."""
    account = asker(request)
    slug = request.GET.get("dv", "")
    named = [listed_body(account, slug)] if slug else None
    givers = ended_with_open_work(account, reach(account)) if named is None else named
    givers = [body for body in givers if body.valid_to and may(account, "hand_over", body)]
    items = proposed(givers)
    if request.method == "POST" and givers:
        chosen = {item.key: _key(request.POST.get(f"nhan-{item.key}", "")) for item in items}
        try:
            done = hand_over(givers, account=account, chosen=chosen)
        except RegisterError as problem:
            messages.error(request, problem.message)
        else:
            messages.success(request, _("Đã bàn giao %(count)s việc.") % {"count": len(done)})
            return redirect("office:handover")
    context = {"given": _given(givers, items), "count": len(items)}
    return render(request, "office/register/handover.html", context)


def _roots(account: Account) -> Any:
    """The leading bodies of the units that the account administers."""
    found = bodies_with_role(account, Role.Name.ADMINISTRATOR)
    return found.filter(kind=Body.Kind.PARTY_COMMITTEE, valid_to=None).exclude(place="")


def _merge(said: dict[str, Any], account: Account) -> list[Body]:
    return merge_units(
        list(said["roots"]), account=account, place=said["place"], on=said["on"], act=said["act"]
    )


def _planned(said: dict[str, Any], account: Account) -> Planned:
    """Carry the merger out and take it back: the preview cannot differ from the act."""
    places = [root.place for root in said["roots"]]
    with transaction.atomic():
        made = _merge(said, account)
        ended = [link.predecessor for heir in made for link in heir.inheritances.all()]
        planned = Planned(
            ended=[body.name for body in ended if body.place in places],
            made=[body.name for body in made],
            open_work=len(proposed(ended)),
        )
        transaction.set_rollback(True)
    return planned


def _given(givers: list[Body], items: list[Proposed]) -> list[Given]:
    found = []
    for body in givers:
        own = [item for item in items if item.giver == body]
        kinds = [
            (str(words), list(rows)) for words, rows in groupby(own, lambda item: item.link.words)
        ]
        found.append(Given(body, kinds))
    return found


def _key(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 12 else None
