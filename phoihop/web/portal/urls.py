from __future__ import annotations

from django.urls import path

from phoihop.web.portal.views import home, meeting, open_data

app_name = "portal"

urlpatterns = [
    path("", home, name="home"),
    path("hoi-nghi/<int:pk>/", meeting, name="meeting"),
    path("du-lieu-mo/", open_data, name="open-data"),
]
