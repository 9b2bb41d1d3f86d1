"""Every write about days, reminders and feeds, and the entries it must leave."""

from __future__ import annotations

from django.urls import reverse


def post(stage, who, name, /, *things, **data):
    answer = stage.clients[who].post(reverse(name, args=[thing.pk for thing in things]), data)
    assert answer.status_code in (200, 302), name
    return answer


def keep_a_day(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {"body": body, "day": "2026-06-10", "works": "", "name": "bão"}
    return lambda: post(stage, "chief", "office:working-days", **sent)


def remove_a_day(stage):
    day = stage.things["own", "open"]["day"]
    return lambda: post(stage, "chief", "office:office-day-remove", day)


TIME_WRITES = {
    "office:working-days": (keep_a_day, ["add_day"]),
    "office:office-day-remove": (remove_a_day, ["remove_day"]),
}
