"""Trả lời kiến nghị: what was answered, where, and whether it counts as an answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Answer(models.Model):
    """Trả lời: the words with which one recommendation was answered, never edited.

    `blanket` is a general conclusion over everything that was asked; like an answer given at
    the meeting whose words nobody wrote down, it is kept and counts as no answer. An answer
    read in a document keeps its proposal, and through it the sentence.
    """

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("tiếp thu, sẽ thực hiện")
        PARTLY = "partly", _("tiếp thu một phần")
        EXPLAINED = "explained", _("giải trình, chưa thực hiện được")
        FORWARDED = "forwarded", _("vượt thẩm quyền, đã chuyển cấp có thẩm quyền")
        COUNTER = "counter", _("có yêu cầu đối với đơn vị kiến nghị")

    class Way(models.TextChoices):
        WRITTEN = "written", _("bằng văn bản")
        MEETING = "meeting", _("tại hội nghị")

    change = models.OneToOneField(
        "followup.Change", on_delete=models.PROTECT, related_name="answer", verbose_name="bước"
    )
    recommendation = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name="kiến nghị",
    )
    kind = models.CharField("loại trả lời", max_length=10, choices=Kind, blank=True)
    way = models.CharField("cách trả lời", max_length=8, choices=Way, default=Way.WRITTEN)
    text = models.TextField("nội dung trả lời", blank=True)
    paper = models.CharField("số, ký hiệu văn bản", max_length=120, blank=True)
    answered_on = models.DateField("ngày trả lời")
    answered_by = models.CharField("người, đơn vị trả lời", max_length=250, blank=True)
    forwarded_to = models.CharField("chuyển tới", max_length=250, blank=True)
    blanket = models.BooleanField("kết luận chung", default=False)
    proposal = models.ForeignKey(
        "intake.Proposal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name="câu trả lời trong văn bản",
    )

    class Meta:
        verbose_name = "trả lời"
        verbose_name_plural = "trả lời"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(blanket=True) | Q(way="meeting", text="") | ~Q(kind="") & ~Q(text=""),
                name="answer_says_what_and_how",
                violation_error_message="Hãy ghi loại và nội dung trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or self.get_way_display()}: {self.text[:60]}"

    @property
    def counts(self) -> bool:
        """Whether the one who asked has been answered."""
        return not self.blanket and bool(self.text)


class AnswerTemplate(models.Model):
    """Mẫu trả lời: words that an office uses again and again, with places to fill in."""

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    name = models.CharField("tên mẫu", max_length=120)
    kind = models.CharField("loại trả lời", max_length=10, choices=Answer.Kind)
    text = models.TextField("nội dung")
    retired = models.BooleanField("thôi dùng", default=False)

    class Meta:
        verbose_name = "mẫu trả lời"
        verbose_name_plural = "mẫu trả lời"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=Q(retired=False),
                name="answer_template_name_is_used_once_in_a_body",
                violation_error_message="Đơn vị đã có mẫu mang tên này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
