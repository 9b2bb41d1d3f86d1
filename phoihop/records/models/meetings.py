from __future__ import annotations

from django.db import models

from phoihop.records.models.base import Record


class Meeting(Record):
    """Hội nghị, buổi làm việc: the event a document tells of.

    Nothing of it is public until a leader says so (`records.publish`); `published_at` is when.
    """

    kind = models.CharField("loại", max_length=120, blank=True)
    held_on = models.DateField("ngày", null=True, blank=True)
    time_of_day = models.CharField("buổi", max_length=60, blank=True)
    level = models.CharField("cấp", max_length=60, blank=True)
    place = models.CharField("nơi họp", max_length=250, blank=True)
    hosts = models.JSONField("đơn vị tổ chức", default=list, blank=True)
    chairs = models.JSONField("người chủ trì", default=list, blank=True)
    period = models.CharField("kỳ", max_length=120, blank=True)
    title = models.TextField("tên hội nghị", blank=True)
    published_at = models.DateTimeField("công khai lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người cho công khai",
    )
    published_with = models.ForeignKey(
        "registry.Account",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thứ hai đồng ý công khai",
    )

    class Meta:
        verbose_name = "hội nghị"
        verbose_name_plural = "hội nghị"
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.title or self.kind or str(self.document)

    def searched_text(self) -> str:
        return " ".join([self.title, self.kind, self.place, *self.hosts, *self.chairs])


class Statement(Record):
    """Phát biểu: what one speaker said in one passage."""

    speaker = models.CharField("người phát biểu", max_length=250, blank=True)
    person = models.ForeignKey(
        "registry.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cán bộ",
    )
    kind = models.CharField("loại phát biểu", max_length=60, blank=True)
    content = models.TextField("nội dung")

    class Meta:
        verbose_name = "phát biểu"
        verbose_name_plural = "phát biểu"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.content[:60]}"

    def searched_text(self) -> str:
        return f"{self.speaker} {self.content}"


class Appearance(Record):
    """Người được nêu tên: an official named in a document, with the posts given there.

    It ties a person of the register and the posts held to the sentence that says so.
    """

    person = models.ForeignKey(
        "registry.Person",
        on_delete=models.PROTECT,
        related_name="appearances",
        verbose_name="cán bộ",
    )
    posts = models.ManyToManyField(
        "registry.PostHeld", related_name="appearances", verbose_name="chức vụ"
    )
    titles = models.JSONField("chức vụ như trong văn bản", default=list)

    class Meta:
        verbose_name = "người được nêu tên"
        verbose_name_plural = "người được nêu tên"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.person}, {', '.join(self.titles)}"
