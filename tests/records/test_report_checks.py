import pytest

from phoihop.lib.periods import quarter
from phoihop.records.report_checks import check
from phoihop.records.report_entry import fill, send
from phoihop.registry.models import Body, Role
from tests.cast import make_account
from tests.factories import BodyFactory
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


def sentences(report):
    report.refresh_from_db()
    return [finding.sentence for finding in check(report)]


def test_a_rule_between_lines_is_checked(bodies, clerk, cast):
    report = report_of(round_of(bodies, clerk), bodies.nong_dan)
    fill(report, {"qua": "1", "xay": "5", "nha": "3"}, account=cast["canbo"])

    wanted = "“Nhà xây mới” (5) không được lớn hơn “Nhà xây mới và sửa chữa” (3)."
    assert wanted in sentences(report)
    fill(report, {"nha": "5"}, account=cast["canbo"])
    assert sentences(report) == []


def test_a_figure_far_from_the_period_before_is_asked_about(bodies, clerk, cast):
    first = round_of(bodies, clerk)
    report = report_of(first, bodies.nong_dan)
    fill(report, {"qua": "120"}, account=cast["canbo"])
    send(report, account=cast["canbo"])
    second = round_of(bodies, clerk, period=quarter(2026, 2), version=first.version)
    later = report_of(second, bodies.nong_dan)

    fill(later, {"qua": "601"}, account=cast["canbo"])
    assert any("là 601, kỳ trước (quý I năm 2026) là 120" in said for said in sentences(later))
    fill(later, {"qua": "600"}, account=cast["canbo"])
    assert sentences(later) == []


def test_a_figure_far_above_its_peers_is_asked_about(bodies, clerk):
    peers = [BodyFactory(name=f"Chi hội {n}", kind=Body.Kind.OTHER) for n in range(6)]
    opened = round_of(bodies, clerk, senders=peers)
    officers = [make_account(f"cb{n}", "Lò", Role.Name.OFFICER, b) for n, b in enumerate(peers)]
    for peer, officer in zip(peers[:5], officers, strict=False):
        report = report_of(opened, peer)
        fill(report, {"qua": "1", "tri-gia": "12,5"}, account=officer)
        send(report, account=officer)
    last = report_of(opened, peers[5])

    fill(last, {"qua": "1", "tri-gia": "12.500.000"}, account=officers[5])

    assert any("ở mức giữa là 12,5" in said for said in sentences(last))


def test_text_and_table_must_say_the_same(bodies, clerk, cast):
    report = report_of(round_of(bodies, clerk), bodies.nong_dan)
    text = {"phan-1": "Hội đã trao 150 suất quà tặng hội viên nghèo."}
    fill(report, {"qua": "120"}, account=cast["canbo"], texts=text)

    assert any("còn dòng “Suất quà tặng” là 120 suất" in said for said in sentences(report))
    fill(report, {"qua": "150"}, account=cast["canbo"])
    assert sentences(report) == []


def test_checks_ask_the_database_little(bodies, clerk, cast, django_assert_max_num_queries):
    report = report_of(round_of(bodies, clerk), bodies.nong_dan)
    with django_assert_max_num_queries(3):
        check(report)
