"""Two clerks press the button at the same moment, in two processes."""

import time

COUNT = 40

PREPARE = """
import sys
from tests.factories import BodyFactory, AccountFactory, RoleFactory, task_proposal
body = BodyFactory(name="UBND xã Thanh Khê")
for name in ("mot", "hai"):
    RoleFactory(account=AccountFactory(username=name), body=body, role="clerk")
for _ in range(int(sys.argv[1])):
    task_proposal(body)
"""

CONFIRM_ALL = """
import sys, time
from phoihop.intake.errors import AlreadyDecided
from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm
clerk = Account.objects.get(username=sys.argv[1])
proposals = list(Proposal.objects.select_related("document__body"))
time.sleep(max(0, float(sys.argv[2]) - time.time()))
won = 0
for proposal in proposals:
    try:
        confirm(proposal, account=clerk, version=1)
        won += 1
    except AlreadyDecided as refusal:
        assert str(refusal.proposal.decided_by) != str(clerk), refusal.message
print(won)
"""

COUNT_ALL = """
from phoihop.records.models import Assignment, Code
from phoihop.registry.models import TrailEntry
codes = Assignment.objects.values("code").distinct().count()
print(Assignment.objects.count(), codes, TrailEntry.objects.filter(verb="confirm").count())
"""


def test_each_proposal_has_one_winner_one_code_and_one_entry(installation):
    installation.run(PREPARE, str(COUNT))
    both_start = str(time.time() + 2)

    race = [installation.start(CONFIRM_ALL, name, both_start) for name in ("mot", "hai")]
    said = [process.communicate(timeout=120) for process in race]

    assert [process.returncode for process in race] == [0, 0], said
    assert sum(int(out) for out, _ in said) == COUNT
    assert installation.run(COUNT_ALL) == f"{COUNT} {COUNT} {COUNT}"
