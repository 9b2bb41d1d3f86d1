"""Địa chỉ của danh mục; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.register.places import place, place_drawing, places

urlpatterns = [
    path("danh-muc/dia-gioi/", places, name="places"),
    path("danh-muc/dia-gioi/<slug:code>/", place, name="place"),
    path("danh-muc/dia-gioi/<slug:code>/sap-xep/", place_drawing, name="place-drawing"),
]
