from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.records.models.agreements import Agreement
from phoihop.records.models.assignments import Assignment


class Plan(models.Model):
    """Kế hoạch phối hợp năm: what one body, or the parties of an agreement, will do in one year.

    While it is being written every line may change; once sent nothing does until it comes back;
    once decided its lines stay as they were decided, and only what was done and spent is added.
    The plan of the year before is its `predecessor`.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", _("đang lập")
        SENT = "sent", _("đã gửi")
        DECIDED = "decided", _("đã quyết định")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị lập"
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name="theo chương trình, quy chế",
    )
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên kế hoạch", max_length=300)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFTING)
    decision = models.CharField("văn bản quyết định", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    predecessor = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name="kế hoạch năm trước",
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "kế hoạch năm"
        verbose_name_plural = "kế hoạch năm"
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=Q(agreement__isnull=False),
                name="agreement_has_one_plan_a_year",
                violation_error_message="Chương trình này đã có kế hoạch của năm ấy.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.title)
        super().save(*args, **kwargs)


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=(PlanItem.State.PLANNED, PlanItem.State.RUNNING))


class PlanItem(models.Model):
    """Nội dung kế hoạch: one line of a yearly plan; money in whole đồng.

    `time_words` are as written; `last_day` is the last day that they name, or None where they
    name none: no day is ever invented. `carried_from` is the line of the year before that was not
    finished, `since_year` the year in which it first stood in a plan. `gathered_from` is the line
    of an organisation's own plan that the office took into the common one.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("chưa làm")
        RUNNING = "running", _("đang làm")
        DONE = "done", _("đã xong")
        DROPPED = "dropped", _("thôi làm")

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="items", verbose_name="kế hoạch"
    )
    place = models.PositiveSmallIntegerField("thứ tự")
    content = models.TextField("nội dung")
    lead = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị chủ trì",
    )
    lead_text = models.CharField("đơn vị chủ trì như đã ghi", max_length=300, blank=True)
    co_operators = models.ManyToManyField(
        "registry.Body", blank=True, related_name="+", verbose_name="đơn vị phối hợp"
    )
    co_operators_text = models.CharField("đơn vị phối hợp như đã ghi", max_length=500, blank=True)
    time_words = models.CharField("thời gian", max_length=200, blank=True)
    time_kind = models.CharField(
        "kiểu thời hạn",
        max_length=20,
        choices=Assignment.TimeKind,
        default=Assignment.TimeKind.NOT_STATED,
    )
    last_day = models.DateField("ngày cuối còn đúng hạn", null=True, blank=True)
    money_planned = models.BigIntegerField("dự toán (đồng)", null=True, blank=True)
    money_granted = models.BigIntegerField("được bố trí (đồng)", null=True, blank=True)
    money_spent = models.BigIntegerField("đã chi (đồng)", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.PLANNED)
    result = models.TextField("kết quả, lý do", blank=True)
    revision = models.PositiveIntegerField(default=1)
    since_year = models.PositiveSmallIntegerField("có trong kế hoạch từ năm")
    carried_from = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="mang sang từ",
    )
    gathered_from = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="gathered_as",
        verbose_name="tổng hợp từ",
    )

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung kế hoạch"
        verbose_name_plural = "nội dung kế hoạch"
        ordering = ["plan", "place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(money_planned=None) | Q(money_planned__gte=0))
                & (Q(money_granted=None) | Q(money_granted__gte=0))
                & (Q(money_spent=None) | Q(money_spent__gte=0)),
                name="plan_money_is_not_negative",
                violation_error_message="Số tiền không thể âm.",
            ),
        ]

    def __str__(self) -> str:
        return self.content[:80]

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.DROPPED)

    def is_late(self, *, on: date) -> bool:
        """Its last day has passed and it is neither done nor dropped."""
        return self.last_day is not None and self.last_day < on and not self.is_finished

    @property
    def has_time(self) -> bool:
        """Whether a last day is known, or the words say that there is none (thường xuyên)."""
        return self.last_day is not None or self.time_kind == Assignment.TimeKind.STANDING

    @property
    def gaps(self) -> list[str]:
        """What is still missing: owner, day, money."""
        missing = []
        if not self.lead_text and self.lead_id is None:
            missing.append("owner")
        if not self.has_time:
            missing.append("time")
        if self.money_planned is None:
            missing.append("money")
        return missing
