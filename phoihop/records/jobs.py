"""Việc nền của phòng hồ sơ."""

from __future__ import annotations

from django_tasks import task

from phoihop.records.public_page import fold_views, views_to_fold


def has_views_to_fold() -> bool:
    return views_to_fold().exists()


@task()
def fold_page_views() -> None:
    """Gom lượt xem của những ngày đã qua."""
    while fold_views():
        pass
