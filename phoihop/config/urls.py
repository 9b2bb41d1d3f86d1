"""Địa chỉ: every room of the web under its word."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("phoihop.web.portal.urls")),
    path("lam-viec/", include("phoihop.web.office.urls")),
    path("tai-khoan/", include("phoihop.web.office.account_urls")),
    path("tuy-chon/", include("phoihop.web.urls")),
    path("lich/", include("phoihop.web.feed_urls")),
    path("api/v1/", include("phoihop.web.api.urls")),
]

handler403 = "phoihop.web.errors.forbidden"
handler404 = "phoihop.web.errors.missing"
handler429 = "phoihop.web.errors.too_many"
handler500 = "phoihop.web.errors.failed"
