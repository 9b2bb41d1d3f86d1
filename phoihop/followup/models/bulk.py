"""Làm hàng loạt: one act on many at once, kept together so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BulkAct(models.Model):
    """Lượt làm hàng loạt: the same act on several tasks or recommendations by one person.

    Its steps are those of each item (`Change.bulk`); taken back, each item gets one more step,
    unless somebody has gone on with it meanwhile.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("xác nhận hoàn thành")
        GRANT = "grant", _("cho gia hạn như đã xin")
        RECEIVE = "receive", _("tiếp nhận kiến nghị")
        ASSIGN = "assign", _("giao đơn vị trả lời")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    kind = models.CharField("việc đã làm", max_length=10, choices=Kind)
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người làm"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lượt làm hàng loạt"
        verbose_name_plural = "lượt làm hàng loạt"
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.get_kind_display())
