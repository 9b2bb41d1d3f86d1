"""API v1: published meetings for everybody; with a key, sending documents."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, NinjaAPI, Query, Status
from ninja.errors import AuthenticationError, ValidationError
from ninja.files import UploadedFile
from ninja.security import HttpBearer

from phoihop.intake.errors import TooLarge
from phoihop.intake.keys import account_of
from phoihop.intake.models import Batch
from phoihop.intake.receive import batch_of, receive
from phoihop.records.models import Meeting
from phoihop.registry.models import Account
from phoihop.registry.rights import NotAllowed, acting_body, demand
from phoihop.web.api.shapes import (
    DocumentShape,
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


class KeyBearer(HttpBearer):
    """Khóa gửi văn bản, in the header: Authorization: Bearer KEY."""

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        return account_of(token)


@api.post(
    "/documents",
    auth=KeyBearer(),
    response={
        201: DocumentShape,
        200: DocumentShape,
        401: ErrorShape,
        403: ErrorShape,
        413: ErrorShape,
    },
    summary="Send one document, with a key",
)
def documents(request: HttpRequest, file: File[UploadedFile]) -> Status[DocumentShape | ErrorShape]:
    account: Account = getattr(request, "auth")  # noqa: B009 - ninja puts it there
    body = acting_body(account)
    if body is None:
        message = _("Tài khoản của bạn chưa có vai trò ở đơn vị nào.")
        return Status(403, ErrorShape(code="not_allowed", message=message))
    try:
        demand(account, "receive", body)
        batch = batch_of(body, uuid4().hex, channel=Batch.Channel.API)
        received = receive(account, body, file.name or "", file, batch=batch)
    except NotAllowed as refusal:
        return Status(403, ErrorShape(code="not_allowed", message=refusal.message))
    except TooLarge as refusal:
        return Status(413, ErrorShape(code="too_large", message=refusal.message))
    kept = received.document
    shape = DocumentShape(
        id=kept.pk,
        name=kept.name,
        sha256=kept.sha256,
        state=kept.state,
        is_new=received.is_new,
    )
    return Status(201 if received.is_new else 200, shape)


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


@api.exception_handler(AuthenticationError)
def no_such_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    message = _("Thiếu khóa gửi văn bản, hoặc khóa này không dùng được. Hãy xin quản trị cấp khóa.")
    return api.create_response(request, ErrorShape(code="no_key", message=message), status=401)


@api.exception_handler(ValidationError)
def asked_wrongly(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = ", ".join(str(problem["loc"][-1]) for problem in error.errors)
    message = _("Tham số không hợp lệ: %(names)s.") % {"names": names}
    return api.create_response(request, ErrorShape(code="bad_request", message=message), status=400)
