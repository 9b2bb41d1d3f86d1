"""Every write about agreements, plans and plan rounds, and the entries it must leave."""

from __future__ import annotations

from phoihop.registry.models import Body
from tests.trust.report_writes import on, post


def parties(stage):
    body = stage.things["own", "open"]["body"].pk
    other = Body.objects.get(parent=body).pk
    return {"party_1": body, "party_2": other, "signer_1": "Vừ Thị Say"}


def write_an_agreement(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {"body": body, "kind": "programme", "title": "Chương trình mới", **parties(stage)}
    return lambda: post(stage, "chief", "office:programme-new", **sent)


def correct_an_agreement(stage):
    kept = stage.things["own", "open"]["agreement"]
    sent = {"kind": "regulation", "title": "Quy chế phối hợp", "number": "01/QC", **parties(stage)}
    return lambda: post(stage, "chief", "office:programme-change", kept, **sent)


def change_a_plan(stage):
    kept = stage.things["own", "open"]["plan"]
    line = kept.items.get()
    sent = {"key-1": line.pk, "seen-1": line.revision, "content-1": "Việc khác", "time-1": "Quý I"}
    return lambda: post(stage, "chief", "office:plan", kept, **sent)


PROGRAMME_WRITES = {
    "office:plan-new": (on("agreement", "office:plan-new", year="2028"), ["make"]),
    "office:plan": (change_a_plan, ["change"]),
    "office:plan-next": (on("plan", "office:plan-next"), ["make"]),
    "office:plan-decide": (
        on("plan", "office:plan-decide", decision="QĐ 12", decided_on="2026-01-19"),
        ["decide_plan"],
    ),
    "office:programme-new": (write_an_agreement, ["make"]),
    "office:programme-change": (correct_an_agreement, ["change"]),
}
