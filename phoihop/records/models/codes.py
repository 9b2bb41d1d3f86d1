from __future__ import annotations

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from phoihop.intake.models import Proposal
from phoihop.registry.models import Body


class Code(models.Model):
    """Mã số: one number of one body's yearly series (KN-2026-3, NV-2026-12).

    A number belongs to a proposal for good: undoing a confirmation keeps it, confirming the
    same proposal again takes it up again. So no number is ever given to two things, and none
    is lost on the way.
    """

    class Series(models.TextChoices):
        RECOMMENDATION = "KN", _("kiến nghị")
        ASSIGNMENT = "NV", _("nhiệm vụ")

    body = models.ForeignKey("registry.Body", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=2, choices=Series)
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    proposal = models.OneToOneField("intake.Proposal", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "mã số"
        verbose_name_plural = "mã số"
        ordering = ["body", "series", "year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "series", "year", "number"], name="code_is_given_once_in_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}-{self.number}"

    @classmethod
    def for_proposal(cls, proposal: Proposal, *, series: str, year: int) -> Code:
        """Return the proposal's number, taking the next one of its body when it has none.

        The body's row is locked until the transaction ends, so two confirmations at once
        take two numbers, one after the other.
        """
        kept = cls.objects.filter(proposal=proposal).first()
        if kept:
            return kept
        body = Body.objects.select_for_update().get(pk=proposal.document.body_id)
        taken = cls.objects.filter(body=body, series=series, year=year).aggregate(Max("number"))
        number = (taken["number__max"] or 0) + 1
        return cls.objects.create(
            body=body, series=series, year=year, number=number, proposal=proposal
        )
