from __future__ import annotations

from typing import Any

from django.db import models

from phoihop.lib.vietnamese import fold


class Record(models.Model):
    """Hồ sơ: what one confirmed proposal became, in the body whose clerk confirmed it.

    Every record keeps its proposal, and through it the sentence and the document.
    """

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    document = models.ForeignKey(
        "intake.Document", on_delete=models.PROTECT, verbose_name="văn bản"
    )
    proposal = models.OneToOneField(
        "intake.Proposal", on_delete=models.PROTECT, verbose_name="căn cứ"
    )
    confirmed_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người xác nhận",
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", auto_now_add=True)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.searched_text())
        super().save(*args, **kwargs)

    def searched_text(self) -> str:
        """Return the words by which people look for this record."""
        return str(self)

    @property
    def quote(self) -> str:
        return self.proposal.quote
