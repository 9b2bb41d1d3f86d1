from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold


class Goal(models.Model):
    """Mục tiêu không kèm số: what is to be reached without a number, by a last day.

    "Ngang bằng các địa phương trong khu vực đến năm 2030" has nothing to count, only `against`
    whom it is measured and until when. `ground` is the confirmed sentence that says so, if there
    is one; a last day that the words do not name stays empty.
    """

    class State(models.TextChoices):
        OPEN = "open", _("đang thực hiện")
        REACHED = "reached", _("đã đạt")
        MISSED = "missed", _("không đạt")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị theo dõi"
    )
    content = models.TextField("mục tiêu")
    against = models.CharField("so với", max_length=250, blank=True)
    time_words = models.CharField("thời hạn như đã ghi", max_length=200, blank=True)
    last_day = models.DateField("ngày cuối", null=True, blank=True)
    ground = models.ForeignKey(
        "intake.Proposal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="căn cứ",
    )
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.OPEN)
    note = models.TextField("đánh giá kết quả", blank=True)
    judged_on = models.DateField("ngày đánh giá", null=True, blank=True)
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "mục tiêu không kèm số"
        verbose_name_plural = "mục tiêu không kèm số"
        ordering = ["state", "last_day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | (~Q(note="") & Q(judged_on__isnull=False)),
                name="goal_is_judged_in_words",
                violation_error_message="Hãy ghi căn cứ đánh giá.",
            ),
        ]

    def __str__(self) -> str:
        return self.content[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.content} {self.against}")
        super().save(*args, **kwargs)

    def is_late(self, *, on: date) -> bool:
        return self.state == self.State.OPEN and self.last_day is not None and self.last_day < on
