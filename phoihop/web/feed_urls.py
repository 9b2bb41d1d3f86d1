"""Địa chỉ lịch cho chương trình lịch."""

from __future__ import annotations

from django.urls import path

from phoihop.web.feeds import calendar_feed, public_calendar

app_name = "feeds"

urlpatterns = [
    path("cong-khai.ics", public_calendar, name="public"),
    path("<str:words>.ics", calendar_feed, name="calendar"),
]
