"""Địa chỉ của danh sách bằng Excel."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.lists.sheets import list_export, list_import

urlpatterns = [
    path("danh-sach/<slug:what>/bang-tinh/", list_export, name="list-export"),
    path("danh-sach/<slug:what>/nhap/", list_import, name="list-import"),
]
