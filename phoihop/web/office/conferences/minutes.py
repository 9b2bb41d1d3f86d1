"""Biên bản trực tiếp: written at the table, saved every two seconds, by one clerk or two.

With the script each line goes by itself; without it the same page is one form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.intake.read import read_document
from phoihop.records.conferences import chair_words
from phoihop.records.errors import ConferenceError
from phoihop.records.minute_marks import tie_marks
from phoihop.records.minutes import (
    Conflict,
    Written,
    finish_minutes,
    lines_since,
    write_lines,
)
from phoihop.records.models import Conference, MinuteLine
from phoihop.registry.rights import demand, may, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.conference import found_conference

SHOWN_SPEAKERS = 9
"""Speakers that a key picks: Ctrl+1 to Ctrl+9."""


@signed_in
@require_http_methods(["GET", "POST"])
def conference_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes; on POST keep the lines of the plain form."""
    account, shown = asker(request), found_conference(request, pk)
    conflicts: list[Conflict] = []
    if request.method == "POST":
        demand(account, "prepare", shown)
        try:
            kept = write_lines(shown, _form_lines(request), account=account)
        except ConferenceError as problem:
            messages.error(request, problem.message)
            return redirect("office:conference-minutes", pk)
        conflicts = kept.conflicts
        if not conflicts:
            messages.success(request, _("Đã ghi."))
            answer = redirect("office:conference-minutes", pk)
            answer["Location"] += "#dong-moi"
            return answer
    return render(request, "office/conferences/minutes.html", _page(request, shown, conflicts))


@signed_in
@require_http_methods(["GET", "POST"])
def conference_lines(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep lines as they are typed, and hand out what others wrote since.

    {"lines": […], "conflicts": […], "counter": n, "at": "09:41", "refused": sentence or ""}
    """
    account, shown = asker(request), found_conference(request, pk)
    answer: dict[str, Any] = {"conflicts": [], "refused": ""}
    since, keys = request.GET.get("tu", ""), list[str]()
    if request.method == "POST":
        demand(account, "prepare", shown)
        try:
            sent = _sent(request)
            since, keys = str(sent["since"]), [line.key for line in sent["lines"]]
            kept = write_lines(shown, sent["lines"], account=account)
            answer["conflicts"] = [_conflict(one) for one in kept.conflicts]
        except ConferenceError as problem:
            answer["refused"] = problem.message
    counter = int(since) if since.isdecimal() and len(since) < 16 else 0
    lines = lines_since(shown, counter, keys=keys)
    answer["lines"] = [_line(one) for one in lines]
    answer["counter"] = max([counter, *(one.changed for one in lines)])
    answer["at"] = f"{timezone.localtime():%H:%M:%S}"
    return JsonResponse(answer)


@signed_in
@require_POST
def conference_finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a document of the minutes, read it, tie the marked lines to their sentences."""
    account, shown = asker(request), found_conference(request, pk)
    try:
        document = finish_minutes(shown, account=account)
    except ConferenceError as problem:
        messages.error(request, problem.message)
        return redirect("office:conference-minutes", pk)
    read_document(document, account=account)
    tie_marks(shown, account=account)
    messages.success(request, _("Đã kết thúc biên bản; các dòng đánh dấu đã thành đề xuất."))
    return redirect("office:conference", pk)


@signed_in
@require_POST
def conference_tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie the marked lines once the document has been read, if it could not be read at once."""
    account, shown = asker(request), found_conference(request, pk)
    count = tie_marks(shown, account=account)
    if count:
        messages.success(request, _("Đã lập %(n)s đề xuất từ các dòng đánh dấu.") % {"n": count})
    else:
        messages.info(request, _("Không còn dòng đánh dấu nào chưa thành đề xuất."))
    return redirect("office:conference", pk)


def speakers_of(conference: Conference) -> list[str]:
    """Return who may speak: the chairs, then the guests in their order."""
    guests = conference.invitations.select_related("post__person")
    named = [f"đồng chí {one.name}" if one.post_id else f"đại diện {one.name}" for one in guests]
    return list(dict.fromkeys([*chair_words(conference), *named]))


def _page(request: HttpRequest, shown: Conference, conflicts: list[Conflict]) -> dict[str, Any]:
    account = asker(request)
    mine = {one.theirs.key: one.mine for one in conflicts}
    lines = list(shown.lines.select_related("written_by"))
    return {
        "conference": shown,
        "rows": [(line, mine.get(line.key)) for line in lines],
        "has_conflicts": bool(conflicts),
        "counter": shown.counter,
        "speakers": speakers_of(shown),
        "marks": MinuteLine.Mark.choices,
        "new_key": f"m-{uuid4().hex[:20]}",
        "may_write": may(account, "prepare", shown) and shown.is_open,
        "rule": why(account, "prepare", shown),
        "agenda": shown.agenda.all(),
    }


def _form_lines(request: HttpRequest) -> list[Written]:
    """The lines of the plain form; a new one only when something stands in it."""
    found = []
    for key in request.POST.getlist("key"):
        version = request.POST.get(f"v-{key}", "0")
        line = Written(
            key=key,
            speaker=request.POST.get(f"ai-{key}", ""),
            text=request.POST.get(f"loi-{key}", ""),
            mark=request.POST.get(f"dau-{key}", ""),
            version=int(version) if version.isdecimal() and len(version) < 9 else 0,
        )
        if line.version or line.text.strip():
            found.append(line)
    return found


def _sent(request: HttpRequest) -> dict[str, Any]:
    """Read what the script sent. Raises ConferenceError for anything else."""
    wrong = ConferenceError(_("Dòng biên bản gửi lên không đúng dạng. Hãy tải lại trang."))
    try:
        sent = json.loads(request.body)
        lines = [_as_line(one) for one in sent["lines"]]
        since = int(sent["since"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise wrong from None
    return {"lines": lines, "since": max(0, since)}


def _as_line(one: Mapping[str, Any]) -> Written:
    words = {name: one[name] for name in ("key", "speaker", "text", "mark", "page")}
    if not all(isinstance(word, str) for word in words.values()):
        raise TypeError
    return Written(**words, version=int(one["version"]))


def _line(line: MinuteLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "place": line.place,
        "speaker": line.speaker,
        "text": line.text,
        "mark": line.mark,
        "version": line.version,
        "by": str(line.written_by),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"key": one.mine.key, "theirs": _line(one.theirs)}
