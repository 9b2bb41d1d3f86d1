from __future__ import annotations

from django.urls import path

from phoihop.web.api.v1.api import api

urlpatterns = [path("", api.urls)]
