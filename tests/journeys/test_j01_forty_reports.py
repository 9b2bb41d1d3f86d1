"""J1: forty files before a deadline come in with at most ten actions."""

import time

import pytest

from phoihop.intake.models import Batch, Document, Head, Tie
from phoihop.intake.worker import work_off
from tests.journeys.forty import write_forty

pytestmark = pytest.mark.browser
BUDGET = 10


def test_forty_files_are_taken_in_with_at_most_ten_actions(clerk, bodies, tmp_path):
    paths = write_forty(tmp_path)
    assert len(paths) == 40
    clerk.open("office:documents")
    page, actions = clerk.page, 0

    started = time.monotonic()
    page.locator("#files").set_input_files(paths)
    actions += 1
    page.get_by_text("Đã gửi xong các tệp.").wait_for(state="attached", timeout=60_000)
    sent = time.monotonic()
    # The tests' database in memory cannot serve the page while this thread reads.
    page.goto("about:blank")
    work_off()
    clerk.open("office:batch", Batch.objects.get().pk)
    actions += 1
    page.locator(".questions").wait_for(timeout=20_000)
    print(f"gửi {sent - started:.1f} giây, đọc {time.monotonic() - sent:.1f} giây")

    while page.locator(".question .headline form.ask button[name=body]").count():
        page.locator(".question .headline form.ask button[name=body]").first.click()
        page.wait_for_load_state("networkidle")
        actions += 1

    print(f"{actions} thao tác cho 40 tệp")
    assert actions <= BUDGET
    assert not Head.objects.filter(match=Head.Match.ASK).exists()
    assert Head.objects.filter(match=Head.Match.CHOSEN).count() == 4
    # 39 files of their own (one was sent twice), two within the letter, two within the ZIP.
    assert Document.objects.count() == 43
    assert Head.objects.exclude(sender=None).count() == 36
    assert Document.objects.filter(state=Document.State.UNREADABLE).count() == 3
    assert not Tie.objects.exists()
