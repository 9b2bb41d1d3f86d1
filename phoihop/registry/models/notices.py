"""Thông báo: what was done that somebody should know of, one row for each person told."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """Thông báo: one entry of the trail, told to one person as one of a body's people.

    Born with the entry it tells of, in the same transaction: kept or lost together. What was
    done, by whom and on what stands in the entry and is not repeated here. `read_at` is when the
    person opened it, `mailed_at` when a digest took it in.
    """

    account = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name="người nhận",
    )
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="nhận cho đơn vị"
    )
    entry = models.ForeignKey(
        "registry.TrailEntry",
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name="dòng nhật ký",
    )
    read_at = models.DateTimeField("mở lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("vào thư lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "entry"], name="a_person_is_told_of_an_act_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["account"],
                condition=models.Q(read_at=None),
                name="notices_not_opened",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(read_at=None, mailed_at=None),
                name="notices_to_mail",
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry)
