"""Nhiệm vụ, kiến nghị bằng Excel: the same columns out and in.

Columns that say what the work is come back only to find the row again: changed there, a row is
refused, because a task is never edited into another one. What a unit says of its work goes
into the last columns, which leave the house empty; so a table sent back as it was changes
nothing, and one that was filled in says everything or, with one fault, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from phoihop.followup.answers import answer
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import Answer, Change
from phoihop.followup.state import with_state
from phoihop.followup.tasks import report_done, report_progress
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account
from phoihop.registry.rights import NotAllowed, scope
from phoihop.registry.tables import CHANGED, BadCell, Cells, Line, chosen, day_in

TASK_COLUMNS = (
    "Mã số",
    "Đơn vị ghi nhận",
    "Nội dung",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Hạn",
    "Tình trạng",
    "Đã làm (%)",
    "Kết quả, tiến độ mới",
    "Đã xong (ghi x)",
)
REQUEST_COLUMNS = (
    "Mã số",
    "Đơn vị ghi nhận",
    "Nội dung",
    "Đơn vị kiến nghị",
    "Đơn vị trả lời",
    "Tình trạng",
    "Nội dung trả lời",
    "Loại trả lời",
    "Số, ký hiệu văn bản trả lời",
    "Ngày trả lời",
    "Đã chuyển tới",
)
PERCENT, NOTE, DONE = 7, 8, 9
TEXT, KIND, PAPER, ANSWERED_ON, FORWARDED = 6, 7, 8, 9, 10
MOST_WORDS = 5000
_YES = frozenset({"x", "có", "co", "rồi", "roi", "xong", "1"})
W = TypeVar("W", Assignment, Recommendation)


def task_rows(account: Account) -> list[Cells]:
    """Return every task the account follows that is not over, most pressing first."""
    return [_task_cells(task) for task in _tasks(account)]


def request_rows(account: Account) -> list[Cells]:
    """Return every recommendation the account sees that is not over, newest first."""
    return [_request_cells(request) for request in _requests(account)]


def take_tasks(rows: Iterable[Cells], *, account: Account, keep: bool) -> list[Line]:
    """Report on tasks as the rows say; without `keep`, or with a fault, nothing is written."""
    known = {_key(_task_cells(task)): task for task in _tasks(account)}
    return _taken(rows, known, keep, PERCENT, _task_cells, _report(account))


def take_requests(rows: Iterable[Cells], *, account: Account, keep: bool) -> list[Line]:
    """Answer recommendations as the rows say; without `keep`, or with a fault, nothing is."""
    known = {_key(_request_cells(request)): request for request in _requests(account)}
    return _taken(rows, known, keep, TEXT, _request_cells, _answered(account))


def _tasks(account: Account) -> list[Assignment]:
    said = Change.objects.filter(assignment=OuterRef("pk"), percent__isnull=False).order_by("-id")
    seen = scope(account, Assignment.objects.to_follow())
    still_open = with_state(seen).annotate(percent=Subquery(said.values("percent")[:1]))
    loaded = still_open.select_related("body", "lead").prefetch_related("co_operators")
    return [task for task in loaded if _state(task) not in Change.ENDED]


def _requests(account: Account) -> list[Recommendation]:
    seen = with_state(scope(account, Recommendation.objects.all()))
    loaded = seen.select_related("body", "asked_by_body", "addressee", "lead")
    return [request for request in loaded if _state(request) not in Change.ENDED]


def _state(work: Assignment | Recommendation) -> Change.State:
    return Change.State(work.current_state)  # type: ignore[union-attr]


def _task_cells(task: Assignment) -> Cells:
    percent = getattr(task, "percent", None)
    others = ", ".join(str(body) for body in task.co_operators.all())
    return [
        task.code,
        task.body.name,
        task.task,
        str(task.lead) if task.lead else task.lead_text,
        others or ", ".join(task.co_operators_text),
        format_day(task.due_on) if task.due_on else "",
        str(_state(task).label),
        "" if percent is None else str(percent),
        "",
        "",
    ]


def _request_cells(request: Recommendation) -> Cells:
    answers = request.lead or request.addressee
    return [
        request.code,
        request.body.name,
        request.content,
        str(request.asked_by_body) if request.asked_by_body else request.asked_by,
        str(answers) if answers else request.addressee_text,
        str(_state(request).label),
        *[""] * (len(REQUEST_COLUMNS) - TEXT),
    ]


def _key(cells: Cells) -> tuple[str, str]:
    return _bare(cells[0]).upper(), _bare(cells[1]).casefold()


def _bare(cell: str) -> str:
    """As a cell comes back out of Excel: one blank between words."""
    return " ".join(cell.split())


def _taken(
    rows: Iterable[Cells],
    known: dict[tuple[str, str], W],
    keep: bool,
    first_said: int,
    cells_of: Callable[[W], Cells],
    act: Callable[[W, Cells, Cells], bool],
) -> list[Line]:
    lines: list[Line] = []
    met: set[tuple[str, str]] = set()
    with transaction.atomic():
        for number, row in enumerate(rows, start=2):
            if not any(row):
                continue
            line = Line(number, row[0])
            lines.append(line)
            try:
                work = _found(row, known, met)
                before = cells_of(work)
                _demand_same(row, before, first_said)
                with transaction.atomic():
                    if act(work, row, before):
                        line.outcome = CHANGED
            except BadCell as problem:
                line.fault(problem.column, problem.words)
        if not keep or any(line.faults for line in lines):
            transaction.set_rollback(True)
    return lines


def _found(row: Cells, known: dict[tuple[str, str], W], met: set[tuple[str, str]]) -> W:
    key = _key(row)
    if key not in known:
        words = _("Không có “%(code)s” còn đang làm mà bạn xem được. Hãy tải lại bảng.")
        raise BadCell(0, words % {"code": row[0][:40]})
    if key in met:
        raise BadCell(0, _("“%(code)s” đã có ở một dòng trên.") % {"code": row[0][:40]})
    met.add(key)
    return known[key]


def _demand_same(row: Cells, before: Cells, first_said: int) -> None:
    for column in range(2, first_said):
        if _bare(row[column]) != _bare(before[column]):
            words = _("Cột này chỉ để xem, đang ghi “%(is)s”. Sửa ở trang của việc ấy.")
            raise BadCell(column, words % {"is": before[column][:60]})


def _report(account: Account) -> Callable[[Assignment, Cells, Cells], bool]:
    def act(task: Assignment, row: Cells, before: Cells) -> bool:
        note, percent = _words(NOTE, row[NOTE]), _percent(row[PERCENT], before[PERCENT])
        done = _is_done(row[DONE])
        if not done and not note and percent is None:
            return False
        try:
            if done:
                report_done(task, account=account, note=note)
            else:
                report_progress(task, account=account, note=note, percent=percent)
        except FollowupError as problem:
            raise BadCell(NOTE if problem.field == "note" else DONE, problem.message) from None
        except NotAllowed as problem:
            raise BadCell(0, problem.message) from None
        except ValidationError as problem:
            raise BadCell(0, " ".join(problem.messages)) from None
        return True

    return act


def _percent(cell: str, before: str) -> int | None:
    """Return the share done if it is another one than before."""
    bare = cell.strip().rstrip("%").strip()
    if bare == before:
        return None
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 3 and int(bare) <= 100):
        words = _("“%(found)s” không phải là số từ 0 đến 100.")
        raise BadCell(PERCENT, words % {"found": cell[:40]})
    return int(bare)


def _is_done(cell: str) -> bool:
    bare = cell.strip().casefold()
    if bare and bare not in _YES:
        raise BadCell(DONE, _("Ghi x nếu đã xong, để trống nếu chưa."))
    return bool(bare)


def _answered(account: Account) -> Callable[[Recommendation, Cells, Cells], bool]:
    labels = {str(label): value for value, label in Answer.Kind.choices}

    def act(request: Recommendation, row: Cells, _before: Cells) -> bool:
        if not any(row[TEXT:]):
            return False
        text = _words(TEXT, row[TEXT])
        if not text:
            raise BadCell(TEXT, _("Hãy ghi nội dung trả lời."))
        kind = chosen(KIND, row[KIND], labels)
        try:
            answer(
                request,
                account=account,
                kind=kind,
                text=text,
                paper=row[PAPER],
                answered_on=_past_day(row[ANSWERED_ON]),
                forwarded_to=row[FORWARDED],
            )
        except FollowupError as problem:
            places = {"kind": KIND, "forwarded_to": FORWARDED, "answered_on": ANSWERED_ON}
            raise BadCell(places.get(problem.field, TEXT), problem.message) from None
        except NotAllowed as problem:
            raise BadCell(0, problem.message) from None
        except ValidationError as problem:
            raise BadCell(0, " ".join(problem.messages)) from None
        return True

    return act


def _past_day(cell: str) -> date | None:
    return day_in(ANSWERED_ON, cell)


def _words(column: int, cell: str) -> str:
    if len(cell) > MOST_WORDS:
        raise BadCell(column, _("Dài quá 5.000 chữ cái. Hãy gắn tệp ở trang của việc ấy."))
    return cell.strip()
