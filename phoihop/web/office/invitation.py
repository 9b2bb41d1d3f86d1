"""Nhận lời mời: the invited person sets a password; the link then says no more."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from phoihop.registry.accounts import accept_invitation, invited_account


class PasswordForm(forms.Form):
    """Mật khẩu đầu tiên."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "in"}),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form to whom the link was made for; a link used up says what to do, of nobody."""
    person = invited_account(token)
    if person is None:
        return render(request, "account/invitation_gone.html", status=404)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(person, form.cleaned_data["password"])
        except ValidationError as problem:
            form.add_error("password", problem.messages)
        else:
            messages.success(request, _("Đã đặt mật khẩu. Bạn có thể đăng nhập."))
            return redirect("account_login")
    return render(request, "account/invitation.html", {"form": form, "person": person})
