"""Chương trình trên sân khấu: an agreement, its plan and its round, kept by the body at hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from phoihop.records.agreements import Signing, make_agreement
from phoihop.records.plan_rounds import begin_plan, open_plan_round
from phoihop.records.plan_sheet import Typed, save_sheet
from phoihop.records.plans import make_plan
from phoihop.registry.models import Account, Body


def coordination(keeper: Body, hand: Account, word: str) -> dict[str, Any]:
    """The other signatory is a body that nobody on the stage sees."""
    other, _new = Body.objects.get_or_create(
        name="Hội Luật gia xã Nà Hẩu", defaults={"place": "xã Nà Hẩu"}
    )
    agreement = make_agreement(
        {"title": f"Chương trình phối hợp {word}", "first_year": 2026, "last_year": 2030},
        [Signing(keeper), Signing(other)],
        body=keeper,
        account=hand,
    )
    plan = make_plan(keeper, 2026, account=hand, agreement=agreement)
    lines = [Typed(content=f"Việc {word}", lead=keeper.name, time="Quý II", planned="5 triệu")]
    save_sheet(plan, lines, account=hand, bodies=[keeper])
    asked = open_plan_round(
        2027,
        [keeper],
        body=keeper,
        decider=keeper,
        send_last_day=date(2027, 1, 14),
        decide_last_day=date(2027, 1, 19),
        account=hand,
        title=f"Kế hoạch {word}",
    )
    entry = asked.entries.get()
    own = begin_plan(entry, account=hand)
    save_sheet(own, lines, account=hand, bodies=[keeper])
    entry.refresh_from_db()
    return {"agreement": agreement, "plan": plan, "plan_round": asked, "plan_entry": entry}
