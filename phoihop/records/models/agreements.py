from __future__ import annotations

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold

_YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class Agreement(models.Model):
    """Thỏa thuận phối hợp: a programme or regulation that two or three bodies signed together.

    Nobody stands above the others: `signatories` are of equal standing, their order is only that
    of the signatures. The term is in calendar years, both counted; a year that nobody wrote down
    stays empty. `mentions` are the documents that name it, `document` is the signed paper itself.
    """

    class Kind(models.TextChoices):
        REGULATION = "regulation", _("quy chế phối hợp")
        PROGRAMME = "programme", _("chương trình phối hợp")
        RESOLUTION = "resolution", _("nghị quyết liên tịch")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị theo dõi"
    )
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.PROGRAMME)
    title = models.CharField("tên chương trình, quy chế", max_length=300)
    number = models.CharField("số, ký hiệu chung", max_length=120, blank=True)
    first_year = models.PositiveSmallIntegerField(
        "từ năm", null=True, blank=True, validators=_YEARS
    )
    last_year = models.PositiveSmallIntegerField(
        "đến hết năm", null=True, blank=True, validators=_YEARS
    )
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signing = models.ForeignKey(
        "records.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_signed",
        verbose_name="hội nghị ký kết",
    )
    document = models.ForeignKey(
        "intake.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản đã ký",
    )
    mentions = models.ManyToManyField(
        "records.Programme",
        blank=True,
        related_name="agreements",
        verbose_name="nơi văn bản nhắc tới",
    )
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="tiếp nối",
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "thỏa thuận phối hợp"
        verbose_name_plural = "thỏa thuận phối hợp"
        ordering = [F("last_year").desc(nulls_first=True), "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_year=None)
                | Q(last_year=None)
                | Q(last_year__gte=F("first_year")),
                name="agreement_does_not_end_before_it_begins",
                violation_error_message="Năm cuối không thể trước năm đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.number}")
        super().save(*args, **kwargs)

    @property
    def term(self) -> str:
        """2021–2026, từ năm 2021, đến hết năm 2026, or nothing where no year was written."""
        if self.first_year and self.last_year:
            return f"{self.first_year}–{self.last_year}"
        if self.first_year:
            return f"từ năm {self.first_year}"
        return f"đến hết năm {self.last_year}" if self.last_year else ""

    def is_over(self, *, on: date) -> bool:
        return self.last_year is not None and self.last_year < on.year


class Signatory(models.Model):
    """Bên ký: one of the two or three bodies of an agreement; `place` is the order of signing."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="signatories", verbose_name="thỏa thuận"
    )
    place = models.PositiveSmallIntegerField("thứ tự")
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="bên ký"
    )
    signer = models.CharField("người ký", max_length=200, blank=True)

    class Meta:
        verbose_name = "bên ký"
        verbose_name_plural = "bên ký"
        ordering = ["agreement", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "place"], name="signatories_stand_in_order"
            ),
            models.UniqueConstraint(
                fields=["agreement", "body"], name="body_signs_an_agreement_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.body)
