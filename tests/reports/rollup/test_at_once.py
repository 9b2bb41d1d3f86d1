"""Many write reports at once while two workers add up: what is stored is what was reported."""

import time

PREPARE = """
from phoihop.registry.models import Account, Role
from tests.factories import RoleFactory
from tests.reports.rollup.country import make_country, q
country = make_country(4)
everybody = RoleFactory(account=country.clerk, body=country.nation, role=Role.Name.CLERK).account
for commune in country.communes:
    RoleFactory(account=everybody, body=commune, role=Role.Name.OFFICER)
for number in (1, 2):
    country.ask(q(number))
print(everybody.username)
"""

WRITE = """
import random, sys, time
from phoihop.records.errors import ReportError
from phoihop.records.models import Report
from phoihop.records.report_entry import approve, fill, give_back, send
account, dice = Account.objects.get(username=sys.argv[1]), random.Random(int(sys.argv[2]))
time.sleep(max(0, float(sys.argv[3]) - time.time()))
done = 0
for turn in range(400):
    if turn >= 40 and done > 5:
        break
    pk = dice.choice(list(Report.objects.values_list("pk", flat=True)))
    report = Report.objects.select_related("round__version", "round__body", "body").get(pk=pk)
    act = dice.choice(["fill", "send", "send", "return", "approve"])
    try:
        if act == "fill":
            words = dice.choice(["", "trên ", "khoảng "]) + str(dice.randrange(1000))
            fill(report, {"qua": words, "tien": f"{dice.randrange(99)},5"}, account=account)
        elif act == "send":
            send(report, account=account)
        elif act == "return":
            give_back(report, account=account, reason="xem lại")
        else:
            approve(report, account=account)
        done += 1
    except ReportError:
        pass
print(done)
"""

ADD_UP = """
import sys, time
from phoihop.reports.rollup.work import drain
time.sleep(max(0, float(sys.argv[1]) - time.time()))
end = time.time() + 3
while time.time() < end:
    drain()
    time.sleep(0.01)
"""

COMPARE = """
from phoihop.records.models import DueRollUp
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.work import drain_all, rebuild, verify
drain_all()
verdict = verify()
stored = list(RollUp.objects.values_list("body", "tree", "year", "first", "last", "cells"))
rebuild()
again = list(RollUp.objects.values_list("body", "tree", "year", "first", "last", "cells"))
print(verdict.rows, len(verdict.differing), stored == again, DueRollUp.objects.count())
"""


def test_the_totals_are_those_of_the_reports_after_everybody_wrote_at_once(installation):
    everybody = installation.run(PREPARE).strip()
    start = str(time.time() + 2)

    writers = [installation.start(WRITE, everybody, seed, start) for seed in "12"]
    workers = [installation.start(ADD_UP, start) for _number in range(2)]
    said = [process.communicate(timeout=120) for process in (*writers, *workers)]

    assert [process.returncode for process in (*writers, *workers)] == [0] * 4, said
    assert all(int(out) > 5 for out, _errors in said[:2]), said
    rows, differing, same, due = installation.run(COMPARE).split()
    assert int(rows) >= 9
    assert (differing, same, due) == ("0", "True", "0")
