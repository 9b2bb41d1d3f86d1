from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold


class BookEntry(models.Model):
    """Dòng sổ văn bản: one number of one body's book, given once and never taken back.

    `series` is the year, or kind and term where a Party committee numbers so. Numbers run from
    1 without a gap; one that is not used stays in the book as cancelled, with the reason.
    """

    class Book(models.TextChoices):
        OUTGOING = "out", _("văn bản đi")
        INCOMING = "in", _("văn bản đến")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="nơi ban hành"
    )
    kept_by = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị giữ sổ"
    )
    book = models.CharField("sổ", max_length=3, choices=Book)
    series = models.CharField("dãy số", max_length=60)
    number = models.PositiveIntegerField("số")
    symbol = models.CharField("số, ký hiệu đầy đủ", max_length=120)
    kind = models.CharField("loại văn bản", max_length=120, blank=True)
    summary = models.CharField("trích yếu", max_length=500)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    entered_on = models.DateField("ngày vào sổ")
    sender = models.CharField("nơi gửi", max_length=250, blank=True)
    signer = models.CharField("người ký", max_length=250, blank=True)
    recipients = models.TextField("nơi nhận", blank=True)
    draft = models.OneToOneField(
        "reports.Draft",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entry",
        verbose_name="dự thảo",
    )
    document = models.ForeignKey(
        "intake.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản đã tiếp nhận",
    )
    cancelled_on = models.DateField("hủy ngày", null=True, blank=True)
    cancel_reason = models.CharField("lý do hủy", max_length=250, blank=True)
    entered_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người vào sổ"
    )
    entered_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "dòng sổ văn bản"
        verbose_name_plural = "sổ văn bản"
        ordering = ["-entered_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "book", "series", "number"], name="number_is_given_once_in_a_book"
            ),
            models.UniqueConstraint(
                fields=["kept_by", "document"],
                condition=Q(document__isnull=False),
                name="document_is_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancel_reason=""),
                name="cancelled_number_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.summary[:80]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.symbol} {self.kind} {self.summary} {self.sender}")
        super().save(*args, **kwargs)
