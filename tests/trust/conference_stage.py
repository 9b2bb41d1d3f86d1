"""A conference that is being prepared, with its agenda, a guest and a line of its minutes."""

from __future__ import annotations

from datetime import date
from typing import Any

from phoihop.records.agendas import Point, add_points
from phoihop.records.conferences import Plan, plan_conference
from phoihop.records.guests import Guest, invite_guests
from phoihop.registry.models import Account, Body


def conference_things(keeper: Body, hand: Account, word: str) -> dict[str, Any]:
    plan = Plan(kind="briefing", title=f"Hội nghị trực báo {word}", held_on=date(2026, 12, 4))
    made = plan_conference(keeper, plan, account=hand)
    add_points(made, [Point(f"Nghe báo cáo {word}"), Point("Thảo luận")], account=hand)
    guest = Guest(f"Hội Nông dân {word}", email="khach@example.vn", count=2)
    invite_guests(made, [guest], account=hand)
    return {"conference": made}
