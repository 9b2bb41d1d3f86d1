"""Mẫu riêng: the office's own DOCX in place of our layout, checked before it is used."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope
from phoihop.reports.errors import PaperError
from phoihop.reports.models import Template
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load
from phoihop.reports.official.template_fields import LABELS, starter
from phoihop.reports.rights import writing_bodies
from phoihop.reports.templates_kept import MOST_BYTES, drop_template, keep_template
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.styled import StyledForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TemplateForm(StyledForm):
    """Đưa mẫu lên."""

    body = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    kind = forms.ChoiceField(
        choices=[(kind.id, kind.label) for kind in KINDS.values()],
        label=gettext_lazy("Loại văn bản"),
    )
    file = forms.FileField(label=gettext_lazy("Tệp mẫu (.docx)"), max_length=255)

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.bodies = {str(one.pk): one for one in writing_bodies(account)}
        body = self.fields["body"]
        if isinstance(body, forms.ChoiceField):
            body.choices = [(key, one.name) for key, one in self.bodies.items()]


@signed_in
@require_http_methods(["GET", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """List the office's own templates; on POST keep one more, if nothing is missing in it."""
    account = asker(request)
    form = TemplateForm(account, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        file = said["file"]
        data = file.read() if file.size <= MOST_BYTES else b"x" * (MOST_BYTES + 1)
        try:
            keep_template(form.bodies[said["body"]], said["kind"], file.name, data, account=account)
        except PaperError as problem:
            form.add_error("file", ValidationError(problem.message.split("\n")))
        else:
            messages.success(request, _("Đã dùng mẫu này cho các văn bản soạn từ nay."))
            return redirect("office:templates")
    kept = scope(account, Template.objects.filter(in_use=True))
    kept = kept.select_related("body", "added_by")
    context = {
        "form": form,
        "may_add": bool(form.bodies),
        "rows": [{"template": one, "may_drop": may(account, "write", one)} for one in kept],
        "fields": [{"name": f"{{{{{name}}}}}", "label": label} for name, label in LABELS.items()],
        "kinds": list(KINDS.values()),
    }
    return render(request, "office/papers/templates.html", context)


@signed_in
@require_safe
def template_starter(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand out our own layout of a kind with fields in place of words."""
    if kind not in KINDS:
        raise Http404
    response = HttpResponse(starter(KINDS[kind], load("nd30")), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="mau-{kind}.docx"'
    return response


@signed_in
@require_POST
def template_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to our own layout."""
    account = asker(request)
    found = get_object_or_404(scope(account, Template.objects.select_related("body")), pk=pk)
    demand(account, "write", found)
    drop_template(found, account=account)
    messages.success(request, _("Đã bỏ mẫu riêng; văn bản mới theo thể thức của hệ thống."))
    return redirect("office:templates")
