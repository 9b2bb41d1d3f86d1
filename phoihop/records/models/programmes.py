from __future__ import annotations

from django.db import models

from phoihop.records.models.base import Record


class Programme(Record):
    """Chương trình phối hợp: a programme as a document names it."""

    name = models.TextField("tên chương trình")
    period = models.CharField("giai đoạn", max_length=120, blank=True)

    class Meta:
        verbose_name = "chương trình"
        verbose_name_plural = "chương trình"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Movement(Record):
    """Phong trào, cuộc vận động: a movement as a document names it."""

    name = models.TextField("tên phong trào")

    class Meta:
        verbose_name = "phong trào"
        verbose_name_plural = "phong trào"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class CitedDocument(Record):
    """Văn bản dẫn: a document that another one cites by its number."""

    number = models.CharField("số, ký hiệu", max_length=120, blank=True)
    kind = models.CharField("loại văn bản", max_length=120, blank=True)
    issuer = models.CharField("đơn vị ban hành", max_length=250, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)

    class Meta:
        verbose_name = "văn bản dẫn"
        verbose_name_plural = "văn bản dẫn"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()

    def searched_text(self) -> str:
        return f"{self.kind} {self.number} {self.issuer}"
