"""Địa chỉ của chương trình phối hợp; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.programmes.agreements import (
    programme,
    programme_change,
    programme_new,
    programmes,
)

urlpatterns = [
    path("chuong-trinh/", programmes, name="programmes"),
    path("chuong-trinh/moi/", programme_new, name="programme-new"),
    path("chuong-trinh/<int:pk>/", programme, name="programme"),
    path("chuong-trinh/<int:pk>/sua/", programme_change, name="programme-change"),
]
