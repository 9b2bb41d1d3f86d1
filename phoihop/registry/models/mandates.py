from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def at(self, day: date) -> Self:
        """Return the delegations in force on `day`."""
        in_time = self.filter(valid_from__lte=day, valid_to__gte=day)
        return in_time.filter(Q(ended_on=None) | Q(ended_on__gt=day))


class Delegation(models.Model):
    """Ủy quyền, thay mặt: one account uses one role of another one, for a time and on a ground.

    Begun by the person whose role it is, or by an administrator; ended by its last day or
    earlier. What was done under it keeps it: it is never deleted. A role that somebody holds
    only by delegation cannot be delegated further.
    """

    class Form(models.TextChoices):
        DEPUTY = "KT", _("ký thay (KT.)")
        ORDER = "TL", _("thừa lệnh (TL.)")
        MANDATE = "TUQ", _("thừa ủy quyền (TUQ.)")

    role = models.ForeignKey(
        "registry.Role",
        on_delete=models.PROTECT,
        related_name="delegations",
        verbose_name="vai trò được thay mặt",
    )
    delegate = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="delegations",
        verbose_name="người được giao thay mặt",
    )
    form = models.CharField("hình thức", max_length=3, choices=Form)
    post = models.ForeignKey(
        "registry.PostHeld",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chức vụ được ký thay",
    )
    ground = models.CharField("căn cứ (số, ngày văn bản)", max_length=250)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    ended_on = models.DateField("chấm dứt sớm từ ngày", null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="delegation_does_not_end_before_it_begins",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate} {self.get_form_display()} {self.role.account}"

    def is_in_force_on(self, day: date) -> bool:
        ended = self.ended_on is not None and self.ended_on <= day
        return self.valid_from <= day <= self.valid_to and not ended
