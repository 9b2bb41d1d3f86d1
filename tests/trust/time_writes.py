"""Every write about days, reminders and feeds, and the entries it must leave."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.followup.answer_links import answer_token
from phoihop.reports.work_sheets import NOTE


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


def set_steps(stage):
    body = stage.things["own", "open"]["body"]
    sent = {"steps": "-3, 0", "send_at": "08:00", "quiet_from": "18:00", "quiet_to": "07:00"}
    return lambda: post(stage, "chief", "office:reminder-settings", body, **sent)


def told_otherwise(stage):
    letter = stage.things["own", "open"]["letter"]
    return lambda: post(stage, "chief", "office:letter-told", letter)


def sent_again(stage):
    letter = stage.things["own", "open"]["letter"]
    type(letter).objects.filter(pk=letter.pk).update(state="failed")
    return lambda: post(stage, "chief", "office:letter-again", letter)


def answered_by_link(stage):
    task = stage.things["own", "open"]["task"]
    address = reverse("office:answer", args=[answer_token(task.pk, "not_yet")])
    sent = {"answer": "not_yet", "note": "còn hai thôn"}
    return lambda: stage.clients["chief"].post(address, sent)


def reported_by_sheet(stage):
    out = stage.clients["chief"].get(reverse("office:list-export", args=["nhiem-vu"]))
    book = load_workbook(BytesIO(out.content))
    book.active.cell(2, NOTE + 1).value = "còn hai thôn"
    kept = BytesIO()
    book.save(kept)
    file = SimpleUploadedFile("nhiem-vu.xlsx", kept.getvalue())
    address = reverse("office:list-import", args=["nhiem-vu"])
    return lambda: stage.clients["chief"].post(address, {"file": file, "make": "1"})


TIME_WRITES = {
    "office:list-import": (reported_by_sheet, ["progress"]),
    "office:calendar-feeds": (
        lambda stage: lambda: post(stage, "clerk", "office:calendar-feeds"),
        ["renew_feed"],
    ),
    "office:reminder-settings": (set_steps, ["set_reminders"]),
    "office:letter-told": (told_otherwise, ["mark_told"]),
    "office:letter-again": (sent_again, ["send_again"]),
    "office:answer": (answered_by_link, ["progress"]),
    "office:working-days": (keep_a_day, ["add_day"]),
    "office:office-day-remove": (remove_a_day, ["remove_day"]),
}
