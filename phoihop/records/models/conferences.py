from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.lib.dates import format_day
from phoihop.lib.vietnamese import fold


class Conference(models.Model):
    """Hội nghị dự kiến: an event that an office prepares, holds and concludes.

    A `Meeting` is what a document tells of an event; a conference is the event itself, before
    there is any document. `sources` are the documents that tell of it (its minutes, a notice,
    the news): through them the records of one conference are found. `sequence` is the number of
    the calendar entry: it grows when day, time or place change after invitations were sent.
    """

    class Kind(models.TextChoices):
        WORKING = "working", _("buổi làm việc")
        BRIEFING = "briefing", _("hội nghị trực báo")
        REVIEW = "review", _("hội nghị tổng kết")
        PART_REVIEW = "part_review", _("hội nghị sơ kết")
        OPINION = "opinion", _("họp nắm dư luận xã hội")
        HEARING = "hearing", _("hội nghị nghe báo cáo")
        DEPLOYMENT = "deployment", _("hội nghị triển khai nhiệm vụ")
        OTHER = "other", _("cuộc họp khác")

    class Part(models.TextChoices):
        MORNING = "morning", _("sáng")
        AFTERNOON = "afternoon", _("chiều")
        EVENING = "evening", _("tối")
        WHOLE_DAY = "whole_day", _("cả ngày")

    class State(models.TextChoices):
        PLANNED = "planned", _("dự kiến")
        HELD = "held", _("đã họp")
        CONCLUDED = "concluded", _("đã có kết luận")
        CALLED_OFF = "called_off", _("không tổ chức")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị chuẩn bị"
    )
    kind = models.CharField("loại", max_length=12, choices=Kind)
    title = models.CharField("tên hội nghị", max_length=300)
    held_on = models.DateField("ngày họp")
    part = models.CharField("buổi", max_length=10, choices=Part, default=Part.MORNING)
    starts_at = models.TimeField("bắt đầu lúc", null=True, blank=True)
    place = models.CharField("nơi họp", max_length=250, blank=True)
    period = models.CharField("kỳ", max_length=120, blank=True)
    hosts = models.ManyToManyField(
        "registry.Body",
        blank=True,
        related_name="conferences_hosted",
        verbose_name="đơn vị tổ chức",
    )
    chairs = models.ManyToManyField(
        "registry.PostHeld", blank=True, related_name="+", verbose_name="người chủ trì"
    )
    sources = models.ManyToManyField(
        "intake.Document", blank=True, related_name="conferences", verbose_name="văn bản nguồn"
    )
    state = models.CharField("tình trạng", max_length=12, choices=State, default=State.PLANNED)
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name="hội nghị kỳ trước",
    )
    minutes = models.OneToOneField(
        "intake.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_of",
        verbose_name="biên bản",
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField("lần sửa lịch", default=0)
    counter = models.PositiveBigIntegerField(default=0, editable=False)
    """Grows with every write to the minutes, so that a clerk's page asks only for what is new."""
    reason = models.CharField("lý do không tổ chức", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "hội nghị dự kiến"
        verbose_name_plural = "hội nghị dự kiến"
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["body", "-held_on"], name="conferences_by_day")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.get_kind_display()} {self.place}")
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Whether it can still be prepared and its minutes written."""
        return self.state == self.State.PLANNED

    @property
    def begins(self) -> datetime | None:
        """The instant at which it begins, when somebody said so."""
        if self.starts_at is None:
            return None
        return timezone.make_aware(datetime.combine(self.held_on, self.starts_at))

    @property
    def when_words(self) -> str:
        """ "08 giờ 00, sáng ngày 05/12/2026"; without an hour only part and day."""
        part = "" if self.part == self.Part.WHOLE_DAY else f"{self.get_part_display()} "
        day = f"{part}ngày {format_day(self.held_on)}"
        if self.starts_at is None:
            return day
        return f"{self.starts_at.hour:02d} giờ {self.starts_at.minute:02d}, {day}"


class AgendaItem(models.Model):
    """Nội dung chương trình: one point of the agenda, in its order.

    A point may open a task or a request that is not finished, or bring a document (a report
    to be presented); `words` is what stands on the agenda.
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", _("nội dung")
        REPORT = "report", _("báo cáo trình bày")
        UNFINISHED = "unfinished", _("việc chưa xong của kỳ trước")
        OVERDUE = "overdue", _("việc quá hạn, sắp đến hạn")
        REQUEST = "request", _("kiến nghị chưa giải quyết")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("loại nội dung", max_length=12, choices=Kind, default=Kind.TOPIC)
    words = models.CharField("nội dung", max_length=500)
    presenter = models.CharField("người trình bày", max_length=250, blank=True)
    assignment = models.ForeignKey(
        "records.Assignment",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nhiệm vụ",
    )
    recommendation = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kiến nghị",
    )
    document = models.ForeignKey(
        "intake.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tài liệu",
    )

    class Meta:
        verbose_name = "nội dung chương trình"
        verbose_name_plural = "nội dung chương trình"
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.words[:80]


class Invitation(models.Model):
    """Khách mời: one official, or one body or group that sends several people.

    `name` is how the invitation addresses them, also when nobody of the register is meant.
    """

    class Attendance(models.TextChoices):
        UNKNOWN = "unknown", _("chưa điểm danh")
        CAME = "came", _("có mặt")
        SUBSTITUTE = "substitute", _("cử người dự thay")
        ABSENT = "absent", _("vắng")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField("người, đơn vị được mời", max_length=250)
    post = models.ForeignKey(
        "registry.PostHeld",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cán bộ",
    )
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị",
    )
    email = models.EmailField("thư điện tử", blank=True)
    invited_count = models.PositiveIntegerField("số người mời", default=1)
    attendance = models.CharField(
        "điểm danh", max_length=12, choices=Attendance, default=Attendance.UNKNOWN
    )
    came_count = models.PositiveIntegerField("số người có mặt", null=True, blank=True)
    substitute = models.CharField("người dự thay", max_length=250, blank=True)
    reason = models.CharField("lý do vắng", max_length=250, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_sequence = models.PositiveIntegerField("lịch đã gửi lần", null=True, blank=True)

    class Meta:
        verbose_name = "khách mời"
        verbose_name_plural = "khách mời"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "name"],
                name="guest_is_invited_once_to_a_conference",
                violation_error_message="Danh sách đã có người, đơn vị này.",
            ),
            models.CheckConstraint(
                condition=Q(invited_count__gte=1), name="invitation_is_for_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(attendance="substitute") | ~Q(substitute=""),
                name="substitute_has_a_name",
                violation_error_message="Hãy ghi tên người dự thay.",
            ),
            models.CheckConstraint(
                condition=~Q(attendance="absent") | ~Q(reason=""),
                name="absence_has_a_reason",
                violation_error_message="Hãy ghi lý do vắng.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_group(self) -> bool:
        return self.invited_count > 1

    @property
    def present(self) -> int:
        """How many people came."""
        if self.attendance not in (self.Attendance.CAME, self.Attendance.SUBSTITUTE):
            return 0
        return self.invited_count if self.came_count is None else self.came_count


class MinuteLine(models.Model):
    """Dòng biên bản: what one speaker said, as it was written down at the table.

    `key` is made by the page that writes the line, so that a line sent twice is kept once.
    `version` grows with every write; `changed` is the conference's counter at that write, and
    `page` the page that wrote it: whose answer was lost on the way may write again. A
    marked line becomes a proposal of the minutes' document once the minutes are finished.
    """

    class Mark(models.TextChoices):
        NONE = "", _("không đánh dấu")
        RECOMMENDATION = "recommendation", _("kiến nghị")
        ASSIGNMENT = "assignment", _("nhiệm vụ")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="lines")
    key = models.CharField("khóa", max_length=40)
    place = models.PositiveIntegerField("thứ tự")
    speaker = models.CharField("người phát biểu", max_length=250, blank=True)
    text = models.TextField("nội dung", blank=True)
    mark = models.CharField("đánh dấu", max_length=16, choices=Mark, default=Mark.NONE, blank=True)
    version = models.PositiveIntegerField(default=1)
    page = models.CharField(max_length=40, blank=True, editable=False)
    changed = models.PositiveBigIntegerField(default=0)
    written_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    written_at = models.DateTimeField("ghi lúc", auto_now=True)
    proposal = models.ForeignKey(
        "intake.Proposal",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đề xuất",
    )

    class Meta:
        verbose_name = "dòng biên bản"
        verbose_name_plural = "dòng biên bản"
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "key"], name="minute_line_has_one_key_in_a_conference"
            )
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text[:60]}"
