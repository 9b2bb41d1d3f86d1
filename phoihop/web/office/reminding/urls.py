"""Địa chỉ của nhắc việc."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.reminding.answers import answer
from phoihop.web.office.reminding.letters import letter_again, letter_told, letters
from phoihop.web.office.reminding.settings import reminder_settings

urlpatterns = [
    path("nhac-viec/", letters, name="letters"),
    path("nhac-viec/cai-dat/<int:pk>/", reminder_settings, name="reminder-settings"),
    path("nhac-viec/<int:pk>/gui-lai/", letter_again, name="letter-again"),
    path("nhac-viec/<int:pk>/da-nhac/", letter_told, name="letter-told"),
    path("tra-loi/<str:token>/", answer, name="answer"),
]
