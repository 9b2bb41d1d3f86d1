"""Danh sách bằng Excel: documents, conferences and the reports of a round, to take along."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils import timezone

from phoihop.intake.models import Document, Proposal
from phoihop.lib.dates import format_day
from phoihop.records.models import Meeting, Report
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.registry.tables import day_words
from phoihop.reports.spreadsheets import Row

MOST_ROWS = 20_000
"""More rows than this are no list any more; the newest are taken."""

DOCUMENT_COLUMNS = (
    "Tên tệp",
    "Tiêu đề",
    "Ngày văn bản",
    "Đơn vị",
    "Tình trạng",
    "Còn chờ xử lý",
    "Tiếp nhận lúc",
    "Người tiếp nhận",
    "Mã SHA-256",
)
MEETING_COLUMNS = (
    "Ngày",
    "Buổi",
    "Tên hội nghị",
    "Loại",
    "Nơi họp",
    "Đơn vị tổ chức",
    "Chủ trì",
    "Kỳ",
    "Đơn vị ghi nhận",
    "Công khai",
)
REPORT_COLUMNS = (
    "Đợt báo cáo",
    "Kỳ",
    "Đơn vị yêu cầu",
    "Đơn vị gửi",
    "Hạn gửi",
    "Tình trạng",
    "Gửi lúc",
    "Người gửi",
    "Số biên nhận",
    "Đúng hạn",
)


def document_rows(account: Account) -> list[Row]:
    """Return the documents the account sees, newest first."""
    undecided = Count("proposals", filter=Q(proposals__state__in=Proposal.UNDECIDED))
    seen = scope(account, Document.objects.select_related("body", "received_by"))
    listed = seen.annotate(left=undecided).defer("text", "metadata").order_by("-pk")[:MOST_ROWS]
    return [
        [
            one.name,
            one.title,
            day_words(one.dated_on),
            str(one.body),
            str(one.get_state_display()),
            one.left,
            _moment(one.received_at),
            str(one.received_by),
            one.sha256,
        ]
        for one in listed
    ]


def meeting_rows(account: Account) -> list[Row]:
    """Return the meetings the account sees, newest first."""
    seen = scope(account, Meeting.objects.select_related("body", "document"))
    return [
        [
            day_words(one.held_on),
            one.time_of_day,
            str(one),
            one.kind,
            one.place,
            ", ".join(one.hosts),
            ", ".join(one.chairs),
            one.period,
            str(one.body),
            "x" if one.published_at else "",
        ]
        for one in seen[:MOST_ROWS]
    ]


def report_rows(account: Account) -> list[Row]:
    """Return who sent what when, for every round the account sees, newest first."""
    seen = scope(account, Report.objects.exclude(state=Report.State.EXCUSED))
    loaded = seen.select_related("round__body", "body", "sent_by").defer("figures", "texts")
    return [_report_row(one) for one in loaded.order_by("-round", "body__sort_key")[:MOST_ROWS]]


def _report_row(report: Report) -> Row:
    is_sent = report.state in Report.HERE and report.sent_at is not None
    day = timezone.localdate(report.sent_at) if report.sent_at else timezone.localdate()
    late = report.round.is_late(on=day)
    return [
        report.round.title,
        report.round.period_label,
        str(report.round.body),
        str(report.body),
        format_day(report.round.last_day),
        str(report.get_state_display()),
        _moment(report.sent_at) if is_sent else "",
        str(report.sent_by) if report.sent_by else "",
        report.receipt,
        "chậm" if late else ("đúng hạn" if is_sent else ""),
    ]


def _moment(at: object) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else ""  # type: ignore[arg-type]
