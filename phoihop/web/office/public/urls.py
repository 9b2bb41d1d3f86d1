"""Địa chỉ của việc với trang công khai; chúng đứng dưới địa chỉ của văn phòng."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.public.comments import comment_decide, comments
from phoihop.web.office.public.links import public_link_end, public_links

urlpatterns = [
    path("trang-cong-khai/binh-luan/", comments, name="comments"),
    path("trang-cong-khai/binh-luan/<int:pk>/", comment_decide, name="comment-decide"),
    path("trang-cong-khai/lien-ket/", public_links, name="public-links"),
    path("trang-cong-khai/lien-ket/<int:pk>/bo/", public_link_end, name="public-link-end"),
]
