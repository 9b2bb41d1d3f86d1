from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Overlap(models.Model):
    """Số liệu có thể trùng: one line of two reports of a round that may tell of one achievement.

    Found by the program, decided by the office that asked. Until then both count and the total
    says that it is doubted; of a decided one only what was chosen is added above. `numbers` are
    the two figures in last digits: when one of them changes, the question is open again.
    """

    class Reason(models.TextChoices):
        SENTENCE = "sentence", _("cùng một câu của văn bản")
        DOCUMENT = "document", _("cùng văn bản, cùng số")
        LIKENESS = "likeness", _("câu gần giống, cùng số")
        NUMBER = "number", _("cùng số, cùng địa phương")

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ quyết định")
        BOTH = "both", _("hai kết quả khác nhau, tính cả hai")
        FIRST = "first", _("chỉ tính đơn vị thứ nhất")
        SECOND = "second", _("chỉ tính đơn vị thứ hai")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị yêu cầu"
    )
    first = models.ForeignKey(
        "records.Report",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="báo cáo thứ nhất",
    )
    second = models.ForeignKey(
        "records.Report", on_delete=models.CASCADE, related_name="+", verbose_name="báo cáo thứ hai"
    )
    key = models.CharField("dòng", max_length=60)
    reason = models.CharField("vì sao", max_length=10, choices=Reason)
    numbers = models.CharField("hai số", max_length=60)
    state = models.CharField("quyết định", max_length=8, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )

    class Meta:
        verbose_name = "số liệu có thể trùng"
        verbose_name_plural = "số liệu có thể trùng"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "key"], name="two_reports_overlap_in_a_line_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(first=F("second")), name="a_report_does_not_overlap_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first.body}, {self.second.body}: {self.key}"
