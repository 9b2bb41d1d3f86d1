"""Đợt lập kế hoạch: opening it, each body's plan, putting together, deciding, granting money."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Assignment, Plan, PlanEntry, PlanItem, PlanRound
from phoihop.records.plans import close_plan, make_plan, start_next
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

MOST_SENDERS = 200
State = PlanRound.State


@transaction.atomic
def open_plan_round(
    year: int,
    senders: Collection[Body],
    *,
    body: Body,
    decider: Body,
    send_last_day: date,
    decide_last_day: date,
    account: Account,
    submit_last_day: date | None = None,
    agreement: Agreement | None = None,
    ground: Assignment | None = None,
    title: str = "",
) -> PlanRound:
    """Open a round and write down who has to send a plan. Raises ProgrammeError, NotAllowed."""
    named = " ".join(title.split()) or _("Lập kế hoạch phối hợp năm %(year)s") % {"year": year}
    opened = PlanRound(
        body=body,
        decider=decider,
        agreement=agreement,
        year=year,
        title=named[:300],
        send_last_day=send_last_day,
        submit_last_day=submit_last_day,
        decide_last_day=decide_last_day,
        ground=ground,
        opened_by=account,
    )
    demand(account, "open", opened)
    if not senders or len(senders) > MOST_SENDERS:
        raise ProgrammeError(_("Hãy chọn đơn vị phải gửi kế hoạch."))
    try:
        opened.full_clean(exclude=["body", "opened_by"])
    except ValidationError as problem:
        raise ProgrammeError(" ".join(problem.messages)) from None
    opened.save()
    PlanEntry.objects.bulk_create([PlanEntry(round=opened, body=one) for one in senders])
    after = {
        "title": opened.title,
        "senders": len(senders),
        "send_last_day": format_day(send_last_day),
        "decide_last_day": format_day(decide_last_day),
    }
    trail.record("open", opened, actor=account, body=body, after=after)
    return opened


def days_of_chain(task: Assignment) -> tuple[date | None, date | None]:
    """Return the days of a conclusion's chain: of the task itself, and of the last that waits
    for it.
    """
    passed, last = {task.pk}, task
    while True:
        following = last.dependants.exclude(pk__in=passed).order_by("due_on", "pk").last()
        if following is None:
            break
        passed.add(following.pk)
        last = following
    return task.due_on, last.due_on if last != task else None


@transaction.atomic
def begin_plan(entry: PlanEntry, *, account: Account) -> Plan:
    """Begin the body's plan, with what its plan of the year before left unfinished."""
    kept = _held(entry)
    demand(account, "fill", kept)
    if kept.plan is not None:
        return kept.plan
    before = plan_before(kept)
    if before is not None:
        made = start_next(before, account=account)
    else:
        made = make_plan(kept.body, kept.round.year, account=account)
    kept.plan, kept.state = made, PlanEntry.State.DRAFT
    kept.save()
    return made


def plan_before(entry: PlanEntry) -> Plan | None:
    """Return the plan the body sent for the year before, if nothing was begun from it yet."""
    found = Plan.objects.filter(
        body=entry.body, year=entry.round.year - 1, agreement=None, successor=None
    )
    return found.exclude(entry=None).order_by("pk").last()


@transaction.atomic
def send_plan(entry: PlanEntry, *, account: Account) -> None:
    """Gửi kế hoạch: from now on it is locked until the office returns it."""
    kept = _held(entry)
    demand(account, "fill", kept)
    if kept.round.is_decided:
        raise ProgrammeError(_("Kế hoạch năm này đã được quyết định, không nhận thêm."))
    if kept.state == PlanEntry.State.SENT:
        return
    if kept.plan is None or not kept.plan.items.exists():
        raise ProgrammeError(_("Kế hoạch chưa có nội dung nào nên chưa gửi được."))
    kept.state, kept.sent_at, kept.sent_by = PlanEntry.State.SENT, timezone.now(), account
    kept.reason = ""
    kept.save()
    _set_plan_state(kept.plan, Plan.State.SENT)
    late = kept.days_late(on=timezone.localdate())
    after = {"rows_of_plan": kept.plan.items.count(), "days_late": late or ""}
    trail.record("send", kept, actor=account, body=kept.body, after=after)


@transaction.atomic
def return_plan(entry: PlanEntry, *, account: Account, reason: str) -> None:
    """Trả lại: the body may change and send it again. Not after it was put together."""
    kept = _held(entry)
    demand(account, "judge", kept)
    if not reason.strip():
        raise ProgrammeError(_("Hãy ghi lý do."))
    if kept.state != PlanEntry.State.SENT or kept.plan is None:
        raise ProgrammeError(_("Đơn vị này chưa gửi kế hoạch."))
    if kept.round.state != State.SENDING or _gathered(kept.plan):
        raise ProgrammeError(_("Kế hoạch này đã được tổng hợp. Hãy sửa ở kế hoạch tổng hợp."))
    kept.state, kept.reason = PlanEntry.State.RETURNED, reason.strip()[:1000]
    kept.save()
    _set_plan_state(kept.plan, Plan.State.DRAFTING)
    after = {"reason": kept.reason}
    trail.record("return", kept, actor=account, body=kept.body, after=after)


@transaction.atomic
def excuse_plan(entry: PlanEntry, *, account: Account, reason: str) -> None:
    """Không phải gửi, and why."""
    kept = _held(entry)
    demand(account, "judge", kept)
    if kept.state == PlanEntry.State.SENT:
        raise ProgrammeError(_("Đơn vị này đã gửi kế hoạch."))
    if not reason.strip():
        raise ProgrammeError(_("Hãy ghi lý do."))
    kept.state, kept.reason = PlanEntry.State.EXCUSED, reason.strip()[:1000]
    kept.save()
    after = {"reason": kept.reason}
    trail.record("excuse", kept, actor=account, body=kept.body, after=after)


@transaction.atomic
def gather(shown: PlanRound, *, account: Account) -> int:
    """Tổng hợp: put the lines that came in since the last time into the common plan."""
    kept = PlanRound.objects.select_for_update().get(pk=shown.pk)
    demand(account, "run", kept)
    if kept.state != State.SENDING:
        raise ProgrammeError(_("Kế hoạch đã trình, không tổng hợp thêm. Hãy chờ trả lại."))
    lines = _waiting_lines(kept)
    if not lines:
        raise ProgrammeError(_("Không có kế hoạch mới gửi để tổng hợp."))
    plan = kept.plan or _common_plan(kept, account)
    place = max(plan.items.values_list("place", flat=True), default=0)
    for line in lines:
        place += 1
        _take(plan, line, place)
    kept.plan = plan
    kept.save()
    after = {"rows_of_plan": len(lines)}
    trail.record("gather", kept, actor=account, body=kept.body, after=after)
    return len(lines)


def _take(plan: Plan, line: PlanItem, place: int) -> None:
    """Put one line of a body into the common plan; what the common plan carried over from last
    year already is that line, not a second one.
    """
    before = PlanItem.objects.filter(gathered_from=line.carried_from_id or 0).first()
    taken = PlanItem.objects.filter(plan=plan, gathered_from=None, carried_from=before).first()
    if before is None or taken is None:
        taken = PlanItem(plan=plan, place=place, since_year=line.since_year)
        if before is not None and not PlanItem.objects.filter(carried_from=before).exists():
            taken.carried_from = before
    taken.content = line.content
    taken.lead = line.lead or (None if line.lead_text else line.plan.body)
    taken.lead_text = line.lead_text or str(line.plan.body)
    taken.co_operators_text = line.co_operators_text
    taken.time_words, taken.time_kind = line.time_words, line.time_kind
    taken.last_day, taken.money_planned = line.last_day, line.money_planned
    taken.gathered_from = line
    taken.revision += 1
    taken.save()
    taken.co_operators.set(line.co_operators.all())


def _common_plan(kept: PlanRound, account: Account) -> Plan:
    """The plan of that year under the agreement, begun by hand before or now."""
    plan = None
    if kept.agreement is not None:
        plan = Plan.objects.filter(agreement=kept.agreement, year=kept.year).first()
        if plan is not None and plan.state != Plan.State.DRAFTING:
            raise ProgrammeError(_("Kế hoạch năm ấy của chương trình này đã chốt."))
    if plan is not None:
        return plan
    return Plan.objects.create(
        body=kept.body,
        year=kept.year,
        agreement=kept.agreement,
        title=_("Kế hoạch phối hợp năm %(year)s") % {"year": kept.year},
        made_by=account,
    )


@transaction.atomic
def submit(shown: PlanRound, *, account: Account, reason: str = "") -> None:
    """Trình: the common plan goes to the decider; while plans are missing, only with a reason."""
    kept = PlanRound.objects.select_for_update().get(pk=shown.pk)
    demand(account, "run", kept)
    if kept.state != State.SENDING:
        raise ProgrammeError(_("Kế hoạch này đã trình."))
    if kept.plan is None or not kept.plan.items.exists():
        raise ProgrammeError(_("Hãy tổng hợp kế hoạch của các đơn vị trước khi trình."))
    if _waiting_lines(kept):
        raise ProgrammeError(_("Có kế hoạch mới gửi chưa tổng hợp. Hãy tổng hợp rồi trình."))
    missing = [one for one in kept.entries.select_related("body") if one.is_awaited]
    if missing and not reason.strip():
        told = {"count": len(missing)}
        raise ProgrammeError(_("Còn %(count)s đơn vị chưa gửi. Muốn trình, hãy ghi lý do.") % told)
    kept.state, kept.submitted_on = State.SUBMITTED, timezone.localdate()
    kept.reason = reason.strip()[:1000]
    kept.save()
    _set_plan_state(kept.plan, Plan.State.SENT)
    after = {"missing": ", ".join(str(one.body) for one in missing), "reason": kept.reason}
    trail.record("submit", kept, actor=account, body=kept.body, after=after)


@transaction.atomic
def give_back(shown: PlanRound, *, account: Account, reason: str) -> None:
    """Chưa quyết định: the office has to change the plan first."""
    kept = PlanRound.objects.select_for_update().get(pk=shown.pk)
    demand(account, "decide", kept)
    if kept.state != State.SUBMITTED or kept.plan is None:
        raise ProgrammeError(_("Kế hoạch chưa được trình."))
    if not reason.strip():
        raise ProgrammeError(_("Hãy ghi ý kiến."))
    kept.state, kept.submitted_on = State.SENDING, None
    kept.reason = reason.strip()[:1000]
    kept.save()
    _set_plan_state(kept.plan, Plan.State.DRAFTING)
    trail.record("return", kept, actor=account, body=kept.body, after={"reason": kept.reason})


@transaction.atomic
def decide(shown: PlanRound, *, account: Account, decision: str, decided_on: date) -> None:
    """Quyết định: the common plan and the plans it was put together from stand from now on."""
    kept = PlanRound.objects.select_for_update().get(pk=shown.pk)
    demand(account, "decide", kept)
    if kept.state != State.SUBMITTED or kept.plan is None:
        raise ProgrammeError(_("Chưa quyết định được: văn phòng chưa trình kế hoạch tổng hợp."))
    if decided_on > timezone.localdate():
        raise ProgrammeError(_("Ngày quyết định không thể sau hôm nay."))
    if kept.submitted_on and decided_on < kept.submitted_on:
        raise ProgrammeError(_("Ngày quyết định không thể trước ngày trình."))
    kept.state, kept.decided_on = State.DECIDED, decided_on
    kept.save()
    close_plan(kept.plan, decision=decision, decided_on=decided_on)
    for entry in kept.entries.filter(state=PlanEntry.State.SENT).select_related("plan"):
        if entry.plan is not None:
            close_plan(entry.plan, decision=decision, decided_on=decided_on)
    after = {"decision": kept.plan.decision, "decided_on": format_day(decided_on)}
    trail.record("decide_plan", kept, actor=account, body=kept.body, after=after)


@transaction.atomic
def allocate(shown: PlanRound, *, account: Account) -> None:
    """Bố trí kinh phí: every line that asked for money has its amount, 0 where it gets none."""
    kept = PlanRound.objects.select_for_update().get(pk=shown.pk)
    demand(account, "run", kept)
    if kept.state != State.DECIDED or kept.plan is None:
        raise ProgrammeError(_("Chỉ bố trí kinh phí sau khi kế hoạch được quyết định."))
    asked = kept.plan.items.exclude(state=PlanItem.State.DROPPED).filter(money_planned__gt=0)
    open_lines = asked.filter(money_granted=None).count()
    if open_lines:
        message = _("Còn %(count)s nội dung chưa ghi số tiền được bố trí (không bố trí thì ghi 0).")
        raise ProgrammeError(message % {"count": open_lines})
    kept.state, kept.allocated_on = State.ALLOCATED, timezone.localdate()
    kept.save()
    granted = kept.plan.items.aggregate(all=Sum("money_granted"))["all"] or 0
    trail.record("allocate", kept, actor=account, body=kept.body, after={"money_granted": granted})


@dataclass(frozen=True, slots=True)
class Link:
    """Mắt xích: one link of the chain; `waits_for` names those who hold it up now."""

    key: str
    body: Body | None
    last_day: date | None
    done_on: date | None
    days_late: int
    waits_for: tuple[Body, ...]

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


def chain(shown: PlanRound, entries: Collection[PlanEntry], *, on: date) -> list[Link]:
    """Return the four links with their lateness; a link that waits is late through others."""
    missing = tuple(entry.body for entry in entries if entry.is_awaited)
    came = [timezone.localdate(one.sent_at) for one in entries if one.is_here and one.sent_at]
    all_here = None if missing else max(came, default=shown.send_last_day)
    submitted, decided = shown.submitted_on, shown.decided_on
    went_on = submitted is not None
    office, decider = shown.body, shown.decider
    return [
        _link("send", None, shown.send_last_day, all_here, on, missing),
        _link("submit", office, shown.submit_last_day, submitted, on, () if went_on else missing),
        _link("decide", decider, shown.decide_last_day, decided, on, () if went_on else (office,)),
        _link("allocate", office, None, shown.allocated_on, on, () if decided else (decider,)),
    ]


def _link(
    key: str,
    body: Body | None,
    last_day: date | None,
    done_on: date | None,
    on: date,
    waits_for: tuple[Body, ...],
) -> Link:
    late = max(0, ((done_on or on) - last_day).days) if last_day else 0
    return Link(key, body, last_day, done_on, late, waits_for)


def _held(entry: PlanEntry) -> PlanEntry:
    """Take the entry, and its round against being decided meanwhile, for this act alone."""
    held = PlanRound.objects.select_for_update().get(pk=entry.round_id)
    kept = PlanEntry.objects.select_for_update(of=("self",)).select_related("body", "plan")
    found = kept.get(pk=entry.pk)
    found.round = held
    return found


def _set_plan_state(plan: Plan, state: str) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=state)
    plan.state = state


def _gathered(plan: Plan) -> bool:
    return PlanItem.objects.filter(gathered_from__plan=plan).exists()


def _waiting_lines(kept: PlanRound) -> list[PlanItem]:
    """Lines of plans that were sent and are not in the common plan yet, body by body."""
    lines = PlanItem.objects.filter(
        plan__entry__round=kept, plan__entry__state=PlanEntry.State.SENT, gathered_as=None
    )
    loaded = lines.select_related("lead", "plan__body").prefetch_related("co_operators")
    return list(loaded.order_by("plan__body__sort_key", "plan_id", "place", "id"))
