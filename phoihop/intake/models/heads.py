from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.intake.models.documents import Document


class Head(models.Model):
    """Đầu văn bản: who sent a paper, of what kind it is and of which period it tells.

    `sure` when the paper says it itself without a doubt, `ask` when a person has to choose
    (`candidates` are the keys of the bodies it may be), `chosen` once somebody did.
    """

    class Match(models.TextChoices):
        SURE = "sure", _("đã rõ")
        ASK = "ask", _("cần chọn đơn vị gửi")
        CHOSEN = "chosen", _("đã chọn")
        NONE = "none", _("không phải văn bản hành chính")

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="head")
    number = models.CharField("số", max_length=12, blank=True)
    symbol = models.CharField("ký hiệu", max_length=60, blank=True)
    kind = models.CharField("loại văn bản", max_length=10, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    summary = models.CharField("trích yếu", max_length=500, blank=True)
    sender = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị gửi",
    )
    candidates = models.JSONField("các đơn vị có thể là", default=list, blank=True)
    period_label = models.CharField("kỳ", max_length=60, blank=True)
    period_start = models.DateField("ngày đầu kỳ", null=True, blank=True)
    period_end = models.DateField("ngày cuối kỳ", null=True, blank=True)
    match = models.CharField("đơn vị gửi đã rõ chưa", max_length=8, choices=Match)

    class Meta:
        verbose_name = "đầu văn bản"
        verbose_name_plural = "đầu văn bản"

    def __str__(self) -> str:
        return f"{self.full_number} {self.summary[:60]}".strip()

    @property
    def full_number(self) -> str:
        return f"{self.number}/{self.symbol}" if self.symbol else ""


class Tie(models.Model):
    """Trùng hợp: two documents that look like one thing; a person says whether they are.

    `document` came later than `other`. Nothing is merged by itself: what was confirmed from
    either stays, with its own sentence.
    """

    class Kind(models.TextChoices):
        SAME_TEXT = "same_text", _("cùng nội dung, khác tệp")
        SAME_MEETING = "same_meeting", _("cùng một hội nghị")
        SIGNED_COPY = "signed_copy", _("bản ký của dự thảo")

    class State(models.TextChoices):
        ASKED = "asked", _("chờ trả lời")
        JOINED = "joined", _("đã gộp")
        APART = "apart", _("để riêng")

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="ties", verbose_name="văn bản"
    )
    other = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="ties_back", verbose_name="văn bản đã có"
    )
    kind = models.CharField("loại", max_length=14, choices=Kind)
    score = models.FloatField("độ giống")
    why = models.CharField("vì sao", max_length=300, blank=True)
    state = models.CharField("trả lời", max_length=8, choices=State, default=State.ASKED)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người trả lời",
    )
    decided_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "trùng hợp"
        verbose_name_plural = "trùng hợp"
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "other"], name="two_documents_are_tied_once"
            ),
            models.CheckConstraint(
                condition=~Q(document=F("other")), name="no_document_is_tied_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document} – {self.other}"
