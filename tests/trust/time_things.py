"""What the stage holds about days, reminders and feeds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from phoihop.followup.outbox import write_message
from phoihop.registry.models import Account, Body, OfficeDay


def time_things(keeper: Body, hand: Account) -> dict[str, Any]:
    # One body is on the stage more than once, and keeps a day once.
    day = date(2026, 3, 10) + timedelta(days=OfficeDay.objects.filter(body=keeper).count())
    letter = write_message(
        f"round:{keeper.pk}:{day}", body=keeper, subject="Nhắc", text="Nhắc", address=""
    )
    return {
        "day": OfficeDay.objects.create(body=keeper, day=day, name="lũ", made_by=hand),
        "letter": letter,
    }
