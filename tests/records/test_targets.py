from datetime import date

import pytest

from phoihop.lib.periods import first_months, quarter, whole_year
from phoihop.records.errors import ReportError
from phoihop.records.form_text import read_lines
from phoihop.records.forms import make_form
from phoihop.records.indicators import load_catalogue
from phoihop.records.models import Indicator, TargetSet
from phoihop.records.report_entry import approve, fill, send
from phoihop.records.targets import (
    enter_results,
    from_reports,
    make_set,
    read_targets,
    tally_of,
)
from phoihop.registry.rights import NotAllowed
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db
TEXT = """1. Suất quà tặng | suất | 500
Hội viên nông dân kết nạp mới | người | 120
Tỷ lệ nợ quá hạn | % | 0,5 | giảm
Tổ chức hội thi | cuộc | 1 | cuối năm
"""


@pytest.fixture
def officer(cast):
    return cast["canbo"]


def set_of(bodies, officer, text=TEXT, **more):
    known = list(Indicator.objects.all())
    return make_set(
        more.pop("title", "Chỉ tiêu năm 2026"),
        read_targets(text, known),
        whole_year(2026),
        body=bodies.nong_dan,
        assigner=TargetSet.Assigner.ABOVE,
        account=officer,
        **more,
    )


def test_targets_are_read_as_an_office_writes_them():
    first, second, third, fourth = read_targets(TEXT)

    assert (first.name, first.unit, first.plan) == ("Suất quà tặng", "suất", 500)
    assert second.plan == 120
    assert (third.plan, third.decimals, third.lower_is_better) == (5, 1, True)
    assert fourth.at_year_end


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Chưa có chỉ tiêu nào"),
        ("Quà | suất | 1.5", "Dòng 1: .*hai cách"),
        (" | suất | 5", "Dòng 1 chưa có tên"),
        ("Quà | suất | 0,1234567", "nhiều nhất 6 chữ số"),
        ("Quà\n" * 201, "nhiều nhất là 200"),
    ],
)
def test_targets_that_cannot_be_read_are_named(text, message):
    with pytest.raises(ReportError, match=message):
        read_targets(text)


def test_results_are_entered_and_tallied(bodies, officer):
    kept = set_of(bodies, officer)
    gifts, members, debt, _contest = kept.targets.all()

    problems = enter_results(
        kept, {gifts.pk: "505", members.pk: "90", debt.pk: "0,3"}, account=officer
    )

    assert problems == []
    assert [(band.label, band.count) for band in tally_of(kept)] == [
        ("vượt", 2),
        ("đạt trên 50%", 1),
        ("cuối năm thực hiện", 1),
    ]


def test_a_result_that_is_no_number_is_said_and_the_others_kept(bodies, officer):
    kept = set_of(bodies, officer)
    gifts, members, *_rest = kept.targets.all()

    problems = enter_results(kept, {gifts.pk: "nhiều", members.pk: "90"}, account=officer)

    assert "Suất quà tặng: “nhiều” không phải là số" in problems[0]
    members.refresh_from_db()
    assert members.result == 90


def test_a_new_version_keeps_what_was_reached(bodies, officer):
    kept = set_of(bodies, officer)
    enter_results(kept, {kept.targets.all()[0].pk: "505"}, account=officer)

    changed = set_of(bodies, officer, "Suất quà tặng | suất | 600", replaces=kept)

    assert (changed.number, changed.targets.get().result) == (2, 505)
    with pytest.raises(ReportError, match="phiên bản sau"):
        set_of(bodies, officer, replaces=kept)


def test_a_neighbour_makes_no_targets(bodies, cast):
    with pytest.raises(NotAllowed):
        set_of(bodies, cast["hangxom"])


def approved(bodies, officer, clerk, period, version, figures):
    opened = round_of(bodies, clerk, period=period, version=version, last_day=date(2026, 12, 31))
    report = report_of(opened, bodies.nong_dan)
    fill(report, figures, account=officer)
    approve(send(report, account=officer), account=clerk)


def test_results_come_from_approved_reports_and_count_nothing_twice(bodies, officer):
    load_catalogue()
    clerk = asker(bodies)
    lines = read_lines(
        "Suất quà tặng | suất\nHội viên nông dân | người", list(Indicator.objects.all())
    )
    version = make_form("Biểu", lines, body=bodies.mttq, account=clerk)
    gifts, members = version.keys
    kept = set_of(bodies, officer, "Suất quà tặng | suất | 500\nHội viên nông dân | người | 900")
    for period, figures in [
        (quarter(2026, 1), ("100", "800")),
        (first_months(2026, 6), ("260", "850")),
        (quarter(2026, 3), ("90", "870")),
        (quarter(2025, 4), ("77", "700")),
    ]:
        values = dict(zip((gifts, members), figures, strict=True))
        approved(bodies, officer, clerk, period, version, values)

    first, second = kept.targets.all()
    # the first quarter lies within the half-year; members are a state, not a sum
    assert from_reports(kept) == {first.pk: 350, second.pk: 870}


def test_a_tally_of_a_year_that_is_over_calls_the_rest_missed(bodies, officer):
    kept = set_of(bodies, officer, "Suất quà tặng | suất | 500\nTập huấn | cuộc | 4")
    first, second = kept.targets.all()
    enter_results(kept, {first.pk: "400", second.pk: "4"}, account=officer)

    found = tally_of(kept, final=True)

    assert [(band.label, band.count) for band in found] == [("đạt", 1), ("chưa đạt", 1)]
