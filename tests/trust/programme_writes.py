"""Every write about agreements, plans and plan rounds, and the entries it must leave."""

from __future__ import annotations

from django.utils.timezone import localdate

from phoihop.records.models import PlanItem
from phoihop.records.plan_rounds import decide, gather, send_plan, submit
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


def ask_for_plans(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {
        "body": body,
        "year": "2028",
        "send_last_day": "2028-01-14",
        "decide_last_day": "2028-01-19",
        "senders": Body.objects.get(parent=body).pk,
        "open": "1",
    }
    return lambda: post(stage, "chief", "office:plan-round-new", **sent)


def when_far(far, name, **data):
    """The round of the stage, brought so far along its chain."""

    def prepare(stage):
        things, chief = stage.things["own", "open"], stage.accounts["chief"]
        asked, entry = things["plan_round"], things["plan_entry"]
        steps = (
            lambda: send_plan(entry, account=chief),
            lambda: gather(asked, account=chief),
            lambda: submit(asked, account=chief),
            lambda: decide(asked, account=chief, decision="", decided_on=localdate()),
            lambda: PlanItem.objects.update(money_granted=0),
        )
        for step in steps[:far]:
            step()
        thing = entry if "entry" in name else asked
        return lambda: post(stage, "chief", name, thing, **data)

    return prepare


PROGRAMME_WRITES = {
    "office:plan-round-new": (ask_for_plans, ["open"]),
    "office:plan-entry": (when_far(0, "office:plan-entry", send="1"), ["send"]),
    "office:plan-entry-return": (when_far(1, "office:plan-entry-return", reason="x"), ["return"]),
    "office:plan-entry-excuse": (when_far(0, "office:plan-entry-excuse", reason="x"), ["excuse"]),
    "office:plan-round-gather": (when_far(1, "office:plan-round-gather"), ["gather"]),
    "office:plan-round-submit": (when_far(2, "office:plan-round-submit"), ["submit"]),
    "office:plan-round-decide": (
        when_far(3, "office:plan-round-decide", decided_on=str(localdate())),
        ["decide_plan"],
    ),
    "office:plan-round-allocate": (when_far(5, "office:plan-round-allocate"), ["allocate"]),
    "office:plan-new": (on("agreement", "office:plan-new", year="2028"), ["make"]),
    "office:plan": (change_a_plan, ["change"]),
    "office:plan-next": (on("plan", "office:plan-next"), ["make"]),
    "office:plan-draft": (on("plan", "office:plan-draft"), ["draft"]),
    "office:plan-decide": (
        on("plan", "office:plan-decide", decision="QĐ 12", decided_on="2026-01-19"),
        ["decide_plan"],
    ),
    "office:programme-new": (write_an_agreement, ["make"]),
    "office:programme-change": (correct_an_agreement, ["change"]),
}
