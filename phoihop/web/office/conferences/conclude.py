"""Kết luận thành việc: all tasks of a conclusion in one table, given by one press."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.followup.errors import FollowupError
from phoihop.followup.same_tasks import Alike, tasks_alike
from phoihop.followup.tasks import supersede
from phoihop.intake.errors import IntakeError
from phoihop.intake.link import find_bodies, link_body
from phoihop.intake.models import Document, Proposal
from phoihop.intake.receive import receive
from phoihop.lib.dates import format_day
from phoihop.records.conclusions import CannotGive, Given, Order, give_work, tasks_to_give
from phoihop.records.conferences import add_source
from phoihop.records.errors import ConferenceError
from phoihop.records.models import Assignment, Conference
from phoihop.records.values import UNLINKED
from phoihop.registry.classes import ClassHere, bodies_of_class, classes_here
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.drafts import start_draft
from phoihop.reports.errors import PaperError
from phoihop.reports.rights import issuers_of
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.conference import found_conference
from phoihop.web.office.conferences.forms import bodies_to_invite

KINDS = Assignment.TimeKind.choices
GUESSED = 4
CLASS = "nhom-"
"""A lead of this beginning is a class: `nhom-0` that of the document, others by their place."""


@dataclass(slots=True)
class TaskRow:
    """Dòng của bảng giao nhiệm vụ: a proposed task with what the clerk sees and may change."""

    proposal: Proposal
    task: str
    lead: str
    lead_words: str
    likely: list[Body]
    co_operators: str
    time_kind: str
    due: str
    due_words: str
    class_bodies: list[tuple[Body, bool]] = field(default_factory=list)
    each: bool = False
    taken: bool = True
    alike: Alike | None = None
    same: bool = False
    problem: str = ""

    @property
    def lacks_lead(self) -> bool:
        return not self.lead

    @property
    def is_of_class(self) -> bool:
        return self.lead.startswith(CLASS)

    @property
    def own_class(self) -> str:
        """What the lead is when the class that the document names is meant."""
        return f"{CLASS}0"

    @property
    def lacks_time(self) -> bool:
        return self.time_kind == Assignment.TimeKind.NOT_STATED and not self.due

    @property
    def is_derived(self) -> bool:
        """The day is the end of a period that the document names."""
        return self.time_kind == Assignment.TimeKind.WITHIN_PERIOD and bool(self.due)


@signed_in
@require_http_methods(["GET", "POST"])
def conference_conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the tasks of one conclusion; on POST give them and draft the notice."""
    account, shown = asker(request), found_conference(request, pk)
    document = _document(request, shown, account)
    rows = _rows(document, shown, account) if document else []
    classes = _classes(document) if document else []
    if request.method == "POST":
        demand(account, "prepare", shown)
        if document is None:
            messages.error(request, _("Hãy đưa văn bản kết luận hoặc kết thúc biên bản trước."))
            return redirect("office:conference", pk)
        _fill(request, rows)
        try:
            given, draft = _give(shown, document, rows, classes, account)
        except CannotGive as problem:
            for row in rows:
                row.problem = problem.problems.get(row.proposal.pk, "")
            messages.error(request, problem.message)
        except (ConferenceError, FollowupError, PaperError) as problem:
            messages.error(request, problem.message)
        else:
            told = {"n": given.count}
            messages.success(request, _("Đã giao %(n)s nhiệm vụ; dự thảo thông báo ở đây.") % told)
            return redirect("office:draft", draft)
    context = {
        "conference": shown,
        "document": document,
        "documents": _readable(shown),
        "rows": rows,
        "classes": [(f"{CLASS}{place}", one) for place, one in enumerate(classes, start=1)],
        "bodies": bodies_to_invite(account, shown.body),
        "kinds": KINDS,
        "problems": [row for row in rows if row.problem],
        "may_give": may(account, "prepare", shown),
        "rule": why(account, "prepare", shown),
    }
    return render(request, "office/conferences/conclude.html", context)


@transaction.atomic
def _give(
    shown: Conference,
    document: Document,
    rows: list[TaskRow],
    classes: list[ClassHere],
    account: Account,
) -> tuple[Given, int]:
    """Give the work, let it take the place of what it repeats, begin the notice: all or nothing."""
    chosen = [row for row in rows if row.taken]
    given = give_work(shown, document, [_order(row, classes) for row in chosen], account=account)
    for row in chosen:
        if row.same and row.alike:
            newer = given.tasks[row.proposal.pk][0]
            note = _("Hội nghị %(day)s giao lại việc này.") % {"day": format_day(shown.held_on)}
            supersede(row.alike.task, by=newer, account=account, note=note)
    office = shown.body
    possible = issuers_of(office)
    hosts = set(shown.hosts.values_list("pk", flat=True))
    issuer = next((body for body in possible if body.pk in hosts), possible[0])
    draft = start_draft(
        office, issuer, "notice", account=account, meeting=given.meeting, conference=shown
    )
    return given, draft.pk


def _document(request: HttpRequest, shown: Conference, account: Account) -> Document | None:
    """The document chosen in the address, else the newest that still has tasks to give."""
    asked = request.GET.get("van-ban", "")
    sources = _readable(shown)
    if asked.isdecimal() and len(asked) < 19:
        return next((one for one in sources if one.pk == int(asked)), None)
    return next((one for one in sources if tasks_to_give(one)), next(iter(sources), None))


def _readable(shown: Conference) -> list[Document]:
    found = shown.sources.filter(state__in=[Document.State.READ, Document.State.CLOSED])
    return list(found.order_by("-received_at", "-pk"))


def _classes(document: Document) -> list[ClassHere]:
    return classes_here(document.body, on=_day(document))


def _day(document: Document) -> date:
    return document.dated_on or timezone.localdate()


def _rows(document: Document, shown: Conference, account: Account) -> list[TaskRow]:
    proposals = tasks_to_give(document)
    alike = tasks_alike(proposals, account)
    return [_row(one, alike.get(one.pk)) for one in proposals]


def _row(one: Proposal, alike: Alike | None) -> TaskRow:
    values, near = one.values, one.document.body
    named = [str(name) for name in values.get("to") or []]
    words = ", ".join(named)
    linked = link_body(named[0], near=near) if len(named) == 1 else None
    likely = find_bodies(named[0], near=near)[:GUESSED] if len(named) == 1 else []
    meant = [] if linked else bodies_of_class(words, near=near, on=_day(one.document))
    lead = str(values.get("lead") or (linked.pk if linked else ""))
    if not lead and meant:
        lead = f"{CLASS}0"
    due = str(values.get("due") or "")
    return TaskRow(
        proposal=one,
        task=str(values.get("task") or one.quote),
        lead=lead,
        lead_words=words,
        likely=likely,
        co_operators=", ".join(str(name) for name in values.get("with") or []),
        time_kind=str(values.get("time_kind") or Assignment.TimeKind.NOT_STATED),
        due=due,
        due_words=str(values.get("due_words") or ""),
        alike=alike,
        class_bodies=[(body, True) for body in meant],
    )


def _fill(request: HttpRequest, rows: list[TaskRow]) -> None:
    """What the clerk sent, over what was read."""
    for row in rows:
        pk = row.proposal.pk
        row.taken = f"chon-{pk}" in request.POST
        row.task = request.POST.get(f"viec-{pk}", row.task)
        row.lead = request.POST.get(f"chu-tri-{pk}", "")
        row.co_operators = request.POST.get(f"phoi-hop-{pk}", "")
        kind = request.POST.get(f"kieu-{pk}", row.time_kind)
        row.time_kind = kind if kind in Assignment.TimeKind else row.time_kind
        row.due = request.POST.get(f"han-{pk}", "")
        row.same = f"trung-{pk}" in request.POST
        row.each = request.POST.get(f"moi-{pk}") == "1"
        ticked = set(request.POST.getlist(f"nhom-{pk}"))
        row.class_bodies = [(body, str(body.pk) in ticked) for body, _was in row.class_bodies]


def _members(row: TaskRow, classes: list[ClassHere]) -> tuple[str, tuple[int, ...]]:
    """The words of the class that was chosen, none for the document's own, and who is meant."""
    place = row.lead.removeprefix(CLASS)
    if place == "0":
        return "", tuple(body.pk for body, ticked in row.class_bodies if ticked)
    chosen = next((one for at, one in enumerate(classes, 1) if place == str(at)), None)
    return (chosen.words, tuple(body.pk for body in chosen.bodies)) if chosen else ("", ())


def _order(row: TaskRow, classes: list[ClassHere]) -> Order:
    values: dict[str, Any] = {
        "task": " ".join(row.task.split()),
        "lead": row.lead,
        "with": [name.strip() for name in row.co_operators.split(",") if name.strip()],
        "time_kind": row.time_kind,
        "due": row.due or None,
    }
    if not row.is_of_class:
        return Order(row.proposal, row.proposal.version, values)
    words, members = _members(row, classes)
    values |= {"lead": UNLINKED, **({"to": [words]} if words else {})}
    return Order(row.proposal, row.proposal.version, values, members, row.each)


@signed_in
@require_POST
def conference_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in a document that tells of the conference: a new file, or one that is here."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    file = request.FILES.get("file")
    try:
        if file is not None:
            document = receive(account, shown.body, file.name or "", file).document
        else:
            key = request.POST.get("document", "")
            if not key:
                raise ConferenceError(_("Hãy chọn tệp hoặc văn bản."))
            wanted = int(key) if key.isdecimal() and len(key) < 19 else 0
            document = get_object_or_404(scope(account, Document.objects.all()), pk=wanted)
        add_source(shown, document, account=account)
    except (ConferenceError, IntakeError) as problem:
        messages.error(request, problem.message)
    else:
        messages.success(
            request,
            _("Đã gắn văn bản vào hội nghị; đọc xong thì các nhiệm vụ hiện ở trang giao."),
        )
    return redirect("office:conference", pk)
