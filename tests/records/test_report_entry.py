from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.records.errors import ReportError
from phoihop.records.models import Report, Round
from phoihop.records.report_entry import (
    ChangedMeanwhile,
    HasErrors,
    approve,
    fill,
    give_back,
    read_entry,
    remark,
    send,
    shown,
    written,
)
from phoihop.records.rounds import close_round
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.records.rounds import asker, report_of, round_of

COUNT = {"label": "Suất quà", "unit": "suất", "decimals": 0}
MONEY = {"label": "Trị giá", "unit": "triệu đồng", "decimals": 3}


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def report(bodies, clerk):
    return report_of(round_of(bodies, clerk), bodies.nong_dan)


@pytest.fixture
def officer(cast):
    return cast["canbo"]


@pytest.mark.parametrize(
    ("typed", "line", "whole", "compare"),
    [
        ("1.600", COUNT, 1600, ""),
        ("1 600", COUNT, 1600, ""),
        ("1,6 nghìn", COUNT, 1600, ""),
        ("trên 300", COUNT, 300, ">"),
        ("≥ 300", COUNT, 300, ">="),
        ("khoảng 20", COUNT, 20, "~"),
        ("4,03", MONEY, 4030, ""),
        ("0", COUNT, 0, ""),
        ("-", COUNT, None, ""),
        ("", COUNT, None, ""),
    ],
)
def test_figures_are_read_as_people_type_them(typed, line, whole, compare):
    entered = read_entry(typed, line)

    assert (entered.whole, entered.compare) == (whole, compare)


@pytest.mark.parametrize(
    ("typed", "line", "message"),
    [
        ("1,5", COUNT, "chỉ nhận số nguyên, không nhận 1,5"),
        ("4,0301", MONEY, "nhiều nhất 3 chữ số"),
        ("1.6", COUNT, "có thể hiểu theo hai cách"),
        ("mười hai", COUNT, "không phải là số"),
        ("9" * 16, COUNT, "Số quá lớn"),
        ("9" * 5000, COUNT, "không phải là số"),
    ],
)
def test_what_is_no_figure_is_said_in_words(typed, line, message):
    with pytest.raises(ReportError, match=message):
        read_entry(typed, line)


@given(
    whole=st.integers(-(10**14), 10**14),
    compare=st.sampled_from(["", ">", "<", ">=", "~"]),
    line=st.sampled_from([COUNT, MONEY]),
)
def test_what_is_written_is_read_again(whole, compare, line):
    entered = read_entry(written(whole, line, compare), line)

    assert (entered.whole, entered.compare) == (whole, compare)


@pytest.mark.django_db
def test_figures_are_kept_exactly(report, officer):
    fill(report, {"qua": "1.600", "tri-gia": "trên 480,5"}, account=officer)

    report.refresh_from_db()
    assert report.figures == "[1600,480500,null,null]"
    assert report.figure("tri-gia") == Decimal("480.5")
    assert shown(report)["tri-gia"] == "trên 480,5"
    assert report.state == Report.State.DRAFT


@pytest.mark.django_db
def test_a_good_line_is_kept_beside_a_bad_one(report, officer):
    saved = fill(report, {"qua": "120", "xay": "hai"}, account=officer)

    assert [problem.key for problem in saved.problems] == ["xay"]
    assert shown(saved.report)["qua"] == "120"


@pytest.mark.django_db
def test_what_changes_nothing_leaves_no_trace(report, officer):
    fill(report, {"qua": "120"}, account=officer)
    fill(report, {"qua": "120", "khong-co": "5"}, account=officer)

    entry = TrailEntry.objects.get(verb="fill")
    assert (entry.before, entry.after) == ({"qua": ""}, {"qua": "120"})


@pytest.mark.django_db
def test_two_people_do_not_overwrite_each_other(report, officer):
    fill(report, {"qua": "120"}, account=officer, seen={"qua": ""})

    with pytest.raises(ChangedMeanwhile, match="người khác ghi là 120; bạn nhập 130"):
        fill(report, {"qua": "130"}, account=officer, seen={"qua": ""})

    report.refresh_from_db()
    assert shown(report)["qua"] == "120"


@pytest.mark.django_db
def test_sent_twice_gives_one_receipt(report, officer):
    fill(report, {"qua": "120"}, account=officer)

    first, second = send(report, account=officer), send(report, account=officer)

    assert first.receipt == second.receipt == f"BN-{first.sent_at:%Y}-{report.pk}"
    assert report.steps.count() == 1


@pytest.mark.django_db
def test_a_missing_figure_stands_in_the_way(report, officer):
    fill(report, {"xay": "3"}, account=officer)

    with pytest.raises(HasErrors) as refused:
        send(report, account=officer)

    assert "Chưa có số liệu “Suất quà tặng”" in refused.value.findings[0].sentence


@pytest.mark.django_db
def test_a_sent_report_is_changed_only_after_it_was_returned(report, officer, clerk):
    fill(report, {"qua": "120"}, account=officer)
    send(report, account=officer)
    with pytest.raises(ReportError, match="hãy đề nghị trả lại"):
        fill(report, {"qua": "130"}, account=officer)

    give_back(report, account=clerk, reason="xem lại số suất quà")
    fill(report, {"qua": "130"}, account=officer)
    again = send(report, account=officer)
    approve(again, account=clerk)

    report.refresh_from_db()
    assert report.state == Report.State.APPROVED
    assert [step.to_state for step in report.steps.all()] == [
        "sent",
        "returned",
        "sent",
        "approved",
    ]


@pytest.mark.django_db
def test_nothing_is_written_after_closing_and_the_draft_stays(report, officer, clerk):
    fill(report, {"qua": "120"}, account=officer)
    close_round(report.round, account=clerk, reason="quá hạn")

    with pytest.raises(ReportError, match="đã chốt"):
        send(report, account=officer)

    report.refresh_from_db()
    assert shown(report)["qua"] == "120"


@pytest.mark.django_db
def test_a_report_opened_before_the_closing_is_not_written_after_it(report, officer, clerk):
    """The page still holds the round as it was open."""
    assert report.round.is_open
    Round.objects.filter(pk=report.round_id).update(state=Round.State.CLOSED)

    with pytest.raises(ReportError, match="đã chốt"):
        fill(report, {"qua": "120"}, account=officer)


@pytest.mark.django_db
def test_only_its_own_people_fill_a_report_in(report, cast, clerk):
    for stranger in (cast["hangxom"], cast["khach"], cast["lanhdao"]):
        with pytest.raises(NotAllowed):
            fill(report, {"qua": "1"}, account=stranger)
    with pytest.raises(NotAllowed):
        approve(report, account=cast["canbo"])


@pytest.mark.django_db
def test_a_remark_stands_at_its_line(report, clerk):
    remark(report, "qua", "Có tính quà Tết không?", account=clerk)

    with pytest.raises(ReportError):
        remark(report, "khong-co", "?", account=clerk)
    assert report.remarks.get().key == "qua"
