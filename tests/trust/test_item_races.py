"""The unit reports and the office finishes one task at the same moment: one step, one told."""

import json

import pytest

from tests.trust.policy import FULL

pytestmark = pytest.mark.django_db
PAIRS = 2_000 if FULL else 60

PREPARE = """
import sys
from tests.factories import AccountFactory, BodyFactory, RoleFactory, confirmed_task
office = BodyFactory(name="Văn phòng")
clerk = RoleFactory(account=AccountFactory(username="a"), body=office).account
RoleFactory(account=AccountFactory(username="b"), body=office)
for place in range(int(sys.argv[1])):
    confirmed_task(clerk, office)
"""

RACE = """
import json, threading
from django.db import connection
from phoihop.followup.errors import FollowupError
from phoihop.followup.tasks import mark_done, report_done
from phoihop.records.models import Assignment
tasks = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
line = threading.Barrier(2)
won, told = {"a": [], "b": []}, {"a": [], "b": []}

def person(name, act):
    account = Account.objects.get(username=name)
    for pk in tasks:
        task = Assignment.objects.select_related("body", "lead").get(pk=pk)
        line.wait()
        try:
            act(task, account=account, note=f"lời của {name}", seen=0)
            won[name].append(pk)
        except FollowupError as problem:
            told[name].append(problem.message)
    connection.close()

threads = [threading.Thread(target=person, args=[name, act])
           for name, act in (("a", mark_done), ("b", report_done))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps({"won": won, "told": told}))
"""

LOOK = """
import json
from phoihop.followup.models import Change
from phoihop.registry.models import TrailEntry
steps = list(Change.objects.values_list("assignment_id", "by__username", "note"))
acts = TrailEntry.objects.filter(verb__in=["mark_done", "report"]).count()
print(json.dumps({"steps": steps, "acts": acts}))
"""


def test_of_two_on_one_task_one_is_written_and_the_other_is_told(installation, record_property):
    installation.run(PREPARE, str(PAIRS), seconds=600)

    race = json.loads(installation.run(RACE, seconds=600))
    after = json.loads(installation.run(LOOK))

    won = {pk: name for name in "ab" for pk in race["won"][name]}
    assert len(won) == len(race["won"]["a"]) + len(race["won"]["b"]) == PAIRS
    told = race["told"]["a"] + race["told"]["b"]
    assert len(told) == PAIRS
    assert all("cập nhật" in words or "hoàn thành" in words for words in told)
    assert {pk: name for pk, name, _note in after["steps"]} == won
    assert all(note == f"lời của {name}" for _pk, name, note in after["steps"])
    assert len(after["steps"]) == after["acts"] == PAIRS
    record_property("trials", PAIRS)
