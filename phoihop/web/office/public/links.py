"""Liên kết của trang công khai: other sites, radio programmes with their words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import PublicLink
from phoihop.records.public_page import add_link, end_link
from phoihop.registry.models import Role
from phoihop.registry.rights import acting_body, bodies_with_role, may, scope
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.styled import StyledForm


class LinkForm(StyledForm, forms.ModelForm):  # type: ignore[type-arg]
    """Liên kết mới."""

    url = forms.URLField(label=gettext_lazy("địa chỉ"), max_length=500, assume_scheme="https")

    class Meta:
        model = PublicLink
        fields = ("body", "kind", "title", "url", "on_air", "words")


@signed_in
@require_http_methods(["GET", "POST"])
def public_links(request: HttpRequest) -> HttpResponse:
    """List the links of the public pages; on POST add one."""
    account = asker(request)
    form = LinkForm(request.POST or None, initial={"body": acting_body(account)})
    bodies: Any = bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF)
    form.fields["body"].queryset = bodies.filter(valid_to=None).order_by("path")  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            add_link(form.instance, account=account)
        except ProgrammeError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã ghi liên kết."))
            return redirect("office:public-links")
    page = page_of(request, scope(account, PublicLink.objects.select_related("body")))
    context = {
        "page": page,
        "page_query": "",
        "rows": [(one, may(account, "keep", one)) for one in page],
        "form": form,
        "may_add": bodies.exists(),
    }
    return render(request, "office/public/links.html", context)


@signed_in
@require_POST
def public_link_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a link from the public pages."""
    account = asker(request)
    link = get_object_or_404(scope(account, PublicLink.objects.select_related("body")), pk=pk)
    end_link(link, account=account)
    messages.success(request, _("Liên kết không còn hiện trên trang công khai."))
    return redirect("office:public-links")
