"""Một việc trên trang: its facts line by line, its steps, and what it is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.followup.due_count import count_of, count_words
from phoihop.followup.ladder import S
from phoihop.followup.models import Change
from phoihop.followup.proof import asked_proof
from phoihop.followup.work import Item, Work, history
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.handover import handed_over_of
from phoihop.registry.models import Account, HandedOver
from phoihop.registry.rights import scope
from phoihop.registry.working_calendar import calendar_of
from phoihop.web.hidden import spell_out
from phoihop.web.office.rows import WorkRow, source_url
from phoihop.web.templatetags.phoihop import moment

A = Change.Act


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    value: str
    note: str = ""
    url: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước trong diễn biến."""

    words: str
    when: str
    who: str = ""
    detail: str = ""
    note: str = ""
    file_name: str = ""
    file_url: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """Một bậc: one state of the ladder, whether it was reached and whether it stands there."""

    words: str
    reached: bool
    here: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    code: str
    kind: str
    text: str
    colour: str
    state: str
    tone: str
    icon: str
    percent: int | None
    quote: str
    source: str
    source_url: str
    lines: list[Line]
    steps: list[Step]
    rungs: list[Rung]
    done_url: str


def item_page(item: Item, row: WorkRow, record: Work, account: Account, *, on: date) -> ItemPage:
    steps = list(history(record))
    lines = (
        _task_lines(item, row, record, account, steps)
        if isinstance(record, Assignment)
        else _request_lines(item, row, record, steps, on)
    )
    return ItemPage(
        code=item.code,
        kind=item.kind_label[:1].upper() + item.kind_label[1:],
        text=row.text,
        colour="blue" if item.kind == "assignment" else "violet",
        state=row.state,
        tone=row.tone,
        icon=row.icon,
        percent=item.percent if item.kind == "assignment" else None,
        quote=spell_out(record.quote),
        source=item.document,
        source_url=source_url(item.document_id, item.proposal_id),
        lines=[line for line in lines if line.value],
        steps=_steps(record, steps),
        rungs=_rungs(item.state) if item.kind == "recommendation" else [],
        done_url=reverse(f"office:{item.kind}", args=[item.pk]),
    )


def _request_lines(
    item: Item, row: WorkRow, record: Any, steps: list[Change], on: date
) -> list[Line]:
    given = format_day(record.raised_on) if record.raised_on else ""
    return [
        Line(_("Đơn vị, người kiến nghị"), item.asked_by),
        Line(_("Gửi tới"), str(record.addressee or record.addressee_text), _meant(record, steps)),
        Line(_("Chủ trì trả lời"), str(record.lead) if record.lead else ""),
        Line(_("Hạn trả lời"), row.due if record.due_on else ""),
        Line(_("Ngày kiến nghị"), given, _running_for(item, record, on)),
        Line(_("Tình trạng"), row.state, row.time_left),
        Line(_("Đơn vị ghi nhận"), item.body),
    ]


def _meant(record: Any, steps: list[Change]) -> str:
    moved = [step for step in steps if step.act == A.HAND_ON]
    if not moved:
        return ""
    words = _("văn bản ghi “%(words)s”, đã chuyển %(count)s lần; thời gian chờ vẫn tính tiếp")
    return words % {"words": record.addressee_text, "count": len(moved)}


def _running_for(item: Item, record: Any, on: date) -> str:
    """The clock of a recommendation runs from the day it was raised until it is answered."""
    if record.raised_on is None or not item.is_open or on < record.raised_on:
        return ""
    days = (on - record.raised_on).days
    words = ngettext("đã chờ %(days)d ngày", "đã chờ %(days)d ngày", days)
    return words % {"days": days}


def _task_lines(
    item: Item, row: WorkRow, task: Assignment, account: Account, steps: list[Change]
) -> Iterator[Line]:
    yield Line(_("Đơn vị chủ trì"), row.lead)
    yield Line(_("Phối hợp"), row.with_)
    yield Line(_("Hạn"), row.due, _due_note(item, task, steps), more=_count_note(task))
    if item.is_open:
        yield Line(_("Minh chứng"), asked_proof(task))
    yield Line(_("Tình trạng"), row.state, row.time_left)
    yield from _ties(task, account)
    yield Line(_("Người, đơn vị giao"), item.asked_by)
    yield Line(_("Ngày giao"), format_day(task.assigned_on) if task.assigned_on else "")
    yield Line(_("Đơn vị ghi nhận"), item.body)


def _ties(task: Assignment, account: Account) -> Iterator[Line]:
    """Tasks tied to this one; those of a body one does not see are named without a link."""
    ties = [
        *((_("Làm sau nhiệm vụ"), one) for one in [task.depends_on] if one),
        *((_("Việc chờ việc này"), one) for one in task.dependants.order_by("id")),
        *((_("Được thay bằng"), one) for one in [task.superseded_by] if one),
        *((_("Thay cho"), one) for one in task.supersedes.order_by("id")),
    ]
    keys = [one.pk for _label, one in ties]
    seen = set(scope(account, Assignment.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    for label, one in ties:
        is_seen = one.pk in seen
        url = reverse("office:assignment", args=[one.pk]) if is_seen else ""
        yield Line(label, one.code, one.task if is_seen else "", url)


def _count_note(task: Assignment) -> str:
    """How the days were counted, while the due day is still the counted one."""
    if task.due_days is None:
        return ""
    count = count_of(task, calendar_of(task.body))
    return count_words(count) if count and count.last_day == task.due_on else ""


def _due_note(item: Item, task: Assignment, steps: list[Change]) -> str:
    """The words of the document, the day of its sentence, and every day it had since."""
    said = []
    if item.due_on and item.due_words:
        said.append(_("văn bản ghi “%(words)s”") % {"words": item.due_words})
    if task.due_derived and item.due_on:
        said.append(_("ngày cuối kỳ, suy ra"))
    moved = [step for step in steps if step.act in (A.GRANT_EXTENSION, A.REDATE)]
    if moved:
        days = [step.due_from for step in moved if step.due_from] + [task.due_on]
        shown = " → ".join(format_day(day) for day in days if day)
        said.append(_("ngày cuối đã đổi: %(days)s") % {"days": shown})
    if item.asked_until:
        words = _("đang xin gia hạn đến %(day)s, chưa được đồng ý nên vẫn tính theo hạn cũ")
        said.append(words % {"day": format_day(item.asked_until)})
    return "; ".join(said)


_RUNGS = (S.RAISED, S.RECEIVED, S.ASSIGNED, S.ANSWERED, S.CARRIED_OUT, S.VERIFIED, S.DONE)


def _rungs(state: str) -> list[Rung]:
    words = {
        S.RAISED: _("Kiến nghị"),
        S.RECEIVED: _("Tiếp nhận"),
        S.ASSIGNED: _("Giao trả lời"),
        S.ANSWERED: _("Trả lời"),
        S.CARRIED_OUT: _("Thực hiện"),
        S.VERIFIED: _("Xác nhận"),
        S.DONE: _("Kết thúc"),
    }
    place = _RUNGS.index(S(state))
    return [
        Rung(words[rung], reached=number <= place, here=number == place)
        for number, rung in enumerate(_RUNGS)
    ]


def _steps(record: Work, changes: list[Change]) -> list[Step]:
    confirmed = Step(
        words=_("Được xác nhận từ văn bản"),
        when=moment(record.confirmed_at),
        who=str(record.confirmed_by),
    )
    taken = [(change.at, _step(change)) for change in changes]
    given = [(one.hand_over.at, _hand_over(one)) for one in handed_over_of(record)]
    later = sorted([*taken, *given], key=lambda pair: pair[0])
    return [confirmed, *(step for _at, step in later)]


def _hand_over(given: HandedOver) -> Step:
    names = {"giver": given.giver.name, "receiver": given.receiver.name}
    return Step(
        words=_("Bàn giao từ %(giver)s sang %(receiver)s") % names,
        when=moment(given.hand_over.at),
        who=str(given.hand_over.by),
    )


def _step(change: Change) -> Step:
    label = str(change.get_act_display() if change.act else change.get_to_state_display())
    return Step(
        words=label[:1].upper() + label[1:],
        when=moment(change.at),
        who=" · ".join(filter(None, [str(change.by), str(change.body or ""), _said_by(change)])),
        detail=_detail(change),
        note=change.note,
        file_name=change.file_name,
        file_url=reverse("office:proof", args=[change.pk]) if change.file else "",
        done=change.to_state == S.DONE,
    )


def _said_by(change: Change) -> str:
    return _("theo lời %(who)s") % {"who": change.said_by} if change.said_by else ""


def _detail(change: Change) -> str:
    """What changed with the step, in one line."""
    said = []
    if change.due_to and change.act != A.REFUSE_EXTENSION:
        days = (change.due_from, change.due_to)
        said.append(" → ".join(format_day(day) for day in days if day))
    if change.body_to:
        said.append(" → ".join(str(body) for body in (change.body_from, change.body_to) if body))
    if change.percent is not None and change.act == A.PROGRESS:
        said.append(f"{change.percent}%")
    if change.other:
        said.append(change.other.code)
    return " · ".join(said)


def answers_of(request: Recommendation) -> list[Any]:
    """Return the answers, newest first, with who wrote them down."""
    related = ("change__by", "change__body", "proposal__document")
    return list(request.answers.select_related(*related).order_by("-id"))
