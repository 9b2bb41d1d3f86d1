from __future__ import annotations

from django.db import models


class TrailEntry(models.Model):
    """Nhật ký hệ thống: one act of one person on one thing, written once and never changed.

    The database itself refuses to change or delete a row (triggers of migration 0002). An
    entry is written in the transaction of the act: both are kept or neither.
    """

    seq = models.BigAutoField("số thứ tự", primary_key=True)
    at = models.DateTimeField("thời điểm", db_index=True)
    actor = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người thực hiện",
    )
    acting_for = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="thay mặt đơn vị",
    )
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="đơn vị có hồ sơ",
    )
    delegation = models.ForeignKey(
        "registry.Delegation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="theo ủy quyền",
    )
    verb = models.CharField("việc đã làm", max_length=40)
    object_type = models.CharField("loại đối tượng", max_length=60)
    object_id = models.CharField("mã đối tượng", max_length=40)
    object_label = models.CharField("đối tượng", max_length=200)
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)
    request_id = models.CharField("mã yêu cầu", max_length=40, blank=True)
    digest = models.CharField("mã băm của dòng", max_length=64, editable=False, default="")

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký hệ thống"
        ordering = ["-seq"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="trail_of_one_object")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.verb} {self.object_label}"


class TrailSeal(models.Model):
    """Dấu niêm của nhật ký: the place of one entry in the chain of hashes.

    `position` counts from 1 without a gap, in the order in which transactions ended; `hash`
    takes in the hash before it. Rows are written with their entry and never changed.
    """

    position = models.BigIntegerField("vị trí", primary_key=True)
    entry = models.OneToOneField(
        TrailEntry, on_delete=models.DO_NOTHING, related_name="seal", verbose_name="dòng nhật ký"
    )
    hash = models.CharField("mã băm nối chuỗi", max_length=64)

    class Meta:
        verbose_name = "dấu niêm nhật ký"
        verbose_name_plural = "dấu niêm nhật ký"
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"
