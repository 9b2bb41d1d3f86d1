"""A conference of the cast, for tests."""

from __future__ import annotations

from datetime import date, time

from phoihop.records.conferences import Plan, plan_conference
from tests.factories import PersonFactory, PostHeldFactory

DAY = date(2026, 12, 4)


def plan(bodies, **more):
    values = {
        "kind": "briefing",
        "title": "Hội nghị trực báo công tác phối hợp quý IV năm 2026",
        "held_on": DAY,
        "starts_at": time(8, 0),
        "place": "Hội trường UBND xã",
        "hosts": [bodies.ubnd],
    }
    return Plan(**values | more)


def conference_of(bodies, clerk, **more):
    return plan_conference(bodies.van_phong, plan(bodies, **more), account=clerk)


def chair_of(bodies, name="Hà Văn Sinh", title="Chủ tịch UBND xã"):
    return PostHeldFactory(person=PersonFactory(full_name=name), body=bodies.ubnd, title=title)
