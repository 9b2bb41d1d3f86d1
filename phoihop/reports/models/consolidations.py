from __future__ import annotations

from django.db import models


class Consolidation(models.Model):
    """Bản tổng hợp: what the office makes of the reports of one round.

    Born when the office first keeps a choice. `passages` are the paragraphs chosen from what
    the units wrote: a list of {"id", "part", "text", "sources"}, each source {"report", "body",
    "part", "start", "end", "words"}; the office may edit `text`, its sources stay. `answers` say
    what was decided about a conflict ({key: note}). `outline` is the office's own order of
    headings, empty for that of the form. Figures are never kept here: they are added up anew.
    """

    round = models.OneToOneField(
        "records.Round",
        on_delete=models.CASCADE,
        related_name="consolidation",
        verbose_name="đợt báo cáo",
    )
    outline = models.TextField("đề cương", blank=True)
    passages = models.JSONField("các đoạn được chọn", default=list, blank=True)
    answers = models.JSONField("cách xử lý chênh lệch", default=dict, blank=True)
    draft = models.ForeignKey(
        "reports.Draft",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dự thảo",
    )
    version = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        verbose_name = "bản tổng hợp"
        verbose_name_plural = "bản tổng hợp"
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return str(self.round)
