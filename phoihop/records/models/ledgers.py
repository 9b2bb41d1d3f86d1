"""Sổ theo dõi: themes of opinion, resources, days of reception; numbers of institutions only.

A line that is wrong is struck out with a reason and stays readable; a new one takes its place.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.figures import Figure
from phoihop.records.models.meetings import Meeting


class LedgerLine(models.Model):
    """Dòng của sổ: what one body wrote down about days that lie behind it."""

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị ghi"
    )
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    struck_at = models.DateTimeField("gạch bỏ lúc", null=True, blank=True)
    struck_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người gạch bỏ",
    )
    struck_because = models.CharField("lý do gạch bỏ", max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["-last_day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="%(class)s_does_not_end_before_it_begins",
                violation_error_message="Ngày cuối không thể trước ngày đầu.",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_because=""),
                name="%(class)s_is_struck_with_a_reason",
                violation_error_message="Hãy ghi lý do gạch bỏ.",
            ),
        ]

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None


class OpinionTheme(LedgerLine):
    """Chủ đề dư luận: what groups of people talked about in a period and an area.

    Themes over groups and nothing else: no person, no contact, no single village of a few; fewer
    people than the smallest band are not written down at all (what a few said is known by name).
    """

    class Voices(models.TextChoices):
        SOME = "10-29", _("10–29 người")
        MANY = "30-99", _("30–99 người")
        MOST = "100", _("từ 100 người")

    area = models.CharField("địa bàn", max_length=120)
    theme = models.CharField("chủ đề", max_length=300)
    field_of_work = models.CharField("lĩnh vực", max_length=120, blank=True)
    meetings = models.PositiveSmallIntegerField("số cuộc họp có nêu")
    voices = models.CharField("số người dự các cuộc ấy", max_length=6, choices=Voices)

    class Meta(LedgerLine.Meta):
        verbose_name = "chủ đề dư luận"
        verbose_name_plural = "chủ đề dư luận"
        constraints = [
            *LedgerLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(meetings__gt=0),
                name="theme_was_raised_at_a_meeting",
                violation_error_message="Hãy ghi số cuộc họp có nêu chủ đề.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme} ({self.area})"


class Resource(LedgerLine):
    """Nguồn lực: what a fund or a drive had, took in or gave, with the qualifier of its source.

    Of a fund: opening + income - spending = closing. `figure` is the confirmed number of a
    document from which the line was taken. Who gave and who received is not kept.
    """

    class Turn(models.TextChoices):
        OPENING = "opening", _("dư đầu kỳ")
        INCOME = "income", _("thu, vận động được")
        SPENDING = "spending", _("chi, đã trao")

    class What(models.TextChoices):
        MONEY = "money", _("tiền (đồng)")
        NEW_HOUSE = "new_house", _("nhà xây mới (căn)")
        REPAIRED_HOUSE = "repaired_house", _("nhà sửa chữa (căn)")
        GIFT = "gift", _("suất quà")
        WORKDAY = "workday", _("ngày công")
        LAND = "land", _("đất (m²)")
        CAPITAL = "capital", _("vốn sinh kế (đồng)")

    fund = models.CharField("quỹ, cuộc vận động", max_length=200)
    turn = models.CharField("khoản", max_length=8, choices=Turn)
    what = models.CharField("loại", max_length=14, choices=What)
    amount = models.DecimalField("số lượng", max_digits=20, decimal_places=2)
    compare = models.CharField(
        "so sánh", max_length=2, choices=Figure.Compare, default=Figure.Compare.EXACTLY
    )
    purpose = models.CharField("mục đích", max_length=300, blank=True)
    figure = models.ForeignKey(
        Figure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resources",
        verbose_name="số liệu trong văn bản",
    )

    class Meta(LedgerLine.Meta):
        verbose_name = "nguồn lực"
        verbose_name_plural = "nguồn lực"
        constraints = [
            *LedgerLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="resource_is_not_below_nothing",
                violation_error_message="Số lượng không thể âm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund}: {self.get_turn_display()}"


class Reception(LedgerLine):
    """Tiếp công dân: one day or one period of reception, counted; nobody who came is named."""

    class Held(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch UBND tiếp định kỳ")
        SECRETARY = "secretary", _("Bí thư cấp ủy tiếp định kỳ")
        COUNCIL = "council", _("Thường trực HĐND tiếp")
        REGULAR = "regular", _("tiếp thường xuyên")
        URGENT = "urgent", _("tiếp đột xuất")

    held_by = models.CharField("ai tiếp", max_length=10, choices=Held)
    turns = models.PositiveIntegerField("số lượt tiếp", default=0)
    letters = models.PositiveIntegerField("đơn nhận", default=0)
    complaints = models.PositiveIntegerField("khiếu nại", default=0)
    denunciations = models.PositiveIntegerField("tố cáo", default=0)
    feedback = models.PositiveIntegerField("kiến nghị, phản ánh", default=0)
    passed_on = models.PositiveIntegerField("đã chuyển nơi có thẩm quyền", default=0)
    answered = models.PositiveIntegerField("đã giải quyết, trả lời", default=0)
    in_time = models.PositiveIntegerField("trong đó đúng hạn", default=0)

    class Meta(LedgerLine.Meta):
        verbose_name = "tiếp công dân"
        verbose_name_plural = "tiếp công dân"
        constraints = [
            *LedgerLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    letters__gte=F("complaints") + F("denunciations") + F("feedback"),
                ),
                name="letters_are_at_least_their_classes",
                violation_error_message="Khiếu nại, tố cáo, kiến nghị cộng lại nhiều hơn đơn nhận.",
            ),
            models.CheckConstraint(
                condition=Q(answered__gte=F("in_time")),
                name="in_time_is_part_of_answered",
                violation_error_message="Số đúng hạn nhiều hơn số đã giải quyết.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_held_by_display()} {self.first_day:%d/%m/%Y}"


class PresentGroup(LedgerLine):
    """Nhóm dự họp: a group that a document names without naming anybody of it.

    `start` and `end` are where its words stand in the document; `people` only where a number is
    written. The days are that of the meeting.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="groups", verbose_name="hội nghị"
    )
    document = models.ForeignKey(
        "intake.Document", on_delete=models.PROTECT, related_name="+", verbose_name="văn bản"
    )
    words = models.CharField("nhóm như trong văn bản", max_length=300)
    start = models.PositiveIntegerField("từ chữ")
    end = models.PositiveIntegerField("đến chữ")
    people = models.PositiveSmallIntegerField("số người", null=True, blank=True)

    class Meta(LedgerLine.Meta):
        verbose_name = "nhóm dự họp"
        verbose_name_plural = "nhóm dự họp"
        ordering = ["start", "id"]
        constraints = [
            *LedgerLine.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "document", "start", "end"],
                condition=Q(struck_at=None),
                name="group_stands_once_at_a_meeting",
                violation_error_message="Nhóm này đã ghi.",
            ),
        ]

    def __str__(self) -> str:
        return self.words
