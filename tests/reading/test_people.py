"""Who is named with which post; the sentences are invented."""

import tomllib

import pytest

from phoihop.reading import read
from phoihop.reading.people import RULES_FILE

RULES = tomllib.loads(RULES_FILE.read_text("utf-8"))["rule"]
EXAMPLES = [(rule["id"], one) for rule in RULES for one in rule["examples"]]


def people(text):
    return [(person.name, [post.text for post in person.posts]) for person in read(text).people]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_rule_reads_its_examples_back(rule, example):
    found = {person.name: person for person in read(example["text"]).people}

    assert found[example["name"]].rule == rule
    assert [post.text for post in found[example["name"]].posts] == example["posts"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the post before the name, the place in between
        (
            "Chủ tịch Hội Chữ thập đỏ tỉnh Kiên Giang Lê Văn Hòa phát biểu.",
            [("Lê Văn Hòa", ["Chủ tịch Hội Chữ thập đỏ tỉnh Kiên Giang"])],
        ),
        # a level followed at once by a name is not a place of that name
        (
            "Chủ tịch UBMTTQ huyện Trần Bá Lam phát biểu.",
            [("Trần Bá Lam", ["Chủ tịch UBMTTQ huyện"])],
        ),
        # no blanks around the dash
        (
            "đồng chí Vũ Nhàn-Phó Bí thư Đảng ủy, Chủ tịch UBND xã dự họp",
            [("Vũ Nhàn", ["Phó Bí thư Đảng ủy", "Chủ tịch UBND xã"])],
        ),
        # ranks and degrees are not part of the name
        (
            "Đại tá Lê Văn Hòa, Giám đốc Công an tỉnh thông tin.",
            [("Lê Văn Hòa", ["Giám đốc Công an tỉnh"])],
        ),
        # a body that no lexicon knows
        (
            "Ông Lê Văn Hòa, Chủ tịch Hội đồng quản trị Hợp tác xã Nông nghiệp Hòa Lạc cho biết.",
            [("Lê Văn Hòa", ["Chủ tịch Hội đồng quản trị Hợp tác xã Nông nghiệp Hòa Lạc"])],
        ),
        # acting and former belong to the post
        (
            "nguyên Chủ tịch Hội Nông dân huyện Lê Văn Hòa chia sẻ",
            [("Lê Văn Hòa", ["nguyên Chủ tịch Hội Nông dân huyện"])],
        ),
        # minutes write names in capitals
        (
            "Đồng chí LÊ VĂN HÒA - Phó Chủ tịch UBND xã phát biểu.",
            [("LÊ VĂN HÒA", ["Phó Chủ tịch UBND xã"])],
        ),
    ],
)
def test_a_name_and_its_posts(sentence, expected):
    assert people(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Gia đình bà Đỗ Thị Na được hỗ trợ nhà.",
        "Ông Lê Văn Hòa (sinh năm 1970, trú tại thôn 2) trồng cam.",
        "Ông Lê Văn Hòa - Hội Nông dân xã kiến nghị sửa đường.",
        "Trường THPT Lê Hồng Phong nằm trên đường Trần Phú.",
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Cử tri Đỗ Thị Na phản ánh giá điện.",
    ],
)
def test_nobody_without_an_office_is_named(sentence):
    assert people(sentence) == []


def test_a_later_mention_adds_no_second_person():
    text = (
        "Dự họp có bà Đỗ Thị Na - Phó Bí thư Thường trực Huyện ủy.\n"
        "Phó Bí thư Huyện ủy Đỗ Thị Na phát biểu."
    )

    assert people(text) == [("Đỗ Thị Na", ["Phó Bí thư Thường trực Huyện ủy"])]


def test_who_signed_holds_the_post_above_the_name():
    text = "Ủy ban gửi báo cáo.\n\nNơi nhận: Như trên\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Cảnh Vân"

    assert people(text) == [("Trần Cảnh Vân", ["PHÓ CHỦ TỊCH"])]
