"""Two clerks decide one proposal at the same moment: one winner each, nothing lost."""

import json

import pytest

from tests.trust.policy import FULL

pytestmark = pytest.mark.django_db
PAIRS = 10_000 if FULL else 500

PREPARE = """
from django.db import transaction
from tests.factories import AccountFactory, BodyFactory, RoleFactory, RunFactory, ProposalFactory
from tests.factories import fields, A_TASK
import sys
body = BodyFactory(name="Văn phòng")
clerks = [RoleFactory(account=AccountFactory(username=name), body=body).account for name in "ab"]
# As many in one document as a long report has: what one clerk reads, the other need not wait for.
pairs, in_one = int(sys.argv[1]), 50
with transaction.atomic():
    for first in range(0, pairs, in_one):
        run = RunFactory(document__body=body, document__text="x" * 10)
        for place in range(first, min(first + in_one, pairs)):
            ProposalFactory(run=run, number=f"G{place - first + 1}", start=0, end=4, quote="x",
                            fields=fields(**A_TASK))
"""

RACE = """
import json, sys, threading, time
from django.db import connection, OperationalError
from phoihop.intake.errors import AlreadyDecided
from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm, reject
proposals = list(Proposal.objects.order_by("pk"))
line = threading.Barrier(2)
won, lost, slowest = {"a": [], "b": []}, {"a": [], "b": []}, [0.0]

def clerk(name):
    account = Account.objects.get(username=name)
    for proposal in proposals:
        mine = Proposal.objects.select_related("document__body").get(pk=proposal.pk)
        line.wait()
        began = time.monotonic()
        try:
            if name == "b" and proposal.pk % 3 == 0:
                reject(mine, account=account, version=1, reason="không đúng")
            else:
                confirm(mine, account=account, version=1, values={"task": f"của {name}"})
            won[name].append(proposal.pk)
        except AlreadyDecided as told:
            assert told.proposal.decided_by.username != name
            lost[name].append(proposal.pk)
        slowest[0] = max(slowest[0], time.monotonic() - began)
    connection.close()

threads = [threading.Thread(target=clerk, args=[name]) for name in "ab"]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps({"won": won, "lost": lost, "slowest": slowest[0]}))
"""

LOOK = """
import json
from phoihop.intake.models import Proposal
from phoihop.records.models import Assignment
from phoihop.registry.models import TrailEntry
rows = [(p.pk, p.state, p.decided_by.username, p.version, (p.edited or {}).get("task"))
        for p in Proposal.objects.select_related("decided_by")]
records = dict(Assignment.objects.values_list("proposal_id", "task"))
acts = TrailEntry.objects.filter(verb__in=["confirm", "reject"]).count()
print(json.dumps({"rows": rows, "records": records, "acts": acts}))
"""


def test_racing_clerks_have_one_winner_each_and_nothing_is_lost(installation, record_property):
    installation.run(PREPARE, str(PAIRS), seconds=1200)

    race = json.loads(installation.run(RACE, seconds=3 * 3600))
    after = json.loads(installation.run(LOOK))

    won = {pk: name for name in "ab" for pk in race["won"][name]}
    assert len(won) == len(race["won"]["a"]) + len(race["won"]["b"]) == PAIRS
    assert len(race["lost"]["a"]) + len(race["lost"]["b"]) == PAIRS
    assert after["acts"] == PAIRS
    for pk, state, who, version, task in after["rows"]:
        assert (who, version) == (won[pk], 2)
        if state == "confirmed":
            assert task == f"của {who}" == after["records"][str(pk)]
        else:
            assert (who, str(pk) in after["records"]) == ("b", False)
    assert race["slowest"] < 5
    record_property("trials", PAIRS)
