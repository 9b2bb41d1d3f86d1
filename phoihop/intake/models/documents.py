from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold


class Batch(models.Model):
    """Đợt tiếp nhận: files that came in together, by one way in.

    `key` comes from the page that sends the files one by one, so that all of them, and any
    of them sent again, end up in the same batch.
    """

    class Channel(models.TextChoices):
        WEB = "web", _("tải lên")
        PASTE = "paste", _("dán nội dung")
        FOLDER = "folder", _("thư mục")
        MAIL = "mail", _("hộp thư")
        API = "api", _("giao diện lập trình")
        MINUTES = "minutes", _("biên bản ghi tại hội nghị")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="batches", verbose_name="đơn vị"
    )
    key = models.CharField("khóa", max_length=40)
    channel = models.CharField("cách gửi", max_length=10, choices=Channel, default=Channel.WEB)
    sender = models.CharField("người gửi", max_length=250, blank=True)
    started_at = models.DateTimeField("bắt đầu lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đợt tiếp nhận"
        verbose_name_plural = "đợt tiếp nhận"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="batch_key_is_used_once_in_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.started_at:%d/%m/%Y %H:%M}"


CARRIERS = frozenset({"eml", "zip"})
"""Formats of files that hold other files."""


class Document(models.Model):
    """Văn bản: one file of one body, kept byte for byte under its SHA-256.

    Born when a file comes in. `received` until it was read, then `read` or `unreadable`
    (with the sentence that says why), or `stopped` when somebody stopped the reading;
    `closed` when the clerk has decided what to keep. `refused` is a paper that bears a mark
    of State secrecy: nothing of it is left but that it was turned away. `text` is what the
    reader saw: every span points into it.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("chờ đọc")
        READ = "read", _("đã đọc")
        UNREADABLE = "unreadable", _("không đọc được")
        STOPPED = "stopped", _("đã dừng đọc")
        REFUSED = "refused", _("không tiếp nhận")
        CLOSED = "closed", _("đã xử lý xong")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="documents", verbose_name="đơn vị"
    )
    name = models.CharField("tên tệp", max_length=255)
    title = models.CharField("tiêu đề", max_length=500, blank=True)
    sha256 = models.CharField("mã SHA-256", max_length=64)
    mime = models.CharField("loại nội dung", max_length=100, blank=True)
    format = models.CharField("dạng tệp", max_length=10, blank=True)
    size = models.PositiveBigIntegerField("dung lượng")
    file = models.FileField("bản gốc", max_length=200)
    text = models.TextField("nội dung đọc được", blank=True)
    metadata = models.JSONField("thông tin tệp", default=dict, blank=True)
    notes = models.JSONField("ghi chú khi mở tệp", default=list, blank=True)
    received_at = models.DateTimeField("tiếp nhận lúc", auto_now_add=True)
    received_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người tiếp nhận",
    )
    batch = models.ForeignKey(
        Batch,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="đợt tiếp nhận",
    )
    state = models.CharField("tình trạng", max_length=12, choices=State, default=State.RECEIVED)
    problem = models.TextField("vì sao không đọc được", blank=True)
    problem_en = models.TextField("vì sao không đọc được (tiếng Anh)", blank=True)
    problem_code = models.CharField("mã lỗi đọc", max_length=40, blank=True)
    carrier = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried",
        verbose_name="gửi kèm trong",
    )
    internal = models.BooleanField("lưu hành nội bộ", default=False)
    sketch = models.JSONField("phác thảo nội dung", default=list, blank=True, editable=False)
    dated_on = models.DateField("ngày của văn bản hoặc hội nghị", null=True, blank=True)
    is_meeting = models.BooleanField("về một hội nghị", default=False)
    search_key = models.TextField(editable=False, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "sha256"], name="body_keeps_the_same_bytes_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="unreadable") | ~Q(problem=""),
                name="unreadable_document_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.name}")
        super().save(*args, **kwargs)

    @property
    def label_in_trail(self) -> str:
        """Tên trong nhật ký: a number until the door has let the paper in.

        The trail forgets nothing, and a file's name can tell what a secret paper is about. What
        carries others (a letter, a ZIP) keeps its number: they are looked at after it.
        """
        let_in = self.state in (self.State.READ, self.State.UNREADABLE, self.State.CLOSED)
        if let_in and self.format not in CARRIERS:
            return str(self)
        return gettext("Văn bản tiếp nhận số %(number)s") % {"number": self.pk}

    def named_in_trail(self) -> dict[str, str]:
        """What the trail says of the file once it is read: its name and its mark."""
        if self.format in CARRIERS:
            return {}
        return {"name": self.name, "sha256": self.sha256}

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED


class IntakeKey(models.Model):
    """Khóa gửi văn bản: lets a program send documents in the name of one account.

    Only the digest is kept; the key itself is shown once. It can do nothing but send, and no
    more than its account may.
    """

    account = models.ForeignKey(
        "registry.Account", on_delete=models.CASCADE, related_name="+", verbose_name="tài khoản"
    )
    label = models.CharField("dùng cho", max_length=120)
    digest = models.CharField("mã băm của khóa", max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    ended_at = models.DateTimeField("hết dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa gửi văn bản"
        verbose_name_plural = "khóa gửi văn bản"

    def __str__(self) -> str:
        return f"{self.label} ({self.account})"
