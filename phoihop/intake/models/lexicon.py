from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Spelling(models.Model):
    """Cách gọi của cơ quan: words that in this office's documents always mean one body.

    A clerk asks for it out of a correction; it counts once an administrator has looked at what
    it would change and said yes, and no longer once somebody has taken it back.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("chờ quản trị xem")
        ACTIVE = "active", _("đang dùng")
        ENDED = "ended", _("đã thôi dùng")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    words = models.CharField("chữ trong văn bản", max_length=120)
    means = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="nghĩa là"
    )
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    asked_at = models.DateTimeField("đề nghị lúc", auto_now_add=True)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)

    class Meta:
        verbose_name = "cách gọi của cơ quan"
        verbose_name_plural = "cách gọi của cơ quan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "words"],
                condition=~Q(state="ended"),
                name="words_mean_one_body_in_an_office",
            )
        ]

    def __str__(self) -> str:
        return f"“{self.words}” là {self.means}"
