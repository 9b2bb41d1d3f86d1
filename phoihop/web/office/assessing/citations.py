"""Văn bản dẫn: each cited paper once, where it is cited, what is known of its validity."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.lib.vietnamese import fold
from phoihop.records.citations import by_number, say_validity
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import CitedDocument, Validity
from phoihop.registry.rights import scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.programmes.plans import day_in
from phoihop.web.office.reporting.forms import asking_bodies

MOST_READ = 2000


@signed_in
@require_safe
def citations(request: HttpRequest) -> HttpResponse:
    """List cited papers; those no longer in force stand out."""
    account = asker(request)
    words = request.GET.get("tim", "").strip()[:200]
    found = scope(account, CitedDocument.objects.select_related("document"))
    if words:
        found = found.filter(search_key__contains=fold(words))
    known = scope(account, Validity.objects.select_related("checked_by", "body"))
    papers = by_number(found.order_by("-pk")[:MOST_READ], known)
    context = {
        "papers": papers[:200],
        "count": len(papers),
        "words": words,
        "states": Validity.State.choices,
        "may_say": asking_bodies(account).exists(),
    }
    return render(request, "office/assessing/citations.html", context)


@signed_in
@require_POST
def citation_say(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was found out about a cited paper."""
    account = asker(request)
    seen = scope(account, CitedDocument.objects.select_related("body"))
    cited = get_object_or_404(seen, pk=pk)
    try:
        say_validity(
            cited,
            request.POST.get("state", ""),
            body=cited.body,
            account=account,
            since=day_in(request.POST.get("since", "")),
            by_paper=request.POST.get("by_paper", ""),
        )
        messages.success(request, _("Đã ghi hiệu lực."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:citations")
