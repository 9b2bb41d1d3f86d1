from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.records.models.agreements import Agreement
from phoihop.records.models.plans import Plan


class PlanRound(models.Model):
    """Đợt lập kế hoạch phối hợp: a chain in which each link waits for the one before.

    The organisations send their plans, the office puts them together and submits them, the
    People's Committee (`decider`) decides, money is granted. Each `…_last_day` is still on time;
    the office's own last day may be unknown, since many conclusions name only the two others.
    `ground` is the task of a conclusion from which the round follows.
    """

    class State(models.TextChoices):
        SENDING = "sending", _("đang nhận kế hoạch")
        SUBMITTED = "submitted", _("đã trình")
        DECIDED = "decided", _("đã quyết định")
        ALLOCATED = "allocated", _("đã bố trí kinh phí")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị tổng hợp"
    )
    decider = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="đơn vị quyết định",
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name="theo chương trình, quy chế",
    )
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    title = models.CharField("tên đợt", max_length=300)
    send_last_day = models.DateField("ngày cuối gửi kế hoạch")
    submit_last_day = models.DateField("ngày cuối trình", null=True, blank=True)
    decide_last_day = models.DateField("ngày cuối quyết định")
    ground = models.ForeignKey(
        "records.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_rounds",
        verbose_name="nhiệm vụ làm căn cứ",
    )
    plan = models.OneToOneField(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="gathered_in",
        verbose_name="kế hoạch tổng hợp",
    )
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.SENDING)
    submitted_on = models.DateField("ngày trình", null=True, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    allocated_on = models.DateField("ngày bố trí kinh phí", null=True, blank=True)
    reason = models.TextField("lý do, ý kiến", blank=True)
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    opened_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người mở"
    )
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "đợt lập kế hoạch"
        verbose_name_plural = "đợt lập kế hoạch"
        ordering = ["-year", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decide_last_day__gt=F("send_last_day")),
                name="plans_are_sent_before_they_are_decided",
                violation_error_message="Ngày cuối quyết định phải sau ngày cuối gửi kế hoạch.",
            ),
            models.CheckConstraint(
                condition=Q(submit_last_day=None)
                | Q(
                    submit_last_day__gte=F("send_last_day"),
                    submit_last_day__lte=F("decide_last_day"),
                ),
                name="plans_are_submitted_between_sending_and_deciding",
                violation_error_message=(
                    "Ngày cuối trình phải ở giữa ngày cuối gửi và ngày cuối quyết định."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def is_decided(self) -> bool:
        return self.state in (self.State.DECIDED, self.State.ALLOCATED)


class PlanEntry(models.Model):
    """Kế hoạch phải gửi: one body of a round, with its plan once it has begun one."""

    class State(models.TextChoices):
        EMPTY = "empty", _("chưa lập")
        DRAFT = "draft", _("đang lập")
        SENT = "sent", _("đã gửi")
        RETURNED = "returned", _("trả lại để sửa")
        EXCUSED = "excused", _("không phải gửi")

    round = models.ForeignKey(
        PlanRound, on_delete=models.CASCADE, related_name="entries", verbose_name="đợt"
    )
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị gửi"
    )
    plan = models.OneToOneField(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entry",
        verbose_name="kế hoạch",
    )
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.EMPTY)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người gửi",
    )
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "kế hoạch phải gửi"
        verbose_name_plural = "kế hoạch phải gửi"
        ordering = ["round", "body__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "body"], name="body_sends_one_plan_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.round}"

    @property
    def is_here(self) -> bool:
        return self.state == self.State.SENT

    @property
    def is_awaited(self) -> bool:
        return self.state not in (self.State.SENT, self.State.EXCUSED)

    def days_late(self, *, on: date) -> int:
        """How many days it came, or is still to come, after the last day; 0 while on time."""
        if self.state == self.State.EXCUSED:
            return 0
        came = timezone.localdate(self.sent_at) if self.is_here and self.sent_at else on
        return max(0, (came - self.round.send_last_day).days)
