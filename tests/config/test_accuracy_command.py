"""What clerks decided tells how far each rule can be trusted."""

import json

import pytest

from phoihop.config.accuracy_command import NONE_DECIDED, main
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from phoihop.records.confirm import confirm, reject

pytestmark = pytest.mark.django_db
TEXT = (
    "HỘI NGHỊ TRỰC BÁO QUÝ I NĂM 2026\n\n"
    "Sáng 07/04/2026, UBND xã Thanh Khê tổ chức hội nghị trực báo quý I năm 2026. "
    "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì hội nghị.\n\n"
    "Chủ tịch Hội Nông dân xã Vàng A Páo kiến nghị UBND xã mở thêm điểm thu mua chè.\n\n"
    "Kết luận hội nghị, đồng chí Hà Văn Sinh yêu cầu Hội Nông dân xã rà soát hộ vay vốn.\n"
)


@pytest.fixture
def proposals(vanphong, bodies):
    document = receive(vanphong, bodies.van_phong, "truc-bao.txt", TEXT.encode()).document
    work_off()
    return document.proposals


def test_each_rule_is_told_with_what_stood_and_what_was_thrown_out(proposals, vanphong, capsys):
    confirm(proposals.get(kind="assignment"), account=vanphong, version=1)
    asked = proposals.get(kind="recommendation")
    reject(asked, account=vanphong, version=1)

    assert main([vanphong.username, "--json"]) == 0
    told = {one["rule"]: one for one in json.loads(capsys.readouterr().out)}

    assert told[asked.rule]["decided"] == told[asked.rule]["rejected"] == 1
    assert told[asked.rule]["precision"] == 0
    assert [one["precision"] for rule, one in told.items() if rule != asked.rule] == [1]


def test_the_table_names_the_rule_in_words(proposals, vanphong, capsys):
    confirm(proposals.get(kind="assignment"), account=vanphong, version=1)

    assert main([vanphong.username]) == 0
    assert "assignment" in capsys.readouterr().out


def test_nobody_sees_the_decisions_of_another_office(proposals, vanphong, cast, capsys):
    confirm(proposals.get(kind="assignment"), account=vanphong, version=1)

    assert main([cast["hangxom"].username]) == NONE_DECIDED


def test_an_unknown_account_is_told(capsys, db):
    assert main(["khong-co"]) == 1
    assert "khong-co" in capsys.readouterr().err
