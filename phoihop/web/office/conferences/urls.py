"""Địa chỉ của hội nghị dự kiến; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.conferences.agenda import agenda_add, agenda_change, agenda_draft
from phoihop.web.office.conferences.conclude import conference_conclude, conference_source
from phoihop.web.office.conferences.conference import (
    conference,
    conference_call_off,
    conference_change,
    conference_held,
    conference_new,
)
from phoihop.web.office.conferences.guests import (
    conference_calendar,
    guests_add,
    guests_came,
    guests_send,
)
from phoihop.web.office.conferences.minutes import (
    conference_finish,
    conference_lines,
    conference_minutes,
    conference_tie,
)
from phoihop.web.office.conferences.pack import conference_pack_file

AT = "hoi-nghi/du-kien/<int:pk>/"

urlpatterns = [
    path("hoi-nghi/moi/", conference_new, name="conference-new"),
    path(AT, conference, name="conference"),
    path(f"{AT}sua/", conference_change, name="conference-change"),
    path(f"{AT}khong-to-chuc/", conference_call_off, name="conference-call-off"),
    path(f"{AT}da-hop/", conference_held, name="conference-held"),
    path(f"{AT}lich/", conference_calendar, name="conference-calendar"),
    path(f"{AT}chuong-trinh/", agenda_add, name="agenda-add"),
    path(f"{AT}chuong-trinh/soan/", agenda_draft, name="agenda-draft"),
    path(f"{AT}chuong-trinh/sua/", agenda_change, name="agenda-change"),
    path(f"{AT}khach-moi/", guests_add, name="guests-add"),
    path(f"{AT}diem-danh/", guests_came, name="guests-came"),
    path(f"{AT}ket-luan/", conference_conclude, name="conference-conclude"),
    path(f"{AT}van-ban/", conference_source, name="conference-source"),
    path(f"{AT}tai-lieu/", conference_pack_file, name="conference-pack"),
    path(f"{AT}bien-ban/", conference_minutes, name="conference-minutes"),
    path(f"{AT}bien-ban/dong/", conference_lines, name="conference-lines"),
    path(f"{AT}bien-ban/ket-thuc/", conference_finish, name="conference-finish"),
    path(f"{AT}bien-ban/de-xuat/", conference_tie, name="conference-tie"),
    path(f"{AT}gui-moi/", guests_send, name="guests-send"),
]
