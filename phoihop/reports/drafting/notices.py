"""Soạn từ hội nghị: the conclusion notice, the minutes, the invitation."""

from __future__ import annotations

import re

from phoihop.lib.dates import format_day
from phoihop.records.conferences import chair_words
from phoihop.records.models import Assessment, Conference
from phoihop.reports.drafting.sources import Sources, chair_of, order_of, unique, with_of
from phoihop.reports.pen import (
    ASSESSMENT,
    REQUEST,
    STATEMENT,
    TASK,
    Drafted,
    Pen,
    Sourced,
)

A = Assessment.Kind
_GOOD = (A.RESULT, A.PRAISE, A.VERDICT)
_LABELS = {
    A.SHORTCOMING: "Còn hạn chế",
    A.DIFFICULTY: "Còn khó khăn",
    A.CAUSE: "Nguyên nhân",
}
_BAD = tuple(_LABELS)


def notice(sources: Sources) -> Drafted:
    """Thông báo kết luận: who concluded what, and who must do what by when."""
    pen = Pen()
    meeting, chair = sources.meeting, chair_of(sources)
    pen.line(_opening(sources))
    comma = "," if "," in chair else ""
    said = f"{chair}{comma} kết luận như sau:" if chair else "người chủ trì kết luận như sau:"
    pen.line(f"Sau khi nghe báo cáo và ý kiến của các đại biểu, {said}")
    _assessed(pen, sources)
    tasks = sources.tasks()
    if tasks:
        pen.heading("Nhiệm vụ")
        for place, task in enumerate(tasks, start=1):
            pen.line(f"{place}. ", Sourced(order_of(task), TASK, (task.pk,)))
    pen.line("Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện.")
    about = title_of(sources)
    return Drafted(
        summary=f"Kết luận của {chair} tại {about}" if chair else f"Kết luận {about}",
        recipients=_concerned(sources) or (list(meeting.hosts) if meeting else []),
        text=pen.text,
        links=pen.links,
    )


def minutes(sources: Sources) -> Drafted:
    """Biên bản: time, place, who was there, who said what, what was concluded."""
    pen, meeting = Pen(), sources.meeting
    pen.heading("Thời gian, địa điểm")
    pen.line(f"Thời gian bắt đầu: … giờ … phút, {_day_words(sources)}.")
    pen.line(f"Địa điểm: {meeting.place if meeting and meeting.place else '…'}.")
    pen.heading("Thành phần")
    pen.line(f"Chủ trì: {chair_of(sources) or '…'}.")
    for one in sources.people():
        posts = f", {', '.join(one.titles)}" if one.titles else ""
        pen.line(f"- Đồng chí {one.person.full_name}{posts};")
    pen.line("Thư ký: ….")
    pen.heading("Nội dung")
    for place, said in enumerate(sources.statements(), start=1):
        speaker = said.person.full_name if said.person else said.speaker
        words = closed(said.content)
        pen.line(f"{place}. {speaker or 'Đại biểu'}: ", Sourced(words, STATEMENT, (said.pk,)))
    _asked(pen, sources)
    tasks = sources.tasks()
    if tasks:
        pen.heading("Kết luận")
        for place, task in enumerate(tasks, start=1):
            pen.line(f"{place}. ", Sourced(order_of(task), TASK, (task.pk,)))
    pen.line("Cuộc họp kết thúc vào … giờ … phút cùng ngày.")
    return Drafted(
        summary=title_of(sources)[:1].upper() + title_of(sources)[1:],
        recipients=_concerned(sources),
        text=pen.text,
        links=pen.links,
    )


def invitation(sources: Sources) -> Drafted:
    """Giấy mời: to what, about which open work, when and where, under whom."""
    if sources.conference is not None:
        return _invitation_to(sources.conference, sources)
    pen, meeting = Pen(), sources.meeting
    guests = unique(item.lead for item in sources.open_work())
    pen.line(f"{sources.issuer.name} trân trọng kính mời: {_joined(guests) or '…'}.")
    pen.line(f"Tới dự: {title_of(sources)}.")
    pen.line(f"Chủ trì: {chair_of(sources) or '…'}.")
    pen.line(f"Thời gian: … giờ … phút, {_day_words(sources)}.")
    pen.line(f"Địa điểm: {meeting.place if meeting and meeting.place else '…'}.")
    late = sources.late()
    if late:
        pen.line("Nội dung: rà soát các nhiệm vụ, kiến nghị đã quá hạn:")
        for item in late[:20]:
            kind = TASK if item.kind == "assignment" else REQUEST
            words = closed(f"{item.code}: {item.text}").rstrip(".")
            pen.line("- ", Sourced(words, kind, (item.pk,)), f" ({item.lead});")
    pen.line("Đề nghị các đại biểu sắp xếp thời gian tham dự đầy đủ, đúng giờ.")
    return Drafted(
        summary=f"Dự {title_of(sources)}",
        recipients=["Các đại biểu được mời"],
        text=pen.text,
        links=pen.links,
    )


def _invitation_to(conference: Conference, sources: Sources) -> Drafted:
    """Giấy mời of a conference that is being prepared: its guests, its hour, its agenda."""
    pen = Pen()
    guests = [guest.name for guest in conference.invitations.all()]
    hosts = ", ".join(body.name for body in conference.hosts.all()) or sources.issuer.name
    title = _in_sentence(conference.title)
    pen.line(f"{hosts} trân trọng kính mời: {_joined(guests) or '…'}.")
    pen.line(f"Tới dự: {title}.")
    pen.line(f"Chủ trì: {'; '.join(chair_words(conference)) or '…'}.")
    pen.line(f"Thời gian: {_hour(conference)}.")
    pen.line(f"Địa điểm: {conference.place or '…'}.")
    points = list(conference.agenda.all())
    if points:
        pen.line("Nội dung:")
    for place, point in enumerate(points, start=1):
        words = closed(point.words).rstrip(".")
        if point.assignment_id or point.recommendation_id:
            kind = TASK if point.assignment_id else REQUEST
            key = point.assignment_id or point.recommendation_id or 0
            pen.line(f"{place}. ", Sourced(words, kind, (key,)), ";")
        else:
            pen.line(f"{place}. {words};")
    pen.line("Đề nghị các đại biểu sắp xếp thời gian tham dự đầy đủ, đúng giờ.")
    return Drafted(
        summary=f"Dự {title}",
        recipients=["Các đại biểu được mời"],
        text=pen.text,
        links=pen.links,
    )


def _hour(conference: Conference) -> str:
    """The hour as the office set it; where it set none, dots to be filled in."""
    words = conference.when_words
    return words if conference.starts_at else f"… giờ … phút, {words}"


def _opening(sources: Sources) -> str:
    meeting = sources.meeting
    host = ", ".join(meeting.hosts) if meeting and meeting.hosts else sources.issuer.name
    chair = chair_of(sources)
    comma = "," if "," in chair else ""
    under = f" do {chair}{comma} chủ trì" if chair else ""
    day = _day_words(sources)
    return f"{day[:1].upper()}{day[1:]}, {host} tổ chức {title_of(sources)}{under}."


def _assessed(pen: Pen, sources: Sources) -> None:
    good, bad = sources.assessments(*_GOOD), sources.assessments(*_BAD)
    if not good and not bad:
        return
    pen.heading("Đánh giá chung")
    for one in good:
        pen.line(Sourced(closed(one.content), ASSESSMENT, (one.pk,)))
    for one in bad:
        # Said with its label: "Giám sát còn ít" by itself could be read as an order.
        words = closed(one.content)
        shown = words[:1].lower() + words[1:] if words[1:2].islower() else words
        pen.line(f"{_LABELS[A(one.kind)]}: ", Sourced(shown, ASSESSMENT, (one.pk,)))


def _asked(pen: Pen, sources: Sources) -> None:
    requests = sources.requests()
    if not requests:
        return
    pen.heading("Kiến nghị")
    for place, one in enumerate(requests, start=1):
        who = one.asked_by_body.name if one.asked_by_body else one.asked_by
        to = one.addressee.name if one.addressee else one.addressee_text
        head = f"{place}. {who} kiến nghị {to}: ".replace("  ", " ")
        pen.line(head, Sourced(closed(one.content), REQUEST, (one.pk,)))


def _concerned(sources: Sources) -> list[str]:
    """Everybody who got something to do."""
    names: list[str] = []
    for task in sources.tasks():
        names += [task.lead.name] if task.lead else [task.lead_text]
        names += with_of(task)
    return unique(names)


def title_of(sources: Sources) -> str:
    meeting = sources.meeting
    if meeting is None:
        return "cuộc họp"
    return _in_sentence(_OF_A_CONCLUSION.sub("", meeting.title or meeting.kind or "cuộc họp"))


def _in_sentence(title: str) -> str:
    """ "Hội nghị trực báo" within a sentence: the first letter small, but not of "HĐND"."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _day_words(sources: Sources) -> str:
    meeting = sources.meeting
    if meeting is None or meeting.held_on is None:
        return "ngày … tháng … năm …"
    part = (meeting.time_of_day or "").split()
    session = f"{part[0].lower()} " if part and part[0].lower() in _SESSIONS else ""
    return f"{session}ngày {format_day(meeting.held_on)}"


# "Thông báo kết luận của … tại buổi làm việc" tells of the "buổi làm việc".
_OF_A_CONCLUSION = re.compile(
    r"^(?:thông báo\s+)?(?:ý kiến\s+)?(?:kết luận|biên bản|giấy mời)\s+(?:của .{1,120}? tại\s+)?",
    re.IGNORECASE,
)
_SESSIONS = ("sáng", "chiều", "tối", "trưa")


def closed(words: str) -> str:
    text = " ".join(words.split()).rstrip(";,. ")
    return f"{text[:1].upper()}{text[1:]}."


def _joined(names: list[str]) -> str:
    return "; ".join(names)
