"""Kiến nghị lặp lại: a person's word that two recommendations ask for the same, or do not."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from phoihop.followup.models.pairs import DecidedPair


class AskedAgain(DecidedPair):
    """Cặp kiến nghị: `later` asks again for what `earlier` asked, or a person denied it."""

    earlier = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.CASCADE,
        related_name="asked_again",
        verbose_name="kiến nghị trước",
    )
    later = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.CASCADE,
        related_name="asked_before",
        verbose_name="kiến nghị sau",
    )

    class Meta:
        verbose_name = "cặp kiến nghị"
        verbose_name_plural = "cặp kiến nghị"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="pair_is_decided_once"),
            models.CheckConstraint(
                condition=Q(earlier__lt=F("later")), name="pair_names_the_earlier_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier.code} – {self.later.code}: {self.get_state_display()}"
