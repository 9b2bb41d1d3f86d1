"""Theo dõi hạn chế: what became of a shortcoming, and whether it was named again later."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.followup.models.pairs import DecidedPair


class Mending(models.Model):
    """Bước khắc phục: a shortcoming was mended, or is open again; never edited.

    The newest step says how it stands; without any it is open. `task` is by what it was mended.
    """

    class State(models.TextChoices):
        OPEN = "open", _("chưa khắc phục")
        MENDED = "mended", _("đã khắc phục")

    assessment = models.ForeignKey(
        "records.Assessment",
        on_delete=models.PROTECT,
        related_name="mendings",
        verbose_name="hạn chế",
    )
    state = models.CharField("tình trạng", max_length=8, choices=State)
    note = models.TextField("khắc phục bằng gì")
    task = models.ForeignKey(
        "records.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nhiệm vụ đã khắc phục",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "bước khắc phục"
        verbose_name_plural = "bước khắc phục"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(note=""),
                name="mending_says_by_what",
                violation_error_message="Hãy ghi đã khắc phục bằng gì.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.note[:60]}"


class NamedAgain(DecidedPair):
    """Cặp hạn chế: `later` names again what `earlier` named, or a person denied it."""

    earlier = models.ForeignKey(
        "records.Assessment",
        on_delete=models.CASCADE,
        related_name="named_again",
        verbose_name="hạn chế trước",
    )
    later = models.ForeignKey(
        "records.Assessment",
        on_delete=models.CASCADE,
        related_name="named_before",
        verbose_name="hạn chế sau",
    )

    class Meta:
        verbose_name = "cặp hạn chế"
        verbose_name_plural = "cặp hạn chế"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later"], name="pair_of_shortcomings_is_decided_once"
            ),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="shortcoming_is_not_named_by_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} – {self.later_id}: {self.get_state_display()}"
