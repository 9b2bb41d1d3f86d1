"""Địa chỉ của việc của tôi và lịch."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.days.calendar import calendar
from phoihop.web.office.days.feeds import calendar_feeds
from phoihop.web.office.days.mine import mine
from phoihop.web.office.days.pages import office_day_remove, working_days

urlpatterns = [
    path("viec-cua-toi/", mine, name="my-work"),
    path("lich/", calendar, name="calendar"),
    path("lich/theo-doi/", calendar_feeds, name="calendar-feeds"),
    path("ngay-lam-viec/", working_days, name="working-days"),
    path("ngay-lam-viec/<int:pk>/bo/", office_day_remove, name="office-day-remove"),
]
