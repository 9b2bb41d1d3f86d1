"""Văn bản của báo cáo: a report that came on paper counts as sent; a report's words go to the desk.

What a unit writes of difficulties and what it asks for becomes a record only on the one way of
all data: the text is a document, the reader proposes, a clerk confirms with the sentence.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Document
from phoihop.intake.receive import receive
from phoihop.lib.periods import ROMAN
from phoihop.records.errors import ReportError
from phoihop.records.models import Report
from phoihop.records.report_checks import check
from phoihop.records.report_entry import HasErrors, locked, not_open
from phoihop.records.rounds import move
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@transaction.atomic
def take_as_sent(report: Report, *, account: Account) -> Report:
    """Say that the report was sent as the document it was filled from, on the day that came.

    Raises ReportError when it was filled from no document, HasErrors while a hard check fails.
    """
    demand(account, "judge", report)
    kept = locked(report)
    if kept.state in Report.HERE:
        return kept
    if not kept.is_open:
        raise ReportError(not_open(kept))
    if kept.document is None:
        raise ReportError(_("Báo cáo này chưa được nhập từ văn bản nào."))
    hard = [finding for finding in check(kept) if finding.hard]
    if hard:
        raise HasErrors(hard)
    kept.sent_at, kept.sent_by = kept.document.received_at, account
    kept.receipt = kept.receipt or f"BN-{timezone.localdate():%Y}-{kept.pk}"
    reason = _("Gửi bằng văn bản: %(document)s") % {"document": str(kept.document)[:200]}
    move(kept, Report.State.SENT, account=account, verb="send", reason=reason)
    return kept


@transaction.atomic
def paper_of(report: Report, *, account: Account) -> Document:
    """Return the document of the report's written parts, making it when there is none yet.

    It stands on the desk of the body that asked. Raises ReportError for a report that is not
    approved or in which nothing is written.
    """
    demand(account, "judge", report)
    kept = locked(report)
    if kept.document is not None:
        return kept.document
    if kept.state != Report.State.APPROVED:
        raise ReportError(_("Chỉ đưa phần viết của báo cáo đã duyệt sang mục Văn bản."))
    text = text_of(kept)
    if not text:
        raise ReportError(_("Báo cáo này không có phần viết."))
    name = f"Báo cáo {kept.body} {kept.round.period_label}.txt"
    made = receive(account, kept.round.body, name, text.encode()).document
    Report.objects.filter(pk=kept.pk).update(document=made)
    return made


def text_of(report: Report) -> str:
    """Return the written parts as a paper of the body, or nothing where none is written."""
    parts = [
        (part["label"], report.texts[part["key"]].strip())
        for part in report.round.version.texts
        if report.texts.get(part["key"], "").strip()
    ]
    if not parts:
        return ""
    sent = timezone.localtime(report.sent_at) if report.sent_at else timezone.localtime()
    head = [
        report.body.name.upper(),
        f"Ngày {sent.day:02} tháng {sent.month:02} năm {sent.year}",
        "BÁO CÁO",
        f"Kết quả công tác {report.round.period_label}",
        "",
    ]
    for place, (label, words) in enumerate(parts):
        number = ROMAN[place] if place < len(ROMAN) else str(place + 1)
        head += [f"{number}. {label}", words, ""]
    return "\n".join(head)
