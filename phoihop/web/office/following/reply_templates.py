"""Mẫu trả lời của cơ quan: kept, changed and retired on one page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.followup.answer_templates import (
    keep_template,
    named_places,
    retire_template,
    unknown_places,
)
from phoihop.followup.models import Answer, AnswerTemplate
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import bodies_with_role, demand, may, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.following.given import Given, Refused


@signed_in
@require_http_methods(["GET", "POST"])
def reply_templates(request: HttpRequest) -> HttpResponse:
    """List the templates of the offices one works for; on POST keep a new or a changed one."""
    account = asker(request)
    refused = _keep(request, account) if request.method == "POST" else Refused()
    if request.method == "POST" and not refused:
        return redirect("office:reply-templates")
    rows = scope(account, AnswerTemplate.objects.filter(retired=False)).select_related("body")
    opened = request.GET.get("sua", "")
    context = {
        "templates": [(one, may(account, "keep", one)) for one in rows],
        "opened": next((one for one in rows if str(one.pk) == opened), None),
        "offices": _offices(account),
        "kinds": Answer.Kind.choices,
        "places": named_places(),
        "refused": refused,
    }
    return render(request, "office/reply_templates.html", context)


@signed_in
@require_POST
def reply_template_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi dùng một mẫu."""
    account = asker(request)
    template = get_object_or_404(scope(account, AnswerTemplate.objects.all()), pk=pk)
    demand(account, "keep", template)
    retire_template(template, account=account)
    messages.success(request, _("Đã thôi dùng mẫu “%(name)s”.") % {"name": template.name})
    return redirect("office:reply-templates")


def _offices(account: Account) -> list[Body]:
    return list(bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF).order_by("path")[:200])


def _keep(request: HttpRequest, account: Account) -> Refused:
    given = Given(request)
    key = given.text("template")
    if key.isascii() and key.isdecimal() and len(key) < 19:
        rows = scope(account, AnswerTemplate.objects.filter(retired=False))
        template = get_object_or_404(rows, pk=int(key))
    else:
        template = AnswerTemplate(body=given.body("body", _offices(account)))
        if template.body_id is None:
            problem = ValidationError(_("Hãy chọn cơ quan dùng mẫu."))
            return given.refused("template", problem)
    template.name, template.kind = given.text("name"), given.text("kind")
    template.text = given.text("text")
    try:
        keep_template(template, account=account)
    except ValidationError as problem:
        return given.refused("template", problem)
    slips = unknown_places(template.text)
    if slips:
        words = _("Đã ghi. Chỗ này sẽ không tự điền: %(places)s")
        messages.warning(request, words % {"places": ", ".join(slips)})
    else:
        messages.success(request, _("Đã ghi mẫu “%(name)s”.") % {"name": template.name})
    return Refused()
