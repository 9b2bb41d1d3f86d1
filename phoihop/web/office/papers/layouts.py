"""Thể thức: checking any Word file, and the values that an office compares and sets."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.layout_choices import choose_layout
from phoihop.reports.models import Draft, LayoutChoice
from phoihop.reports.official.issuers import family_of
from phoihop.reports.official.layout.check import sentence_of
from phoihop.reports.official.layout.command import check_bytes
from phoihop.reports.official.profiles import BadValue, Profile, load, profiles
from phoihop.reports.papers import layout_of
from phoihop.reports.rights import issuers_of, writing_bodies
from phoihop.web.office.asker import asker, signed_in

MOST_FILES = 10


@signed_in
@require_http_methods(["GET", "POST"])
def layout_check(request: HttpRequest) -> HttpResponse:
    """Check Word files that are not kept: what departs, where, and how to mend it."""
    results = []
    for file in request.FILES.getlist("files")[:MOST_FILES]:
        answer = check_bytes(file.read(), file.name or "")
        answer["name"] = load(answer["profile"]).name if answer["profile"] else ""
        answer["draft"] = bool(answer["profile"]) and load(answer["profile"]).draft
        for one in answer["departures"]:
            one["sentence"] = sentence_of(one["rule"])
        results.append(answer)
    context = {
        "results": results,
        "asked": request.method == "POST",
        "size_limit": settings.MAX_UPLOAD_BYTES,
        "most": MOST_FILES,
    }
    return render(request, "office/papers/layout_check.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def layouts(request: HttpRequest) -> HttpResponse:
    """Show the profiles of one's bodies; on POST keep what the office has compared."""
    account = asker(request)
    offices = writing_bodies(account)
    problems: list[str] = []
    if request.method == "POST" and offices:
        office = next((one for one in offices if str(one.pk) == request.POST.get("body")), None)
        name = request.POST.get("profile", "")
        if office is not None and name in {one.id for one in profiles()}:
            typed = {key[2:]: str(text) for key, text in request.POST.items() if key[:2] == "v:"}
            try:
                choose_layout(office, name, typed, account=account)
            except BadValue as problem:
                problems.append(str(problem))
            else:
                messages.success(request, _("Đã lưu thể thức của đơn vị."))
                return redirect("office:layouts")
    context = {"cards": _cards(account), "problems": problems}
    return render(request, "office/papers/layouts.html", context)


def to_compare(account: Account, draft: Draft) -> bool:
    """Whether the office has not yet compared the draft profile that this paper must keep."""
    profile = layout_of(draft, account)
    if not load(profile.id).draft:
        return False
    chosen = scope(account, LayoutChoice.objects.filter(body=draft.body, profile=profile.id))
    return not chosen.exists()


def _cards(account: Account) -> list[dict[str, Any]]:
    """One card for each profile that one's bodies use and that has values to compare."""
    found = []
    for office in writing_bodies(account):
        families = {family_of(issuer) for issuer in issuers_of(office)}
        chosen = {
            one.profile: one
            for one in scope(account, LayoutChoice.objects.filter(body=office)).select_related(
                "compared_by"
            )
        }
        for profile in profiles():
            is_used = any(
                profile.id == name or profile.id.startswith(f"{name}-") for name in families
            )
            if is_used and profile.unread:
                found.append(_card(office, profile, chosen.get(profile.id)))
    return found


def _card(office: Any, profile: Profile, choice: LayoutChoice | None) -> dict[str, Any]:
    applied = choice.applied_to(profile) if choice else profile
    values = []
    for place, (key, value) in enumerate(profile.unread.items()):
        written = applied[key].write
        values.append(
            {
                "id": f"{profile.id}-{office.pk}-{place}",
                "key": f"v:{key}",
                "label": value.label,
                "unit": value.unit,
                "choices": [*value.choices]
                or (["có", "không"] if isinstance(written, bool) else []),
                "value": _shown(written),
            }
        )
    return {"office": office, "profile": profile, "choice": choice, "values": values}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"{value:g}".replace(".", ",") if isinstance(value, (int, float)) else str(value)
