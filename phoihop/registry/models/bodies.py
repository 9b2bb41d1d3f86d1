from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.order import stored_sort_key


def address_of(name: str) -> str:
    """Write a name as the last part of an address: "Hội Nông dân xã" is hoi-nong-dan-xa.

    Two hyphens never stand in it, so what follows them can number bodies of one name.
    """
    return slugify(fold(name).replace("/", " "))[:180].strip("-") or "don-vi"


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

    Codes of places are borne again by others, so a place is a code and the day since which it
    stands (`place_code`, `place_since`). `pattern` names the template the body was made from.
    """

    class Kind(models.TextChoices):
        PARTY_COMMITTEE = "party_committee", _("cấp ủy")
        PARTY_STANDING_COMMITTEE = "party_standing_committee", _("ban thường vụ cấp ủy")
        PARTY_STANDING_MEMBERS = "party_standing_members", _("thường trực cấp ủy")
        PARTY_OFFICE = "party_office", _("văn phòng cấp ủy")
        PARTY_BOARD = "party_board", _("ban xây dựng Đảng, ủy ban kiểm tra")
        PARTY_CAUCUS = "party_caucus", _("đảng đoàn, ban cán sự đảng")
        PEOPLES_COUNCIL = "peoples_council", _("Hội đồng nhân dân")
        COUNCIL_COMMITTEE = "council_committee", _("thường trực, ban của HĐND")
        DEPUTIES_GROUP = "deputies_group", _("đoàn, tổ đại biểu")
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
        OFFICE = "office", _("văn phòng")
        DEPARTMENT = "department", _("sở")
        DIVISION = "division", _("phòng chuyên môn")
        SERVICE_UNIT = "service_unit", _("đơn vị sự nghiệp")
        POLICE = "police", _("công an")
        MILITARY = "military", _("quân sự, biên phòng")
        FRONT = "front", _("Mặt trận Tổ quốc")
        FRONT_BOARD = "front_board", _("ban thường trực, ban của Mặt trận")
        COMMUNITY_BOARD = "community_board", _("ban của cộng đồng dân cư")
        SOCIO_POLITICAL = "socio_political", _("tổ chức chính trị - xã hội")
        SPECIAL_ASSOCIATION = "special_association", _("hội được giao nhiệm vụ")
        EMULATION_GROUP = "emulation_group", _("khối, cụm thi đua")
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
    place_code = models.CharField("mã đơn vị hành chính", max_length=5, blank=True)
    place_since = models.DateField("đơn vị hành chính từ ngày", null=True, blank=True)
    pattern = models.CharField("mẫu", max_length=60, blank=True, editable=False)
    slug = models.SlugField(max_length=190, unique=True, blank=True, editable=False)
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
        self._choose_address()
        super().save(*args, **kwargs)
        BodyAddress.objects.get_or_create(slug=self.slug, defaults={"body": self})
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

    def stands_on(self, day: date) -> bool:
        """Say whether the body existed on `day`; an unknown day hides nothing."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def _choose_address(self) -> None:
        """Keep the address while the name stays; a new name takes a free address of its own."""
        wanted = address_of(self.name)
        if self.slug.split("--")[0] == wanted:
            return
        taken = BodyAddress.objects.filter(
            Q(slug=wanted) | Q(slug__startswith=f"{wanted}--")
        ).values_list("slug", "body_id")
        mine = [slug for slug, body in taken if self.pk and body == self.pk]
        others = {slug for slug, _body in taken}
        free = (f"{wanted}--{number}" for number in range(2, len(others) + 3))
        self.slug = mine[0] if mine else next(s for s in (wanted, *free) if s not in others)

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


class BodyAddress(models.Model):
    """Địa chỉ trang: every address a body's page ever had; old ones lead to the current one."""

    slug = models.SlugField(max_length=190, unique=True)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name = "địa chỉ trang"
        verbose_name_plural = "địa chỉ trang"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.slug
