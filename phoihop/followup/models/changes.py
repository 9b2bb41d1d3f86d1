"""Nhật ký tình trạng: how a task or a recommendation went from one state to the next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """Thay đổi tình trạng: one step of one task or recommendation, never edited.

    The newest step says how it stands now; without any it is running.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("đang thực hiện")
        REPORTED = "reported", _("đã báo cáo kết quả")
        DONE = "done", _("đã hoàn thành")

    assignment = models.ForeignKey(
        "records.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="nhiệm vụ",
    )
    recommendation = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="kiến nghị",
    )
    from_state = models.CharField("từ", max_length=12, choices=State, default=State.RUNNING)
    to_state = models.CharField("thành", max_length=12, choices=State)
    at = models.DateTimeField("lúc", auto_now_add=True)
    changed_on = models.DateField("ngày")
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    note = models.TextField("ghi chú", blank=True)
    file = models.FileField("tệp minh chứng", max_length=200, blank=True)
    file_name = models.CharField("tên tệp minh chứng", max_length=255, blank=True)

    class Meta:
        verbose_name = "thay đổi tình trạng"
        verbose_name_plural = "thay đổi tình trạng"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(assignment=None, recommendation__isnull=False)
                | Q(assignment__isnull=False, recommendation=None),
                name="change_is_of_one_task_or_one_recommendation",
            ),
            models.CheckConstraint(
                condition=~Q(to_state="done") | ~Q(note="") | ~Q(file=""),
                name="done_is_shown_by_a_note_or_a_file",
                violation_error_message="Hãy ghi kết quả hoặc gắn tệp minh chứng.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
