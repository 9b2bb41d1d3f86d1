from __future__ import annotations

from django.db import models


class DueRollUp(models.Model):
    """Chờ tổng hợp lại: what was reported for one body and year has changed.

    Only ever added to, in the transaction of the change, and taken away by whoever has added up
    anew: without a unique key nobody who writes a report waits for the worker. `asker` is the
    body whose round it was; empty where a plan changed.
    """

    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        verbose_name="đơn vị",
    )
    asker = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        db_index=False,
        verbose_name="đơn vị yêu cầu",
    )
    round = models.ForeignKey(
        "records.Round",
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        db_index=False,
        verbose_name="đợt báo cáo",
    )
    year = models.PositiveSmallIntegerField("năm")

    class Meta:
        verbose_name = "chờ tổng hợp lại"
        verbose_name_plural = "chờ tổng hợp lại"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.body_id}, {self.year}"
