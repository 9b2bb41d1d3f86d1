"""Hội nghị trình diễn: a briefing that is being prepared, with its agenda and its guests."""

from __future__ import annotations

from datetime import date, time, timedelta

from phoihop.config.demonstration_unit import Register
from phoihop.followup.agendas import drafted_points
from phoihop.records.agendas import Point, add_points
from phoihop.records.conferences import Plan, plan_conference
from phoihop.records.guests import Guest, invite_guests
from phoihop.records.models import AgendaItem, Conference
from phoihop.registry.models import PostHeld

AHEAD = 9
"""Days from the filling of the database to the conference, moved on from a week-end."""

GUESTS = {"phong-kt": 1, "cong-an": 1, "mttq": 2, "hnd": 3, "lhpn": 3, "ccb": 2, "khuyen-hoc": 2}
CHAIR = "Quách Thị Ngân"
OPENING = "Khai mạc, giới thiệu đại biểu"
REPORT = "Báo cáo kết quả công tác phối hợp quý %(quarter)s, nhiệm vụ thời gian tới"


def load_conferences(register: Register, *, today: date) -> None:
    """Plan one briefing; done before, it is left as it is."""
    office, clerk = register.bodies["vp-ubnd"], register.accounts["vanphong"]
    if Conference.objects.filter(body=office).exists():
        return
    quarter = ("I", "II", "III", "IV")[(today.month - 1) // 3]
    host = register.bodies["ubnd"]
    plan = Plan(
        kind=Conference.Kind.BRIEFING,
        title=f"Hội nghị trực báo công tác phối hợp quý {quarter} năm {today.year}",
        held_on=_working_day(today + timedelta(days=AHEAD)),
        part=Conference.Part.MORNING,
        starts_at=time(8, 0),
        place="Hội trường UBND xã Suối Ngàn",
        period=f"quý {quarter} năm {today.year}",
        hosts=[host],
        chairs=list(PostHeld.objects.filter(person__full_name=CHAIR, body=host)),
    )
    made = plan_conference(office, plan, account=clerk)
    guests = [
        Guest(register.bodies[name].name, body=register.bodies[name], count=count)
        for name, count in GUESTS.items()
    ]
    guests.append(Guest("Trưởng các thôn", count=11))
    invite_guests(made, guests, account=clerk)
    points = [
        Point(OPENING),
        Point(
            REPORT % {"quarter": quarter},
            kind=AgendaItem.Kind.REPORT,
            presenter=register.bodies["mttq"].name,
        ),
    ]
    add_points(made, points, account=clerk)
    add_points(made, drafted_points(made, clerk, on=today)[:6], account=clerk)


def _working_day(day: date) -> date:
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
