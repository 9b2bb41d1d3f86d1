"""Việc nền của phòng báo cáo."""

from __future__ import annotations

from django_tasks import task

from phoihop.reports.rollup.work import drain_all


@task()
def roll_up() -> None:
    """Tổng hợp lại những gì có báo cáo vừa gửi, trả lại, duyệt."""
    drain_all()
