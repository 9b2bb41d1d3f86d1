"""Cài đặt nhắc việc: steps, who is told when it stays late, and hours of rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from phoihop.followup.reminder_settings import FIELDS, keep_setting, setting_of
from phoihop.registry.models import Body
from phoihop.registry.rights import demand, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.styled import StyledForm


class StepsField(forms.CharField):
    """Các mốc: days from the last day on time, written with commas."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        try:
            return [int(part.replace("−", "-")) for part in text.replace(";", ",").split(",")]
        except ValueError:
            raise ValidationError(
                _("“%(text)s” không phải là các số ngày. Hãy viết như -5, -2, 0, 1, 3.")
                % {"text": text[:40]}
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class SettingForm(StyledForm):
    """Cài đặt của một đơn vị."""

    is_on = forms.BooleanField(label=gettext_lazy("Nhắc việc qua thư"), required=False)
    steps = StepsField(
        label=gettext_lazy("Mốc nhắc (ngày)"),
        help_text=gettext_lazy("Số âm là trước ngày cuối, 0 là ngày cuối, số dương là đã quá hạn."),
    )
    head_after = forms.IntegerField(
        label=gettext_lazy("Quá hạn mấy ngày thì báo thủ trưởng đơn vị"),
        help_text=gettext_lazy("Để trống thì không báo."),
        required=False,
        min_value=0,
        max_value=90,
    )
    chief_after = forms.IntegerField(
        label=gettext_lazy("Quá hạn mấy ngày thì báo Chánh Văn phòng"),
        help_text=gettext_lazy("Để trống thì không báo."),
        required=False,
        min_value=0,
        max_value=90,
    )
    receive_days = forms.IntegerField(
        label=gettext_lazy("Kiến nghị không ghi hạn: nhắc tiếp nhận sau mấy ngày"),
        help_text=gettext_lazy(
            "Đếm từ ngày nêu kiến nghị, các mốc trên tính quanh ngày ấy. Mặc định theo thời hạn "
            "chuyển kiến nghị, phản ánh (10 ngày; chưa đối chiếu văn bản). Để trống thì không nhắc."
        ),
        required=False,
        min_value=1,
        max_value=180,
    )
    answer_days = forms.IntegerField(
        label=gettext_lazy("Kiến nghị không ghi hạn: nhắc trả lời sau mấy ngày"),
        help_text=gettext_lazy(
            "Khi đã tiếp nhận. Mặc định theo thời hạn trả lời kiến nghị, phản ánh dài nhất "
            "(30 ngày; chưa đối chiếu văn bản). Kiến nghị đã ghi hạn thì theo hạn ấy."
        ),
        required=False,
        min_value=1,
        max_value=180,
    )
    send_at = forms.TimeField(label=gettext_lazy("Gửi từ lúc"))
    quiet_from = forms.TimeField(label=gettext_lazy("Không gửi từ"))
    quiet_to = forms.TimeField(label=gettext_lazy("đến"))
    on_days_off = forms.BooleanField(label=gettext_lazy("Gửi cả ngày nghỉ"), required=False)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for name in ("send_at", "quiet_from", "quiet_to"):
            self.fields[name].widget = forms.TimeInput(
                format="%H:%M", attrs={"type": "time", "class": "in"}
            )
        for name in ("is_on", "on_days_off"):
            self.fields[name].widget.attrs["class"] = ""


@signed_in
@require_http_methods(["GET", "POST"])
def reminder_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show when the office of a body reminds; on POST, change it."""
    account = asker(request)
    body = get_object_or_404(scope(account, Body.objects.all()), pk=pk)
    demand(account, "set_reminders", body)
    setting = setting_of(body)
    initial = {name: getattr(setting, name) for name in FIELDS}
    form = SettingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            keep_setting(body, form.cleaned_data, account=account)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Đã ghi cài đặt nhắc việc."))
            return redirect("office:letters")
    own = setting.pk is not None and setting.body_id == body.pk
    above = setting.body if setting.pk and not own else None
    context = {"form": form, "body": body, "own": own, "above": above}
    return render(request, "office/reminding/settings.html", context)
