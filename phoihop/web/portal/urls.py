from __future__ import annotations

from django.urls import path

from phoihop.web.portal.comments import comment
from phoihop.web.portal.places import places
from phoihop.web.portal.views import home, meeting, open_data

app_name = "portal"

urlpatterns = [
    path("", home, name="home"),
    path("hoi-nghi/<int:pk>/", meeting, name="meeting"),
    path("hoi-nghi/<int:pk>/binh-luan/", comment, name="comment"),
    path("don-vi-hanh-chinh/", places, name="places"),
    path("du-lieu-mo/", open_data, name="open-data"),
]
