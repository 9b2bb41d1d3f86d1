from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.periods import Kind, Regime
from phoihop.lib.vietnamese import fold
from phoihop.records.models.indicators import Indicator, number_of


class TargetSet(models.Model):
    """Bộ chỉ tiêu: the targets that one body carries for a period, from one assigner.

    A body may carry several sets at once: those assigned from above, those it registered, those
    of a resolution; the same measure may stand in more than one of them. A changed set is a new
    version that replaces the one before; what was planned first stays readable.
    """

    class Assigner(models.TextChoices):
        ABOVE = "above", _("cấp trên giao")
        REGISTERED = "registered", _("đơn vị đăng ký")
        RESOLUTION = "resolution", _("nghị quyết")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị thực hiện"
    )
    title = models.CharField("tên bộ chỉ tiêu", max_length=250)
    assigner = models.CharField("nguồn giao", max_length=12, choices=Assigner)
    assigned_by = models.CharField("ai giao, theo văn bản nào", max_length=250, blank=True)
    period_kind = models.CharField("loại kỳ", max_length=12, choices=[(k, k) for k in Kind])
    period_label = models.CharField("kỳ", max_length=120)
    period_start = models.DateField("từ ngày")
    period_end = models.DateField("đến hết ngày")
    regime = models.CharField("chế độ", max_length=10, choices=[(r, r) for r in Regime])
    number = models.PositiveIntegerField("phiên bản", default=1)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="thay cho",
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "bộ chỉ tiêu"
        verbose_name_plural = "bộ chỉ tiêu"
        ordering = ["-period_end", "body__sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="target_period_does_not_end_before_it_begins",
                violation_error_message="Ngày cuối kỳ không thể trước ngày đầu kỳ.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.period_label}")
        super().save(*args, **kwargs)


class Target(models.Model):
    """Chỉ tiêu được giao: one measure with its plan value, as a whole number of last digits.

    `result` is what was reached, entered by hand where no report holds it; None while nothing
    is known. `at_year_end` marks a target that is only done or judged at the end of its period.
    """

    set = models.ForeignKey(
        TargetSet, on_delete=models.CASCADE, related_name="targets", verbose_name="bộ chỉ tiêu"
    )
    place = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("nội dung chỉ tiêu", max_length=500)
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chỉ tiêu trong danh mục",
    )
    unit = models.CharField("đơn vị tính", max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(
        "số chữ số sau dấu phẩy", default=0, validators=[MaxValueValidator(6)]
    )
    better = models.CharField(
        "chiều", max_length=4, choices=Indicator.Better, default=Indicator.Better.UP
    )
    plan = models.BigIntegerField("kế hoạch", null=True, blank=True)
    result = models.BigIntegerField("kết quả", null=True, blank=True)
    at_year_end = models.BooleanField("cuối kỳ mới thực hiện", default=False)

    class Meta:
        verbose_name = "chỉ tiêu được giao"
        verbose_name_plural = "chỉ tiêu được giao"
        ordering = ["set", "place"]
        constraints = [
            models.UniqueConstraint(fields=["set", "place"], name="target_has_one_place_in_a_set"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def plan_number(self) -> Decimal | None:
        return None if self.plan is None else number_of(self.plan, self.decimals)

    @property
    def result_number(self) -> Decimal | None:
        return None if self.result is None else number_of(self.result, self.decimals)
