"""Trang công khai: what readers leave there (comments, stars, visits) and the links it shows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.records.models.meetings import Meeting


class PublicComment(models.Model):
    """Bình luận: what a reader wrote under a published meeting; shown once an office let it.

    Nothing of the reader is kept but what they wrote: no address, no account, no tie to any work.
    Refused or taken down, the words go and the reason stays.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ duyệt")
        SHOWN = "shown", _("đã đăng")
        REFUSED = "refused", _("không đăng, đã gỡ")

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="comments", verbose_name="hội nghị"
    )
    name = models.CharField("tên người viết", max_length=60, blank=True)
    text = models.TextField("bình luận", blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.WAITING)
    at = models.DateTimeField("gửi lúc", auto_now_add=True)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người duyệt",
    )
    decided_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "bình luận"
        verbose_name_plural = "bình luận"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="refused") | (Q(text="", name="") & ~Q(reason="")),
                name="refused_comment_is_gone_and_says_why",
                violation_error_message="Hãy ghi lý do không đăng.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.text[:60]}"


class StarCount(models.Model):
    """Lượt đánh giá: how many readers gave a meeting's page so many stars; who is not known."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="stars", verbose_name="hội nghị"
    )
    stars = models.PositiveSmallIntegerField("số sao")
    count = models.PositiveIntegerField("số lượt", default=0)

    class Meta:
        verbose_name = "lượt đánh giá"
        verbose_name_plural = "lượt đánh giá"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "stars"], name="stars_are_counted_once"),
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5), name="stars_are_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.stars}"


class PageView(models.Model):
    """Lượt xem: openings of a public page; nothing of who opened it.

    One row an opening on its day; a job folds days that are over into one row a page and day.
    """

    page = models.CharField("trang", max_length=40)
    at = models.DateTimeField("lúc", db_index=True)
    views = models.PositiveIntegerField("số lượt", default=1)

    class Meta:
        verbose_name = "lượt xem"
        verbose_name_plural = "lượt xem"

    def __str__(self) -> str:
        return f"{self.page} {self.at:%d/%m/%Y}: {self.views}"


class PublicLink(models.Model):
    """Liên kết: another site, or a radio programme with its transcript, shown on public pages."""

    class Kind(models.TextChoices):
        SITE = "site", _("trang thông tin khác")
        RADIO = "radio", _("chương trình phát thanh")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    kind = models.CharField("loại", max_length=6, choices=Kind, default=Kind.SITE)
    title = models.CharField("tên", max_length=200)
    url = models.URLField("địa chỉ", max_length=500)
    on_air = models.DateField("ngày phát", null=True, blank=True)
    words = models.TextField("lời của chương trình", blank=True)
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    ended_at = models.DateTimeField("thôi hiện lúc", null=True, blank=True)

    class Meta:
        verbose_name = "liên kết của trang công khai"
        verbose_name_plural = "liên kết của trang công khai"
        ordering = ["kind", "-on_air", "title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="radio") | Q(on_air__isnull=False),
                name="programme_on_air_has_its_day",
                violation_error_message="Hãy ghi ngày phát của chương trình.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
