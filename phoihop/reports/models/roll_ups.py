from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RollUp(models.Model):
    """Dòng tổng hợp: what all bodies beneath one body reported for some months of a year.

    Made by `reports/rollup/gather.py` from the reports, never by hand: it can be thrown away and
    made again. `cells` is a JSON object from series to a list of whole numbers (`cells.Cell`);
    a series is the key of an indicator, or form and line where a line has none.
    """

    class Tree(models.TextChoices):
        LEVEL = "level", _("đơn vị trực thuộc")
        LINE = "line", _("cùng hệ thống, cấp dưới")
        ASKED = "asked", _("đơn vị được yêu cầu báo cáo")

    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        verbose_name="đơn vị",
    )
    tree = models.CharField("cộng theo", max_length=5, choices=Tree)
    year = models.PositiveSmallIntegerField("năm")
    first = models.PositiveSmallIntegerField("từ tháng")
    last = models.PositiveSmallIntegerField("đến hết tháng")
    cells = models.TextField("số liệu")

    class Meta:
        verbose_name = "dòng tổng hợp"
        verbose_name_plural = "dòng tổng hợp"
        ordering = ["body", "tree", "year", "last", "-first"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "tree", "year", "first", "last"], name="body_rolls_up_months_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}, {self.first}-{self.last}/{self.year}"
