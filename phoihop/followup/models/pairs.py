"""Cặp do người quyết định: what likeness may suggest and a person says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecidedPair(models.Model):
    """Cặp: a person's word that `later` says again what `earlier` said, or that it does not.

    Only decisions are rows. What likeness suggests is computed when it is looked at, and a pair
    that was denied is not suggested again. The two fields are the model's own.
    """

    class State(models.TextChoices):
        SAME = "same", _("cùng một nội dung")
        DIFFERENT = "different", _("hai nội dung khác nhau")

    state = models.CharField("kết luận", max_length=10, choices=State)
    decided_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người xác nhận",
    )
    decided_at = models.DateTimeField("xác nhận lúc", auto_now=True)

    class Meta:
        abstract = True
