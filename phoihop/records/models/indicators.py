from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold


class Indicator(models.Model):
    """Chỉ tiêu: what is counted, in which unit, and how several figures of it become one.

    Shipped ones come from `registry/catalogue/indicators.toml` and belong to no body; an
    office adds its own. Figures are whole numbers of the last digit after the comma
    (`decimals`), so that adding and comparing is exact: 4,03 tỷ đồng with three decimals is
    4030. A ratio is never stored as a figure that is added: it is computed anew from the
    summed numerator and denominator.
    """

    class Better(models.TextChoices):
        UP = "up", _("càng cao càng tốt")
        DOWN = "down", _("càng thấp càng tốt")
        NONE = "none", _("không xét tốt, xấu")

    class Adding(models.TextChoices):
        SUM = "sum", _("cộng")
        LAST = "last", _("lấy giá trị cuối kỳ")
        RATIO = "ratio", _("tính lại từ tử số và mẫu số")
        NONE = "none", _("không tổng hợp")

    code = models.CharField(
        "mã chỉ tiêu",
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"\A[a-z0-9]+([.-][a-z0-9]+)*\Z", _("Mã như mttq.suat-qua."))],
    )
    name = models.CharField("tên chỉ tiêu", max_length=250)
    unit = models.CharField("đơn vị tính", max_length=60)
    decimals = models.PositiveSmallIntegerField(
        "số chữ số sau dấu phẩy", default=0, validators=[MaxValueValidator(6)]
    )
    better = models.CharField("chiều", max_length=4, choices=Better, default=Better.UP)
    over_units = models.CharField(
        "tổng hợp giữa các đơn vị", max_length=5, choices=Adding, default=Adding.SUM
    )
    over_time = models.CharField(
        "tổng hợp giữa các kỳ", max_length=5, choices=Adding, default=Adding.SUM
    )
    numerator = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tử số",
    )
    denominator = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="mẫu số",
    )
    hardship = models.BooleanField("về hoàn cảnh khó khăn của người dân", default=False)
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị đặt ra",
    )
    changed_here = models.BooleanField("đơn vị đã sửa", default=False, editable=False)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(over_units="ratio", numerator__isnull=False, denominator__isnull=False)
                | (~Q(over_units="ratio") & Q(numerator=None, denominator=None)),
                name="ratio_has_numerator_and_denominator",
                violation_error_message="Chỉ tiêu tỷ lệ phải có tử số và mẫu số.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.name} {self.code}")
        super().save(*args, **kwargs)

    @property
    def is_ratio(self) -> bool:
        return self.over_units == self.Adding.RATIO

    def whole(self, number: Decimal) -> int:
        """Return `number` in units of the last digit. Raises ValueError when digits are lost."""
        return whole_of(number, self.decimals)


def whole_of(number: Decimal, decimals: int) -> int:
    """Return `number` as a whole number of its last digit.

    >>> whole_of(Decimal("4.03"), 3)
    4030

    Raises ValueError for a number with more digits after the comma than `decimals`.
    """
    scaled = number.scaleb(decimals)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{number} has more than {decimals} decimals")
    return int(scaled)


def number_of(whole: int, decimals: int) -> Decimal:
    """Return the number behind a whole number of last digits, without trailing zeros.

    >>> number_of(4030, 3), number_of(1600, 0)
    (Decimal('4.03'), Decimal('1600'))
    """
    number = Decimal(whole).scaleb(-decimals)
    return number if number == 0 or decimals == 0 else Decimal(f"{number.normalize():f}")
