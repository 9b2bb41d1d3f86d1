from __future__ import annotations

from django.db import models

from phoihop.records.models.base import Record


class Recommendation(Record):
    """Kiến nghị: who asked whom for what, on which day.

    How far it has come is not a column: it follows from the log of the follow-up room.
    `addressee` is the body that was asked (corrected when the words named a wrong one), `lead`
    the body that was told to answer; `due_on` is the last day on which the answer is on time.
    """

    code = models.CharField("mã số", max_length=20)
    asked_by = models.CharField("đơn vị, người kiến nghị", max_length=250, blank=True)
    asked_by_body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_made",
        verbose_name="đơn vị kiến nghị",
    )
    addressee_text = models.CharField("kiến nghị gửi tới", max_length=250, blank=True)
    addressee = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_received",
        verbose_name="đơn vị trả lời",
    )
    addressees = models.ManyToManyField(
        "registry.Body",
        blank=True,
        related_name="recommendations_of_class",
        verbose_name="các đơn vị của nhóm được kiến nghị",
    )
    lead = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_led",
        verbose_name="đơn vị chủ trì trả lời",
    )
    due_on = models.DateField("ngày cuối phải trả lời", null=True, blank=True)
    content = models.TextField("nội dung kiến nghị")
    raised_on = models.DateField("ngày kiến nghị", null=True, blank=True)

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "code"], name="recommendation_code_is_used_once_in_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.content[:60]}"

    def searched_text(self) -> str:
        return f"{self.code} {self.asked_by} {self.addressee_text} {self.content}"
