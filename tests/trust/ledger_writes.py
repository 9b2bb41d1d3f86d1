"""Every write of the ledgers, and the entry it must leave."""

from __future__ import annotations

from django.urls import reverse


def send(stage, name, *keys, **data):
    answer = stage.clients["chief"].post(reverse(name, args=keys), data)
    assert answer.status_code == 302, name


def write(stage):
    sent = {
        "body": stage.things["own", "open"]["body"].pk,
        "first_day": "2026-01-01",
        "last_day": "2026-03-31",
        "fund": "Quỹ Vì người nghèo",
        "turn": "income",
        "what": "money",
        "compare": ">",
        "amount": "2000000",
    }
    return lambda: send(stage, "office:ledger", "nguon-luc", **sent)


def strike(stage):
    line = stage.things["own", "open"]["ledger"]
    return lambda: send(stage, "office:ledger-strike", "du-luan", line.pk, reason="ghi nhầm kỳ")


def group(stage):
    meeting = stage.things["own", "open"]["meeting"]
    words = meeting.document.text.strip()[:20].strip()
    return lambda: send(stage, "office:meeting-group", meeting.pk, words=words)


LEDGER_WRITES = {
    "office:ledger": (write, ["write_line"]),
    "office:ledger-strike": (strike, ["strike_line"]),
    "office:meeting-group": (group, ["write_line"]),
}
