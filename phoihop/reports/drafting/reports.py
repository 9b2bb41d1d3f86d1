"""Soạn báo cáo: what was done of what was asked, each number with its source."""

from __future__ import annotations

from phoihop.followup.board import Item
from phoihop.lib.dates import format_day
from phoihop.records.models import Assessment
from phoihop.reports import wording
from phoihop.reports.drafting.notices import closed, title_of
from phoihop.reports.drafting.sent_reports import from_report
from phoihop.reports.drafting.sources import Sources, lead_of, unique, with_of
from phoihop.reports.pen import (
    ASSESSMENT,
    REQUEST,
    REQUESTS,
    TALLY,
    TASK,
    TASKS,
    Drafted,
    Pen,
    Piece,
    Sourced,
)

A = Assessment.Kind


def report(sources: Sources) -> Drafted:
    """Báo cáo: progress of the work, figures and tallies, shortcomings, requests.

    From a report that was sent in a round it is that report.
    """
    if sources.report is not None:
        return from_report(sources, sources.report)
    pen = Pen()
    work = sources.open_work()
    tasks = [item for item in work if item.kind == "assignment"]
    pen.heading("Kết quả thực hiện")
    _progress(pen, sources, tasks)
    _figures(pen, sources)
    _said(pen, sources)
    _requests(pen, [item for item in work if item.kind == "recommendation"])
    about = f"thực hiện {title_of(sources)}" if sources.meeting else "thực hiện nhiệm vụ"
    return Drafted(
        summary=f"Kết quả {about}",
        recipients=unique([sources.issuer.parent.name if sources.issuer.parent else ""]),
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def plan(sources: Sources) -> Drafted:
    """Kế hoạch: the tasks of the meeting as a table of who does what with whom by when."""
    pen = Pen()
    pen.heading("Mục đích, yêu cầu")
    pen.line(f"Triển khai {title_of(sources)}, rõ đơn vị chủ trì, đơn vị phối hợp, thời hạn.")
    pen.heading("Nội dung, tiến độ")
    _task_table(pen, sources)
    pen.heading("Tổ chức thực hiện")
    pen.line("Các đơn vị chủ trì báo cáo kết quả về Văn phòng trước thời hạn ghi ở từng nhiệm vụ.")
    return Drafted(
        summary=f"Triển khai {title_of(sources)}",
        recipients=unique(_leads(sources)),
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def programme(sources: Sources) -> Drafted:
    """Chương trình phối hợp: what two or three bodies do together, and how they keep in touch."""
    pen = Pen()
    pen.heading("Mục đích, yêu cầu")
    pen.line("Phát huy trách nhiệm của mỗi bên trong thực hiện nhiệm vụ chung ở địa phương.")
    pen.heading("Nội dung phối hợp")
    if sources.meeting and sources.tasks():
        _task_table(pen, sources)
    else:
        pen.line("1. ….")
    pen.heading("Tổ chức thực hiện")
    pen.line("1. Hằng quý, các bên trao đổi tình hình; sáu tháng và hằng năm họp đánh giá kết quả.")
    pen.line("2. Văn phòng các bên tham mưu, đôn đốc, tổng hợp việc thực hiện chương trình này.")
    return Drafted(
        summary=f"Giữa các bên năm {sources.on.year}",
        recipients=unique([sources.issuer.parent.name if sources.issuer.parent else ""]),
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def _progress(pen: Pen, sources: Sources, tasks: list[Item]) -> None:
    if sources.meeting:
        tasks = [item for item in tasks if item.document_id == sources.meeting.document_id]
    late = [item for item in tasks if item.is_overdue]
    if not tasks:
        pen.line(f"Đến ngày {format_day(sources.on)}, không còn nhiệm vụ chưa hoàn thành.")
        return
    pen.line(
        f"Đến ngày {format_day(sources.on)}, còn ",
        Sourced(f"{len(tasks)} nhiệm vụ", TASKS, tuple(item.pk for item in tasks)),
        " chưa hoàn thành, trong đó quá hạn ",
        Sourced(f"{len(late)} nhiệm vụ", TASKS, tuple(item.pk for item in late)),
        ".",
    )
    rows: list[list[Piece]] = [
        [str(place), Sourced(item.text, TASK, (item.pk,)), item.lead, when_of(item)]
        for place, item in enumerate(tasks, start=1)
    ]
    header = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
    pen.table(header, rows, widths=[1, 6, 3, 3])


def when_of(item: Item) -> str:
    """Write the last day of a task as a table of an official paper does."""
    words = wording.due_words(
        item.due_on, excluded=item.due_excluded, words=item.due_words, kind=item.time_kind
    )
    return words.removeprefix("hoàn thành ").removeprefix("thực hiện ")


def _figures(pen: Pen, sources: Sources) -> None:
    if sources.meeting is None:
        return
    figures, tallies = sources.figures(), sources.tallies()
    if not figures and not tallies:
        return
    pen.heading("Số liệu")
    for what, number in figures:
        pen.line(f"- {what[:1].upper()}{what[1:]}: ", number, ".")
    for one in tallies:
        words = wording.tally(one.of_text or "Đơn vị", one.total, one.bands)
        pen.line(Sourced(words, TALLY, (one.pk,)))


def _said(pen: Pen, sources: Sources) -> None:
    found = sources.assessments(A.SHORTCOMING, A.DIFFICULTY, A.CAUSE) if sources.meeting else []
    if found:
        pen.heading("Hạn chế, nguyên nhân")
        for one in found:
            pen.line(Sourced(closed(one.content), ASSESSMENT, (one.pk,)))


def _requests(pen: Pen, requests: list[Item]) -> None:
    if not requests:
        return
    pen.heading("Kiến nghị chưa trả lời")
    pen.line(
        "Còn ",
        Sourced(f"{len(requests)} kiến nghị", REQUESTS, tuple(item.pk for item in requests)),
        " chờ trả lời.",
    )
    rows: list[list[Piece]] = [
        [str(place), Sourced(item.text, REQUEST, (item.pk,)), item.asked_by, item.lead]
        for place, item in enumerate(requests, start=1)
    ]
    header = ["STT", "Kiến nghị", "Đơn vị kiến nghị", "Đơn vị trả lời"]
    pen.table(header, rows, widths=[1, 6, 3, 3])


def _task_table(pen: Pen, sources: Sources) -> None:
    tasks = sources.tasks()
    rows: list[list[Piece]] = [
        [
            str(place),
            Sourced(task.task, TASK, (task.pk,)),
            lead_of(task),
            wording.listed(with_of(task)),
            wording.due_words(
                task.due_on,
                excluded=task.due_excluded,
                words=task.due_words,
                kind=task.time_kind,
            ).removeprefix("hoàn thành "),
        ]
        for place, task in enumerate(tasks, start=1)
    ]
    header = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"]
    pen.table(header, rows, widths=[1, 5, 2.6, 2.6, 2.4])


def _leads(sources: Sources) -> list[str]:
    return [lead_of(task) for task in sources.tasks()]
