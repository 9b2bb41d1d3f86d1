"""Địa chỉ của danh mục; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.register.bodies import bodies, body
from phoihop.web.office.register.body_forms import body_change, body_new
from phoihop.web.office.register.handing import handover, units_merge
from phoihop.web.office.register.people import (
    merge_undo,
    people_list,
    people_same,
    person,
    person_new,
    person_rename,
    post_change,
    post_new,
)
from phoihop.web.office.register.places import place, place_drawing, places
from phoihop.web.office.register.search import search
from phoihop.web.office.register.sheets import register_export, register_import
from phoihop.web.office.register.unit import unit

urlpatterns = [
    path("tim/", search, name="search"),
    path("danh-muc/dia-gioi/", places, name="places"),
    path("danh-muc/dia-gioi/<slug:code>/", place, name="place"),
    path("danh-muc/dia-gioi/<slug:code>/sap-xep/", place_drawing, name="place-drawing"),
    path("danh-muc/don-vi/", bodies, name="bodies"),
    path("danh-muc/don-vi/<slug:slug>/", body, name="body"),
    path("danh-muc/don-vi/<slug:slug>/<slug:act>/", body_change, name="body-change"),
    path("danh-muc/them-don-vi/", body_new, name="body-new"),
    path("danh-muc/sap-nhap/", units_merge, name="units-merge"),
    path("danh-muc/ban-giao/", handover, name="handover"),
    path("danh-muc/chon-don-vi/", unit, name="unit"),
    path("danh-muc/nhap/<slug:what>/", register_import, name="register-import"),
    path("danh-muc/xuat/<slug:what>/", register_export, name="register-export"),
    path("danh-muc/can-bo/", people_list, name="people"),
    path("danh-muc/can-bo/<int:pk>/", person, name="person"),
    path("danh-muc/can-bo/<int:pk>/ho-ten/", person_rename, name="person-rename"),
    path("danh-muc/can-bo/<int:pk>/chuc-vu/", post_new, name="post-new"),
    path("danh-muc/them-can-bo/", person_new, name="person-new"),
    path("danh-muc/chuc-vu/<int:pk>/", post_change, name="post-change"),
    path("danh-muc/trung-can-bo/", people_same, name="people-same"),
    path("danh-muc/gop-can-bo/<int:pk>/hoan-tac/", merge_undo, name="merge-undo"),
]
