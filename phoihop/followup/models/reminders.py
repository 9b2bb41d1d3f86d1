"""Nhắc việc: what an office reminds of, and every letter that was made of it."""

from __future__ import annotations

from datetime import time
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.registry.statutory import term_of

MOST_STEPS, MOST_DAYS, MOST_ANSWER_DAYS = 12, 90, 180


def usual_steps() -> list[int]:
    """−5, −2, 0, +1, +3 days from the last day on time."""
    return [-5, -2, 0, 1, 3]


def usual_receive_days() -> int | None:
    """The term in which a recommendation is passed on to whom it concerns."""
    term = term_of("feedback")
    return term.days if term else None


def usual_answer_days() -> int | None:
    """The longest term in which a recommendation is answered."""
    term = term_of("feedback_answer")
    return (term.longest or term.days) if term else None


class ReminderSetting(models.Model):
    """Cài đặt nhắc việc: when the office of a body reminds, and when others are told.

    It holds for the body and those beneath it that have none of their own. Without any, the
    values below hold. `steps` are days counted from the last day on time: -2 is two days
    before it, 0 that day, 3 three days late. A recommendation to which nobody set a day is
    reminded of by `receive_days` and `answer_days` from the day on which it was raised; they
    are steps of the office and never become the day of the recommendation.
    """

    body = models.OneToOneField(
        "registry.Body",
        on_delete=models.PROTECT,
        related_name="reminder_setting",
        verbose_name="đơn vị",
    )
    is_on = models.BooleanField("có nhắc", default=True)
    steps = models.JSONField("mốc nhắc", default=usual_steps)
    head_after = models.PositiveSmallIntegerField(
        "quá hạn mấy ngày thì báo thủ trưởng", null=True, blank=True, default=3
    )
    chief_after = models.PositiveSmallIntegerField(
        "quá hạn mấy ngày thì báo Chánh Văn phòng", null=True, blank=True, default=7
    )
    receive_days = models.PositiveSmallIntegerField(
        "kiến nghị không ghi hạn: tiếp nhận trong mấy ngày",
        null=True,
        blank=True,
        default=usual_receive_days,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ANSWER_DAYS)],
    )
    answer_days = models.PositiveSmallIntegerField(
        "kiến nghị không ghi hạn: trả lời trong mấy ngày",
        null=True,
        blank=True,
        default=usual_answer_days,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ANSWER_DAYS)],
    )
    send_at = models.TimeField("gửi lúc", default=time(7, 30))
    quiet_from = models.TimeField("không gửi từ", default=time(19, 0))
    quiet_to = models.TimeField("đến", default=time(7, 0))
    on_days_off = models.BooleanField("gửi cả ngày nghỉ", default=False)

    class Meta:
        verbose_name = "cài đặt nhắc việc"
        verbose_name_plural = "cài đặt nhắc việc"

    def __str__(self) -> str:
        return str(self.body)

    def clean(self) -> None:
        super().clean()
        steps = self.steps
        if not isinstance(steps, list) or not all(type(step) is int for step in steps):
            raise ValidationError({"steps": _("Mốc nhắc là các số ngày, như -5, -2, 0, 1, 3.")})
        if len(steps) > MOST_STEPS or any(abs(step) > MOST_DAYS for step in steps):
            raise ValidationError(
                {"steps": _("Nhiều nhất 12 mốc, mỗi mốc cách hạn nhiều nhất 90 ngày.")}
            )
        self.steps = sorted(set(steps))

    def is_quiet(self, at: time) -> bool:
        """Say whether nothing is sent at this time; the hours may run over midnight."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


class Message(models.Model):
    """Thư nhắc: one letter to one person, from its making to what is known of its sending.

    Made once for its `key`, in the transaction that decides that it is due. `message_id` comes
    from the key alone, so a letter sent twice after a crash is one letter for mail programs.

    waiting → handing (this process speaks with the mail server) → sent. A process that dies
    while handing leaves it unknown whether the server took the letter: it is sent once more
    with the same `message_id` (`maybe_twice`), and after that stays `unknown`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ gửi")
        HANDING = "handing", _("đang gửi")
        SENT = "sent", _("đã gửi")
        FAILED = "failed", _("không gửi được")
        UNKNOWN = "unknown", _("không rõ đã gửi")
        TO_COPY = "to_copy", _("chờ nhắc qua Zalo, điện thoại")
        TOLD = "told", _("đã nhắc bằng cách khác")

    key = models.CharField(max_length=400, unique=True)
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị nhắc"
    )
    account = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người nhận",
    )
    channel = models.CharField("kênh", max_length=20, default="email")
    address = models.CharField("địa chỉ", max_length=254, blank=True)
    subject = models.CharField("tiêu đề", max_length=250)
    text = models.TextField("nội dung")
    calendar = models.TextField("tệp lịch kèm theo", blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    next_try_at = models.DateTimeField("gửi từ", db_index=True)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    maybe_twice = models.BooleanField("có thể tới hai lần", default=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "thư nhắc"
        verbose_name_plural = "thư nhắc"
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="messages_to_send")]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_digest(self) -> bool:
        """Made by the clock, not by a person's press."""
        return self.key.startswith("digest:")

    @property
    def may_be_sent_again(self) -> bool:
        return self.state in (self.State.FAILED, self.State.UNKNOWN)


LINKS = ("assignment", "recommendation", "report", "plan_entry", "plan_round")
"""The fields of `Reminder` of which one is filled: what somebody has to do."""


def _of(model: str, name: str, related_name: str = "+") -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        model,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=name,
    )


def _one_of_the_links() -> Q:
    return reduce(
        or_, (Q(**{f"{other}__isnull": other != one for other in LINKS}) for one in LINKS)
    )


class Reminder(models.Model):
    """Lời nhắc: one thing to do at one step, told to one person in one letter.

    The thing is a task, a recommendation to answer, a report or a plan to send, or a plan round
    to submit or to decide. `due_on` belongs to the reminder: what has a new last day is reminded
    of at every step anew.
    """

    class Why(models.TextChoices):
        LEAD = "lead", _("đơn vị phải làm")
        DECIDER = "decider", _("đơn vị quyết định")
        OFFICE = "office", _("văn phòng, vì đơn vị phải làm chưa có tài khoản")
        HEAD = "head", _("thủ trưởng đơn vị phải làm")
        CHIEF = "chief", _("Chánh Văn phòng nơi giao việc")

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="reminders", verbose_name="thư"
    )
    assignment = _of("records.Assignment", "nhiệm vụ", "reminders")
    recommendation = _of("records.Recommendation", "kiến nghị")
    report = _of("records.Report", "báo cáo kỳ")
    plan_entry = _of("records.PlanEntry", "kế hoạch phải gửi")
    plan_round = _of("records.PlanRound", "đợt lập kế hoạch")
    account = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người nhận"
    )
    step = models.SmallIntegerField("mốc")
    due_on = models.DateField("hạn")
    why = models.CharField("vì sao", max_length=10, choices=Why)

    class Meta:
        verbose_name = "lời nhắc"
        verbose_name_plural = "lời nhắc"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "account", "due_on", "step", "why"],
                name="a_person_is_told_of_a_step_once",
            ),
            *(
                models.UniqueConstraint(
                    fields=[link, "account", "due_on", "step", "why"],
                    name=f"a_person_is_told_of_a_{link}_once",
                )
                for link in LINKS[1:]
            ),
            models.CheckConstraint(condition=_one_of_the_links(), name="reminder_is_of_one_thing"),
            models.CheckConstraint(
                condition=Q(step__gte=-MOST_DAYS) & Q(step__lte=999), name="step_is_near_the_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing} · {self.step:+d}"

    @property
    def link(self) -> str:
        """The field that says what has to be done."""
        return next(name for name in LINKS if getattr(self, f"{name}_id"))

    @property
    def thing(self) -> Any:
        return getattr(self, self.link)
