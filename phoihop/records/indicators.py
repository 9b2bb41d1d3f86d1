"""Danh mục chỉ tiêu: the shipped catalogue, put into the database and kept in step."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from phoihop.records.models import Indicator
from phoihop.registry.models import Account
from phoihop.registry.rights import reach


@transaction.atomic
def load_catalogue() -> int:
    """Add what is missing, renew what no office has changed; return how many rows were written.

    Safe to run again: a second run writes nothing. A shipped row that an office changed stays
    as the office has it.
    """
    kept = {indicator.code: indicator for indicator in Indicator.objects.all()}
    written = 0
    for row in catalogue():
        known = kept.get(row["code"])
        if known is not None and (known.changed_here or known.body_id is not None):
            continue
        fresh = known or Indicator(code=row["code"])
        if _filled(fresh, row, kept):
            fresh.save()
            written += 1
        kept[fresh.code] = fresh
    return written


@cache
def catalogue() -> tuple[dict[str, Any], ...]:
    """Return the shipped rows; a ratio stands after its numerator and denominator."""
    file = resources.files("phoihop.registry") / "catalogue" / "indicators.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["indicator"]
    return tuple(sorted(rows, key=lambda row: "numerator" in row))


def _filled(fresh: Indicator, row: dict[str, Any], kept: dict[str, Indicator]) -> bool:
    """Put the row's values into `fresh`; say whether anything changed."""
    values = {
        "name": row["name"],
        "unit": row["unit"],
        "better": row["better"],
        "decimals": row.get("decimals", 0),
        "over_units": row["units"],
        "over_time": row["time"],
        "hardship": row.get("hardship", False),
        "numerator": kept.get(row.get("numerator", "")),
        "denominator": kept.get(row.get("denominator", "")),
    }
    changed = fresh.pk is None or any(
        getattr(fresh, name) != value for name, value in values.items()
    )
    for name, value in values.items():
        setattr(fresh, name, value)
    return changed


def known_indicators(account: Account) -> QuerySet[Indicator]:
    """Return the shipped indicators and those that bodies within the account's reach added."""
    own = Q(body__in=reach(account).order_by().values("pk"))
    return Indicator.objects.filter(Q(body=None) | own)
