"""The name of a body, from its first word to the place at its end."""

import pytest

from phoihop.reading.reader import mark


def bodies(text):
    marks = mark(text).marks
    return [
        (marks.tokens.quote(one.first, one.last), one.value.kind, one.value.level, one.value.place)
        for one in marks.all("ORG")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND xã Na Lộc", ("UBND xã Na Lộc", "state", "commune", "xã Na Lộc")),
        ("Sở Tài chính tỉnh", ("Sở Tài chính tỉnh", "department", "province", None)),
        ("Hội Nông dân các cấp", ("Hội Nông dân các cấp", "org", None, None)),
        ("Huyện ủy Mộc Châu", ("Huyện ủy Mộc Châu", "party", "district", "Mộc Châu")),
        ("Công ty Hoa Ban", ("Công ty Hoa Ban", "unit", None, None)),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã",
            ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "front", "commune", None),
        ),
        ("UBND TP Đà Nẵng", ("UBND TP Đà Nẵng", "state", "province", "TP Đà Nẵng")),
        ("UBND TP.HCM", ("UBND TP.HCM", "state", "province", "TP.HCM")),
        ("Thành ủy TPHCM", ("Thành ủy TPHCM", "party", "province", "TPHCM")),
        ("HĐND Thanh Hóa", ("HĐND Thanh Hóa", "council", "province", "Thanh Hóa")),
        (
            "Tỉnh ủy Bà Rịa - Vũng Tàu",  # a dash inside a name
            ("Tỉnh ủy Bà Rịa - Vũng Tàu", "party", "province", "Bà Rịa - Vũng Tàu"),
        ),
        (
            "UBND phường Mỹ Đình 1",
            ("UBND phường Mỹ Đình 1", "state", "commune", "phường Mỹ Đình 1"),
        ),
        (
            "Ủy ban Pháp luật của Quốc hội",
            ("Ủy ban Pháp luật của Quốc hội", "unit", "central", None),
        ),
        ("UBND TP Thái Nguyên", ("UBND TP Thái Nguyên", "state", "district", "TP Thái Nguyên")),
        ("Thành ủy Hải Phòng", ("Thành ủy Hải Phòng", "party", "province", "Hải Phòng")),
        (
            "Hội Người cao tuổi (NCT) tỉnh",
            ("Hội Người cao tuổi (NCT) tỉnh", "special", "province", None),
        ),
        (
            "Sở Văn hoá – Thể thao tỉnh",  # fields of work that no list holds in these words
            ("Sở Văn hoá – Thể thao tỉnh", "department", "province", None),
        ),
        ("Ban Pháp chế HĐND huyện", ("Ban Pháp chế HĐND huyện", "council", "district", None)),
        ("Công đoàn Công ty Hoa Ban", ("Công đoàn Công ty Hoa Ban", "unit", None, None)),
        (
            "Đoàn công tác của Sở Nội vụ tỉnh",  # a delegation is of the rank of who sends it
            ("Đoàn công tác của Sở Nội vụ tỉnh", "department", "province", None),
        ),
    ],
)
def test_a_body_with_its_kind_level_and_place(text, expected):
    assert bodies(text) == [expected]


@pytest.mark.parametrize(
    ("rest", "level"),
    [
        ("Sở Nội vụ báo cáo.", "province"),  # departments, and no province: a big city
        ("Tỉnh giao thêm vốn.", "district"),
        ("TP Cần Thơ đứng đầu cụm.", "province"),
    ],
)
def test_the_text_tells_what_city_is_meant(rest, level):
    assert bodies(f"UBND thành phố họp. {rest}")[0][2] == level


def test_the_dot_of_a_city_without_a_name_ends_the_sentence():
    assert bodies("Ông phát biểu tại HĐND TP.\nHội nghị bế mạc.")[0][0] == "HĐND TP"


def test_a_field_of_work_ends_where_work_begins():
    assert bodies("Phòng Nội vụ kiểm tra sổ sách")[0][0] == "Phòng Nội vụ"


def test_a_name_after_the_level_is_no_place():
    ((body, *_),) = bodies("UBND huyện Trần Bình Lâm phát biểu")

    assert body == "UBND huyện"


@pytest.mark.parametrize("text", ["hội trường xã", "họp thường trực", "bộ mặt nông thôn"])
def test_words_that_only_look_like_a_body(text):
    assert bodies(text) == []


def test_a_place_that_opens_like_a_body_is_a_place():
    assert [found[0] for found in bodies("HĐND xã Hội An họp; xã Hội An khen.")] == [
        "HĐND xã Hội An"
    ]
