"""Địa chỉ của chương trình phối hợp; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.programmes.agreements import (
    programme,
    programme_change,
    programme_new,
    programmes,
)
from phoihop.web.office.programmes.plans import plan, plan_decide, plan_new, plan_next

urlpatterns = [
    path("chuong-trinh/", programmes, name="programmes"),
    path("chuong-trinh/moi/", programme_new, name="programme-new"),
    path("chuong-trinh/<int:pk>/", programme, name="programme"),
    path("chuong-trinh/<int:pk>/sua/", programme_change, name="programme-change"),
    path("chuong-trinh/<int:pk>/ke-hoach/", plan_new, name="plan-new"),
    path("ke-hoach-nam/<int:pk>/", plan, name="plan"),
    path("ke-hoach-nam/<int:pk>/nam-sau/", plan_next, name="plan-next"),
    path("ke-hoach-nam/<int:pk>/chot/", plan_decide, name="plan-decide"),
]
