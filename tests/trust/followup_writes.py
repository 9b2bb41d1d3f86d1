"""Every write about tasks and recommendations, and the entries it must leave."""

from __future__ import annotations

from django.urls import reverse

from phoihop.followup.answers import answer
from phoihop.followup.models import BulkAct


def post(stage, name, thing, /, **data):
    response = stage.clients["chief"].post(reverse(name, args=[thing.pk]), data)
    assert response.status_code == 302, name


def on(kind, name, /, **data):
    return lambda stage: lambda: post(stage, name, stage.things["own", "open"][kind], **data)


def when_answered(name, /, **data):
    def prepare(stage):
        asked = stage.things["own", "open"]["request"]
        answer(asked, account=stage.accounts["chief"], kind="accepted", text="Sẽ làm.")
        return lambda: post(stage, name, asked, **data)

    return prepare


def compare(stage):
    """The same was asked at the published meeting of the own body."""
    one, other = (stage.things["own", state]["request"] for state in ("open", "published"))
    return lambda: post(stage, "office:request-again", one, act="same", other=other.pk)


def keep_a_template(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {"body": body, "name": "Mẫu", "kind": "accepted", "text": "Tiếp thu."}
    address = reverse("office:reply-templates")
    return lambda: stage.clients["chief"].post(address, sent)


def receive_many(stage):
    asked = stage.things["own", "open"]["request"]
    sent = {"viec": "receive", "muc": f"recommendation.{asked.pk}.0"}
    return lambda: stage.clients["chief"].post(reverse("office:work-bulk"), sent)


def take_back_many(stage):
    receive_many(stage)()
    return lambda: post(stage, "office:bulk-act", BulkAct.objects.latest("pk"))


GRANT = {"act": "grant", "until": "2027-02-01", "note": "mưa lũ"}
ANSWER = {"act": "answer", "kind": "accepted", "text": "Sẽ làm trong quý I."}
FOLLOWUP_WRITES = {
    "office:assignment": (on("task", "office:assignment", note="xong"), ["mark_done"]),
    "office:recommendation": (
        on("request", "office:recommendation", note="đã rút"),
        ["close_request"],
    ),
    "office:task-answer": (
        on("task", "office:task-answer", act="progress", note="được nửa"),
        ["progress"],
    ),
    "office:task-judge": (on("task", "office:task-judge", **GRANT), ["grant_extension"]),
    "office:request-receive": (
        on("request", "office:request-receive", act="receive"),
        ["receive_request"],
    ),
    "office:request-answer": (on("request", "office:request-answer", **ANSWER), ["answer"]),
    "office:request-verify": (
        when_answered("office:request-verify", act="content"),
        ["verify"],
    ),
    "office:work-bulk": (receive_many, ["receive_request"]),
    "office:bulk-act": (take_back_many, ["undo_step"]),
    "office:reply-templates": (keep_a_template, ["keep_answer_template"]),
    "office:reply-template-retire": (
        on("reply_template", "office:reply-template-retire"),
        ["retire_answer_template"],
    ),
    "office:request-again": (compare, ["compare"]),
    "office:request-judge": (
        on("request", "office:request-judge", act="blanket", text="Tiếp thu các ý kiến."),
        ["blanket"],
    ),
}
