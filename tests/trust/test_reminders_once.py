"""Reminders are told once, whenever the process that tells them is killed.

Each trial plans and sends one letter in a process that is killed at a random moment, then goes
on as a restarted server does. A letter counts by its Message-ID: SMTP leaves a moment in which
nobody can know whether the server took it, and then the same letter is sent once more.
"""

from __future__ import annotations

import json
import os

import pytest

from tests.mail import Letters, serving

TRIALS = 500 if os.environ.get("TRUST_FULL") else 50

PREPARE = """
from datetime import timedelta
from django.utils import timezone
from phoihop.records.models import Assignment
from datetime import date
from phoihop.lib.periods import quarter
from phoihop.records.forms import Line, make_form
from phoihop.records.models import Recommendation
from phoihop.records.rounds import open_round
from tests.factories import AccountFactory, BodyFactory, RoleFactory, confirmed_request
from tests.factories import confirmed_task
office, lead = BodyFactory(name="Văn phòng xã"), BodyFactory(name="Hội Nông dân xã")
clerk = AccountFactory(username="van")
RoleFactory(account=clerk, body=office, role="clerk")
RoleFactory(account=AccountFactory(email="canbo@example.vn"), body=lead, role="officer")
task = confirmed_task(clerk, office)
Assignment.objects.filter(pk=task.pk).update(lead=lead)
request = confirmed_request(clerk, office)
Recommendation.objects.filter(pk=request.pk).update(lead=lead)
form = make_form("Số liệu quý", [Line("Suất quà", "suất", key="qua")], body=office, account=clerk)
open_round(form, quarter(2026, 1), [lead], body=office, account=clerk, last_day=date(2026, 3, 2))
"""

DRIVE = """
import json, os, random, signal, sys, time
from datetime import date, datetime, timedelta
from django.db import connections
from django.utils import timezone
from phoihop.followup.models import Message, Reminder, ReminderSetting
from phoihop.followup.outbox import LEASE, send_waiting
from phoihop.followup.remind import plan_digests
from phoihop.records.models import Assignment, Recommendation, Round

trials, seed = int(sys.argv[1]), int(sys.argv[2])
chance = random.Random(seed)
first = date(2026, 3, 2)
ReminderSetting.objects.create(
    body_id=Assignment.objects.get().body_id, steps=[0], head_after=None, chief_after=None,
    send_at="00:00", quiet_from="00:00", quiet_to="00:00", on_days_off=True,
)

def tell(now):
    plan_digests(now=now)
    send_waiting(now=now)

def in_a_process(now, killed_after=None):
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            tell(now)
        finally:
            os._exit(0)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])

usual, killed = 0.0, 0
for trial in range(trials + 1):
    day = first + timedelta(days=trial)
    now = timezone.make_aware(datetime(day.year, day.month, day.day, 9))
    Assignment.objects.update(due_on=day)
    Recommendation.objects.update(due_on=day)
    Round.objects.update(last_day=day)
    if trial:
        hit = in_a_process(now, chance.uniform(0, usual))
        killed += hit
        # A machine that grows busier or idler moves the moment at which the work is over.
        usual *= 1.05 if hit else 0.9
    begun = time.monotonic()
    in_a_process(now)
    usual = usual or 1.1 * (time.monotonic() - begun)
    # The restarted server waits until the lease of the dead one has run out.
    Message.objects.filter(state="handing").update(claimed_at=now - 2 * LEASE)
    in_a_process(now)
print(json.dumps({
    "killed": killed,
    "lines": Reminder.objects.count(),
    "states": sorted(set(Message.objects.values_list("state", flat=True))),
    "twice": Message.objects.filter(maybe_twice=True).count(),
    "ids": list(Message.objects.values_list("message_id", flat=True)),
}))
"""


@pytest.mark.django_db(transaction=True)
def test_every_reminder_is_told_exactly_once(installation, record_property):
    letters = Letters()
    with serving(letters) as port:
        installation.environ |= {
            "PHOIHOP_MAIL_HOST": "127.0.0.1",
            "PHOIHOP_MAIL_PORT": str(port),
            "PHOIHOP_MAIL_TLS": "0",
        }
        installation.run(PREPARE)
        told = json.loads(installation.run(DRIVE, str(TRIALS), "20260312", seconds=1800))

    record_property("trials", TRIALS)
    # One letter a day with a line for the task, one for the answer and one for the report.
    assert len(told["ids"]) == TRIALS + 1
    assert told["lines"] == 3 * (TRIALS + 1)
    assert told["states"] == ["sent"]
    assert sorted(set(letters.ids)) == sorted(told["ids"])
    # What came twice came under the same Message-ID, and the row says so.
    assert len(letters.ids) - (TRIALS + 1) <= told["twice"]
    assert told["killed"] > TRIALS / 2, "the kills came too late to prove anything"
