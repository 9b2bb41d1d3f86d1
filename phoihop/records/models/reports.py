from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.indicators import number_of
from phoihop.records.models.rounds import Round

Whole = int | None
"""A figure in units of its last digit; None where nothing was entered."""


_encode = json.JSONEncoder(separators=(",", ":")).encode


def packed(figures: list[Whole]) -> str:
    """Write the figures of a report as they are stored: a JSON list without blanks.

    One row a report instead of one a figure takes a tenth of the room and of the time
    (docs/decisions/0010-one-row-a-report.md).
    """
    return _encode(figures)


def read_many(stored: Iterable[str]) -> list[list[Whole]]:
    """Read the figures of many reports at once; those of one form may be shorter than another's.

    >>> read_many(["[1,2]", "[]"])
    [[1, 2], []]
    """
    found: list[list[Whole]] = json.loads(f"[{','.join(stored)}]")
    return found


class Report(models.Model):
    """Báo cáo kỳ: what one body sends in one round.

    Born empty when the round is opened; filled in by its officers, sent (with a receipt),
    returned with a reason or approved by the body that asked. `figures` holds one whole number
    for each line of the form, in its order; `marks` what belongs to single lines
    ({key: {"compare", "note"}}), `texts` the written parts ({key: text}). `revision` grows
    with every write, so that two people cannot overwrite each other unawares. `document` is
    the paper in which it came, or the one that its written parts were made into.
    """

    class State(models.TextChoices):
        EMPTY = "empty", _("chưa bắt đầu")
        DRAFT = "draft", _("đang nhập")
        SENT = "sent", _("đã gửi")
        RETURNED = "returned", _("cần sửa")
        APPROVED = "approved", _("đã duyệt")
        EXCUSED = "excused", _("không phải gửi")

    OPEN = (State.EMPTY, State.DRAFT, State.RETURNED)
    HERE = (State.SENT, State.APPROVED)

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="reports", verbose_name="đợt báo cáo"
    )
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị gửi"
    )
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.EMPTY)
    figures = models.TextField("số liệu", default="[]")
    marks = models.JSONField("dấu của số liệu", default=dict, blank=True)
    texts = models.JSONField("phần viết", default=dict, blank=True)
    revision = models.PositiveIntegerField("lần ghi", default=0)
    receipt = models.CharField("số biên nhận", max_length=40, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người gửi",
    )
    reason = models.TextField("lý do trả lại, không phải gửi", blank=True)
    document = models.ForeignKey(
        "intake.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name="văn bản của báo cáo",
    )
    reminded_at = models.DateTimeField("nhắc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "báo cáo kỳ"
        verbose_name_plural = "báo cáo kỳ"
        ordering = ["round", "body__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "body"], name="body_sends_one_report_in_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "excused"]) | ~Q(reason=""),
                name="returned_or_excused_report_says_why",
                violation_error_message="Hãy ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "approved"]) | ~Q(receipt=""),
                name="sent_report_has_a_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.body}"

    @property
    def wholes(self) -> list[Whole]:
        """One entry for each line of the form, None where nothing stands."""
        stored: list[Whole] = json.loads(self.figures)
        return stored + [None] * (len(self.round.version.lines) - len(stored))

    def figure(self, key: str) -> Decimal | None:
        """Return the number of one line. Raises KeyError for a line the form has not."""
        place = self.round.version.place_of(key)
        whole = self.wholes[place]
        line = self.round.version.lines[place]
        return None if whole is None else number_of(whole, line["decimals"])

    def numbers(self) -> dict[str, Decimal | None]:
        """Return the numbers by key, in the order of the form."""
        return {
            line["key"]: None if whole is None else number_of(whole, line["decimals"])
            for line, whole in zip(self.round.version.lines, self.wholes, strict=True)
        }

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN and self.round.is_open


class ReportStep(models.Model):
    """Bước của báo cáo: how it went from one state to the next, never edited."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="steps", verbose_name="báo cáo"
    )
    from_state = models.CharField("từ", max_length=10, choices=Report.State)
    to_state = models.CharField("thành", max_length=10, choices=Report.State)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "bước của báo cáo"
        verbose_name_plural = "bước của báo cáo"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"


class FigureRemark(models.Model):
    """Trao đổi về số liệu: what somebody asked or answered about one line of one report."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="remarks", verbose_name="báo cáo"
    )
    key = models.CharField("dòng", max_length=60)
    text = models.TextField("nội dung")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người viết"
    )

    class Meta:
        verbose_name = "trao đổi về số liệu"
        verbose_name_plural = "trao đổi về số liệu"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class FigureSource(models.Model):
    """Căn cứ của số liệu: what was read in a document, with its sentence, that a line, or a
    written part, was filled from by a person.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="sources", verbose_name="báo cáo"
    )
    key = models.CharField("dòng", max_length=60)
    proposal = models.ForeignKey(
        "intake.Proposal", on_delete=models.PROTECT, related_name="+", verbose_name="căn cứ"
    )

    class Meta:
        verbose_name = "căn cứ của số liệu"
        verbose_name_plural = "căn cứ của số liệu"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"], name="figure_is_filled_from_one_sentence"
            ),
        ]

    def __str__(self) -> str:
        return self.key
