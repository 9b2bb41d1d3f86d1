"""Địa chỉ của sổ theo dõi; chúng đứng dưới địa chỉ của văn phòng."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.ledgers.groups import meeting_group
from phoihop.web.office.ledgers.pages import ledger, ledger_strike

urlpatterns = [
    path("so-theo-doi/<str:kind>/", ledger, name="ledger"),
    path("so-theo-doi/<str:kind>/<int:pk>/gach-bo/", ledger_strike, name="ledger-strike"),
    path("hoi-nghi/<int:pk>/nhom-du/", meeting_group, name="meeting-group"),
]
