"""The leader's page: long lists are cut on the printed sheet, and what is cut is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.records.models import Assignment
from phoihop.registry.models import Body
from phoihop.reports.leader import MOST_LATE
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db


def test_the_sheet_names_eight_units_and_counts_the_others(client, bodies, lanhdao, vanphong, read):
    due = (timezone.localdate() - timedelta(days=5)).isoformat()
    for number in range(MOST_LATE + 2):
        task = confirmed_task(vanphong, bodies.van_phong, due=due)
        lead = Body.objects.create(name=f"Tổ công tác số {number}", parent=bodies.ubnd)
        Assignment.objects.filter(pk=task.pk).update(lead=lead)
    client.force_login(lanhdao)

    page = read("office:leader")

    assert "Còn 2 đơn vị khác có 2 việc quá hạn." in page
    assert page.count('<tr class="no-print">') == 2
