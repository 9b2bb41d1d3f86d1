"""An officer sends while the office closes the round, each over a connection of its own."""

from __future__ import annotations

import json

ROUNDS = 12

PREPARE = """
import sys
from tests.cast import make_account, make_bodies
from tests.records.rounds import asker, round_of
bodies = make_bodies()
clerk = asker(bodies)
make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
for _ in range(int(sys.argv[1])):
    round_of(bodies, clerk, senders=[bodies.nong_dan])
"""

RACE = """
import json, threading
from django.db import connection
from phoihop.records.errors import ReportError
from phoihop.records.models import Report, Round
from phoihop.records.report_entry import fill, send
from phoihop.records.rounds import close_round
line = threading.Barrier(2)
rounds = list(Round.objects.order_by("pk").values_list("pk", flat=True))
told = {}

def officer():
    account = Account.objects.get(username="hoind")
    for pk in rounds:
        report = Report.objects.select_related("round__version__form", "body").get(round=pk)
        line.wait()
        try:
            fill(report, {"qua": "7"}, account=account)
            send(report, account=account)
            told[pk] = "sent"
        except ReportError as refused:
            told[pk] = refused.message
    connection.close()

def office():
    account = Account.objects.get(username="mattran")
    for pk in rounds:
        closing = Round.objects.select_related("body").get(pk=pk)
        line.wait()
        close_round(closing, account=account, reason="quá hạn")
    connection.close()

threads = [threading.Thread(target=one) for one in (officer, office)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps(told))
"""

LOOK = """
import json
from phoihop.records.models import Report
from phoihop.registry.models import TrailEntry
print(json.dumps([
    [r.round_id, r.state, r.figures, r.round.state,
     TrailEntry.objects.filter(verb="send", object_id=str(r.pk)).count(),
     TrailEntry.objects.get(verb="close", object_id=str(r.round_id)).after["missing"]]
    for r in Report.objects.select_related("round")]))
"""


def test_either_the_report_is_in_or_the_officer_is_told(installation):
    installation.run(PREPARE, str(ROUNDS))

    told = json.loads(installation.run(RACE, seconds=120))
    after = json.loads(installation.run(LOOK))

    assert len(told) == len(after) == ROUNDS
    for pk, state, figures, closed, sent, missing in after:
        assert closed == "closed"
        if told[str(pk)] == "sent":
            assert (state, figures, sent, missing) == ("sent", "[7,null,null,null]", 1, 0)
        else:
            assert "đã chốt" in told[str(pk)]
            assert (sent, missing) == (0, 1)
            assert state in ("empty", "draft")
