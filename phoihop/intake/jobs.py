"""Việc nền của phòng tiếp nhận."""

from __future__ import annotations

from django_tasks import task

from phoihop.intake import queue
from phoihop.intake.carried import take_out
from phoihop.intake.inbox import take_from_folder
from phoihop.intake.mailbox import take_from_mailbox
from phoihop.intake.models import Document
from phoihop.intake.originals import sweep_drafts
from phoihop.intake.read import read_document
from phoihop.intake.reading_queue import enqueue_left_behind
from phoihop.registry.models import Account
from phoihop.registry.notices import forget_read


@task()
def read_one(document: int, account: int | None) -> None:
    """Đọc một văn bản; run again it finds the document read and leaves it.

    What a letter or a ZIP carries is taken out whenever the job runs: what is there already
    is noticed by its bytes.
    """
    found = Document.objects.select_related("body", "received_by").filter(pk=document).first()
    if found is None:
        return
    if found.state == Document.State.RECEIVED:
        by = Account.objects.filter(pk=account).first() if account else None
        read_document(found, account=by)
    if found.state == Document.State.READ:
        take_out(found)


@task()
def read_left_behind() -> None:
    """Văn bản chờ đọc mà không có việc nào trong hàng đợi: queue them."""
    enqueue_left_behind()


@task()
def look_into_folder() -> None:
    """Xem thư mục tiếp nhận."""
    take_from_folder()


@task()
def look_into_mailbox() -> None:
    """Xem hộp thư tiếp nhận."""
    take_from_mailbox()


@task()
def tidy() -> None:
    """Dọn bản nháp của tệp gửi dở, việc đã xong từ lâu, thông báo đã mở từ lâu."""
    sweep_drafts()
    queue.forget_the_old()
    forget_read()
