from __future__ import annotations

from django.urls import path

from phoihop.web.preferences import preferences_save

app_name = "web"

urlpatterns = [
    path("", preferences_save, name="preferences"),
]
