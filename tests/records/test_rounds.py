from datetime import date

import pytest

from phoihop.lib.periods import quarter
from phoihop.records.errors import ReportError
from phoihop.records.forms import Line, SumRule, UnusableForm, change_form, make_form
from phoihop.records.models import Report, Round
from phoihop.records.report_entry import fill, send
from phoihop.records.rounds import (
    candidates,
    close_round,
    excuse,
    missing_reports,
    open_round,
    progress,
    reopen_round,
)
from phoihop.registry.models import OnePerson, Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.registry.two_persons import answer
from tests.cast import make_account
from tests.records.rounds import LINES, asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


def test_each_sender_has_one_empty_report(bodies, clerk):
    opened = round_of(bodies, clerk)

    assert opened.title == "Kết quả chăm lo, quý I năm 2026"
    assert {report.body for report in opened.reports.all()} == {bodies.nong_dan, bodies.phu_nu}
    assert TrailEntry.objects.get(verb="open").after["senders"] == 2


def test_the_front_asks_the_organisations_it_leads(bodies):
    found = candidates(bodies.mttq, on=date(2026, 3, 31))

    assert set(found.led) == {bodies.nong_dan, bodies.phu_nu}
    assert bodies.ubnd in found.neighbours
    assert bodies.hang_xom not in list(found)


def test_the_province_asks_its_line(bodies):
    assert candidates(bodies.mttq_tinh, on=date(2026, 3, 31)).line == [bodies.mttq]


def test_an_office_asks_for_the_body_that_leads_it(bodies):
    found = candidates(bodies.van_phong, on=date(2026, 3, 31))

    assert bodies.ubnd not in list(found)
    assert bodies.mttq in found.neighbours


def test_who_did_not_exist_on_the_cut_off_day_is_not_asked(bodies, clerk):
    bodies.phu_nu.valid_from = date(2026, 5, 1)
    bodies.phu_nu.save()

    assert bodies.phu_nu not in list(candidates(bodies.mttq, on=date(2026, 3, 31)))
    with pytest.raises(ReportError, match="không hoạt động vào ngày chốt số liệu 31/03/2026"):
        round_of(bodies, clerk)
    assert not Round.objects.exists()


def test_a_round_asks_somebody(bodies, clerk):
    version = make_form("Biểu", LINES, body=bodies.mttq, account=clerk)
    with pytest.raises(ReportError, match="Chưa chọn đơn vị"):
        open_round(
            version,
            quarter(2026, 1),
            [],
            body=bodies.mttq,
            account=clerk,
            last_day=date(2026, 4, 5),
        )


def test_a_neighbour_opens_no_round(bodies, clerk, cast):
    with pytest.raises(NotAllowed):
        round_of(bodies, cast["hangxom"])


def test_a_change_makes_the_next_version_and_rounds_keep_theirs(bodies, clerk):
    opened = round_of(bodies, clerk)

    changed = change_form(opened.version.form, LINES[:1], account=clerk)

    opened.refresh_from_db()
    assert (changed.number, opened.version.number) == (2, 1)
    assert len(opened.version.lines) == 4


@pytest.mark.parametrize(
    ("lines", "rules", "message"),
    [
        ([], [], "chưa có dòng số liệu nào"),
        ([Line(" ")], [], "Dòng 1 chưa có tên"),
        ([Line("Suất quà", decimals=7)], [], "từ 0 đến 6"),
        ([Line("Suất quà")] * 301, [], "nhiều nhất là 300"),
        ([Line("Suất", key="a")], [SumRule(("a",), "<=", ("b",))], "không có trong biểu mẫu: b"),
    ],
)
def test_a_form_that_cannot_be_filled_in_is_refused(bodies, clerk, lines, rules, message):
    with pytest.raises(UnusableForm, match=message):
        make_form("Biểu", lines, body=bodies.mttq, account=clerk, rules=rules)


def test_lines_of_one_name_have_keys_of_their_own(bodies, clerk):
    version = make_form("Biểu", [Line("Hội viên")] * 3, body=bodies.mttq, account=clerk)

    assert version.keys == ["dong.hoi-vien", "dong.hoi-vien-2", "dong.hoi-vien-3"]


def test_progress_counts_who_sent_and_who_did_so_in_time(bodies, clerk, cast):
    opened = round_of(bodies, clerk, last_day=date(2020, 1, 1))
    report = report_of(opened, bodies.nong_dan)
    fill(report, {"qua": "120"}, account=cast["canbo"])
    send(report, account=cast["canbo"])

    told = progress(opened)

    assert (told.asked, told.here, told.on_time, told.missing) == (2, 1, 0, 1)
    assert [late.body for late in missing_reports(opened)] == [bodies.phu_nu]


def test_who_need_not_send_is_not_missing(bodies, clerk):
    opened = round_of(bodies, clerk)
    excuse(report_of(opened, bodies.phu_nu), account=clerk, reason="mới kiện toàn")

    assert progress(opened).asked == 1
    with pytest.raises(ReportError, match="lý do"):
        excuse(report_of(opened, bodies.nong_dan), account=clerk, reason=" ")


def test_a_round_with_reports_missing_is_closed_with_a_reason_only(bodies, clerk):
    opened = round_of(bodies, clerk)
    with pytest.raises(ReportError, match="Còn 2 đơn vị chưa gửi"):
        close_round(opened, account=clerk)

    close_round(opened, account=clerk, reason="đã quá hạn 10 ngày")
    close_round(opened, account=clerk, reason="bấm hai lần")

    assert TrailEntry.objects.filter(verb="close").count() == 1


def test_a_closed_round_is_reopened_by_two(bodies, clerk):
    opened = round_of(bodies, clerk)
    close_round(opened, account=clerk, reason="chốt")
    OnePerson.objects.filter(body=bodies.mttq).delete()
    chiefs = [
        make_account(f"chanhvp{n}", "Lò Văn Ơn", Role.Name.CHIEF, bodies.mttq) for n in range(2)
    ]

    with pytest.raises(ReportError, match="lý do"):
        reopen_round(opened, account=chiefs[0], reason="  ")
    consent = reopen_round(opened, account=chiefs[0], reason="sót một đơn vị")
    assert "sót một đơn vị" in consent.label
    opened.refresh_from_db()
    assert not opened.is_open
    answer(consent, account=chiefs[1], agrees=True)

    opened.refresh_from_db()
    assert opened.is_open
    assert TrailEntry.objects.get(verb="reopen").after["reason"] == "sót một đơn vị"
    assert Report.objects.filter(round=opened).count() == 2
