"""Văn bản: dropping files, and the list of what came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.intake.errors import IntakeError
from phoihop.intake.models import Batch, Document, Proposal
from phoihop.intake.receive import Received, batch_of, receive
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import NotAllowed, acting_body, demand, may, scope
from phoihop.web.office.asker import asker, by_script, page_of, signed_in
from phoihop.web.office.panel import Chip
from phoihop.web.office.tags import document_tag

UNDECIDED = Q(proposals__state__in=Proposal.UNDECIDED)
TO_HANDLE, UNREADABLE, DONE, ALL = "cho-xu-ly", "khong-doc-duoc", "da-xong", "tat-ca"


@dataclass(frozen=True, slots=True)
class Sent:
    """Kết quả của một tệp vừa gửi: one line, whatever became of the file."""

    name: str
    message: str
    tone: str
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Row:
    document: Document
    total: int
    decided: int
    state: str
    tone: str
    icon: str


@signed_in
@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents one sees; on POST, take in the files that were dropped."""
    account = asker(request)
    body = acting_body(account)
    sent: list[Sent] = []
    if request.method == "POST":
        batch = _batch(request, account, body)
        files = request.FILES.getlist("files")
        sent = [take_in(account, body, file, batch) for file in files]
        if words := request.POST.get("pasted", "").strip():
            sent.append(paste(account, body, words))
        sent = sent or [Sent("", _("Chưa chọn tệp nào. Hãy chọn ít nhất một tệp."), "bad")]
        if by_script(request):
            return render(request, "office/partials/sent_lines.html", {"sent": sent})
        if batch and all(one.tone == "ok" for one in sent):
            return redirect("office:batch", batch.pk)
    key = request.GET.get("loc", ALL)
    seen = scope(account, Document.objects.select_related("body", "received_by"))
    page = page_of(request, _with_counts(_filtered(seen, key)))
    context = {
        "sent": sent,
        "may_receive": body is not None and may(account, "receive", body),
        "size_limit": settings.MAX_UPLOAD_BYTES,
        "page": page,
        "page_query": f"{urlencode({'loc': key})}&",
        "rows": [_row(document) for document in page.object_list],
        "chips": _chips(seen, key),
        "filtered": key != ALL,
        "many_bodies": len({document.body_id for document in page.object_list}) > 1,
    }
    return render(request, "office/documents.html", context)


def _batch(request: HttpRequest, account: Account, body: Body | None) -> Batch | None:
    """Files that the page sends one by one name their batch; a form sent whole is one itself."""
    if body is None or not may(account, "receive", body) or not request.FILES:
        return None
    return batch_of(body, request.POST.get("batch") or uuid4().hex)


def paste(account: Account, body: Body | None, words: str) -> Sent:
    """Take in words that were pasted; the first line tells them apart."""
    name = f"{words.splitlines()[0][:80].strip().replace('/', '-')}.txt"
    if body is None:
        return Sent(name, _("Tài khoản của bạn chưa có vai trò ở đơn vị nào."), "bad")
    try:
        demand(account, "receive", body)
        batch = batch_of(body, uuid4().hex, channel=Batch.Channel.PASTE)
        received = receive(account, body, name, words.encode(), batch=batch)
    except (IntakeError, NotAllowed) as refusal:
        return Sent(name, refusal.message, "bad")
    return Sent(name, *_outcome(received), document=received.document)


def take_in(
    account: Account, body: Body | None, file: UploadedFile[bytes], batch: Batch | None
) -> Sent:
    """Receive one file and say in one sentence what became of it."""
    name = file.name or ""
    if body is None:
        return Sent(name, _("Tài khoản của bạn chưa có vai trò ở đơn vị nào."), "bad")
    try:
        received = receive(account, body, name, file, batch=batch)
    except (IntakeError, NotAllowed) as refusal:
        return Sent(name, refusal.message, "bad")
    return Sent(name, *_outcome(received), document=received.document)


def _outcome(received: Received) -> tuple[str, str]:
    if not received.is_new:
        when = _("Tệp này đã có từ trước, không tiếp nhận lần nữa. Văn bản đã có: %(name)s.")
        return when % {"name": received.document}, "warn"
    return _("Đã tiếp nhận, chờ đọc."), "ok"


def _filtered(seen: QuerySet[Document], key: str) -> QuerySet[Document]:
    if key == TO_HANDLE:
        return seen.filter(UNDECIDED).exclude(state=Document.State.CLOSED).distinct()
    if key == UNREADABLE:
        return seen.filter(state=Document.State.UNREADABLE)
    if key == DONE:
        done = seen.filter(state__in=[Document.State.READ, Document.State.CLOSED])
        return done.exclude(pk__in=seen.filter(UNDECIDED).values("pk"))
    return seen


def _with_counts(found: QuerySet[Document]) -> QuerySet[Document]:
    counted = Document.objects.filter(pk__in=found.order_by().values("pk"))
    return (
        counted.select_related("body", "received_by", "head__sender")
        .defer("text", "metadata", "notes")
        .annotate(total=Count("proposals"), left=Count("proposals", filter=UNDECIDED))
        .order_by("-received_at", "-id")
    )


def _row(document: Any) -> Row:
    total, left = document.total, document.left
    tag = document_tag(document, left=left)
    return Row(document, total, total - left, tag.words, tag.tone, tag.icon)


def _chips(seen: QuerySet[Document], current: str) -> list[Chip]:
    labels = {
        ALL: _("Tất cả"),
        TO_HANDLE: _("Chờ xử lý"),
        DONE: _("Đã xử lý hết"),
        UNREADABLE: _("Không đọc được"),
    }
    here = reverse("office:documents")
    return [
        Chip(label, _filtered(seen, key).count(), f"{here}?loc={key}", key == current)
        for key, label in labels.items()
    ]
