from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.periods import Kind, Period, Regime
from phoihop.lib.vietnamese import fold


class Form(models.Model):
    """Biểu mẫu báo cáo: what a body asks others to report, in versions that never change."""

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị đặt ra"
    )
    name = models.CharField("tên biểu mẫu", max_length=250)
    retired = models.BooleanField("thôi dùng", default=False)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "biểu mẫu"
        verbose_name_plural = "biểu mẫu"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.name)
        super().save(*args, **kwargs)


class FormVersion(models.Model):
    """Phiên bản biểu mẫu: the lines to fill in, the parts to write, the rules between lines.

    `lines` is a list of {"key", "label", "unit", "decimals", "section", "indicator",
    "required"}; the figures of a report stand in the same order. `texts` is a list of {"key",
    "label"}. `rules` is a list of {"left": [keys], "op": "=" or "<=", "right": [keys],
    "hard": bool}: the sum of the left lines against the sum of the right ones. A version that
    a round uses is never changed; a change makes the next version.
    """

    form = models.ForeignKey(
        Form, on_delete=models.CASCADE, related_name="versions", verbose_name="biểu mẫu"
    )
    number = models.PositiveIntegerField("phiên bản")
    lines = models.JSONField("các dòng", default=list)
    texts = models.JSONField("các phần viết", default=list, blank=True)
    rules = models.JSONField("ràng buộc", default=list, blank=True)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )

    class Meta:
        verbose_name = "phiên bản biểu mẫu"
        verbose_name_plural = "phiên bản biểu mẫu"
        ordering = ["form", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="form_version_has_one_number"),
        ]

    def __str__(self) -> str:
        return f"{self.form} · {self.number}"

    @property
    def keys(self) -> list[str]:
        return [line["key"] for line in self.lines]

    def place_of(self, key: str) -> int:
        """Return where the line's figure stands in a report. Raises KeyError."""
        for place, line in enumerate(self.lines):
            if line["key"] == key:
                return place
        raise KeyError(key)


class RoundQuerySet(models.QuerySet["Round"]):
    def open(self) -> Self:
        return self.filter(state=Round.State.OPEN)


class Round(models.Model):
    """Đợt báo cáo: who must send what about which period by when.

    Born when a clerk opens it; who must send is computed from who existed on the cut-off day
    and written down as one report each. Closed by the office; reopening needs two persons.
    """

    class State(models.TextChoices):
        OPEN = "open", _("đang nhận")
        CLOSED = "closed", _("đã chốt")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị yêu cầu"
    )
    version = models.ForeignKey(
        FormVersion, on_delete=models.PROTECT, related_name="rounds", verbose_name="biểu mẫu"
    )
    title = models.CharField("tên đợt báo cáo", max_length=250)
    period_kind = models.CharField("loại kỳ", max_length=12, choices=[(k, k) for k in Kind])
    period_label = models.CharField("kỳ báo cáo", max_length=120)
    period_start = models.DateField("từ ngày")
    period_end = models.DateField("đến hết ngày")
    regime = models.CharField("chế độ", max_length=10, choices=[(r, r) for r in Regime])
    cut_off_on = models.DateField("ngày chốt số liệu")
    last_day = models.DateField("ngày cuối gửi báo cáo")
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    opened_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người mở"
    )
    closed_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    search_key = models.TextField(editable=False, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt báo cáo"
        verbose_name_plural = "đợt báo cáo"
        ordering = ["-last_day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="round_period_does_not_end_before_it_begins",
                violation_error_message="Ngày cuối kỳ không thể trước ngày đầu kỳ.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.period_label}")
        super().save(*args, **kwargs)

    @property
    def period(self) -> Period:
        return Period(
            kind=Kind(self.period_kind),
            start=self.period_start,
            end=self.period_end,
            label=self.period_label,
            regime=Regime(self.regime),
        )

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def is_late(self, *, on: date) -> bool:
        return on > self.last_day
