"""Every step of a plan round, a report round, a report or a conference says whom it is told to."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import phoihop.records
from phoihop.followup.invitations import send_invitations
from phoihop.records.guests import Guest, invite_guests
from phoihop.records.notices import (
    CONFERENCE_NOTICES,
    PLAN_ENTRY_NOTICES,
    PLAN_ROUND_NOTICES,
    REPORT_NOTICES,
    ROUND_NOTICES,
)
from phoihop.records.plan_rounds import return_plan
from phoihop.records.report_entry import approve, fill, give_back, send
from phoihop.registry.models import Notice, Role
from tests.cast import make_account
from tests.records.conferences import conference_of
from tests.records.rounds import asker, report_of, round_of
from tests.records.test_plan_rounds import entry_of, sent_by
from tests.records.test_plan_rounds import round_of as plan_round_of

pytestmark = pytest.mark.django_db
ROOM = Path(phoihop.records.__file__).parent
STEPS = {
    "plan_rounds.py": {**PLAN_ROUND_NOTICES, **PLAN_ENTRY_NOTICES},
    "rounds.py": {**ROUND_NOTICES, **REPORT_NOTICES},
    "report_entry.py": REPORT_NOTICES,
    "report_landing.py": REPORT_NOTICES,
    "past_rounds.py": ROUND_NOTICES,
    "conferences.py": CONFERENCE_NOTICES,
    "conclusions.py": CONFERENCE_NOTICES,
    "../followup/invitations.py": CONFERENCE_NOTICES,
    "../followup/report_reminders.py": ROUND_NOTICES,
}
NO_STEP = {"add_source", "filled"}
"""Acts that leave everything where it stands."""


def verbs_of(file):
    """Every verb that this file's code hands to the trail."""
    found = set()
    for node in ast.walk(ast.parse((ROOM / file).read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        given = [node.args[0]] if name == "trail.record" else []
        given += [key.value for key in node.keywords if key.arg == "verb"]
        for one in given:
            found |= {part.value for part in ast.walk(one) if _is_word(part)}
    return found - NO_STEP


def _is_word(part):
    return isinstance(part, ast.Constant) and isinstance(part.value, str)


@pytest.mark.parametrize("file", STEPS)
def test_no_step_is_without_a_row(file):
    verbs = verbs_of(file)

    assert verbs
    assert verbs <= set(STEPS[file])


def told(verb):
    found = Notice.objects.filter(entry__verb=verb).order_by("account__username")
    return list(found.values_list("account__username", flat=True))


def test_a_plan_round_tells_each_link_of_its_chain(bodies, cast):
    make_account("phunu", "Giàng Thị Mỷ", Role.Name.OFFICER, bodies.phu_nu)
    asked = plan_round_of(bodies, cast["vanphong"])
    assert told("open") == ["canbo", "lanhdao", "phunu"]

    sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    assert told("send") == ["vanphong"]

    return_plan(entry_of(asked, bodies.nong_dan), account=cast["vanphong"], reason="chưa rõ thôn")
    assert told("return") == ["canbo"]


def test_a_report_tells_both_sides(bodies, canbo):
    front = asker(bodies)
    asked = round_of(bodies, front, senders=[bodies.nong_dan], last_day=date(2026, 4, 5))
    report = report_of(asked, bodies.nong_dan)
    assert told("open") == ["canbo"]

    fill(report, {"qua": "4"}, account=canbo)
    send(report_of(asked, bodies.nong_dan), account=canbo)
    give_back(report_of(asked, bodies.nong_dan), account=front, reason="thiếu thôn Nà Pồng")
    send(report_of(asked, bodies.nong_dan), account=canbo)
    approve(report_of(asked, bodies.nong_dan), account=front)

    assert told("fill") == []
    assert told("send") == ["mattran", "mattran"]
    assert told("return") == told("approve") == ["canbo"]


def test_an_invitation_is_told_to_the_bodies_it_went_to(bodies, vanphong, canbo):
    canbo.email = "canbo@example.vn"
    canbo.save()
    planned = conference_of(bodies, vanphong)
    guests = [Guest("Hội Nông dân", body=bodies.nong_dan), Guest("Già làng")]
    invite_guests(planned, guests, account=vanphong)

    send_invitations(planned, account=vanphong)

    assert told("send_invitations") == ["canbo"]
    assert "04/12/2026" in Notice.objects.get().entry.after["when"]
