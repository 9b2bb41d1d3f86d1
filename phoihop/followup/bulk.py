"""Làm hàng loạt: looked through before it is done, and taken back in one press.

What does not fit (another state, no right, changed meanwhile) is left out and named; nothing
is half done for one item. Each item keeps its own step and its own entry in the trail.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.followup import answers, tasks
from phoihop.followup.errors import FollowupError
from phoihop.followup.ladder import RULES, A, next_state
from phoihop.followup.models import BulkAct, Change
from phoihop.followup.state import Work, with_progress
from phoihop.followup.steps import undo_step
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import NotAllowed, acting_body, demand, may, scope

MOST = 200
"""So many at once a person can still look through."""

Kind = BulkAct.Kind
STEPS = {
    Kind.CONFIRM: A.CONFIRM,
    Kind.GRANT: A.GRANT_EXTENSION,
    Kind.RECEIVE: A.RECEIVE,
    Kind.ASSIGN: A.ASSIGN,
}
Chosen = tuple[str, int]
"""Kind of the work ("assignment" or "recommendation") and its key."""


@dataclass(frozen=True, slots=True)
class Line:
    """Một việc được chọn: whether the act fits it, and if not why."""

    work: Work
    kind: str
    version: int
    says: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """Kết quả: what was kept, and for which items it did not go."""

    act: BulkAct | None
    count: int
    problems: tuple[str, ...]


def preview(account: Account, kind: str, chosen: Iterable[Chosen]) -> list[Line]:
    """Return what would happen to each chosen item, in the order of their codes."""
    wanted: dict[str, set[int]] = {"assignment": set(), "recommendation": set()}
    for name, key in list(chosen)[:MOST]:
        wanted.setdefault(name, set()).add(key)
    lines: list[Line] = []
    for name, model in (("assignment", Assignment), ("recommendation", Recommendation)):
        rows = scope(account, model._default_manager.filter(pk__in=wanted[name]))
        if model is Assignment:
            rows = rows.filter(record_only=False)
        for work in with_progress(rows.select_related("body", "lead")).order_by("pk"):
            lines.append(_line(account, kind, name, work))
    return lines


def _line(account: Account, kind: str, name: str, work: Work) -> Line:
    act, state = STEPS[Kind(kind)], work.current_state  # type: ignore[union-attr]
    problem = ""
    asked: date | None = getattr(work, "asking_until", None)
    is_asked = getattr(work, "asking", "") == A.ASK_EXTENSION
    if next_state(work, act, state) is None:
        label = str(Change.State(state).label)
        problem = _("đang ở tình trạng “%(state)s”") % {"state": label}
    elif not may(account, RULES[act], work):
        problem = _("bạn không có quyền làm việc này")
    elif kind == Kind.GRANT and not is_asked:
        problem = _("đơn vị chưa xin gia hạn")
    says = f"{asked:%d/%m/%Y}" if kind == Kind.GRANT and is_asked and asked else ""
    return Line(work, name, work.version, says, problem)  # type: ignore[union-attr]


def do_for_many(
    account: Account,
    kind: str,
    chosen: Iterable[tuple[str, int, int]],
    *,
    lead: Body | None = None,
    until: date | None = None,
) -> Done:
    """Do it for each (kind of work, key, version seen); raises FollowupError for nothing at all."""
    seen = {(name, key): version for name, key, version in chosen}
    lines = preview(account, kind, seen)
    own = acting_body(account)
    if own is None or not lines:
        raise FollowupError(_("Hãy chọn ít nhất một việc."))
    if kind == Kind.ASSIGN and lead is None:
        raise FollowupError(_("Hãy chọn đơn vị chủ trì trả lời."), "lead")
    problems, count = [], 0
    with transaction.atomic():
        act = BulkAct.objects.create(body=own, kind=kind, by=account)
        for line in lines:
            problem = line.problem or _try(account, act, line, seen, lead, until)
            if problem:
                problems.append(f"{line.work.code}: {problem}")
            else:
                count += 1
        if count == 0:
            transaction.set_rollback(True)
            return Done(None, 0, tuple(problems))
    return Done(act, count, tuple(problems))


def _try(
    account: Account,
    act: BulkAct,
    line: Line,
    seen: dict[Chosen, int],
    lead: Body | None,
    until: date | None,
) -> str:
    """Do it for one, all or nothing; return what stood in the way."""
    version, work = seen[line.kind, line.work.pk], line.work
    try:
        with transaction.atomic():
            change = _do(act.kind, work, account, version, lead, until)
            Change.objects.filter(pk=change.pk).update(bulk=act)
    except (FollowupError, NotAllowed) as problem:
        return problem.message
    except ValidationError as problem:
        return " ".join(problem.messages)
    return ""


def _do(
    kind: str, work: Work, account: Account, seen: int, lead: Body | None, until: date | None
) -> Change:
    if isinstance(work, Assignment):
        if kind == Kind.CONFIRM:
            return tasks.confirm_done(work, account=account, seen=seen)
        return tasks.grant_extension(work, account=account, seen=seen)
    if kind == Kind.RECEIVE:
        return answers.receive(work, account=account, seen=seen)
    return answers.assign_lead(work, lead=lead, account=account, answer_by=until, seen=seen)


def undo_all(act: BulkAct, *, account: Account) -> Done:
    """Take it back for every item that nobody has gone on with; the others are named."""
    demand(account, "undo", act)
    problems, count = [], 0
    with transaction.atomic():
        held = BulkAct.objects.select_for_update().get(pk=act.pk)
        if held.undone_at is not None:
            raise FollowupError(_("Lượt này đã được hoàn tác trước đó."))
        for change in held.steps.select_related("assignment", "recommendation").order_by("pk"):
            try:
                with transaction.atomic():
                    undo_step(change, account=account)
                    count += 1
            except (FollowupError, NotAllowed) as problem:
                problems.append(problem.message)
        held.undone_at = timezone.now()
        held.save(update_fields=["undone_at"])
    return Done(held, count, tuple(problems))
