from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.order import stored_person_key
from phoihop.registry.precedence import rank_of


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> Self:
        """Return everybody once: without the rows merged into others."""
        return self.filter(merged_into=None)


class Person(models.Model):
    """Cán bộ: an official, known by name and by the posts held. Never a private citizen.

    A row is made when a clerk confirms that a document names someone in a post, or by the
    administrator. Nothing else is kept about a person: no birth, no address, no number.

    A row merged into another one stays, with its page's address, so that merging can be undone.
    """

    full_name = models.CharField("họ và tên", max_length=100)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name="đã gộp vào",
    )
    search_key = models.TextField(editable=False)
    sort_key = models.TextField(editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ"
        verbose_name_plural = "cán bộ"
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.full_name)
        self.sort_key = stored_person_key(self.full_name)
        super().save(*args, **kwargs)


class PostHeldQuerySet(models.QuerySet["PostHeld"]):
    def at(self, day: date) -> Self:
        """Return the posts held on `day`; an unknown first or last day hides nothing."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )


class PostHeld(models.Model):
    """Chức vụ: one post of one person in one body, for a time.

    `body` is where the post is held. It is empty while nobody has said which body a title
    like "Trưởng ban" belongs to; `known_to` is the body whose clerk confirmed it. `rank` is the
    place in the order of precedence, from the catalogue of posts; 1 stands first.
    """

    class Manner(models.TextChoices):
        FULL = "full", _("chính thức")
        ACTING = "acting", _("quyền")
        IN_CHARGE = "in_charge", _("phụ trách")

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="posts", verbose_name="cán bộ"
    )
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name="đơn vị",
    )
    known_to = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="đơn vị ghi nhận",
    )
    title = models.CharField("chức vụ", max_length=250)
    manner = models.CharField("hình thức", max_length=12, choices=Manner, default=Manner.FULL)
    rank = models.PositiveSmallIntegerField("thứ tự", editable=False, default=99)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = PostHeldQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="post_does_not_end_before_it_begins",
                violation_error_message="Ngày thôi giữ chức vụ không thể trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.rank = rank_of(self.title)
        super().save(*args, **kwargs)

    def is_held_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


class PersonMerge(models.Model):
    """Gộp cán bộ: which row went into which, what moved with it, and whether it was undone."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_by")
    moved = models.JSONField("đã chuyển", default=dict)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey("registry.Account", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)

    class Meta:
        verbose_name = "gộp cán bộ"
        verbose_name_plural = "gộp cán bộ"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"


class Distinct(models.Model):
    """Hai người khác nhau: a pair that somebody looked at and declared to be two people."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey("registry.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "hai người khác nhau"
        verbose_name_plural = "hai người khác nhau"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="two_people_are_told_apart_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
