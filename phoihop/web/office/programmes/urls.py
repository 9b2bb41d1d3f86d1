"""Địa chỉ của chương trình phối hợp; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.programmes.agreements import (
    programme,
    programme_change,
    programme_new,
    programmes,
)
from phoihop.web.office.programmes.entries import plan_entry
from phoihop.web.office.programmes.plans import plan, plan_decide, plan_draft, plan_new, plan_next
from phoihop.web.office.programmes.rounds import (
    plan_entry_excuse,
    plan_entry_return,
    plan_round,
    plan_round_allocate,
    plan_round_decide,
    plan_round_gather,
    plan_round_new,
    plan_round_submit,
)

urlpatterns = [
    path("chuong-trinh/", programmes, name="programmes"),
    path("chuong-trinh/moi/", programme_new, name="programme-new"),
    path("chuong-trinh/<int:pk>/", programme, name="programme"),
    path("chuong-trinh/<int:pk>/sua/", programme_change, name="programme-change"),
    path("chuong-trinh/<int:pk>/ke-hoach/", plan_new, name="plan-new"),
    path("ke-hoach-nam/<int:pk>/", plan, name="plan"),
    path("ke-hoach-nam/<int:pk>/nam-sau/", plan_next, name="plan-next"),
    path("ke-hoach-nam/<int:pk>/chot/", plan_decide, name="plan-decide"),
    path("ke-hoach-nam/<int:pk>/soan/", plan_draft, name="plan-draft"),
    path("dot-ke-hoach/moi/", plan_round_new, name="plan-round-new"),
    path("dot-ke-hoach/<int:pk>/", plan_round, name="plan-round"),
    path("dot-ke-hoach/<int:pk>/tong-hop/", plan_round_gather, name="plan-round-gather"),
    path("dot-ke-hoach/<int:pk>/trinh/", plan_round_submit, name="plan-round-submit"),
    path("dot-ke-hoach/<int:pk>/quyet-dinh/", plan_round_decide, name="plan-round-decide"),
    path("dot-ke-hoach/<int:pk>/kinh-phi/", plan_round_allocate, name="plan-round-allocate"),
    path("ke-hoach-phai-gui/<int:pk>/", plan_entry, name="plan-entry"),
    path("ke-hoach-phai-gui/<int:pk>/tra-lai/", plan_entry_return, name="plan-entry-return"),
    path("ke-hoach-phai-gui/<int:pk>/khong-gui/", plan_entry_excuse, name="plan-entry-excuse"),
]
