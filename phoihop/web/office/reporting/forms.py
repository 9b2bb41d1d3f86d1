"""Biểu mẫu báo cáo: made and changed as text, looked through before it is kept."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.reading.confined import open_safely
from phoihop.records.form_outline import propose_outline
from phoihop.records.form_text import read_lines, read_rules, write_lines, write_rules
from phoihop.records.forms import Line, SumRule, UnusableForm, change_form, checked_lines, make_form
from phoihop.records.indicators import known_indicators
from phoihop.records.models import Form, FormVersion
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import bodies_with_role, demand, may, scope, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.styled import StyledForm

MOST_BYTES = 5 * 1024 * 1024
"""A form is a page or two; a larger file is something else."""


class ReportFormForm(StyledForm):
    """Phiên bản mới: the lines, rules and written parts, each as text."""

    lines = forms.CharField(
        label=gettext_lazy("Các dòng số liệu"), widget=forms.Textarea(attrs={"rows": 14})
    )
    rules = forms.CharField(
        label=gettext_lazy("Ràng buộc giữa các dòng"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    texts = forms.CharField(
        label=gettext_lazy("Các phần viết"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.account = account
        self.read_lines: list[Line] = []
        self.checked: list[dict[str, Any]] = []
        self.read_rules: list[SumRule] = []

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        try:
            known = list(known_indicators(self.account))
            self.read_lines = read_lines(said.get("lines", ""), known)
            self.checked = checked_lines(self.read_lines)
        except UnusableForm as problem:
            self.add_error("lines", problem.message)
            return said
        try:
            self.read_rules = read_rules(said.get("rules", ""), self.checked)
        except UnusableForm as problem:
            self.add_error("rules", problem.message)
        return said

    @property
    def written_parts(self) -> list[str]:
        return [line for line in self.cleaned_data["texts"].splitlines() if line.strip()]


class NewReportForm(ReportFormForm):
    """Biểu mẫu mới: also for which body, and its name."""

    name = forms.CharField(label=gettext_lazy("Tên biểu mẫu"), max_length=250)
    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Đơn vị"))
    field_order = ["body", "name"]

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(account, *arguments, **more)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = asking_bodies(account)
            field.initial = field.queryset.first()


def asking_bodies(account: Account) -> QuerySet[Body]:
    """Bodies for which the account may ask others to report."""
    return bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF)


@signed_in
@require_safe
def report_forms(request: HttpRequest) -> HttpResponse:
    """List the forms one may use."""
    account = asker(request)
    found = scope(account, Form.objects.filter(retired=False)).select_related("body")
    context = {
        "forms": found.prefetch_related("versions"),
        "may_make": asking_bodies(account).exists(),
    }
    return render(request, "office/report_forms.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def report_form_new(request: HttpRequest) -> HttpResponse:
    """Make a form; "xem thử" shows it as it will be filled in and keeps nothing."""
    account = asker(request)
    if "read" in request.POST:
        return _from_file(request, account)
    form = NewReportForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid() and "make" in request.POST:
        version = make_form(
            form.cleaned_data["name"],
            form.read_lines,
            body=form.cleaned_data["body"],
            account=account,
            texts=form.written_parts,
            rules=form.read_rules,
        )
        messages.success(request, _("Đã lập biểu mẫu “%(name)s”.") % {"name": version.form})
        return redirect("office:report-form", version.form_id)
    return render(request, "office/report_form.html", {"form": form, "kept": None})


def _from_file(request: HttpRequest, account: Account) -> HttpResponse:
    """Fill the form with what the office's own Excel or Word file holds; nothing is kept."""
    file = request.FILES.get("file")
    context: dict[str, Any] = {"kept": None, "file_problem": "", "notes": []}
    form = NewReportForm(account)
    try:
        if file is None:
            raise UnusableForm(_("Chưa chọn tệp nào."))
        opened = open_safely(file.read(MOST_BYTES + 1), file.name or "", max_bytes=MOST_BYTES)
        if "error" in opened:
            raise UnusableForm(opened["error"]["message"])
        found = propose_outline(opened["text"])
    except UnusableForm as problem:
        context["file_problem"] = problem.message
    else:
        name = found.name or PurePath(file.name or "").stem
        given = {"name": name[:250], "lines": "\n".join(found.lines)}
        form = NewReportForm(account, initial=given | {"texts": "\n".join(found.texts)})
        told = {"lines": found.found, "texts": len(found.texts)}
        context["notes"] = [
            _("Tìm thấy %(lines)s dòng số liệu, %(texts)s phần viết. Hãy xem lại rồi lưu.") % told,
            *found.notes,
            *opened["notes"],
        ]
    return render(request, "office/report_form.html", context | {"form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def report_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a form with its newest version; on POST make the next version."""
    account = asker(request)
    kept = get_object_or_404(scope(account, Form.objects.select_related("body")), pk=pk)
    version = kept.versions.order_by("-number")[0]
    if request.method == "POST":
        demand(account, "make", kept)
    form = ReportFormForm(account, request.POST or None, initial=_as_text(version))
    if request.method == "POST" and form.is_valid() and "make" in request.POST:
        changed = change_form(
            kept,
            form.read_lines,
            account=account,
            texts=form.written_parts,
            rules=form.read_rules,
        )
        told = {"number": changed.number}
        messages.success(request, _("Đã lập phiên bản %(number)s của biểu mẫu.") % told)
        return redirect("office:report-form", pk)
    context = {
        "form": form,
        "kept": kept,
        "version": version,
        "may_make": may(account, "make", kept),
        "make_rule": why(account, "make", kept),
    }
    return render(request, "office/report_form.html", context)


def _as_text(version: FormVersion) -> dict[str, str]:
    return {
        "lines": write_lines(version),
        "rules": write_rules(version),
        "texts": "\n".join(part["label"] for part in version.texts),
    }
