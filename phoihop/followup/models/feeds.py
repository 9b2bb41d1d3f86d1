from __future__ import annotations

from django.db import models
from django.db.models import Q


class Feed(models.Model):
    """Lịch theo dõi: an address from which somebody's calendar program takes what is due.

    Of a person (`account`) or of a body (`body`). The secret in the address is the only key to
    it, so only its digest is kept: it is shown once, and a new one ends the old one. It holds
    what the person, or anybody of the body, sees; it never lets anything be changed.
    """

    account = models.ForeignKey(
        "registry.Account",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="feeds",
        verbose_name="người dùng",
    )
    body = models.ForeignKey(
        "registry.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị",
    )
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)
    ended_at = models.DateTimeField("hết dùng lúc", null=True, blank=True)
    used_on = models.DateField("lấy lần cuối ngày", null=True, blank=True)

    class Meta:
        verbose_name = "lịch theo dõi"
        verbose_name_plural = "lịch theo dõi"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account=None, body__isnull=False) | Q(account__isnull=False, body=None),
                name="feed_is_of_a_person_or_of_a_body",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(ended_at=None),
                name="a_person_has_one_feed_in_use",
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(ended_at=None), name="a_body_has_one_feed_in_use"
            ),
        ]

    def __str__(self) -> str:
        return str(self.account or self.body)
