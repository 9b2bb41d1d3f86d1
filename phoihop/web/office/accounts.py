"""Tài khoản và vai trò: whom an administrator lets in, for which body, until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.registry.account_sheet import COLUMNS, import_sheet, read_sheet
from phoihop.registry.accounts import invite, invite_again, renew, set_active
from phoihop.registry.models import Account, Body, OnePerson, Role
from phoihop.registry.rights import NotAllowed, bodies_with_role, may, scope, why
from phoihop.registry.roles import PRIVILEGED, end_role, grant
from phoihop.registry.tables import BadTable
from phoihop.registry.two_persons import (
    allow_one_person,
    require_two_persons,
)
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.consents import tell_waiting
from phoihop.web.office.letters import send_invitation
from phoihop.web.office.styled import StyledForm


class RoleForm(StyledForm):
    """Vai trò mới: a role in a body that the administrator keeps."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Đơn vị"))
    role = forms.ChoiceField(choices=Role.Name.choices, label=gettext_lazy("Vai trò"))
    valid_to = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = kept_bodies(account)


class InviteForm(RoleForm):
    """Lời mời: who, and with which role."""

    username = forms.CharField(label=gettext_lazy("Tên đăng nhập"), max_length=150)
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=100)
    email = forms.EmailField(label=gettext_lazy("Thư điện tử"), required=False)
    field_order = ["username", "full_name", "email", "body", "role"]

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(account, *arguments, **more)
        del self.fields["valid_to"]


@signed_in
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts with a role in the bodies one administers."""
    account = administrator(request)
    found = scope(account, Account.objects.filter(roles__body__in=kept_bodies(account)))
    page = page_of(request, found.distinct().order_by("username"))
    context = {
        "page": page,
        "page_query": "",
        "rows": [(person, list(_roles_seen(account, person))) for person in page.object_list],
        "bodies": _bodies_with_rule(account),
    }
    return render(request, "office/accounts.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def account_new(request: HttpRequest) -> HttpResponse:
    """Invite one person; the link is mailed, and shown once for those without mail."""
    account = administrator(request)
    form = InviteForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invited = invite(
                said["username"],
                said["full_name"],
                said["email"],
                said["body"],
                said["role"],
                by=account,
            )
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            if invited.waiting:
                tell_waiting(request, invited.waiting)
            context = {"invited": [send_invitation(request, invited.account, invited.token)]}
            return render(request, "office/invited.html", context)
    return render(request, "office/account_new.html", {"form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def account_import(request: HttpRequest) -> HttpResponse:
    """Look through a table of accounts; make them only when asked to, and all or none."""
    account = administrator(request)
    context: dict[str, Any] = {"columns": COLUMNS, "rows": None, "problem": ""}
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            if file is None:
                raise BadTable(_("Chưa chọn tệp nào."))
            rows = read_sheet(file.read(), by=account)
            context["rows"] = rows
            if "make" in request.POST:
                made = import_sheet(rows, by=account)
                for waiting in filter(None, (one.waiting for one in made)):
                    tell_waiting(request, waiting)
                sent = [send_invitation(request, one.account, one.token) for one in made]
                return render(request, "office/invited.html", {"invited": sent})
        except BadTable as problem:
            context["problem"] = problem.message
    return render(request, "office/account_import.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account; on POST give it one more role."""
    keeper = asker(request)
    person = _found(keeper, pk)
    form = RoleForm(keeper, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            waiting = grant(
                person, said["body"], said["role"], by=keeper, valid_to=said["valid_to"]
            )
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            if waiting:
                tell_waiting(request, waiting)
            else:
                messages.success(request, _("Đã giao vai trò."))
            return redirect("office:account", pk)
    context = {
        "person": person,
        "form": form,
        "roles": _roles_to_end(keeper, person),
        "may_keep": may(keeper, "keep", person) and person.pk != keeper.pk,
        "is_waiting": person.is_active and not person.has_usable_password(),
        "keep_rule": why(keeper, "keep", person),
        "privileged": sorted(str(Role.Name(name).label) for name in PRIVILEGED),
    }
    return render(request, "office/account.html", context)


@signed_in
@require_POST
def account_active(request: HttpRequest, pk: int) -> HttpResponse:
    """End the account with its sessions, or let it be used again."""
    keeper = asker(request)
    person = _found(keeper, pk)
    try:
        set_active(person, active="on" in request.POST, by=keeper)
        messages.success(request, _("Đã đổi tình trạng tài khoản."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("office:account", pk)


@signed_in
@require_POST
def account_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link to somebody who has not set a password yet."""
    keeper = asker(request)
    person = _found(keeper, pk)
    try:
        token = invite_again(person, by=keeper)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("office:account", pk)
    context = {"invited": [send_invitation(request, person, token)]}
    return render(request, "office/invited.html", context)


@signed_in
@require_POST
def account_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lost password, phone and all sessions away, so that a new link can be sent."""
    keeper = asker(request)
    person = _found(keeper, pk)
    try:
        waiting = renew(person, by=keeper)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        if waiting:
            tell_waiting(request, waiting)
        else:
            messages.success(request, _("Đã gỡ mật khẩu cũ. Hãy gửi đường dẫn mới."))
    return redirect("office:account", pk)


@signed_in
@require_POST
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one role away from today on."""
    keeper = asker(request)
    role = get_object_or_404(scope(keeper, Role.objects.select_related("body", "account")), pk=pk)
    try:
        end_role(role, by=keeper)
        messages.success(request, _("Đã thôi vai trò."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    if may(keeper, "view", role.account):
        return redirect("office:account", role.account_id)
    return redirect("office:accounts")


@signed_in
@require_POST
def two_persons(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch the rule of two persons off for an office of one, or on again."""
    keeper = asker(request)
    body = get_object_or_404(scope(keeper, Body.objects.all()), pk=pk)
    if "on" in request.POST:
        require_two_persons(body, account=keeper)
    else:
        reason = request.POST.get("reason", "").strip() or _("Đơn vị chỉ có một người.")
        waiting = allow_one_person(body, account=keeper, reason=reason[:250])
        if waiting:
            tell_waiting(request, waiting)
            return redirect("office:accounts")
    messages.success(request, _("Đã đổi quy tắc hai người."))
    return redirect("office:accounts")


def administrator(request: HttpRequest) -> Account:
    """Return the asker, who must administer some body."""
    keeper = asker(request)
    if not kept_bodies(keeper).exists():
        raise NotAllowed(_("Chỉ quản trị của đơn vị được xem và giao tài khoản."))
    return keeper


def kept_bodies(account: Account) -> Any:
    return bodies_with_role(account, Role.Name.ADMINISTRATOR)


def _bodies_with_rule(account: Account) -> list[tuple[Body, OnePerson | None]]:
    """Return the bodies one administers, each with who let one person decide there."""
    alone = {one.body_id: one for one in scope(account, OnePerson.objects.all())}
    return [(body, alone.get(body.pk)) for body in kept_bodies(account)]


def _found(keeper: Account, pk: int) -> Account:
    seen = scope(keeper, Account.objects.filter(roles__body__in=kept_bodies(keeper)))
    return get_object_or_404(seen.distinct(), pk=pk)


def _roles_to_end(keeper: Account, person: Account) -> list[tuple[Role, bool]]:
    """Return the roles, each with whether there is still something to take away."""
    today = timezone.localdate()
    return [
        (role, role.valid_to is None or role.valid_to >= today)
        for role in _roles_seen(keeper, person)
    ]


def _roles_seen(keeper: Account, person: Account) -> Any:
    kept = scope(keeper, Role.objects.filter(account=person, body__in=kept_bodies(keeper)))
    return kept.select_related("body").order_by("valid_to", "id")
