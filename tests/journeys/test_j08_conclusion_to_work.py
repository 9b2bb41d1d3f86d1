"""J8: a conclusion becomes assignments and a notice, two keys for a task and three clicks."""

from datetime import date

import pytest

from phoihop.records.conferences import add_source, mark_held
from phoihop.records.models import Assignment
from phoihop.reports.models import Draft
from tests.records.conferences import conference_of
from tests.web.scenes import make_document, task

pytestmark = pytest.mark.browser
KEYS_FOR_A_TASK, CLICKS = 2, 3
TASKS = [
    task("rà soát hộ vay vốn", to="", due="2026-12-20", time_kind="by_day"),
    task("tuyên truyền thường xuyên", to="", time_kind="standing"),
    task("quan tâm hộ nghèo", to=""),
]


def test_three_tasks_without_a_lead_are_given_by_keyboard(clerk, bodies, vanphong):
    document = make_document(bodies.van_phong, vanphong, TASKS, dated_on=date(2026, 12, 4))
    held = conference_of(bodies, vanphong)
    add_source(held, document, account=vanphong)
    mark_held(held, account=vanphong)
    clicks = 0
    clerk.open("office:conference", held.pk)

    clerk.page.get_by_role("link", name="Giao nhiệm vụ theo kết luận").click()
    clicks += 1
    clerk.settle()
    assert clerk.page.locator("tr.no-lead").count() == 3
    for _place in range(3):
        # The first letters of a name pick it; Enter goes on to the next task without a lead.
        clerk.press("H", "Enter")
    clerk.page.get_by_role("button", name="Giao nhiệm vụ và soạn thông báo kết luận").click()
    clicks += 1
    clerk.settle()

    print(f"{clerk.keys_pressed} phím, {clicks} lần bấm cho 3 nhiệm vụ")
    assert clerk.keys_pressed <= KEYS_FOR_A_TASK * 3
    assert clicks <= CLICKS
    assert set(Assignment.objects.values_list("lead", flat=True)) == {bodies.phu_nu.pk}
    draft = Draft.objects.get(kind="notice")
    assert "rà soát hộ vay vốn" in draft.text.lower()
