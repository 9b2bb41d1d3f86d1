"""Every write about conferences, and the entries it must leave."""

from __future__ import annotations

from django.urls import reverse


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


CONFERENCE_WRITES = {
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
