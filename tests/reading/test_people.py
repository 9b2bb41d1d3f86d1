"""Who is named with which post; the sentences are invented."""

import tomllib

import pytest

from phoihop.reading import read
from phoihop.reading.people import RULES_FILE

RULES = tomllib.loads(RULES_FILE.read_text("utf-8"))["rule"]
EXAMPLES = [(rule["id"], one) for rule in RULES for one in rule["examples"]]
COUNTER_EXAMPLES = [one for rule in RULES for one in rule.get("counter_examples", ())]


def people(text):
    return [(person.name, [post.text for post in person.posts]) for person in read(text).people]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_rule_reads_its_examples_back(rule, example):
    found = {person.name: person for person in read(example["text"]).people}

    assert found[example["name"]].rule == rule
    assert [post.text for post in found[example["name"]].posts] == example["posts"]


@pytest.mark.parametrize("sentence", COUNTER_EXAMPLES)
def test_no_rule_reads_its_counter_examples(sentence):
    assert people(sentence) == []


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
        # one head of a village: who stands before him in the list is somebody else
        (
            "Ba hộ góp ý: Hồ Thị Ái; Vũ Thị Lành, Lò Văn Sáu - Trưởng bản.",
            [("Lò Văn Sáu", ["Trưởng bản"])],
        ),
        # the board of youth is no surname, whatever its capital
        (
            "Bí thư Tỉnh Đoàn Lê Thị Mây phát biểu.",
            [("Lê Thị Mây", ["Bí thư Tỉnh Đoàn"])],
        ),
        (
            "Bà Lê Thị Mây tái cử Chủ tịch Hội Nông dân xã.",
            [("Lê Thị Mây", ["Chủ tịch Hội Nông dân xã"])],
        ),
        # a title that is a part of the name when every word has a capital
        (
            "Tổng Giám đốc Đài Tiếng nói Việt Nam Đỗ Tiến Sỹ phát biểu.",
            [("Đỗ Tiến Sỹ", ["Tổng Giám đốc Đài Tiếng nói Việt Nam"])],
        ),
        # strokes between posts
        (
            "Dự có bà Lê Thị Mây - Bí thư Đảng ủy/Chủ tịch UBND xã.",
            [("Lê Thị Mây", ["Bí thư Đảng ủy", "Chủ tịch UBND xã"])],
        ),
        # posts written in one with the body
        (
            "đồng chí Vi Văn Tấc - PBTTT Huyện ủy - CTHĐND huyện; đồng chí Vũ Lan - TBDV HU",
            [("Vi Văn Tấc", ["PBTTT Huyện ủy", "CTHĐND huyện"]), ("Vũ Lan", ["TBDV HU"])],
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
        # the list of places stands above the surname that opens a place
        (
            "Bí thư Thành ủy Hà Nội Ngô Bá Tước kết luận.",
            [("Ngô Bá Tước", ["Bí thư Thành ủy Hà Nội"])],
        ),
        (
            "ông Mạc Văn Chẩn - Bí thư Huyện ủy Châu Thành chủ trì",
            [("Mạc Văn Chẩn", ["Bí thư Huyện ủy Châu Thành"])],
        ),
        # a post that a name follows belongs to that name
        (
            "Ông Mạc Văn Chẩn, Chủ tịch UBND xã Lò Thị Xoan dự họp.",
            [("Lò Thị Xoan", ["Chủ tịch UBND xã"])],
        ),
        # an abbreviation in brackets inside a post
        (
            "Lò Thị Xoan, Ủy viên Ban Thường vụ (BTV) Tỉnh ủy, Phó Chủ tịch HĐND tỉnh;",
            [("Lò Thị Xoan", ["Ủy viên Ban Thường vụ (BTV) Tỉnh ủy", "Phó Chủ tịch HĐND tỉnh"])],
        ),
        # what a board is about belongs to its name
        (
            "Lò Thị Xoan - Phó Trưởng ban Chỉ đạo Huyện ủy về công tác bầu cử, dự họp",
            [("Lò Thị Xoan", ["Phó Trưởng ban Chỉ đạo Huyện ủy về công tác bầu cử"])],
        ),
        (
            "Ông Mạc Văn Chẩn - Trưởng đoàn giám sát phát biểu.",
            [("Mạc Văn Chẩn", ["Trưởng đoàn giám sát"])],
        ),
        # a hamlet, a group or a residential area may be known by its number
        (
            "Bí thư Chi bộ kiêm Trưởng thôn 3 Đặng Văn Tốt nói.",
            [("Đặng Văn Tốt", ["Bí thư Chi bộ", "Trưởng thôn 3"])],
        ),
        (
            "bà Mai Thị Lý - Trưởng Ban CTMT khu dân cư số 5 hỏi.",
            [("Mai Thị Lý", ["Trưởng Ban CTMT khu dân cư số 5"])],
        ),
        # a name of the uplands is no place behind a ministry
        (
            "Bộ trưởng Bộ Nội vụ Vàng A Páo dự họp.",
            [("Vàng A Páo", ["Bộ trưởng Bộ Nội vụ"])],
        ),
        (
            "Phó Chủ tịch UBND Thành phố Chử Xuân Mẫn dự họp.",  # "phố" is no street here
            [("Chử Xuân Mẫn", ["Phó Chủ tịch UBND Thành phố"])],
        ),
        # "Văn" makes a surname of the word before it
        (
            "Trịch Văn Chẩn - Phó Chủ tịch HĐND xã dự họp.",
            [("Trịch Văn Chẩn", ["Phó Chủ tịch HĐND xã"])],
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
        "Đoàn dâng hương tại tượng đài Chủ tịch Hồ Chí Minh.",
        "Ở Hàn Quốc, hiệu trưởng gặp phụ huynh mỗi tháng.",
        "Ủy ban MTTQ bàn giao nhà cho hộ ông Trần Bá Kha, thôn 2, xã Hòa Lạc.",
        "Chị Lò Thị Xoan được Chủ tịch UBND xã thăm hỏi.",
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


def test_the_post_may_stand_on_the_line_below():
    text = (
        "Biên bản họp giao ban\n\nChủ tọa: Ông Lò Văn Sơn\nChức vụ: Chủ tịch UBND xã\n\n"
        "Hội nghị thảo luận về công tác tuyên truyền, vận động bà con xây dựng nông thôn mới, "
        "trồng hoa ven đường và đóng góp ngày công làm sân chơi."
    )

    assert people(text) == [("Lò Văn Sơn", ["Chủ tịch UBND xã"])]


def test_the_level_at_a_line_end_stays_with_the_post():
    text = "- Lò Thị Xoan, Chủ tịch UBND xã\nHội nghị bắt đầu lúc 8 giờ."

    assert people(text) == [("Lò Thị Xoan", ["Chủ tịch UBND xã"])]


def test_two_posts_of_the_forces_are_two():
    text = "Đại tá Lò Văn Sơn - Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh dự."

    assert people(text) == [("Lò Văn Sơn", ["Phó Chỉ huy trưởng", "Tham mưu trưởng Bộ CHQS tỉnh"])]


def test_the_same_post_with_other_blanks_is_one_post():
    text = (
        "Ông Lê Văn Hòa, Chủ tịch UBND TT. Na Lộc dự họp.\n"
        "Ông Lê Văn Hòa, Chủ tịch UBND TT.Na Lộc trả lời."
    )

    assert people(text) == [("Lê Văn Hòa", ["Chủ tịch UBND TT. Na Lộc"])]


def test_a_signer_needs_no_known_surname():
    text = (
        "Ủy ban kính gửi báo cáo kết quả công tác quý I của xã để Ban Thường trực tổng hợp, theo "
        "dõi và cho ý kiến chỉ đạo.\n\nNơi nhận:                TM. ỦY BAN NHÂN DÂN\n"
        "- Như trên;                      CHỦ TỊCH\n- Lưu: VT.\n"
        "                                 Rơ Mah Puih"
    )

    assert people(text) == [("Rơ Mah Puih", ["CHỦ TỊCH"])]


def test_who_signed_holds_the_post_above_the_name():
    text = "Ủy ban gửi báo cáo.\n\nNơi nhận: Như trên\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Cảnh Vân"

    assert people(text) == [("Trần Cảnh Vân", ["PHÓ CHỦ TỊCH"])]


@pytest.mark.parametrize(
    "post",
    [
        "Bộ trưởng Bộ Ngoại giao",
        "Thứ trưởng Nông nghiệp và Môi trường",
        "Tổng Giám đốc Đài Tiếng nói Việt Nam",
        "Thống đốc Ngân hàng Nhà nước Việt Nam",
        "Tổng Thanh tra Chính phủ",
        "Tư lệnh Quân khu 4",
        "Chánh án Tòa án nhân dân tối cao",
        "Vụ trưởng Vụ Chính quyền địa phương",
        "Chủ tịch Hội Nông dân Việt Nam",
        "Giám đốc Sở Công Thương",
        "Chủ tịch Hội Bảo trợ NKT và TMC tỉnh",
        "Hiệu trưởng Trường Tiểu học Nà Phát",
    ],
)
def test_a_post_before_a_name_is_not_that_of_the_one_listed_before(post):
    text = f"Dự họp có đồng chí Lò Văn Tấc, Bí thư Tỉnh ủy; {post} Vi Thị Mẩy, ba thôn."

    assert people(text) == [("Lò Văn Tấc", ["Bí thư Tỉnh ủy"]), ("Vi Thị Mẩy", [post])]


def test_several_who_hold_a_post_give_it_to_nobody():
    text = "Sau gợi ý của bà Vi Thị Mẩy, Phó Chủ tịch HĐND xã, Tổ trưởng các Tổ đại biểu góp ý."

    assert people(text) == [("Vi Thị Mẩy", ["Phó Chủ tịch HĐND xã"])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ông Lò Văn Tấc - nguyên là Chủ tịch Hội Nông dân xã, góp ý.",
            [("Lò Văn Tấc", ["nguyên là Chủ tịch Hội Nông dân xã"])],
        ),
        (
            "Bà Vi Thị Mẩy, Bí thư Đảng ủy cơ quan Liên đoàn Lao động tỉnh góp ý.",
            [("Vi Thị Mẩy", ["Bí thư Đảng ủy cơ quan Liên đoàn Lao động tỉnh"])],
        ),
        (
            "Ông Lò Văn Tấc - Ủy viên dự khuyết TƯ Đảng, Bí thư Tỉnh ủy dự họp.",
            [("Lò Văn Tấc", ["Ủy viên dự khuyết TƯ Đảng", "Bí thư Tỉnh ủy"])],
        ),
        # a membership that is no post of the list stands before the post
        (
            "Ông Lò Văn Tấc, Anh hùng Lực lượng vũ trang nhân dân, Chủ tịch Hội CCB xã góp ý.",
            [("Lò Văn Tấc", ["Chủ tịch Hội CCB xã"])],
        ),
        (
            "Bà Vi Thị Mẩy, Phó Chủ tịch Hội Phụ nữ xã, nay giữ chức Chủ tịch Hội Phụ nữ xã.",
            [("Vi Thị Mẩy", ["Phó Chủ tịch Hội Phụ nữ xã", "Chủ tịch Hội Phụ nữ xã"])],
        ),
        # a post that was given to who stands before it, and one held by who stands behind it
        (
            "Ông Lò Văn Tấc ở xã Na Lộc được bầu làm Chủ tịch Hội, bà Vi Thị Mẩy ở thôn góp ý.",
            [],
        ),
        (
            "Từng giữ chức Chủ tịch Hội Nông dân xã, ông Lò Văn Tấc góp ý.",
            [("Lò Văn Tấc", ["Chủ tịch Hội Nông dân xã"])],
        ),
    ],
)
def test_posts_once_held_and_posts_given_to_another(sentence, expected):
    assert people(f"Hội nghị xã Na Lộc.\n{sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ông Lò Văn Tấc và bà Vi Thị Mẩy đã được bầu giữ chức Phó Chủ tịch HĐND xã.",
            [("Lò Văn Tấc", ["Phó Chủ tịch HĐND xã"]), ("Vi Thị Mẩy", ["Phó Chủ tịch HĐND xã"])],
        ),
        (
            "Kỳ họp bầu bổ sung Ủy viên UBND tỉnh đối với bà Vi Thị Mẩy - Giám đốc Sở Tư pháp.",
            [("Vi Thị Mẩy", ["Ủy viên UBND tỉnh", "Giám đốc Sở Tư pháp"])],
        ),
        # a board that carries out a paper of that number
        (
            "Bà Vi Thị Mẩy, Trưởng Ban Chỉ đạo Đề án 61 tỉnh góp ý.",
            [("Vi Thị Mẩy", ["Trưởng Ban Chỉ đạo Đề án 61 tỉnh"])],
        ),
        (
            "Bà Vi Thị Mẩy, Tổ trưởng Tổ công tác Đề án 06 xã góp ý.",
            [("Vi Thị Mẩy", ["Tổ trưởng Tổ công tác Đề án 06 xã"])],
        ),
        (
            "Bà Vi Thị Mẩy, Trưởng ban Xây dựng Đảng ủy xã góp ý.",
            [("Vi Thị Mẩy", ["Trưởng ban Xây dựng Đảng ủy xã"])],
        ),
    ],
)
def test_posts_given_to_two_and_posts_on_boards_that_carry_out_a_paper(sentence, expected):
    assert people(f"Hội nghị xã Na Lộc.\n{sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a post in front of a comma is not that of the next in the list, who has one behind a dash
        (
            "Theo yêu cầu của Thủ tướng, ông Lò Văn Tấc - tổng cục trưởng - cho biết đã xong.",
            [("Lò Văn Tấc", ["tổng cục trưởng"])],
        ),
        (
            "Dự có ông Lò Văn Tấc - Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh, bà Vi Thị Mẩy - Giám đốc "
            "Sở Tư pháp.",
            [
                ("Lò Văn Tấc", ["Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"]),
                ("Vi Thị Mẩy", ["Giám đốc Sở Tư pháp"]),
            ],
        ),
        (
            "Người phát ngôn Bộ Ngoại giao Vi Thị Mẩy trả lời.",
            [("Vi Thị Mẩy", ["Người phát ngôn Bộ Ngoại giao"])],
        ),
        (
            "Đồng chí Lò Văn Tấc, Chủ tịch Hội Chủ trì hội nghị.",
            [("Lò Văn Tấc", ["Chủ tịch Hội"])],
        ),
        (
            "Ông Lò Văn Tấc, Giám đốc Sở Tư pháp trúng cử chức vụ Chủ tịch Hội Luật gia tỉnh.",
            [("Lò Văn Tấc", ["Giám đốc Sở Tư pháp", "Chủ tịch Hội Luật gia tỉnh"])],
        ),
        (
            "Đã nghe ông Lò Văn Tấc, ĐBQH báo cáo kết quả kỳ họp thứ 10, cử tri góp ý.",
            [("Lò Văn Tấc", ["ĐBQH"])],
        ),
        # the term is no part of the body
        (
            "Bà Vi Thị Mẩy giữ chức Chủ tịch Hội Cựu giáo chức huyện khóa III.",
            [("Vi Thị Mẩy", ["Chủ tịch Hội Cựu giáo chức huyện"])],
        ),
        (
            "Bà Vi Thị Mẩy, Phó Trưởng đoàn ĐBQH đơn vị tỉnh đã đến thôn.",
            [("Vi Thị Mẩy", ["Phó Trưởng đoàn ĐBQH đơn vị tỉnh"])],
        ),
    ],
)
def test_whose_post_it_is_and_where_it_ends(sentence, expected):
    assert people(f"Hội nghị xã Na Lộc.\n{sentence}") == expected
