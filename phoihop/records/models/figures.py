from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.base import Record


class Figure(Record):
    """Số liệu: one number with unit and qualifier, as the document gives it."""

    class Compare(models.TextChoices):
        EXACTLY = "=", _("đúng bằng")
        MORE = ">", _("hơn")
        AT_LEAST = ">=", _("từ … trở lên")
        LESS = "<", _("chưa tới")
        AT_MOST = "<=", _("tối đa")
        ABOUT = "~", _("khoảng")

    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True)
    compare = models.CharField("so sánh", max_length=2, choices=Compare, default=Compare.EXACTLY)
    what = models.CharField("chỉ tiêu, việc được đếm", max_length=500, blank=True)

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.what}: {self.compare} {self.value.normalize():f} {self.unit}".strip(": ")


class Tally(Record):
    """Tổng hợp chỉ tiêu: how many targets of one unit were passed, reached, missed.

    `bands` is a list of {"label", "count", "derived"}.
    """

    of_text = models.CharField("đơn vị có chỉ tiêu, như trong văn bản", max_length=250, blank=True)
    of_body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị có chỉ tiêu",
    )
    total = models.PositiveIntegerField("tổng số chỉ tiêu")
    bands = models.JSONField("các mức", default=list)

    class Meta:
        verbose_name = "tổng hợp chỉ tiêu"
        verbose_name_plural = "tổng hợp chỉ tiêu"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.of_text}: {self.total} chỉ tiêu"

    @property
    def sums(self) -> bool:
        """Whether the bands add up to the total."""
        return sum(int(band["count"]) for band in self.bands) == self.total
