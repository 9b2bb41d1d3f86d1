"""Sổ theo dõi trên sân khấu: a line of the body at hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from phoihop.records.ledgers import write_line
from phoihop.records.models import OpinionTheme
from phoihop.registry.models import Account, Body


def ledger_things(keeper: Body, hand: Account, word: str) -> dict[str, Any]:
    line = OpinionTheme(
        body=keeper,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 3, 31),
        area=f"các thôn {word}",
        theme=f"giá chè {word}",
        meetings=3,
        voices="30-99",
    )
    return {"ledger": write_line(line, account=hand)}
