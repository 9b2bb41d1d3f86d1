from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from phoihop.followup.outbox import send_waiting
from phoihop.records.models import Form, Report, Round
from phoihop.records.report_entry import fill, send
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies, client):
    account = asker(bodies)
    client.force_login(account)
    return account


def test_a_form_is_made_from_pasted_lines_after_a_look(client, clerk, bodies):
    sent = {
        "body": bodies.mttq.pk,
        "name": "Kết quả chăm lo",
        "lines": "I. CHĂM LO\nSuất quà tặng * | suất",
    }
    address = reverse("office:report-form-new")

    look = client.post(address, sent).content.decode()
    assert "I. CHĂM LO" in look
    assert not Form.objects.exists()

    client.post(address, sent | {"make": "1"})
    assert Form.objects.get().versions.get().lines[0]["required"]


def test_a_line_that_cannot_be_read_is_said_at_its_box(client, clerk, bodies):
    sent = {"body": bodies.mttq.pk, "name": "Biểu", "lines": "Quà | suất | ba", "make": "1"}

    page = client.post(reverse("office:report-form-new"), sent).content.decode()

    assert "Dòng 1: “ba” không phải số chữ số sau dấu phẩy" in page
    assert not Form.objects.exists()


def test_the_clerk_chooses_who_must_send(client, clerk, bodies):
    form = round_of(bodies, clerk).version.form
    sent = {
        "form": form.pk,
        "body": bodies.mttq.pk,
        "period": "quy-2",
        "year": "2026",
        "regime": "state",
        "last_day": "2026-06-20",
    }
    address = reverse("office:round-new")

    first = client.post(address, sent).content.decode()
    assert f'value="{bodies.nong_dan.pk}" checked' in first
    assert f'value="{bodies.ubnd.pk}"' in first
    assert f'value="{bodies.ubnd.pk}" checked' not in first

    client.post(address, sent | {"senders": [bodies.phu_nu.pk, bodies.hang_xom.pk], "open": "1"})

    opened = Round.objects.latest("pk")
    assert (opened.period_start, opened.period_end) == (date(2026, 3, 15), date(2026, 6, 14))
    assert [report.body for report in opened.reports.all()] == [bodies.phu_nu]


def test_who_has_not_sent_stands_first(client, clerk, bodies, cast, read):
    opened = round_of(bodies, clerk)
    report = report_of(opened, bodies.nong_dan)
    fill(report, {"qua": "120"}, account=cast["canbo"])
    send(report, account=cast["canbo"])

    page = read("office:round", opened.pk)

    assert page.index("Hội Liên hiệp Phụ nữ</a>") < page.index("Hội Nông dân</a>")
    assert "Nhắc 1 đơn vị chưa gửi" in page


def test_a_reminder_goes_to_the_people_of_the_body_once_a_day(client, clerk, bodies, cast):
    cast["canbo"].email = "canbo@thanhkhe.example.vn"
    cast["canbo"].save()
    opened = round_of(bodies, clerk, last_day=timezone.localdate() - timedelta(days=2))
    address = reverse("office:round-remind", args=[opened.pk])

    assert "đã quá 2 ngày" in client.get(address).content.decode()
    for _twice in range(2):
        client.post(address)
    send_waiting()

    (letter,) = mail.outbox
    assert letter.to == ["canbo@thanhkhe.example.vn"]
    report = Report.objects.get(round=opened, body=bodies.nong_dan)
    assert reverse("office:report", args=[report.pk]) in letter.body


def test_the_list_shows_what_is_to_be_sent(client, bodies, cast, read):
    round_of(bodies, asker(bodies))
    client.force_login(cast["canbo"])

    page = read("office:rounds")

    assert "Báo cáo phải gửi" in page
    assert "Mở đợt báo cáo" not in page


def test_the_board_asks_the_database_little(client, clerk, bodies, django_assert_max_num_queries):
    opened = round_of(bodies, clerk)
    with django_assert_max_num_queries(36):
        client.get(reverse("office:round", args=[opened.pk]))
