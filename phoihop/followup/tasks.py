"""Nhiệm vụ: taking it on, saying how far it is, reporting it done, and the office's word on it.

What the unit reports is not yet done: it is `reported` until the office of the body that
wrote the task down confirms it, or sends it back with the reason. Each act is one function,
whoever calls it: a page, a letter with one link, the list for many at once.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.followup.errors import FollowupError, NeedsProof, NeedsWords
from phoihop.followup.models import Change
from phoihop.followup.proof import demand_shown
from phoihop.followup.rights import acts_for, leads_of
from phoihop.followup.state import Work
from phoihop.followup.steps import File, take_step
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, sees

A, S = Change.Act, Change.State


def accept(task: Assignment, *, account: Account, seen: int | None = None) -> Change:
    """Nhận việc: the unit says that it has the task in hand."""
    return take_step(task, A.ACCEPT, account=account, seen=seen, body=acts_for(account, task))


def report_progress(
    work: Work,
    *,
    account: Account,
    note: str = "",
    percent: int | None = None,
    file: File | None = None,
    said_by: str = "",
    seen: int | None = None,
) -> Change:
    """Báo tiến độ: how far it is; a standing task is reported on with this, round by round."""
    if not note.strip() and percent is None and file is None:
        raise NeedsWords(_("Hãy ghi đang làm đến đâu, hoặc phần trăm đã làm."))
    return take_step(
        work,
        A.PROGRESS,
        account=account,
        seen=seen,
        note=note,
        percent=percent,
        file=file,
        said_by=said_by,
        body=acts_for(account, work),
    )


def report_done(
    task: Assignment,
    *,
    account: Account,
    note: str = "",
    file: File | None = None,
    said_by: str = "",
    seen: int | None = None,
) -> Change:
    """Báo cáo đã xong: the unit's word, with what must be shown; the office has yet to confirm.

    A task given to a class of bodies is reported when the last of them has said so. A standing
    task has no end: raises FollowupError, because progress is reported instead.
    """
    if task.time_kind == Assignment.TimeKind.STANDING:
        message = _("Nhiệm vụ thường xuyên không có lúc xong: hãy báo kết quả của kỳ này.")
        raise FollowupError(message)
    demand(account, "report", task)
    demand_shown(task, note=note, file=file)
    body = acts_for(account, task)
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=task.pk)
        unfinished = body is not None and bool(_still_silent(held, but=body.pk))
        return take_step(
            task,
            A.REPORT,
            account=account,
            seen=seen,
            note=note,
            percent=None if unfinished else 100,
            file=file,
            said_by=said_by,
            body=body,
            to_state=S.RUNNING if unfinished else None,
        )


def silent_bodies(task: Assignment) -> set[int]:
    """Return the bodies of the class that have not reported it done since it was last opened."""
    return _still_silent(task)


def _still_silent(task: Assignment, *, but: int | None = None) -> set[int]:
    meant = {body.pk for body in leads_of(task)}
    if len(meant) < 2:
        return set()
    steps = task.changes.order_by("-id").values_list("act", "body_id")
    for act, body in steps:
        if act in (A.SEND_BACK, A.REOPEN):
            break
        if act == A.REPORT:
            meant.discard(body)
    return meant - {but}


def confirm_done(
    task: Assignment, *, account: Account, seen: int | None = None, note: str = ""
) -> Change:
    """Xác nhận hoàn thành: the office agrees with what the unit reported."""
    return take_step(task, A.CONFIRM, account=account, seen=seen, note=note)


def send_back(task: Assignment, *, account: Account, note: str, seen: int | None = None) -> Change:
    """Trả lại: what was reported is not enough; says why."""
    if not note.strip():
        raise NeedsWords(_("Hãy ghi vì sao trả lại, để đơn vị biết phải làm tiếp việc gì."))
    return take_step(task, A.SEND_BACK, account=account, seen=seen, note=note)


def mark_done(
    task: Assignment,
    *,
    account: Account,
    note: str = "",
    file: File | None = None,
    seen: int | None = None,
) -> Change:
    """Ghi nhận hoàn thành: the office knows it itself; raises NeedsProof without note or file."""
    demand(account, "mark_done", task)
    if not note.strip() and file is None:
        raise NeedsProof
    return take_step(task, A.MARK_DONE, account=account, seen=seen, note=note, file=file)


def reopen(work: Work, *, account: Account, note: str, seen: int | None = None) -> Change:
    """Mở lại: taken up again when "done" turns out not to be; says why."""
    demand(account, "judge", work)
    if not note.strip():
        raise NeedsProof(_("Hãy ghi vì sao mở lại."))
    return take_step(work, A.REOPEN, account=account, seen=seen, note=note)


def supersede(
    task: Assignment,
    *,
    by: Assignment,
    account: Account,
    note: str = "",
    seen: int | None = None,
) -> Change:
    """Thay thế: a newer task takes the place of this one; both name the other, neither is lost.

    Tasks that wait for the old one wait for the newer one from now on. Raises FollowupError
    for a task that stands in the newer one's own chain, or that is not worked on.
    """
    demand(account, "judge", task)
    if by.record_only or not sees(account, by.body):
        raise FollowupError(_("Không có nhiệm vụ mới này."), "other")
    _refuse_circle(task, by)
    with transaction.atomic():
        change = take_step(
            task,
            A.SUPERSEDE,
            account=account,
            seen=seen,
            note=note,
            sets={"superseded_by": by},
            other=by,
        )
        task.dependants.exclude(pk=by.pk).update(depends_on=by)
        if by.depends_on_id == task.pk:
            Assignment.objects.filter(pk=by.pk).update(depends_on=None)
    return change


def _refuse_circle(task: Assignment, by: Assignment) -> None:
    newer: Assignment | None = by
    while newer is not None:
        if newer.pk == task.pk:
            message = _("%(code)s không thể thay cho chính nó.") % {"code": by.code}
            raise FollowupError(message, "other")
        newer = newer.superseded_by


def ask_extension(
    task: Assignment,
    *,
    account: Account,
    until: date | None,
    note: str,
    said_by: str = "",
    seen: int | None = None,
) -> Change:
    """Xin gia hạn: until which day and why. Asked is still late; only granted is not."""
    if not note.strip():
        raise NeedsWords(_("Hãy ghi lý do xin gia hạn."))
    if task.due_on is None:
        raise FollowupError(_("Nhiệm vụ này không có hạn ngày nên không cần gia hạn."), "until")
    if until is None:
        raise FollowupError(_("Hãy chọn ngày xin gia hạn đến."), "until")
    if until <= task.due_on:
        message = _("Ngày xin gia hạn phải sau hạn hiện nay (%(day)s).")
        raise FollowupError(message % {"day": format_day(task.due_on)}, "until")
    return take_step(
        task,
        A.ASK_EXTENSION,
        account=account,
        seen=seen,
        note=note,
        due_from=task.due_on,
        due_to=until,
        said_by=said_by,
        body=acts_for(account, task),
    )


def asked_extension(task: Assignment) -> Change | None:
    """Return the request for more time that nobody has answered yet."""
    acts = (A.ASK_EXTENSION, A.GRANT_EXTENSION, A.REFUSE_EXTENSION)
    newest = task.changes.filter(act__in=acts).select_related("by").order_by("-id").first()
    return newest if newest and newest.act == A.ASK_EXTENSION else None


def grant_extension(
    task: Assignment,
    *,
    account: Account,
    until: date | None = None,
    note: str = "",
    seen: int | None = None,
) -> Change:
    """Cho gia hạn: to the day asked for, or another one (`until`); the task is not late then.

    Without a request the office gives more time of its own accord, and says why.
    """
    asked = asked_extension(task)
    day = until or (asked.due_to if asked else None)
    if day is None:
        raise FollowupError(_("Hãy chọn hạn mới."), "until")
    if asked is None and not note.strip():
        raise NeedsWords(_("Đơn vị chưa xin gia hạn: hãy ghi lý do gia hạn."))
    if task.due_on is not None and day <= task.due_on:
        message = _("Hạn mới phải sau hạn hiện nay (%(day)s).")
        raise FollowupError(message % {"day": format_day(task.due_on)}, "until")
    return move_due_day(task, A.GRANT_EXTENSION, day, account=account, note=note, seen=seen)


def refuse_extension(
    task: Assignment, *, account: Account, note: str, seen: int | None = None
) -> Change:
    """Không cho gia hạn: the day stands; says why."""
    if asked_extension(task) is None:
        raise FollowupError(_("Không có đề nghị gia hạn nào đang chờ trả lời."))
    if not note.strip():
        raise NeedsWords(_("Hãy ghi vì sao không cho gia hạn."))
    return take_step(
        task, A.REFUSE_EXTENSION, account=account, seen=seen, note=note, due_from=task.due_on
    )


def move_due_day(
    work: Work,
    act: str,
    day: date | None,
    *,
    account: Account,
    note: str = "",
    seen: int | None = None,
) -> Change:
    """Give `work` another last day; the old one stays in the step (`due_from`, `due_to`).

    `act` is GRANT_EXTENSION or REDATE. Words of the document and the day its sentence named
    are kept with the proposal and never touched.
    """
    sets: dict[str, object] = {"due_on": day}
    if isinstance(work, Assignment):
        sets |= {"due_excluded": False, "year_inferred": False}
        if act == A.GRANT_EXTENSION:
            sets["time_kind"] = Assignment.TimeKind.BY_DAY
    return take_step(
        work,
        act,
        account=account,
        seen=seen,
        note=note,
        sets=sets,
        due_from=work.due_on,
        due_to=day,
    )


def due_history(task: Work) -> list[Change]:
    """Return the steps that moved the last day, oldest first."""
    acts = (A.GRANT_EXTENSION, A.REDATE)
    return list(task.changes.filter(act__in=acts).select_related("by").order_by("id"))


def require_proof(task: Assignment, kind: str, *, account: Account) -> None:
    """Say what must be shown when this task is reported done."""
    demand(account, "judge", task)
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=task.pk)
        before = held.get_proof_display()
        held.proof = kind
        held.full_clean()
        held.save(update_fields=["proof"])
        after = {"proof": str(held.get_proof_display())}
        trail.record(
            "require_proof",
            held,
            actor=account,
            body=held.body,
            before={"proof": str(before)},
            after=after,
        )
    task.proof = kind
