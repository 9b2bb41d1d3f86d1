from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """Việc nền: what we know of one task of the queue beyond the queue's own row.

    A worker holds a job by a lease: `worker` until `expires_at`, renewed while it lives.
    A lease that ran out means that the worker was killed; the job is handed on, and
    `handed_on` counts how often. Jobs of a body are seen by who works there; those of the
    whole installation (`body` empty) by administrators.
    """

    class Kind(models.TextChoices):
        READ = "read", _("Đọc văn bản")
        OTHER = "other", _("Việc của hệ thống")

    task = models.OneToOneField(
        "django_tasks_database.DBTaskResult", on_delete=models.CASCADE, related_name="job"
    )
    kind = models.CharField("loại việc", max_length=20, choices=Kind, default=Kind.OTHER)
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="đơn vị",
    )
    document = models.ForeignKey(
        "intake.Document",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="văn bản",
    )
    worker = models.CharField("bộ xử lý", max_length=80, blank=True)
    expires_at = models.DateTimeField("giữ đến", null=True, blank=True, db_index=True)
    handed_on = models.PositiveSmallIntegerField("số lần chuyển tiếp", default=0)
    stop_asked = models.BooleanField("đã yêu cầu dừng", default=False)
    reason = models.TextField("lý do không xong", blank=True)

    class Meta:
        verbose_name = "việc nền"
        verbose_name_plural = "việc nền"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document or self.task.task_path}"


class Clock(models.Model):
    """Việc định kỳ: when a job of the clock is next due; one row for each."""

    name = models.CharField("việc", max_length=60, primary_key=True)
    due_at = models.DateTimeField("đến lượt lúc")

    class Meta:
        verbose_name = "việc định kỳ"
        verbose_name_plural = "việc định kỳ"

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """Bộ xử lý: a process that works the queue; gone when it was not seen for a while."""

    name = models.CharField("tên", max_length=80, primary_key=True)
    started_at = models.DateTimeField("bắt đầu lúc", auto_now_add=True)
    seen_at = models.DateTimeField("thấy lần cuối lúc")

    class Meta:
        verbose_name = "bộ xử lý"
        verbose_name_plural = "bộ xử lý"

    def __str__(self) -> str:
        return self.name
