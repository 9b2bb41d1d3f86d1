"""Khác nhau giữa các nguồn: what two or more reports of one conference say differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from phoihop.intake.models import Document, ReadingRun
from phoihop.lib.vietnamese import fold

MOST = 30
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """Một điểm khác: its name, and what each source says ("" where it says nothing)."""

    what: str
    values: tuple[str, ...]


def differences(documents: Sequence[Document]) -> list[Difference]:
    """Return what the sources say differently of the event, then of its figures."""
    readings = [_reading(document) for document in documents]
    if len(readings) < 2:
        return []
    return [*_of_event(readings), *_of_figures(readings)][:MOST]


def _reading(document: Document) -> dict[str, Any]:
    run = ReadingRun.objects.filter(document=document).order_by("-started_at", "-pk").first()
    return run.reading if run else {}


def _of_event(readings: list[dict[str, Any]]) -> list[Difference]:
    labels = {
        "day": _("Ngày"),
        "time_of_day": _("Buổi"),
        "place": _("Nơi họp"),
        "hosts": _("Đơn vị tổ chức"),
        "chairs": _("Người chủ trì"),
        "period": _("Kỳ"),
    }
    found = []
    for name, label in labels.items():
        values = tuple(_words(reading.get("meeting", {}).get(name)) for reading in readings)
        said = {fold(value) for value in values if value}
        if len(said) > 1:
            found.append(Difference(str(label), values))
    return found


def _of_figures(readings: list[dict[str, Any]]) -> list[Difference]:
    """Figures of the same thing in the same unit whose value is not the same."""
    first, *others = [_figures(reading) for reading in readings]
    found = []
    for what, unit, value in first:
        values = [f"{value} {unit}".strip()]
        for other in others:
            near = max(
                (
                    (share, theirs)
                    for name, measure, theirs in other
                    if measure == unit and (share := _alike(what, name)) >= ALIKE
                ),
                default=None,
            )
            values.append(f"{near[1]} {unit}".strip() if near else "")
        if len({one for one in values if one}) > 1:
            found.append(Difference(what[:120], tuple(values)))
    return found


def _figures(reading: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    for proposal in reading.get("proposals", []):
        if proposal.get("kind") == "figure":
            fields = proposal.get("fields", {})
            what, unit, value = (
                str((fields.get(name) or {}).get("value") or "")
                for name in ("what", "unit", "value")
            )
            if what and value:
                found.append((what, unit, value))
    return found


def _alike(one: str, other: str) -> float:
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _words(value: Any) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value or "")
