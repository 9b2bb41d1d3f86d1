"""Soạn văn bản gửi đi: reminder, submission, transfer slip, answers to remarks."""

from __future__ import annotations

from django.db.models import Q

from phoihop.followup.board import TO_CONFIRM
from phoihop.followup.models import Answer
from phoihop.followup.state import open_only
from phoihop.lib.dates import format_day
from phoihop.records.models import Recommendation
from phoihop.registry.rights import scope
from phoihop.reports.drafting.reports import when_of
from phoihop.reports.drafting.sources import Sources, unique
from phoihop.reports.pen import REQUEST, TASK, TASKS, Drafted, Pen, Piece, Sourced


def reminder(sources: Sources) -> Drafted:
    """Công văn đôn đốc: what is late, with the day it was due, and an answer asked for."""
    pen = Pen()
    late = [item for item in sources.late() if item.kind == "assignment"]
    if not late:
        # Nothing is late: an empty letter, for the clerk to write.
        pen.line("….")
        to = [sources.to.name] if sources.to else []
        return Drafted(summary="…", addressees=to, text=pen.text)
    keys = tuple(item.pk for item in late)
    pen.line(
        f"Qua theo dõi, đến ngày {format_day(sources.on)} còn ",
        Sourced(f"{len(late)} nhiệm vụ", TASKS, keys),
        " quá hạn chưa báo cáo kết quả, cụ thể:",
    )
    rows: list[list[Piece]] = [
        [str(place), item.code, Sourced(item.text, TASK, (item.pk,)), item.lead, when_of(item)]
        for place, item in enumerate(late, start=1)
    ]
    header = ["STT", "Mã số", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
    pen.table(header, rows, widths=[1.3, 2.2, 5, 3, 3])
    pen.line(
        "Đề nghị các đơn vị khẩn trương thực hiện, báo cáo kết quả, nêu rõ khó khăn, lý do chậm "
        "và thời gian hoàn thành."
    )
    to = [sources.to.name] if sources.to else unique(item.lead for item in late)
    return Drafted(
        summary="đôn đốc thực hiện nhiệm vụ quá hạn",
        addressees=to,
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def submission(sources: Sources) -> Drafted:
    """Tờ trình: requests that wait for an answer, put before whoever decides."""
    pen = Pen()
    waiting = _waiting(sources)
    pen.line("Qua tổng hợp, các kiến nghị sau đây cần được xem xét, quyết định:")
    for place, one in enumerate(waiting, start=1):
        who = one.asked_by_body.name if one.asked_by_body else one.asked_by
        by = f" (kiến nghị của {who})" if who else ""
        words = " ".join(one.content.split()).rstrip(".;,")
        pen.line(f"{place}. ", Sourced(words, REQUEST, (one.pk,)), f"{by}.")
    if not waiting:
        pen.line("1. ….")
    pen.line("Kính đề nghị xem xét, cho ý kiến.")
    names = [one.addressee.name for one in waiting if one.addressee]
    to = [sources.to.name] if sources.to else unique(names)
    return Drafted(
        summary="Đề nghị xem xét, giải quyết kiến nghị",
        addressees=to,
        text=pen.text,
        links=pen.links,
    )


def transfer(sources: Sources) -> Drafted:
    """Phiếu chuyển đơn: the sender's name is written on paper only and never kept here."""
    pen = Pen()
    pen.line(
        f"{sources.issuer.name} nhận được đơn của công dân (họ tên, địa chỉ ghi trong đơn "
        "kèm theo), nội dung: …."
    )
    pen.line("Sau khi xem xét, nhận thấy nội dung đơn thuộc thẩm quyền giải quyết của quý cơ quan.")
    pen.line(
        "Chuyển đơn đến quý cơ quan để xem xét, giải quyết theo quy định và thông báo kết quả."
    )
    return Drafted(
        summary="Đơn của công dân",
        addressees=[sources.to.name] if sources.to else [],
        text=pen.text,
    )


def responses(sources: Sources) -> Drafted:
    """Bảng tổng hợp, tiếp thu, giải trình: each remark with what was answered, or that it waits."""
    pen = Pen()
    rows: list[list[Piece]] = []
    keys: list[int] = []
    requests = scope(sources.account, Recommendation.objects.all())
    if sources.meeting:
        requests = requests.filter(document=sources.meeting.document_id)
    loaded = requests.select_related("asked_by_body", "addressee").prefetch_related("answers")
    for place, one in enumerate(loaded.order_by("proposal__start", "id")[:300], start=1):
        who = one.asked_by_body.name if one.asked_by_body else one.asked_by
        content = Sourced(one.content, REQUEST, (one.pk,))
        rows.append([str(place), who, content, answered(list(one.answers.all()))])
        keys.append(one.pk)
    count = Sourced(f"{len(rows)} ý kiến", REQUEST, tuple(keys)) if rows else "… ý kiến"
    pen.line("Đã tổng hợp ", count, "; việc tiếp thu, giải trình từng ý kiến như sau:")
    if not rows:
        rows = [["1", "…", "…", "…"]]
    header = ["STT", "Đơn vị góp ý", "Nội dung góp ý", "Tiếp thu, giải trình"]
    pen.table(header, rows, widths=[1, 3, 5, 5])
    return Drafted(
        summary="Tổng hợp, tiếp thu, giải trình ý kiến góp ý",
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def answered(answers: list[Answer]) -> str:
    """What was answered to one remark; what counts as no answer is written as what it is."""
    given = [_answer(one) for one in answers if one.counts]
    if given:
        return "; ".join(given)
    if any(one.blanket for one in answers):
        return "Chưa có trả lời riêng (mới có kết luận chung)"
    if answers:
        return "Đã trả lời tại hội nghị, chưa ghi nội dung"
    return "Chưa có trả lời"


def _answer(one: Answer) -> str:
    """ "Tiếp thu, sẽ thực hiện: mở thêm một điểm (số 12/UBND-VX, ngày 20/03/2026)"."""
    kind = str(one.get_kind_display())
    paper = f"số {one.paper}, " if one.paper else ""
    told = f"{kind[:1].upper()}{kind[1:]}: {' '.join(one.text.split()).rstrip('.;')}"
    passed_on = f" (chuyển {one.forwarded_to})" if one.forwarded_to else ""
    return f"{told}{passed_on} ({paper}ngày {format_day(one.answered_on)})"


def _waiting(sources: Sources) -> list[Recommendation]:
    found = scope(sources.account, Recommendation.objects.all())
    if sources.to:
        found = found.filter(Q(addressee=sources.to) | Q(lead=sources.to))
    if sources.meeting:
        found = found.filter(document=sources.meeting.document_id)
    left = open_only(found).exclude(Q(current_state__in=TO_CONFIRM))
    return list(left.select_related("asked_by_body", "addressee").order_by("id")[:100])
