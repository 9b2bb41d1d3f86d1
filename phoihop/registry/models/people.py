from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from phoihop.lib.vietnamese import fold
from phoihop.registry.order import stored_person_key


class Person(models.Model):
    """Cán bộ: an official, known by name and by the posts held. Never a private citizen.

    A row is made when a clerk confirms that a document names someone in a post, or by the
    administrator. Nothing else is kept about a person: no birth, no address, no number.
    """

    full_name = models.CharField("họ và tên", max_length=100)
    search_key = models.TextField(editable=False)
    sort_key = models.TextField(editable=False, db_index=True)

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


class PostHeld(models.Model):
    """Chức vụ: one post of one person in one body, for a time.

    `body` is where the post is held. It is empty while nobody has said which body a title
    like "Trưởng ban" belongs to; `known_to` is the body whose clerk confirmed it.
    """

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
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="post_does_not_end_before_it_begins",
                violation_error_message="Ngày thôi giữ chức vụ không thể trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"

    def is_held_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)
