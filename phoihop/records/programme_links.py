"""Liên kết tới đơn vị của chương trình: running work goes to the heir, what was signed stays."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from phoihop.records.models import (
    Agreement,
    Assessment,
    Goal,
    Plan,
    PlanEntry,
    PlanItem,
    PlanRound,
    Signatory,
    Validity,
)
from phoihop.registry.handover import hand_over_link, keep_link

hand_over_link(
    Agreement,
    "body",
    _("thỏa thuận phối hợp đang theo dõi"),
    open_rows=lambda rows: rows.filter(Q(last_year=None) | Q(last_year__gte=localdate().year)),
)
keep_link(Signatory, "body", _("Ai đã ký thì giữ nguyên; bên kế thừa ký văn bản tiếp nối."))
keep_link(Plan, "body", _("Kế hoạch đã lập giữ tên đơn vị lập; đơn vị kế thừa lập kế hoạch mới."))


def _of_running_plans(rows: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
    return rows.filter(
        plan__year__gte=localdate().year,
        state__in=(PlanItem.State.PLANNED, PlanItem.State.RUNNING),
    )


hand_over_link(PlanItem, "lead", _("nội dung kế hoạch chủ trì"), open_rows=_of_running_plans)
hand_over_link(
    PlanItem, "co_operators", _("nội dung kế hoạch phối hợp"), open_rows=_of_running_plans
)


def _running(rows: QuerySet[PlanRound]) -> QuerySet[PlanRound]:
    return rows.exclude(state=PlanRound.State.ALLOCATED)


hand_over_link(PlanRound, "body", _("đợt lập kế hoạch đang tổng hợp"), open_rows=_running)
hand_over_link(PlanRound, "decider", _("kế hoạch chờ quyết định"), open_rows=_running)
keep_link(
    PlanEntry, "body", _("Kế hoạch phải gửi giữ tên đơn vị đã giao; đợt sau chọn lại đơn vị.")
)
keep_link(Assessment, "of_body", _("Nhận định về đơn vị nào, năm nào thì giữ nguyên đơn vị ấy."))
hand_over_link(
    Goal, "body", _("mục tiêu đang theo dõi"), open_rows=lambda rows: rows.filter(state="open")
)
keep_link(Validity, "body", _("Ai đã đối chiếu thì giữ nguyên; đơn vị nhận hồ sơ vẫn đọc được."))
