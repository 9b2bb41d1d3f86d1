"""Địa chỉ của số liệu tổng hợp; chúng đứng dưới địa chỉ của văn phòng."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.rollup.line import rollup_line, rollup_sheet
from phoihop.web.office.rollup.overlaps import rollup_overlap, rollup_overlaps
from phoihop.web.office.rollup.page import rollup, rollup_of

urlpatterns = [
    path("tong-hop/", rollup, name="rollup"),
    path("tong-hop/<int:pk>/", rollup_of, name="rollup-of"),
    path("tong-hop/<int:pk>/chi-tieu/", rollup_line, name="rollup-line"),
    path("tong-hop/<int:pk>/bang-tinh/", rollup_sheet, name="rollup-sheet"),
    path("tong-hop/<int:pk>/trung/", rollup_overlaps, name="rollup-overlaps"),
    path("tong-hop/trung/<int:pk>/", rollup_overlap, name="rollup-overlap"),
]
