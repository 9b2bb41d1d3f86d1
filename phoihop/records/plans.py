"""Kế hoạch phối hợp năm: beginning one, from nothing or from the year before; deciding it; gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Plan, PlanEntry, PlanItem, PlanRound
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


@transaction.atomic
def make_plan(
    body: Body,
    year: int,
    *,
    account: Account,
    agreement: Agreement | None = None,
    title: str = "",
    predecessor: Plan | None = None,
) -> Plan:
    """Begin an empty plan. Raises ProgrammeError when the agreement has one of that year already,
    NotAllowed.
    """
    named = " ".join(title.split()) or _first_title(body, year, agreement)
    made = Plan(
        body=body,
        year=year,
        agreement=agreement,
        title=named[:300],
        predecessor=predecessor,
        made_by=account,
    )
    demand(account, "write", made)
    if not 1990 <= year <= 2100:
        raise ProgrammeError(_("Năm của kế hoạch phải từ 1990 đến 2100."))
    try:
        made.full_clean(exclude=["body", "made_by"])
    except ValidationError as problem:
        raise ProgrammeError(" ".join(problem.messages)) from None
    made.save()
    after = {"title": made.title, "year": year}
    trail.record("make", made, actor=account, body=body, after=after)
    return made


def _first_title(body: Body, year: int, agreement: Agreement | None) -> str:
    if agreement is not None:
        return _("Kế hoạch năm %(year)s: %(title)s") % {"year": year, "title": agreement.title}
    return _("Kế hoạch phối hợp năm %(year)s của %(body)s") % {"year": year, "body": body.name}


@transaction.atomic
def start_next(plan: Plan, *, account: Account) -> Plan:
    """Begin next year's plan with what was not finished; its history goes along.

    Time and money belonged to the old year and are left open, so they stand among the gaps until
    somebody decides them anew; the old ones are shown beside them. Raises ProgrammeError when
    next year has been begun already.
    """
    kept = Plan.objects.select_for_update().get(pk=plan.pk)
    if Plan.objects.filter(predecessor=kept).exists():
        raise ProgrammeError(_("Kế hoạch năm sau đã được lập từ kế hoạch này."))
    title = kept.title.replace(str(kept.year), str(kept.year + 1))
    made = make_plan(
        kept.body,
        kept.year + 1,
        account=account,
        agreement=kept.agreement,
        title=title if title != kept.title else "",
        predecessor=kept,
    )
    for place, old in enumerate(kept.items.unfinished().order_by("place", "id"), start=1):
        carried = PlanItem.objects.create(
            plan=made,
            place=place,
            content=old.content,
            lead=old.lead,
            lead_text=old.lead_text,
            co_operators_text=old.co_operators_text,
            since_year=old.since_year,
            carried_from=old,
        )
        carried.co_operators.set(old.co_operators.all())
    return made


@transaction.atomic
def decide_plan(plan: Plan, *, account: Account, decision: str, decided_on: date) -> None:
    """Write down that the plan was decided, on which day, by which paper. Raises ProgrammeError."""
    kept = Plan.objects.select_for_update().get(pk=plan.pk)
    demand(account, "write", kept)
    if kept.state != Plan.State.DRAFTING:
        raise ProgrammeError(_("Kế hoạch này không còn ở bước lập nên không chốt được."))
    if is_in_round(kept):
        raise ProgrammeError(_("Kế hoạch này thuộc một đợt: quyết định được ghi ở đợt ấy."))
    if not kept.items.exists():
        raise ProgrammeError(_("Kế hoạch chưa có nội dung nào."))
    if decided_on > timezone.localdate():
        raise ProgrammeError(_("Ngày quyết định không thể sau hôm nay."))
    close_plan(kept, decision=decision, decided_on=decided_on)
    after = {"decision": kept.decision, "decided_on": format_day(decided_on)}
    trail.record("decide_plan", kept, actor=account, body=kept.body, after=after)


def is_in_round(plan: Plan) -> bool:
    """Whether a body sends it in a round, or a round puts it together."""
    return (
        PlanEntry.objects.filter(plan=plan).exists() or PlanRound.objects.filter(plan=plan).exists()
    )


def close_plan(kept: Plan, *, decision: str, decided_on: date) -> None:
    """From now on the lines stay as decided; part of somebody's act, who writes the entry."""
    kept.state, kept.decided_on = Plan.State.DECIDED, decided_on
    kept.decision = " ".join(decision.split())[:200]
    kept.save()


@dataclass(frozen=True, slots=True)
class Summary:
    """Tổng hợp kế hoạch: lines by state, late ones, money in đồng (None where nobody said)."""

    total: int
    done: int
    dropped: int
    late: int
    planned: int | None
    granted: int | None
    spent: int | None
    without_owner: int
    without_time: int
    without_money: int

    @property
    def left(self) -> int:
        return self.total - self.done - self.dropped

    @property
    def gaps(self) -> int:
        return self.without_owner + self.without_time + self.without_money


def summary(items: Iterable[PlanItem], *, on: date) -> Summary:
    """Count the lines of a plan and add its money up."""
    lines = list(items)
    gaps = [gap for item in lines if not item.is_finished for gap in item.gaps]
    return Summary(
        total=len(lines),
        done=sum(item.state == PlanItem.State.DONE for item in lines),
        dropped=sum(item.state == PlanItem.State.DROPPED for item in lines),
        late=sum(item.is_late(on=on) for item in lines),
        planned=_sum(item.money_planned for item in lines),
        granted=_sum(item.money_granted for item in lines),
        spent=_sum(item.money_spent for item in lines),
        without_owner=gaps.count("owner"),
        without_time=gaps.count("time"),
        without_money=gaps.count("money"),
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
