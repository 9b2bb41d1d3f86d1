from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.base import Record


class Assessment(Record):
    """Đánh giá: what is said about the work without asking for anything."""

    class Kind(models.TextChoices):
        RESULT = "result", _("kết quả")
        DIFFICULTY = "difficulty", _("khó khăn")
        SHORTCOMING = "shortcoming", _("hạn chế")
        CAUSE = "cause", _("nguyên nhân")
        PRAISE = "praise", _("biểu dương")
        WISH = "wish", _("mong muốn")
        THEME = "theme", _("chủ đề")
        VERDICT = "verdict", _("nhận xét chung")

    about = models.CharField("đơn vị được đánh giá", max_length=250, blank=True)
    of_body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị được đánh giá trong danh mục",
    )
    kind = models.CharField("loại đánh giá", max_length=20, choices=Kind)
    field_of_work = models.CharField("lĩnh vực", max_length=120, blank=True)
    period = models.CharField("kỳ", max_length=120, blank=True)
    content = models.TextField("nội dung")

    class Meta:
        verbose_name = "đánh giá"
        verbose_name_plural = "đánh giá"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.content[:60]}"

    def searched_text(self) -> str:
        return f"{self.about} {self.content}"
