from __future__ import annotations

from django.db import models

from phoihop.lib.working_days import Special


class OfficeDay(models.Model):
    """Ngày nghỉ, ngày làm bù của cơ quan: a day that differs from the table of holidays.

    Made by the office when the Government or the province decides a day that the program does
    not know, removed when it was wrong. It holds for the body and every body beneath it; the
    day of the nearest body counts.
    """

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="days", verbose_name="đơn vị"
    )
    day = models.DateField("ngày")
    works = models.BooleanField("làm việc", default=False)
    name = models.CharField("lý do", max_length=120)
    source = models.CharField("căn cứ", max_length=200, blank=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "day"],
                name="a_day_is_kept_once_in_a_body",
                violation_error_message="Đơn vị đã ghi ngày này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def special(self) -> Special:
        return Special(self.day, self.name, self.source, works=self.works)
