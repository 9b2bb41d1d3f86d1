"""Đề xuất: facts put before the clerk as records to be, in reading order, with warnings in
words.
"""

from __future__ import annotations

from phoihop.lib.numbers import format_number
from phoihop.reading.facts import (
    Assignment,
    Comparison,
    DueDate,
    Field,
    Figure,
    Meeting,
    Person,
    Proposal,
    Reading,
    Recommendation,
    Statement,
    Tally,
)
from phoihop.reading.spans import Span

_VAGUE = ("huyện", "xã", "tỉnh", "phường", "thị trấn", "thành phố", "quận", "thị xã")


def propose(text: str, reading: Reading) -> tuple[Proposal, ...]:
    """Return every record that the reading supports, in the order of the document."""
    found: list[Proposal] = []
    if reading.meeting.is_meeting:
        found.append(_meeting(text, reading.meeting))
    found.extend(_person(person) for person in reading.people)
    found.extend(_statement(text, one) for one in reading.statements)
    found.extend(_recommendation(text, one) for one in reading.recommendations)
    found.extend(_assignment(text, one) for one in reading.assignments)
    held = {one.figure: one for one in reading.comparisons}
    found.extend(_figure(text, one, held.get(one.span)) for one in reading.figures)
    found.extend(_tally(one) for one in reading.tallies)
    found.extend(
        Proposal(
            "assessment",
            one.span,
            {
                "body": Field(one.by),
                "kind": Field(one.kind),
                "field": Field(one.field),
                "content": Field(one.span.of(text), (one.span,)),
            },
            one.rule,
        )
        for one in reading.assessments
    )
    for kind, names in (("programme", reading.programmes), ("movement", reading.movements)):
        for one in names:
            fields = {"name": Field(one.name, (one.span,))}
            if kind == "programme":
                fields["period"] = Field(one.period)
            found.append(Proposal(kind, one.span, fields, one.rule))
    found.extend(
        Proposal(
            "cited_document",
            one.span,
            {
                "number": Field(one.number, (one.span,)),
                "kind": Field(one.kind, (one.span,)),
                "title": Field(one.text, (one.span,)),
            },
            one.rule,
        )
        for one in reading.cited_documents
    )
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end)))


def _meeting(text: str, meeting: Meeting) -> Proposal:
    spans: dict[str, list[Span]] = {}
    for name, span in meeting.evidence:
        spans.setdefault(name, []).append(span)
    day = (meeting.day_span,) if meeting.day_span else ()
    warnings = []
    if meeting.day is None:
        warnings.append("Văn bản không cho biết năm hoặc ngày họp: cần ghi ngày họp.")
    elif meeting.day_inferred:
        warnings.append(
            f"Ngày {meeting.day:%d/%m/%Y} được suy ra từ ngày đăng, văn bản không ghi ngày họp."
        )
    elif meeting.year_inferred:
        warnings.append(f"Năm {meeting.day.year} được suy ra, văn bản chỉ ghi ngày và tháng.")
    if not meeting.chairs:
        warnings.append("Văn bản không nêu người chủ trì.")
    fields = {
        "title": Field(meeting.title),
        "date": Field(
            meeting.day.isoformat() if meeting.day else None,
            day,
            _inferred(meeting),
        ),
        "time_of_day": Field(meeting.time_of_day, day),
        "level": Field(meeting.level),
        "place": Field(meeting.place),
        "host": Field(list(meeting.hosts), tuple(spans.get("host", ()))),
        "chairs": Field(list(meeting.chairs), tuple(spans.get("chairs", ()))),
        "period": Field(meeting.period),
    }
    span = meeting.span or meeting.day_span or Span(0, min(len(text), 1))
    return Proposal("meeting", span, fields, meeting.rule, tuple(warnings))


def _inferred(meeting: Meeting) -> str:
    if meeting.day_inferred:
        return "suy ra từ ngày đăng"
    return "năm suy ra" if meeting.year_inferred else ""


def _person(person: Person) -> Proposal:
    fields = {
        "name": Field(person.name, person.mentions),
        "posts": Field([post.text for post in person.posts], tuple(p.span for p in person.posts)),
    }
    return Proposal("person", person.span, fields, person.rule)


def _statement(text: str, statement: Statement) -> Proposal:
    evidence = (statement.speaker_span,) if statement.speaker_span else ()
    fields = {
        "speaker": Field(statement.speaker, evidence),
        "kind": Field(statement.kind),
        "content": Field(statement.span.of(text), (statement.span,)),
    }
    return Proposal("statement", statement.span, fields, statement.rule)


def _recommendation(text: str, one: Recommendation) -> Proposal:
    warnings = []
    if one.to is None:
        warnings.append("Văn bản không nêu kiến nghị gửi tới ai.")
    elif one.to.casefold() in _VAGUE:
        warnings.append(f"Văn bản chỉ ghi “{one.to}”: cần xác nhận là cấp ủy hay Ủy ban nhân dân.")
    fields = {
        "from": Field(one.by),
        "to": Field(one.to, (one.to_span,) if one.to_span else ()),
        "content": Field(one.span.of(text), (one.span,)),
    }
    return Proposal("recommendation", one.span, fields, one.rule, tuple(warnings))


def _assignment(text: str, one: Assignment) -> Proposal:
    due = one.due
    fields = {
        "by": Field(one.by),
        "to": Field(list(one.to), one.to_spans, "theo câu trước" if one.to_inherited else ""),
        "with": Field(list(one.co_operators)),
        "task": Field(one.span.of(text), (one.span,)),
        "due": Field(due.last_day.isoformat() if due else None, (due.span,) if due else ()),
        "due_words": Field(due.words if due else None, (due.span,) if due else ()),
        "due_excluded": Field(due.excluded if due else False),
        "year_inferred": Field(due.year_inferred if due else False),
        "time_kind": Field(one.time_kind),
        "depends_on": Field(one.depends_on),
        "record_only": Field(one.record_only),
        **_counted(due),
    }
    return Proposal("assignment", one.span, fields, one.rule, tuple(_task_warnings(one)))


def _counted(due: DueDate | None) -> dict[str, Field]:
    """How a due day was counted, so that it can be counted anew when a holiday is added."""
    if due is None or due.days is None or due.counted_from is None:
        return {}
    return {
        "due_days": Field(due.days),
        "due_working": Field(due.working),
        "due_from": Field(due.counted_from.isoformat()),
    }


def _task_warnings(one: Assignment) -> list[str]:
    if one.record_only:
        return ["Chỉ ghi nhận văn bản: câu này không được giao việc, theo dõi hay nhắc hạn."]
    warnings = []
    if not one.by:
        warnings.append("Văn bản không nêu ai giao việc.")
    if not one.to:
        warnings.append("Chưa rõ đơn vị chủ trì.")
    elif one.to_inherited:
        warnings.append(f"Đơn vị thực hiện lấy theo câu trước: {', '.join(one.to)}.")
    if one.due is not None and one.due.excluded:
        day, last = one.due.day, one.due.last_day
        year = ", năm suy ra từ ngày họp" if one.due.year_inferred else ""
        warnings.append(
            f"“{one.due.words}”: trước {day:%d/%m/%Y} · ngày cuối {last:%d/%m/%Y}{year}."
        )
    elif one.due is not None and one.due.year_inferred:
        warnings.append(f"“{one.due.words}”: ngày cuối {one.due.last_day:%d/%m/%Y}, năm suy ra.")
    return warnings


def _figure(text: str, figure: Figure, held: Comparison | None) -> Proposal:
    warnings = []
    if held is not None and held.kind != "share" and (held.kind, held.base) != ("ratio", "plan"):
        warnings.append(_told_apart(held))
    if figure.compare not in ("=", ""):
        sign = {">": "lớn hơn", ">=": "ít nhất", "<": "nhỏ hơn", "<=": "nhiều nhất", "~": "khoảng"}
        warnings.append(f"Số ghi kèm từ chỉ mức: {sign.get(figure.compare, figure.compare)}.")
    fields = {
        "value": Field(format(figure.value, "f"), (figure.span,)),
        "unit": Field(figure.unit, (figure.span,)),
        "compare": Field(figure.compare, (figure.span,)),
        "what": Field(figure.what or figure.span.of(text)),
    }
    if held is not None:
        fields["comparison"] = Field(held.kind, (held.span,))
        fields["base"] = Field(held.base, (held.span,), held.base_words)
    return Proposal("figure", figure.span, fields, figure.rule, tuple(warnings))


def _told_apart(held: Comparison) -> str:
    """Say whether the number is what was reached, in shares of the base, or how far it moved."""
    if held.kind == "change" or held.change is None:
        return f"Mức tăng, giảm so với {held.base_words}, không phải giá trị đạt được."
    told = f"Tỷ lệ so với {held.base_words}: bằng {format_number(held.value)}{held.unit}"
    moved = "tăng" if held.change > 0 else "giảm"
    change = format_number(abs(held.change))
    return f"{told}, tức {moved} {change}%." if held.change else f"{told}."


def _tally(tally: Tally) -> Proposal:
    bands: list[dict[str, str | int | bool]] = [
        {"label": band.label, "count": band.count, "derived": band.derived} for band in tally.bands
    ]
    total = sum(band.count for band in tally.bands)
    warnings = []
    if not tally.sums:
        difference = tally.total - total
        side = f"thiếu {difference}" if difference > 0 else f"thừa {-difference}"
        warnings.append(f"Cộng các mức được {total}, tổng ghi {tally.total}: {side}.")
    if any(band.derived for band in tally.bands):
        warnings.append("Có mức được tính bằng phần còn lại, văn bản không ghi số.")
    fields = {
        "body": Field(tally.body),
        "total": Field(tally.total, (tally.span,)),
        "bands": Field(bands, tuple(band.span for band in tally.bands)),
        "sums": Field(tally.sums),
    }
    return Proposal("tally", tally.span, fields, tally.rule, tuple(warnings))
