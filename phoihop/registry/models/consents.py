from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """Đồng ý của người thứ hai: an act that one person asked for and another must agree to.

    Born when the first person asks; answered once by somebody else who may do the same act.
    Nothing is done before; what is kept in `details` is what will be done.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ người thứ hai")
        AGREED = "agreed", _("đã đồng ý")
        REFUSED = "refused", _("không đồng ý")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    verb = models.CharField("việc", max_length=40)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    label = models.CharField("nội dung", max_length=250)
    details = models.JSONField(default=dict)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    delegation = models.ForeignKey(
        "registry.Delegation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đề nghị theo ủy quyền",
    )
    asked_at = models.DateTimeField("đề nghị lúc", auto_now_add=True)
    answered_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người trả lời",
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "đề nghị cần người thứ hai"
        verbose_name_plural = "đề nghị cần người thứ hai"
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["verb", "object_type", "object_id", "label"],
                condition=Q(state="waiting"),
                name="the_same_act_waits_once",
            ),
            models.CheckConstraint(
                condition=~Q(answered_by=models.F("asked_by")),
                name="nobody_agrees_with_oneself",
                violation_error_message=_("Người đề nghị không thể tự đồng ý."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def whose_word(self) -> frozenset[int]:
        """Keys of the accounts whose word was used up by asking: who asked, and in whose name."""
        lender = {self.delegation.role.account_id} if self.delegation else set()
        return frozenset({self.asked_by_id} | lender)


class OnePerson(models.Model):
    """Cho phép một người quyết định: a body so small that nobody else could agree.

    The row says since when and by whose word; without it two persons are needed.
    """

    body = models.OneToOneField(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    since = models.DateTimeField("từ lúc", auto_now_add=True)
    by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người cho phép",
    )
    reason = models.CharField("lý do", max_length=250)

    class Meta:
        verbose_name = "đơn vị một người quyết định"
        verbose_name_plural = "đơn vị một người quyết định"
        ordering = ["body"]

    def __str__(self) -> str:
        return str(self.body)
