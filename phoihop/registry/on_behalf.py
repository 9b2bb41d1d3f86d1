"""Đã thay mặt ai: the acts on one record that were done under a delegation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from phoihop.registry.models import TrailEntry


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """Một việc đã làm thay: who, for whom, on which ground, when."""

    who: str
    form: str
    for_whom: str
    ground: str
    at: datetime


def done_on_behalf(record: models.Model) -> list[OnBehalf]:
    """Return what was done to `record` under a delegation, newest first."""
    entries = TrailEntry.objects.filter(
        object_type=record._meta.label_lower, object_id=str(record.pk)
    ).exclude(delegation=None)
    return [
        OnBehalf(
            who=str(entry.actor),
            form=entry.delegation.form,
            for_whom=str(entry.delegation.role.account),
            ground=entry.delegation.ground,
            at=entry.at,
        )
        for entry in entries.select_related("actor", "delegation__role__account")
        if entry.delegation
    ]
