"""Việc nền của phòng theo dõi."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django_tasks import task

from phoihop.followup.outbox import send_waiting
from phoihop.followup.remind import plan_digests


@task()
def plan_reminders() -> None:
    """Lập thư nhắc của ngày; run again it makes nothing twice."""
    with translation.override(settings.LANGUAGE_CODE):
        plan_digests()


@task()
def send_letters() -> None:
    """Gửi thư đang chờ."""
    with translation.override(settings.LANGUAGE_CODE):
        send_waiting()
