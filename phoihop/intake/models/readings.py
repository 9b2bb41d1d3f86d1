from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.intake.models.documents import Document


class ReadingRun(models.Model):
    """Lượt đọc: one reading of one document by one version of the reader."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="runs", verbose_name="văn bản"
    )
    engine_version = models.CharField("phiên bản bộ đọc", max_length=40)
    lexicon_version = models.CharField("phiên bản từ điển", max_length=40, blank=True)
    started_at = models.DateTimeField("bắt đầu lúc")
    seconds = models.FloatField("số giây")
    reading = models.JSONField("kết quả đọc")

    class Meta:
        verbose_name = "lượt đọc"
        verbose_name_plural = "lượt đọc"
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.document} ({self.engine_version})"


class Proposal(models.Model):
    """Đề xuất: a record the reader would make, waiting for a person's word.

    `fields` is what was read: `{name: {"value", "evidence": [[start, end]], "note"}}`, and
    stays as it was; what a clerk changed stands in `edited` (`{name: value}`). `version`
    grows with every act, so that two clerks cannot decide the same proposal unawares.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ xử lý")
        LATER = "later", _("để sau")
        CONFIRMED = "confirmed", _("đã xác nhận")
        REJECTED = "rejected", _("đã bỏ")
        PASSED = "passed", _("cho qua")

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", _("kiến nghị")
        ASSIGNMENT = "assignment", _("nhiệm vụ")
        FIGURE = "figure", _("số liệu")
        TALLY = "tally", _("tổng hợp chỉ tiêu")
        PERSON = "person", _("người và chức vụ")
        MEETING = "meeting", _("hội nghị")
        STATEMENT = "statement", _("phát biểu")
        ASSESSMENT = "assessment", _("đánh giá")
        PROGRAMME = "programme", _("chương trình")
        MOVEMENT = "movement", _("phong trào")
        CITED_DOCUMENT = "cited_document", _("văn bản dẫn")

    class Change(models.TextChoices):
        """What the newest reading says otherwise; what was decided stays as it was decided."""

        SAME = "", _("như cũ")
        ADDED = "added", _("mới thấy")
        CHANGED = "changed", _("đọc khác trước")
        GONE = "gone", _("không còn thấy")

    UNDECIDED = (State.WAITING, State.LATER)

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="proposals", verbose_name="văn bản"
    )
    run = models.ForeignKey(
        ReadingRun, on_delete=models.CASCADE, related_name="proposals", verbose_name="lượt đọc"
    )
    number = models.CharField("số", max_length=8)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField("câu gốc")
    fields = models.JSONField("giá trị đọc được", default=dict)
    edited = models.JSONField("giá trị đã sửa", null=True, blank=True)
    warnings = models.JSONField("điều cần lưu ý", default=list, blank=True)
    rule = models.CharField("quy tắc đọc", max_length=120, blank=True)
    state = models.CharField("tình trạng", max_length=12, choices=State, default=State.WAITING)
    version = models.PositiveIntegerField(default=1)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người xử lý",
    )
    decided_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    reason = models.TextField("lý do", blank=True)
    change = models.CharField(
        "thay đổi ở lần đọc mới", max_length=10, choices=Change, default=Change.SAME, blank=True
    )
    newer = models.JSONField("giá trị ở lần đọc mới", null=True, blank=True)

    class Meta:
        verbose_name = "đề xuất"
        verbose_name_plural = "đề xuất"
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="proposal_number_is_used_once_in_a_document"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="proposal_stands_in_some_words"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "later"]) | Q(decided_at__isnull=False),
                name="decided_proposal_says_when",
            ),
        ]
        indexes = [models.Index(fields=["document", "state"], name="proposals_left_to_decide")]

    def __str__(self) -> str:
        return f"{self.number} {self.quote[:60]}"

    @property
    def values(self) -> dict[str, Any]:
        """The values as they stand: what was read, with the clerk's changes on top."""
        read = {name: field.get("value") for name, field in self.fields.items()}
        return {**read, **(self.edited or {})}

    @property
    def is_decided(self) -> bool:
        return self.state not in self.UNDECIDED

    @property
    def is_text_only(self) -> bool:
        """Chỉ ghi nhận văn bản: a sentence that asks to watch citizens is never worked on.

        Only the reader sets this mark; no edit takes it away.
        """
        return bool(self.fields.get("record_only", {}).get("value"))


class Remainder(models.Model):
    """Phần chưa dùng đến: words of a document that no proposal stands in."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="remainders", verbose_name="văn bản"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField("câu gốc")
    dismissed_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người đã xem",
    )
    dismissed_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phần chưa dùng đến"
        verbose_name_plural = "phần chưa dùng đến"
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return self.quote[:60]


class Presence(models.Model):
    """Đang mở văn bản: when an account last had the document on its screen."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="presences", verbose_name="văn bản"
    )
    account = models.ForeignKey(
        "registry.Account", on_delete=models.CASCADE, related_name="+", verbose_name="tài khoản"
    )
    seen_at = models.DateTimeField("thấy lần cuối lúc")

    class Meta:
        verbose_name = "đang mở văn bản"
        verbose_name_plural = "đang mở văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "account"], name="account_looks_at_a_document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.document}"
