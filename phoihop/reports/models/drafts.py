from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phoihop.lib.vietnamese import fold
from phoihop.reports.official.paper_kinds import KINDS


class Draft(models.Model):
    """Dự thảo văn bản: an official document on its way to its number and signature.

    `body` is the office that writes it, `issuer` the body that issues it. `text` holds one
    paragraph a line; `links` tie stretches of it to what they were taken from
    (`{"start", "end", "kind", "keys"}`) and move along when the text is edited. `tables` stand
    where the text says "[Bảng 1]" and tie their cells in the same way (`reports.cell_links`).
    Once issued nothing changes any more: the file is kept.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", _("đang soạn")
        ISSUED = "issued", _("đã ban hành")
        DROPPED = "dropped", _("đã bỏ")

    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị soạn"
    )
    issuer = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="+", verbose_name="nơi ban hành"
    )
    partners = models.ManyToManyField(
        "registry.Body", blank=True, related_name="+", verbose_name="đơn vị cùng ban hành"
    )
    kind = models.CharField(
        "loại văn bản", max_length=12, choices=[(kind.id, kind.label) for kind in KINDS.values()]
    )
    meeting = models.ForeignKey(
        "records.Meeting",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="từ hội nghị",
    )
    report = models.ForeignKey(
        "records.Report",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="từ báo cáo kỳ",
    )
    conference = models.ForeignKey(
        "records.Conference",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="drafts",
        verbose_name="cho hội nghị",
    )
    superior = models.TextField("cơ quan chủ quản", blank=True)
    heading = models.TextField("tên cơ quan ban hành", blank=True)
    symbol = models.CharField("ký hiệu", max_length=80, blank=True)
    place = models.CharField("địa danh", max_length=120, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    summary = models.CharField("trích yếu", max_length=500, blank=True)
    addressees = models.TextField("kính gửi", blank=True)
    bases = models.TextField("căn cứ", blank=True)
    text = models.TextField("nội dung", blank=True)
    links = models.JSONField("nguồn của số liệu", default=list, blank=True)
    tables = models.JSONField("bảng", default=list, blank=True)
    recipients = models.TextField("nơi nhận", blank=True)
    archive = models.CharField("đơn vị lưu", max_length=60, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFTING)
    layout = models.CharField("hồ sơ thể thức khi ban hành", max_length=20, blank=True)
    file = models.FileField("tệp đã ban hành", max_length=200, blank=True)
    sha256 = models.CharField("mã SHA-256", max_length=64, blank=True)
    created_by = models.ForeignKey(
        "registry.Account", on_delete=models.PROTECT, related_name="+", verbose_name="người soạn"
    )
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = "dự thảo"
        verbose_name_plural = "dự thảo"
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | (~Q(file="") & Q(dated_on__isnull=False)),
                name="issued_document_has_its_file_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.summary}"[:200]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.symbol} {self.summary}")
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.DRAFTING


class Signer(models.Model):
    """Người ký: who signs a draft, in which post, under which mandate.

    The lines above the name follow from the post on the day of the document; `lines` says
    otherwise where the register does not know the post.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="signers")
    place = models.PositiveSmallIntegerField("thứ tự")
    post = models.ForeignKey(
        "registry.PostHeld",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chức vụ",
    )
    mandate = models.ForeignKey(
        "registry.Delegation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ủy quyền",
    )
    lines = models.TextField("quyền hạn, chức vụ", blank=True)
    name = models.CharField("họ và tên", max_length=100, blank=True)

    class Meta:
        verbose_name = "người ký"
        verbose_name_plural = "người ký"
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "place"], name="signers_stand_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.post or self.name)
