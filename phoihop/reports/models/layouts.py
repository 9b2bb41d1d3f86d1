from __future__ import annotations

from django.db import models

from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import Profile


class LayoutChoice(models.Model):
    """Thể thức của đơn vị: the values of a profile that an office has compared and set itself."""

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    profile = models.CharField("hồ sơ thể thức", max_length=20)
    values = models.JSONField("giá trị riêng", default=dict)
    compared_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người đối chiếu",
    )
    compared_at = models.DateTimeField("đối chiếu lúc", auto_now=True)

    class Meta:
        verbose_name = "thể thức của đơn vị"
        verbose_name_plural = "thể thức của đơn vị"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "profile"], name="body_chooses_a_profiles_values_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.profile}"

    def applied_to(self, profile: Profile) -> Profile:
        return profile.changed(self.values)


class Template(models.Model):
    """Mẫu riêng: a DOCX of the office's own that takes the place of our layout for one kind.

    Dropped, it is kept and no longer used: nothing that an office has kept is ever deleted.
    """

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    kind = models.CharField(
        "loại văn bản", max_length=12, choices=[(kind.id, kind.label) for kind in KINDS.values()]
    )
    file = models.FileField("tệp mẫu", max_length=200)
    name = models.CharField("tên tệp", max_length=255)
    added_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người đưa mẫu"
    )
    added_at = models.DateTimeField("đưa lên lúc", auto_now=True)
    in_use = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "mẫu văn bản riêng"
        verbose_name_plural = "mẫu văn bản riêng"
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind"], name="body_has_one_template_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.body})"
