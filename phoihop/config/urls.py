"""Địa chỉ: every room of the web under its word."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("phoihop.web.portal.urls")),
    path("lam-viec/", include("phoihop.web.office.urls")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("api/v1/", include("phoihop.web.api.urls")),
]
