"""Nhật ký tình trạng: how a task or a recommendation went from one state to the next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """Bước: what somebody did with one task or recommendation, never edited.

    `act` says what was done, `from_state` and `to_state` how it stood before and after; many
    acts (a note on progress, asking for more time) leave the state as it was. The newest step
    says how it stands now; without any a task is running and a recommendation raised. The key
    of the newest step is also the version against which two people at once are compared.

    `body` is the unit for which the word was given, `said_by` who gave it when the office
    writes it down for a unit without an account. Days and units that changed are kept as they
    were before and after, so the history of a due day is here and nowhere else. `replaced` holds
    the fields of the record as they stood before the step, to put them back when it is undone.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("đang thực hiện")
        REPORTED = "reported", _("đã báo cáo kết quả")
        DONE = "done", _("đã hoàn thành")
        SUPERSEDED = "superseded", _("đã được thay thế")
        RAISED = "raised", _("chờ tiếp nhận")
        RECEIVED = "received", _("đã tiếp nhận")
        ASSIGNED = "assigned", _("đã giao đơn vị trả lời")
        ANSWERED = "answered", _("đã trả lời")
        CARRIED_OUT = "carried_out", _("đã thực hiện nội dung trả lời")
        VERIFIED = "verified", _("đơn vị kiến nghị đã xác nhận")

    class Act(models.TextChoices):
        MARK_DONE = "mark_done", _("ghi nhận hoàn thành")
        REOPEN = "reopen", _("mở lại")
        ACCEPT = "accept", _("nhận việc")
        PROGRESS = "progress", _("báo tiến độ")
        REPORT = "report", _("báo cáo đã xong")
        CONFIRM = "confirm_done", _("xác nhận hoàn thành")
        SEND_BACK = "send_back", _("trả lại, yêu cầu làm tiếp")
        ASK_EXTENSION = "ask_extension", _("xin gia hạn")
        GRANT_EXTENSION = "grant_extension", _("cho gia hạn")
        REFUSE_EXTENSION = "refuse_extension", _("không cho gia hạn")
        REDATE = "redate", _("tính lại hạn")
        SUPERSEDE = "supersede", _("thay bằng nhiệm vụ mới")
        RECEIVE = "receive_request", _("tiếp nhận kiến nghị")
        ASSIGN = "assign_lead", _("giao đơn vị trả lời")
        HAND_ON = "hand_on", _("chuyển đúng nơi giải quyết")
        ANSWER = "answer", _("trả lời")
        ANSWER_UNWRITTEN = "answer_unwritten", _("trả lời tại hội nghị, chưa ghi nội dung")
        BLANKET = "blanket", _("kết luận chung, chưa trả lời kiến nghị này")
        CARRY_OUT = "carry_out", _("ghi nhận đã thực hiện")
        VERIFY = "verify", _("xác nhận kết quả")
        DISPUTE = "dispute", _("chưa đồng ý, đề nghị giải quyết tiếp")
        CLOSE = "close_request", _("kết thúc theo dõi")
        UNDO = "undo_step", _("hoàn tác")

    ENDED = (State.DONE, State.SUPERSEDED)
    """States in which nobody has to do anything any more."""

    assignment = models.ForeignKey(
        "records.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="nhiệm vụ",
    )
    recommendation = models.ForeignKey(
        "records.Recommendation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="kiến nghị",
    )
    act = models.CharField("việc đã làm", max_length=20, choices=Act, blank=True)
    from_state = models.CharField("từ", max_length=12, choices=State, default=State.RUNNING)
    to_state = models.CharField("thành", max_length=12, choices=State)
    at = models.DateTimeField("lúc", auto_now_add=True)
    changed_on = models.DateField("ngày")
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị báo",
    )
    said_by = models.CharField("theo lời của", max_length=250, blank=True)
    note = models.TextField("ghi chú", blank=True)
    percent = models.PositiveSmallIntegerField("phần trăm đã làm", null=True, blank=True)
    due_from = models.DateField("hạn cũ", null=True, blank=True)
    due_to = models.DateField("hạn mới", null=True, blank=True)
    body_from = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị trước",
    )
    body_to = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị sau",
    )
    other = models.ForeignKey(
        "records.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nhiệm vụ liên quan",
    )
    bulk = models.ForeignKey(
        "followup.BulkAct",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name="lượt làm hàng loạt",
    )
    replaced = models.JSONField("giá trị trước", default=dict, blank=True)
    file = models.FileField("tệp minh chứng", max_length=200, blank=True)
    file_name = models.CharField("tên tệp minh chứng", max_length=255, blank=True)

    class Meta:
        verbose_name = "thay đổi tình trạng"
        verbose_name_plural = "thay đổi tình trạng"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(assignment=None, recommendation__isnull=False)
                | Q(assignment__isnull=False, recommendation=None),
                name="change_is_of_one_task_or_one_recommendation",
            ),
            models.CheckConstraint(
                condition=~Q(to_state="done")
                | ~Q(act__in=["", "mark_done"])
                | ~Q(note="")
                | ~Q(file=""),
                name="done_is_shown_by_a_note_or_a_file",
                violation_error_message="Hãy ghi kết quả hoặc gắn tệp minh chứng.",
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__lte=100),
                name="percent_is_at_most_a_hundred",
                violation_error_message="Phần trăm đã làm là số từ 0 đến 100.",
            ),
        ]

    def __str__(self) -> str:
        if self.act:
            return str(self.get_act_display())
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
