"""API v1: read only, without a key, published meetings only."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from phoihop.records.models import Meeting
from phoihop.web.api.shapes import (
    ErrorShape,
    MeetingList,
    MeetingShape,
    TaskList,
    TaskShape,
)
from phoihop.web.published import PublicItem, items_of, published_meetings

MOST = 100

api = NinjaAPI(
    title="Phối Hợp",
    version="1.0",
    description="Hội nghị đã công khai, nhiệm vụ, kiến nghị và tình trạng thực hiện.",
    docs_url=None,
    urls_namespace="api",
)


@api.get("/meetings", response=MeetingList, summary="Published meetings, newest first")
def meetings(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> MeetingList:
    found = published_meetings()
    shown = [meeting_shape(request, meeting) for meeting in found[offset : offset + limit]]
    return MeetingList(count=found.count(), items=shown)


@api.get("/meetings/{pk}", response={200: MeetingShape, 404: ErrorShape}, summary="One meeting")
def meeting(request: HttpRequest, pk: int) -> MeetingShape:
    return meeting_shape(request, get_object_or_404(published_meetings(), pk=pk))


@api.get(
    "/meetings/{pk}/tasks",
    response={200: TaskList, 404: ErrorShape},
    summary="Tasks and recommendations of one meeting",
)
def tasks(request: HttpRequest, pk: int) -> TaskList:
    shown = get_object_or_404(published_meetings(), pk=pk)
    items = [task_shape(item) for item in items_of(shown, on=timezone.localdate())]
    return TaskList(count=len(items), items=items)


def meeting_shape(request: HttpRequest, shown: Meeting) -> MeetingShape:
    counted = vars(shown)
    return MeetingShape(
        id=shown.pk,
        title=str(shown),
        kind=shown.kind,
        body=shown.body.name,
        held_on=iso(shown.held_on),
        period=shown.period,
        published_at=shown.published_at.isoformat() if shown.published_at else "",
        tasks=counted["tasks"],
        recommendations=counted["requests"],
        url=request.build_absolute_uri(reverse("portal:meeting", args=[shown.pk])),
    )


def task_shape(item: PublicItem) -> TaskShape:
    return TaskShape(
        code=item.code,
        kind=item.kind,
        content=item.text,
        lead=item.lead,
        asked_by=item.asked_by,
        co_operators=list(item.co_operators),
        due_on=iso(item.due_on),
        due_words=item.due_words,
        time_kind=item.time_kind,
        state=item.state,
        done_on=iso(item.done_on),
    )


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@api.exception_handler(Http404)
def nothing_here(request: HttpRequest, error: Http404) -> HttpResponse:
    message = _("Không có nội dung này, hoặc nội dung chưa được công khai.")
    return api.create_response(request, ErrorShape(code="not_found", message=message), status=404)


@api.exception_handler(ValidationError)
def asked_wrongly(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = ", ".join(str(problem["loc"][-1]) for problem in error.errors)
    message = _("Tham số không hợp lệ: %(names)s.") % {"names": names}
    return api.create_response(request, ErrorShape(code="bad_request", message=message), status=400)
