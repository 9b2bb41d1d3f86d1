"""Every write about conferences, and the entries it must leave."""

from __future__ import annotations

from django.urls import reverse

from phoihop.intake.read import read_document
from phoihop.records.conferences import add_source
from phoihop.records.minutes import Written, finish_minutes, write_lines
from tests.web.scenes import make_document, meeting, task


def post(stage, name, /, *things, **data):
    keys = [thing.pk for thing in things]
    answer = stage.clients["chief"].post(reverse(name, args=keys), data)
    assert answer.status_code in (200, 302), name
    return answer


def held(stage):
    return stage.things["own", "open"]["conference"]


def on(name, /, **data):
    return lambda stage: lambda: post(stage, name, held(stage), **data)


PLAN = {
    "kind": "review",
    "title": "Hội nghị tổng kết công tác phối hợp",
    "held_on": "2026-12-20",
    "part": "morning",
    "starts_at": "08:00",
    "place": "Hội trường",
}


def plan_one(stage):
    body = stage.things["own", "open"]["body"].pk
    return lambda: post(stage, "office:conference-new", body=body, **PLAN)


def draft_agenda(stage):
    return lambda: post(stage, "office:agenda-draft", held(stage))


def move(stage):
    second = held(stage).agenda.last()
    return lambda: post(stage, "office:agenda-change", held(stage), up=second.pk)


def attend(stage):
    guest = held(stage).invitations.get()
    sent = {f"co-{guest.pk}": "absent", f"ly-do-{guest.pk}": "bận họp tỉnh"}
    return lambda: post(stage, "office:guests-came", held(stage), **sent)


LINE = Written("m-1", "đồng chí Hà Văn Sinh", "Bà con mong có điện ở bản Pa", mark="assignment")


def write_a_line(stage):
    sent = {"key": "m-1", "loi-m-1": LINE.text, "ai-m-1": LINE.speaker, "dau-m-1": ""}
    return lambda: post(stage, "office:conference-minutes", held(stage), **sent)


def write_by_script(stage):
    line = {"key": "m-1", "speaker": "", "text": LINE.text, "mark": "", "page": "p", "version": 0}
    address = reverse("office:conference-lines", args=[held(stage).pk])
    sent = {"data": {"since": 0, "lines": [line]}, "content_type": "application/json"}
    return lambda: stage.clients["chief"].post(address, **sent)


def finish(stage):
    write_lines(held(stage), [LINE], account=stage.accounts["chief"])
    return lambda: post(stage, "office:conference-finish", held(stage))


def tie(stage):
    write_lines(held(stage), [LINE], account=stage.accounts["chief"])
    document = finish_minutes(held(stage), account=stage.accounts["chief"])
    read_document(document, account=None)
    return lambda: post(stage, "office:conference-tie", held(stage))


def tie_a_document(stage):
    document = stage.things["own", "open"]["document"]
    return lambda: post(stage, "office:conference-source", held(stage), document=document.pk)


def conclude(stage):
    """A paper with one task; its meeting waits to be confirmed as well."""
    things = stage.things["own", "open"]
    parts = [meeting("Sáng nay họp trực báo"), task("rà soát hộ vay vốn")]
    paper = make_document(things["body"], stage.accounts["chief"], parts)
    add_source(held(stage), paper, account=stage.accounts["chief"])
    one = paper.proposals.get(kind="assignment")
    sent = {f"chon-{one.pk}": "1", f"chu-tri-{one.pk}": things["body"].pk}
    return lambda: post(stage, "office:conference-conclude", held(stage), **sent)


CONFERENCE_WRITES = {
    "office:conference-source": (tie_a_document, ["add_source"]),
    # The meeting, each task, the conclusion and the draft of its notice are things of their own.
    "office:conference-conclude": (conclude, ["confirm", "confirm", "give_work", "draft"]),
    "office:conference-minutes": (write_a_line, ["write_minutes"]),
    "office:conference-lines": (write_by_script, ["write_minutes"]),
    # The document, the conference, the reading and each marked line are things of their own.
    "office:conference-finish": (
        finish,
        ["receive", "finish_minutes", "read", "propose", "tie_marks"],
    ),
    "office:conference-tie": (tie, ["propose", "tie_marks"]),
    "office:conference-new": (plan_one, ["plan"]),
    "office:conference-change": (on("office:conference-change", **PLAN), ["change"]),
    "office:conference-call-off": (
        on("office:conference-call-off", reason="hoãn sang tháng sau"),
        ["call_off"],
    ),
    "office:conference-held": (on("office:conference-held"), ["hold"]),
    "office:agenda-add": (
        on("office:agenda-add", words="Bàn việc thu mua chè", kind="topic"),
        ["add_to_agenda"],
    ),
    "office:agenda-draft": (draft_agenda, ["add_to_agenda"]),
    "office:agenda-change": (move, ["order_agenda"]),
    "office:guests-add": (on("office:guests-add", name="Trưởng các thôn"), ["add_guests"]),
    "office:guests-came": (attend, ["take_attendance"]),
    "office:guests-send": (on("office:guests-send"), ["send_invitations"]),
}
