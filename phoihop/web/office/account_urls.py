"""Tài khoản: only the doors an office needs. Nobody signs up; administrators reset passwords."""

from __future__ import annotations

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path

from phoihop.web.office.invitation import invitation
from phoihop.web.office.sessions import session_end

urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("ngung-dung/", views.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", views.reauthenticate, name="account_reauthenticate"),
    path("loi-moi/<str:token>/", invitation, name="account_invitation"),
    path("may-dang-nhap/", sessions.list_usersessions, name="usersessions_list"),
    path("may-dang-nhap/<int:pk>/dang-xuat/", session_end, name="account_session_end"),
    path("buoc-hai/", mfa.index, name="mfa_index"),
    path("buoc-hai/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("buoc-hai/xac-nhan-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("buoc-hai/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("buoc-hai/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("buoc-hai/du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "buoc-hai/du-phong/moi/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "buoc-hai/du-phong/tai-ve/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
]
