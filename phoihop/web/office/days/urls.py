"""Địa chỉ của lịch ngày làm việc."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.days.pages import office_day_remove, working_days

urlpatterns = [
    path("ngay-lam-viec/", working_days, name="working-days"),
    path("ngay-lam-viec/<int:pk>/bo/", office_day_remove, name="office-day-remove"),
]
