from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Validity(models.Model):
    """Hiệu lực của văn bản dẫn: what a person found out about a paper that documents cite.

    Kept once for each number in one body, however many documents cite it. Nobody has looked
    while there is no row; the system never decides it by itself.
    """

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("còn hiệu lực")
        AMENDED = "amended", _("được sửa đổi, bổ sung")
        REPLACED = "replaced", _("đã được thay thế")
        ENDED = "ended", _("hết hiệu lực")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị đối chiếu"
    )
    key = models.CharField("khóa", max_length=130, editable=False)
    number = models.CharField("số, ký hiệu", max_length=120)
    state = models.CharField("hiệu lực", max_length=10, choices=State)
    since = models.DateField("từ ngày", null=True, blank=True)
    by_paper = models.CharField("theo văn bản", max_length=200, blank=True)
    checked_on = models.DateField("ngày đối chiếu")
    checked_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người đối chiếu",
    )

    class Meta:
        verbose_name = "hiệu lực văn bản"
        verbose_name_plural = "hiệu lực văn bản"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="validity_is_kept_once_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_state_display()}"
