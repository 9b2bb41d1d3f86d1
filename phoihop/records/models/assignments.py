from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.base import Record


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def to_follow(self) -> Self:
        """Return what is worked on: everything but sentences kept as text only."""
        return self.filter(record_only=False)


class Assignment(Record):
    """Nhiệm vụ: who must do what, with whom, by when, and who said so.

    `due_on` is the last day that is still on time; `due_words` are the words of the
    document. "7 ngày làm việc" also keeps how it was counted (`due_days`, `due_from`), so that a
    new holiday moves it. "Overdue" and "done" are not columns: they follow from the dates and
    from the log of the follow-up room, and a stored copy would drift overnight.

    Words such as "các hội, đoàn thể" name no single lead but a class; `addressees` are the
    bodies that the clerk says are meant by it.

    A task that a newer conclusion replaces is never overwritten: `superseded_by` names the
    newer one. What must be shown when it is done (`proof`) follows from its words unless the
    office says otherwise.

    A sentence that asks to watch citizens may be kept only as text (`record_only`): it has
    no owner, no due day and no code, and stands on no board.
    """

    class TimeKind(models.TextChoices):
        BY_DAY = "by_day", _("có hạn ngày")
        WITHIN_PERIOD = "within_period", _("trong kỳ")
        STANDING = "standing", _("thường xuyên")
        FROM_LATER = "from_later", _("từ thời điểm sau")
        NOT_STATED = "not_stated", _("không ghi hạn")

    class Proof(models.TextChoices):
        BY_WORDS = "", _("theo nội dung nhiệm vụ")
        ANY = "any", _("ghi kết quả hoặc gắn tệp")
        PAPER = "paper", _("văn bản: số, ký hiệu hoặc tệp")
        FILE = "file", _("tệp minh chứng")
        FIGURE = "figure", _("số liệu kết quả")

    code = models.CharField("mã số", max_length=20, blank=True)
    given_by = models.CharField("người, đơn vị giao", max_length=250, blank=True)
    lead = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments_led",
        verbose_name="đơn vị chủ trì",
    )
    lead_text = models.CharField("đơn vị chủ trì như trong văn bản", max_length=500, blank=True)
    addressees = models.ManyToManyField(
        "registry.Body",
        blank=True,
        related_name="assignments_of_class",
        verbose_name="các đơn vị của nhóm được giao",
    )
    co_operators = models.ManyToManyField(
        "registry.Body",
        blank=True,
        related_name="assignments_shared",
        verbose_name="đơn vị phối hợp",
    )
    co_operators_text = models.JSONField(
        "đơn vị phối hợp như trong văn bản", default=list, blank=True
    )
    task = models.TextField("nội dung nhiệm vụ")
    assigned_on = models.DateField("ngày giao", null=True, blank=True)
    due_on = models.DateField("ngày cuối còn đúng hạn", null=True, blank=True)
    due_words = models.CharField("hạn như trong văn bản", max_length=250, blank=True)
    due_excluded = models.BooleanField("hạn không kể ngày đã nêu", default=False)
    year_inferred = models.BooleanField("năm do hệ thống suy ra", default=False)
    due_days = models.PositiveSmallIntegerField("số ngày được đếm", null=True, blank=True)
    due_working = models.BooleanField("đếm ngày làm việc", default=False)
    due_from = models.DateField("đếm từ sau ngày", null=True, blank=True)
    due_derived = models.BooleanField("ngày cuối suy ra từ kỳ", default=False)
    time_kind = models.CharField(
        "kiểu thời hạn", max_length=20, choices=TimeKind, default=TimeKind.NOT_STATED
    )
    depends_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dependants",
        verbose_name="làm sau nhiệm vụ",
    )
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name="được thay bằng nhiệm vụ",
    )
    proof = models.CharField(
        "minh chứng phải có", max_length=10, choices=Proof, default=Proof.BY_WORDS, blank=True
    )
    record_only = models.BooleanField("chỉ ghi nhận văn bản", default=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(assigned_on=None) | Q(due_on__gte=F("assigned_on")),
                name="assignment_is_not_due_before_it_is_given",
                violation_error_message="Hạn hoàn thành không thể trước ngày giao.",
            ),
            models.CheckConstraint(
                condition=Q(record_only=False)
                | Q(lead=None, lead_text="", due_on=None, due_words="", code=""),
                name="text_only_sentence_has_no_owner_and_no_due_day",
                violation_error_message=(
                    "Câu chỉ ghi nhận văn bản không có đơn vị chủ trì, không có hạn."
                ),
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | ~Q(superseded_by=F("pk")),
                name="assignment_does_not_supersede_itself",
            ),
            models.UniqueConstraint(
                fields=["body", "code"],
                condition=~Q(code=""),
                name="assignment_code_is_used_once_in_a_body",
            ),
        ]
        indexes = [models.Index(fields=["body", "due_on"], name="assignments_by_due_day")]

    def __str__(self) -> str:
        return f"{self.code} {self.task[:60]}".strip()

    def searched_text(self) -> str:
        return " ".join([self.code, self.lead_text, *self.co_operators_text, self.task])

    def is_late(self, *, on: date) -> bool:
        """Whether its day has passed; says nothing about whether it was done."""
        return self.due_on is not None and self.due_on < on
