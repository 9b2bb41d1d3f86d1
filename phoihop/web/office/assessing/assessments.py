"""Đánh giá: listed by field and body, shortcomings named again first; one with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.followup.errors import FollowupError
from phoihop.followup.models import Mending, NamedAgain
from phoihop.followup.shortcomings import (
    MOST_COMPARED,
    Standing,
    mend,
    pairs_of,
    say_named_again,
    standings,
)
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Assessment, Assignment, Goal, Meeting
from phoihop.registry.models import Account
from phoihop.registry.rights import may, scope, why
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.reporting.forms import asking_bodies

FOLLOWED = (Assessment.Kind.SHORTCOMING, Assessment.Kind.DIFFICULTY)
TONES = {
    "open": ("warn", "clock"),
    "mended": ("ok", "check"),
    "named_again": ("bad", "loop"),
}
CHIPS = {
    "han-che": (Assessment.Kind.SHORTCOMING,),
    "kho-khan": (Assessment.Kind.DIFFICULTY, Assessment.Kind.CAUSE),
    "ket-qua": (Assessment.Kind.RESULT, Assessment.Kind.PRAISE, Assessment.Kind.VERDICT),
    "chu-de": (Assessment.Kind.THEME, Assessment.Kind.WISH),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Một nhận định: where it was said, how it stands if it is followed."""

    assessment: Assessment
    meeting: Meeting | None
    standing: Standing | None
    state: str
    tone: str
    icon: str

    @property
    def period(self) -> str:
        """As the sentence says, else that of its meeting, else the year of its document."""
        said = self.assessment.period or (self.meeting.period if self.meeting else "")
        day = self.assessment.document.dated_on
        return said or (_("năm %(year)s") % {"year": day.year} if day else "")


@signed_in
@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """List what was said of the work, by field and body; what is named again stands on top."""
    account = asker(request)
    chosen, words = request.GET.get("loai", ""), request.GET.get("tim", "").strip()[:200]
    found = _seen(account)
    if chosen in CHIPS:
        found = found.filter(kind__in=CHIPS[chosen])
    if words:
        found = found.filter(search_key__contains=fold(words))
    year = request.GET.get("nam", "")
    if year.isdecimal() and len(year) == 4:
        found = found.filter(document__dated_on__year=int(year))
    page = page_of(request, found.order_by("field_of_work", "about", "-document__dated_on", "-pk"))
    query = {"loai": chosen, "tim": words, "nam": year}
    again = _seen(account).filter(kind__in=FOLLOWED, named_again__state=NamedAgain.State.SAME)
    context = {
        "lines": lines_of(account, list(page.object_list)),
        "again": lines_of(account, list(again.distinct().order_by("-pk")[:20])),
        "page": page,
        "page_query": "".join(f"{key}={value}&" for key, value in query.items() if value),
        "chosen": chosen,
        "words": words,
        "year": year,
        "years": _years(account),
        "chips": [
            ("", _("Tất cả")),
            ("han-che", _("Hạn chế")),
            ("kho-khan", _("Khó khăn, nguyên nhân")),
            ("ket-qua", _("Kết quả, biểu dương")),
            ("chu-de", _("Chủ đề, mong muốn")),
        ],
        "goals": scope(account, Goal.objects.select_related("body", "ground__document"))[:50],
        "goal_states": Goal.State.choices,
        "may_make": asking_bodies(account).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "office/assessing/list.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one assessment with its sentence; a shortcoming is mended or opened again here."""
    account = asker(request)
    shown = _found(account, pk)
    if request.method == "POST":
        return _mended(request, shown)
    (line,) = lines_of(account, [shown])
    followed = shown.kind in FOLLOWED
    pairs = pairs_of(shown, _others(account, shown)) if followed else []
    tasks = scope(account, Assignment.objects.to_follow()).order_by("-pk")
    steps = scope(account, Mending.objects.filter(assessment=shown))
    context = {
        "shown": shown,
        "line": line,
        "followed": followed,
        "steps": steps.select_related("by", "task"),
        "pairs": pairs[:8],
        "tasks": tasks[:200] if followed else [],
        "may_follow": may(account, "follow", shown),
        "rule": why(account, "follow", shown),
        "source": f"?de-xuat={shown.proposal_id}",
        "may_make": asking_bodies(account).exists(),
    }
    return render(request, "office/assessing/one.html", context)


@signed_in
@require_POST
def assessment_pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that another sentence names the same shortcoming, or that it does not."""
    account = asker(request)
    shown = _found(account, pk)
    key = request.POST.get("other", "")
    other = _found(account, int(key) if key.isdecimal() and len(key) < 16 else 0)
    state = NamedAgain.State.SAME if "same" in request.POST else NamedAgain.State.DIFFERENT
    try:
        say_named_again(shown, other, state, account=account)
        messages.success(request, _("Đã ghi."))
    except FollowupError as problem:
        messages.error(request, problem.message)
    return redirect("office:assessment", pk)


def lines_of(account: Account, shown: list[Assessment]) -> list[Line]:
    """Add to each where it was said and how it stands."""
    documents = [one.document_id for one in shown]
    meetings = {
        one.document_id: one
        for one in scope(account, Meeting.objects.filter(document__in=documents))
    }
    found = standings(one for one in shown if one.kind in FOLLOWED)
    lines = []
    for one in shown:
        standing = found.get(one.pk)
        state = standing.state if standing else ""
        tone, icon = TONES.get(state, ("", "info"))
        lines.append(Line(one, meetings.get(one.document_id), standing, state, tone, icon))
    return lines


def _mended(request: HttpRequest, shown: Assessment) -> HttpResponse:
    account = asker(request)
    key = request.POST.get("task", "")
    tasks = scope(account, Assignment.objects.to_follow())
    task = tasks.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 16 else None
    try:
        mend(
            shown,
            request.POST.get("state", ""),
            account=account,
            note=request.POST.get("note", ""),
            task=task,
        )
        messages.success(request, _("Đã ghi."))
    except FollowupError as problem:
        messages.error(request, problem.message)
    return redirect("office:assessment", shown.pk)


def _seen(account: Account) -> QuerySet[Assessment]:
    related = ("document", "of_body", "proposal", "body")
    return scope(account, Assessment.objects.select_related(*related))


def _found(account: Account, pk: int) -> Assessment:
    return get_object_or_404(_seen(account), pk=pk)


def _others(account: Account, shown: Assessment) -> list[Assessment]:
    others = _seen(account).filter(kind__in=FOLLOWED).exclude(document=shown.document_id)
    return list(others.order_by("-pk")[:MOST_COMPARED])


def _years(account: Account) -> list[Any]:
    days = _seen(account).exclude(document__dated_on=None)
    years = days.order_by("-document__dated_on__year").values_list("document__dated_on__year")
    return [year for (year,) in years.distinct()[:12]]
