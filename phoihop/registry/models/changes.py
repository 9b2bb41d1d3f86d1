"""Thay đổi của đơn vị: what a body was before, what it became, and whom it belonged to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from phoihop.lib.vietnamese import fold


class BodySuccession(models.Model):
    """Kế thừa: `heir` goes on with what `predecessor` did, from the day `on`, by an act."""

    predecessor = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="successions",
        verbose_name="đơn vị trước",
    )
    heir = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="inheritances",
        verbose_name="đơn vị kế thừa",
    )
    on = models.DateField("từ ngày")
    act = models.CharField("căn cứ", max_length=250, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "heir"], name="a_body_is_the_heir_of_another_once"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("heir")),
                name="a_body_is_not_its_own_heir",
                violation_error_message="Đơn vị không thể kế thừa chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.heir}"


class FormerName(models.Model):
    """Tên cũ: what a body was called until its last day of that name."""

    body = models.ForeignKey("registry.Body", on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField("tên đơn vị", max_length=250)
    short_name = models.CharField("tên ngắn", max_length=120, blank=True)
    until = models.DateField("đến hết ngày")
    act = models.CharField("căn cứ", max_length=250, blank=True)
    search_key = models.TextField(editable=False)

    class Meta:
        verbose_name = "tên cũ"
        verbose_name_plural = "tên cũ"
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)


class FormerParent(models.Model):
    """Đơn vị lãnh đạo trước đây: who led a body until a day, before `Body.parent` did."""

    body = models.ForeignKey(
        "registry.Body", on_delete=models.CASCADE, related_name="former_parents"
    )
    parent = models.ForeignKey(
        "registry.Body", on_delete=models.CASCADE, related_name="former_children"
    )
    until = models.DateField("đến hết ngày")
    act = models.CharField("căn cứ", max_length=250, blank=True)

    class Meta:
        verbose_name = "đơn vị lãnh đạo trước đây"
        verbose_name_plural = "đơn vị lãnh đạo trước đây"
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return f"{self.body}: {self.parent}"

    @property
    def changed_on(self) -> date:
        return self.until + timedelta(days=1)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def at(self, day: date) -> Self:
        """Return the memberships in force on `day`."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )


class Membership(models.Model):
    """Thành viên khối, cụm: one body in one group (khối, cụm thi đua), for a time."""

    group = models.ForeignKey(
        "registry.Body", on_delete=models.CASCADE, related_name="members", verbose_name="khối, cụm"
    )
    member = models.ForeignKey(
        "registry.Body",
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name="đơn vị thành viên",
    )
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên khối, cụm"
        verbose_name_plural = "thành viên khối, cụm"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="membership_does_not_end_before_it_begins",
                violation_error_message="Ngày ra khỏi khối, cụm không thể trước ngày tham gia.",
            ),
            models.UniqueConstraint(
                fields=["group", "member"],
                condition=Q(valid_to=None),
                name="a_body_is_in_a_group_once_at_a_time",
                violation_error_message="Đơn vị này đang ở trong khối, cụm đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.group}"


class HandOver(models.Model):
    """Bàn giao: the one act by which an ended body's open work went to its heirs."""

    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        related_name="hand_overs",
        verbose_name="bên giao",
    )
    keeper = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        related_name="kept_records",
        verbose_name="bên nhận hồ sơ",
    )
    on = models.DateField("ngày bàn giao")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)
    by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "bàn giao"
        verbose_name_plural = "bàn giao"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.body} → {self.keeper}"


class HandedOver(models.Model):
    """Việc đã bàn giao: one record whose field pointed to the giver and now to the receiver."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="items")
    object_type = models.CharField("loại đối tượng", max_length=60)
    object_id = models.BigIntegerField("mã đối tượng")
    object_label = models.CharField("đối tượng", max_length=200)
    field = models.CharField("mục", max_length=60)
    giver = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="given", verbose_name="bên giao"
    )
    receiver = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="received", verbose_name="bên nhận"
    )

    class Meta:
        verbose_name = "việc đã bàn giao"
        verbose_name_plural = "việc đã bàn giao"
        ordering = ["id"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="handed_over_object")]

    def __str__(self) -> str:
        return self.object_label
