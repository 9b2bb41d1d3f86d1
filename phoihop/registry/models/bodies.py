from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.order import stored_sort_key


class BodyQuerySet(models.QuerySet["Body"]):
    def at(self, day: date) -> Self:
        """Return those that existed on `day`."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )

    def under(self, body: Body) -> Self:
        """Return `body` and every body that it leads, at any depth."""
        return self.filter(path__startswith=body.path)


class Body(models.Model):
    """Đơn vị: a Party committee, a People's Committee, a Front, an organisation, an office.

    A body stands in two trees: `parent` leads it ("Đảng ủy xã" leads "UBND xã"), `line` is
    the same kind of body one level up, which assigns its targets. Both paths are stored, so
    that "everything beneath" is one comparison on either database.

    A body that ends keeps its row and gets a `valid_to`; what it did stays under its name.
    """

    class Kind(models.TextChoices):
        PARTY_COMMITTEE = "party_committee", _("cấp ủy")
        PARTY_OFFICE = "party_office", _("văn phòng cấp ủy")
        PARTY_BOARD = "party_board", _("ban xây dựng Đảng, ủy ban kiểm tra")
        PEOPLES_COUNCIL = "peoples_council", _("Hội đồng nhân dân")
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
        OFFICE = "office", _("văn phòng")
        DEPARTMENT = "department", _("sở")
        DIVISION = "division", _("phòng chuyên môn")
        SERVICE_UNIT = "service_unit", _("đơn vị sự nghiệp")
        POLICE = "police", _("công an")
        MILITARY = "military", _("quân sự, biên phòng")
        FRONT = "front", _("Mặt trận Tổ quốc")
        SOCIO_POLITICAL = "socio_political", _("tổ chức chính trị - xã hội")
        SPECIAL_ASSOCIATION = "special_association", _("hội được giao nhiệm vụ")
        AREA_GROUP = "area_group", _("ban chỉ đạo, cụm, tổ, thôn")
        OTHER = "other", _("đơn vị khác")

    class Level(models.TextChoices):
        CENTRE = "centre", _("Trung ương")
        PROVINCE = "province", _("cấp tỉnh")
        DISTRICT = "district", _("cấp huyện")
        COMMUNE = "commune", _("cấp xã")
        VILLAGE = "village", _("thôn, tổ dân phố")

    name = models.CharField("tên đơn vị", max_length=250)
    short_name = models.CharField("tên ngắn", max_length=120, blank=True)
    kind = models.CharField("loại đơn vị", max_length=30, choices=Kind, default=Kind.OTHER)
    level = models.CharField("cấp", max_length=20, choices=Level, default=Level.COMMUNE)
    place = models.CharField("đơn vị hành chính", max_length=120, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="đơn vị lãnh đạo trực tiếp",
    )
    line = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="line_children",
        verbose_name="đơn vị cùng hệ thống ở cấp trên",
    )
    path = models.CharField(max_length=250, editable=False, db_index=True)
    line_path = models.CharField(max_length=250, editable=False, db_index=True)
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    search_key = models.TextField(editable=False)
    sort_key = models.TextField(editable=False, db_index=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="body_does_not_end_before_it_begins",
                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu hoạt động.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the stored keys and both paths true, also for the bodies beneath."""
        self.search_key = fold(f"{self.name} {self.short_name}")
        self.sort_key = stored_sort_key(self.name)
        super().save(*args, **kwargs)
        self._place_in_trees()

    def clean(self) -> None:
        if self.pk and self._would_stand_under_itself():
            raise ValidationError(
                {
                    "parent": _(
                        "Đơn vị lãnh đạo trực tiếp không thể là đơn vị cấp dưới của chính nó."
                    )
                }
            )

    def _place_in_trees(self) -> None:
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        line_path = f"{self.line.line_path if self.line else '/'}{self.pk}/"
        if (path, line_path) == (self.path, self.line_path):
            return
        self.path, self.line_path = path, line_path
        Body.objects.filter(pk=self.pk).update(path=path, line_path=line_path)
        for child in Body.objects.filter(Q(parent=self) | Q(line=self)).exclude(pk=self.pk):
            child._place_in_trees()

    def _would_stand_under_itself(self) -> bool:
        mine = f"/{self.pk}/"
        above = (self.parent.path if self.parent else "", self.line.line_path if self.line else "")
        return any(mine in path for path in above)
