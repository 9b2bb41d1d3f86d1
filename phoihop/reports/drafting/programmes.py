"""Soạn từ kế hoạch năm: a joint programme whose contents are the lines of the common plan."""

from __future__ import annotations

from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number
from phoihop.records.models import Plan, PlanItem
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.drafting.sources import unique
from phoihop.reports.pen import PLAN_ITEM, PLAN_ITEMS, Drafted, Pen, Piece, Sourced


def programme_of(plan: Plan, account: Account) -> Drafted:
    """Return what the programme begins with; each line opens its place in the plan."""
    found = scope(account, PlanItem.objects.filter(plan=plan)).exclude(state=PlanItem.State.DROPPED)
    items = list(found.select_related("lead").prefetch_related("co_operators"))
    pen = Pen()
    pen.heading("Mục đích, yêu cầu")
    pen.line("Phát huy trách nhiệm của mỗi bên trong thực hiện nhiệm vụ chung ở địa phương.")
    pen.heading(f"Nội dung phối hợp năm {plan.year}")
    if items:
        keys = tuple(item.pk for item in items)
        counted = Sourced(f"{len(items)} nội dung", PLAN_ITEMS, keys)
        pen.line("Các bên phối hợp thực hiện ", counted, ", cụ thể:")
        header = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí (đồng)"]
        rows = [_row(place, item) for place, item in enumerate(items, start=1)]
        pen.table(header, rows, widths=[1, 4.6, 2.6, 2.6, 2.2, 2.4], numeric=[5])
        _money(pen, items)
    else:
        pen.line("1. ….")
    pen.heading("Tổ chức thực hiện")
    pen.line("1. Hằng quý, các bên trao đổi tình hình; sáu tháng và hằng năm họp đánh giá kết quả.")
    pen.line("2. Văn phòng các bên tham mưu, đôn đốc, tổng hợp việc thực hiện chương trình này.")
    return Drafted(
        summary=f"Giữa các bên năm {plan.year}",
        bases=_bases(plan),
        recipients=unique(_lead(item) for item in items),
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
        year=plan.year,
    )


def _row(place: int, item: PlanItem) -> list[Piece]:
    helpers = [body.name for body in item.co_operators.all()]
    amount = item.money_granted if item.money_granted is not None else item.money_planned
    return [
        str(place),
        Sourced(item.content, PLAN_ITEM, (item.pk,)),
        _lead(item),
        item.co_operators_text or ", ".join(helpers),
        item.time_words or (format_day(item.last_day) if item.last_day else ""),
        Sourced(format_number(amount), PLAN_ITEM, (item.pk,)) if amount is not None else "",
    ]


def _lead(item: PlanItem) -> str:
    return item.lead.name if item.lead else item.lead_text


def _money(pen: Pen, items: list[PlanItem]) -> None:
    """What was granted where a decision says so, else what was planned; never both added up."""
    for name, words in (("money_granted", "được bố trí"), ("money_planned", "dự toán")):
        known = [item for item in items if getattr(item, name) is not None]
        if known:
            total = sum(getattr(item, name) for item in known)
            keys = tuple(item.pk for item in known)
            amount = Sourced(f"{format_number(total)} đồng", PLAN_ITEMS, keys)
            pen.line(f"Kinh phí {words}: ", amount, ".")
            return


def _bases(plan: Plan) -> list[str]:
    found = []
    agreement = plan.agreement
    if agreement is not None:
        number = f" số {agreement.number}" if agreement.number else ""
        day = f" ngày {format_day(agreement.signed_on)}" if agreement.signed_on else ""
        kind = str(agreement.get_kind_display())
        found.append(f"Căn cứ {kind}{number}{day} “{agreement.title}”;")
    if plan.decision:
        day = f" ngày {format_day(plan.decided_on)}" if plan.decided_on else ""
        found.append(f"Căn cứ {plan.decision}{day};")
    return found
