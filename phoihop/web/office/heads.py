"""Đầu văn bản và trùng hợp: the one question about a paper, and pairs that look alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.intake.differences import Difference, differences
from phoihop.intake.heads import choose_sender
from phoihop.intake.link import bodies_near
from phoihop.intake.models import Document, Head, Tie
from phoihop.intake.ties import answer_tie
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, signed_in


@dataclass(frozen=True, slots=True)
class HeadLine:
    """Đầu văn bản trên trang: what is known, and what is asked."""

    head: Head
    asks: bool
    likely: list[Body]
    others: list[Body]
    url: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """Một cặp giống nhau trên trang."""

    tie: Tie
    other: Document
    url: str
    differences: list[Difference]


@signed_in
@require_POST
def document_sender(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk says whose paper this is."""
    account = asker(request)
    heads = scope(account, Head.objects.select_related("document__body"))
    head = get_object_or_404(heads, document=pk)
    chosen = request.POST.get("body", "")
    known = {str(body.pk): body for body in _choices(head)}
    if chosen in known or not may(account, "decide", head):
        choose_sender(head, known.get(chosen, head.document.body), account=account)
        messages.success(request, _("Đã ghi đơn vị gửi."))
    else:
        messages.error(request, _("Hãy chọn một đơn vị trong danh sách."))
    return _back(request, head.document)


@signed_in
@require_POST
def tie_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk says whether two documents are one thing."""
    account = asker(request)
    ties = scope(account, Tie.objects.select_related("document__body", "other"))
    tie = get_object_or_404(ties, pk=pk)
    join = request.POST.get("join") == "1"
    answer_tie(tie, join=join, account=account)
    messages.success(request, _("Đã gộp hai văn bản.") if join else _("Đã để riêng hai văn bản."))
    return _back(request, tie.document)


def head_line(document: Document, account: Account) -> HeadLine | None:
    """What the desk and the batch show about the head of one paper."""
    head = getattr(document, "head", None)
    if head is None or (head.match == Head.Match.NONE and not head.sender_id):
        return None
    asks = head.match == Head.Match.ASK and may(account, "decide", head)
    choices = _choices(head) if asks else []
    likely = [body for body in choices if body.pk in head.candidates][:4]
    return HeadLine(
        head=head,
        asks=asks,
        likely=likely,
        others=[body for body in choices if body not in likely],
        url=reverse("office:document-sender", args=[document.pk]),
    )


def tie_lines(document: Document, account: Account, *, with_answered: bool = True) -> list[TieLine]:
    """The pairs in which this document stands, from both ends."""
    pairs = scope(account, Tie.objects.select_related("document", "other"))
    pairs = pairs.filter(Q(document=document) | Q(other=document)).exclude(state=Tie.State.APART)
    if not with_answered:
        pairs = pairs.filter(state=Tie.State.ASKED)
    lines = []
    for tie in pairs[:10]:
        other = tie.other if tie.document_id == document.pk else tie.document
        found = differences([tie.other, tie.document]) if tie.kind == Tie.Kind.SAME_MEETING else []
        lines.append(TieLine(tie, other, reverse("office:tie-answer", args=[tie.pk]), found))
    return lines


def _choices(head: Head) -> list[Body]:
    return bodies_near(head.document.body, first=head.candidates)


def _back(request: HttpRequest, document: Document) -> HttpResponse:
    if request.POST.get("back") == "batch" and document.batch_id:
        return redirect(f"{reverse('office:batch', args=[document.batch_id])}#hoi")
    return redirect("office:document", document.pk)
