"""Nhãn tình trạng: a word, a picture and a colour that say the same thing three times."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.intake.models import Document, Proposal


@dataclass(frozen=True, slots=True)
class Tag:
    words: str
    tone: str
    icon: str


def tag_of(proposal: Proposal) -> Tag:
    """Tình trạng của đề xuất."""
    state = Proposal.State
    if proposal.state == state.CONFIRMED:
        return Tag(_("Đã nhận"), "ok", "check")
    if proposal.state == state.REJECTED:
        return Tag(_("Đã bỏ"), "", "x")
    if proposal.state == state.PASSED:
        return Tag(_("Đã cho qua"), "", "right")
    if proposal.warnings:
        return Tag(_("Cần xem kỹ"), "warn", "alert")
    if proposal.state == state.LATER:
        return Tag(_("Để sau"), "info", "clock")
    return Tag(_("Chờ"), "", "clock")


def document_tag(document: Document, *, left: int) -> Tag:
    """Tình trạng của văn bản; `left` is the number of its proposals still undecided."""
    state = Document.State
    if document.state == state.UNREADABLE:
        return Tag(_("Không đọc được"), "bad", "alert")
    if document.state == state.REFUSED:
        return Tag(_("Không tiếp nhận"), "bad", "x")
    if document.state == state.RECEIVED:
        return Tag(_("Chờ đọc"), "warn", "clock")
    if document.state == state.STOPPED:
        return Tag(_("Chưa đọc xong"), "warn", "alert")
    if document.state == state.CLOSED:
        return Tag(_("Đã đóng"), "ok", "lock")
    if left:
        return Tag(_("Chờ xử lý"), "info", "clock")
    return Tag(_("Đã xử lý hết"), "ok", "check")
