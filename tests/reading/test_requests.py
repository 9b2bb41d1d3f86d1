"""Who asks whom for what: recommendations; the sentences are invented."""

import pytest

from phoihop.reading import read
from tests.reading.briefing import LEAD, meeting, quotes, said


def test_the_same_verb_is_an_order_from_above_and_a_request_from_below():
    text = (
        "Ông Vũ Nhàn đề nghị UBND xã sửa kênh mương.\n"
        "Đồng chí Lê Thị Hoa đề nghị Hội Nông dân xã vận động hội viên."
    )

    reading = meeting(text)

    assert quotes(reading.recommendations, text) == ["đề nghị UBND xã sửa kênh mương"]
    assert quotes(reading.assignments, text) == ["đề nghị Hội Nông dân xã vận động hội viên"]


def test_a_request_to_a_higher_level_is_no_order():
    text = "Đồng chí Lê Thị Hoa đề nghị UBND tỉnh bố trí vốn sửa trường học."

    reading = meeting(text)

    assert quotes(reading.recommendations, text)
    assert not reading.assignments


def test_nouns_are_not_requests():
    text = "Ông Vũ Nhàn cho biết trang thiết bị không đáp ứng yêu cầu công việc của Hội."

    assert not meeting(text).recommendations


def test_a_letter_from_below_asks():
    text = (
        "HỘI KHUYẾN HỌC XÃ HÒA LẠC\nSố: 15/CV-HKH\nV/v kiến nghị một số nội dung\n\n"
        "Kính gửi: UBND xã Hòa Lạc\n\n1. Đề nghị UBND xã bố trí phòng làm việc cho Hội.\n"
    )

    reading = read(text)

    assert not reading.assignments
    assert [one.to for one in reading.recommendations] == ["UBND xã"]


def test_requests_listed_after_a_colon_are_one_each():
    text = (
        "Cử tri xã Hòa Lạc kiến nghị một số vấn đề như: sớm hoàn thành trường mầm non; "
        "cần cấp nước cho thôn Nà Phát; hỗ trợ giống lúa."
    )

    assert quotes(meeting(text).recommendations, text) == [
        "sớm hoàn thành trường mầm non",
        "cần cấp nước cho thôn Nà Phát",
        "hỗ trợ giống lúa",
    ]


def test_hardship_told_among_requests_is_no_request():
    text = (
        "Ông Vũ Nhàn phản ánh, công nhân ở các thôn phải đi thuê nhà trọ rất xa, "
        "đề nghị UBND xã xây khu nhà ở."
    )

    assert quotes(meeting(text).recommendations, text) == ["đề nghị UBND xã xây khu nhà ở"]


def test_what_superiors_are_asked_is_a_recommendation_whoever_asks():
    text = "Đồng chí Lê Thị Hoa đề nghị cấp trên quan tâm cấp vốn làm đường."

    assert [one.to for one in meeting(text).recommendations] == ["cấp trên"]
    assert not meeting(text).assignments


@pytest.mark.parametrize("heading", ["III. Kiến nghị, đề xuất", "Kiến nghị, đề xuất:"])
def test_what_stands_below_a_heading_of_requests_is_asked_by_the_host(heading):
    text = (
        f"Hội nghị giao ban công tác phối hợp quý I\n\n{LEAD}\n{heading}\n"
        "1. Đề nghị UBND huyện sớm cấp kinh phí làm đường vào bản Vai.\n"
        "2. Sở Nông nghiệp xem xét hỗ trợ giống lúa cho các hộ bị thiệt hại.\n"
        "3. Đối với Ủy ban MTTQ huyện: quan tâm tập huấn cán bộ Mặt trận cơ sở.\n"
    )

    assert [(one.by, one.to) for one in read(text).recommendations] == [
        ("UBND xã Hòa Lạc", "UBND huyện"),
        ("UBND xã Hòa Lạc", "Sở Nông nghiệp"),
        ("UBND xã Hòa Lạc", "Ủy ban MTTQ huyện"),
    ]


def test_requests_once_answered_are_no_requests_of_the_host():
    text = "\nKết quả giải quyết kiến nghị của cử tri\n- Quan tâm làm đường vào bản Vai.\n"

    assert not meeting(text).recommendations


def test_need_told_after_an_opinion_is_asked_by_who_gave_it():
    text = "Đại biểu Lò Văn Ợt cho rằng đường vào khu sản xuất đã hỏng. Cần sớm nâng cấp đường này."

    assert quotes(meeting(text).recommendations, text) == ["Cần sớm nâng cấp đường này"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ban Thường trực Ủy ban MTTQ xã đề nghị UBND xã bố trí kinh phí giám sát.",
            [("Ban Thường trực Ủy ban MTTQ xã", "recommendation")],
        ),
        (
            "Các ý kiến tại hội nghị đề nghị: UBND xã sửa cống; ngành điện thay cột điện mục.",
            [("Các ý kiến", "recommendation")],
        ),
        (
            "Cử tri thôn 4 bức xúc trước tình trạng đường hỏng, mong chính quyền sớm xử lý.",
            [("Cử tri thôn 4", "recommendation")],
        ),
        (
            "Nhiều hộ dân mong muốn được vay vốn ưu đãi để nuôi bò.",
            [("Nhiều hộ dân", "recommendation")],
        ),
        # what was asked before is told, not asked again
        ("Ban Thường trực Ủy ban MTTQ xã đã đề nghị UBND xã trả lời cử tri.", []),
    ],
)
def test_further_ways_of_asking(text, expected):
    assert said(text) == expected


def test_the_head_of_the_front_asks_the_committee_even_where_both_preside():
    text = (
        "Sáng 05/01/2026, UBND xã Hòa Lạc và Ủy ban MTTQ xã tổ chức hội nghị. Ông Lê Văn Sáu, Chủ "
        "tịch UBND xã và bà Hà Thị Nụ, Chủ tịch Ủy ban MTTQ xã đồng chủ trì hội nghị. Bà Hà Thị Nụ "
        "kiến nghị với UBND xã bố trí phòng tiếp dân."
    )

    assert [(one.by, one.to) for one in read(text).recommendations] == [("Hà Thị Nụ", "UBND xã")]


def test_matters_that_a_request_only_names_are_no_requests_of_their_own():
    text = (
        "Các ý kiến kiến nghị với UBND xã những vấn đề liên quan đến vệ sinh môi trường; an ninh "
        "trật tự; cải cách hành chính."
    )

    assert len(meeting(text).recommendations) == 1


def test_delegates_who_are_quoted_one_by_one_ask_for_something():
    text = (
        "Tại hội nghị, các đại biểu góp ý vào dự thảo quy ước. Cụ thể, Điều 3 nên bổ sung mức đóng "
        "góp; Điều 5 có nhiều ý trùng nhau nên gộp lại; Điều 7 khá dài."
    )

    assert quotes(meeting(text).recommendations, text) == [
        "Điều 3 nên bổ sung mức đóng góp",
        "Điều 5 có nhiều ý trùng nhau nên gộp lại",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tại hội nghị, một số kiến nghị của cử tri đã được các cơ quan chức năng trả lời.",
        "Đồng chí Lê Thị Hoa tổng hợp những ý kiến cử tri kiến nghị gửi UBND xã.",
    ],
)
def test_requests_that_are_only_named_are_nobodys_speech(text):
    assert meeting(text).recommendations == ()
    assert "recommendation" not in [kind for _, kind in said(text)]


def test_a_central_organisation_asks_the_leaders_of_a_place():
    text = (
        "Bà Vi Thị Nếp, Phó Chủ tịch Tổng Liên đoàn Lao động Việt Nam mong lãnh đạo xã tiếp tục "
        "duy trì đối thoại. Các ngành cần sớm giải quyết kiến nghị."
    )
    reading = meeting(text)

    assert len(reading.recommendations) == 2
    assert not reading.assignments


@pytest.mark.parametrize(
    ("asking", "asked"),
    [
        ("Giám đốc Sở Xây dựng", "UBND tỉnh"),
        ("Giám đốc Sở Xây dựng", "tỉnh"),
        ("Chủ tịch UBND tỉnh", "Ban Thường vụ Tỉnh ủy"),
        ("Bộ trưởng Bộ Xây dựng", "Thủ tướng"),
        ("Thứ trưởng Bộ Xây dựng", "Chính phủ"),
    ],
)
def test_who_is_ruled_asks_the_committee_above(asking, asked):
    text = f"Sáng 5/1/2026, tại hội nghị giao ban, {asking} Lò Văn Chum đề nghị {asked} bố trí vốn."

    assert [one.to for one in read(text).recommendations] == [asked]
    assert read(text).assignments == ()


def test_a_given_name_alone_asks_for_what_no_lexicon_knows():
    text = "Tại hội nghị, ông Nhàn cũng đề nghị có thêm một lớp nghề cho hội viên."

    assert quotes(meeting(text).recommendations, text) == [
        "đề nghị có thêm một lớp nghề cho hội viên"
    ]


def test_the_next_lines_go_on_with_the_requests():
    text = (
        "Ông Vũ Nhàn đề nghị UBND xã sửa kênh mương; mở thêm lớp nghề.\n"
        "Ưu tiên bố trí vốn cho các hộ nghèo ở thôn Vai; sớm làm lại chợ xã.\n"
        "UBND xã cần công khai quỹ.\n"
        "Xã có 12 thôn."
    )

    assert quotes(meeting(text).recommendations, text)[2:] == [
        "Ưu tiên bố trí vốn cho các hộ nghèo ở thôn Vai",
        "sớm làm lại chợ xã",
        "UBND xã cần công khai quỹ",
    ]


def test_what_will_be_done_by_a_body_is_asked_of_nobody():
    text = "Một số ý kiến phản ánh sẽ được UBND xã chỉ đạo giải quyết trong quý II."
    reading = meeting(text)

    assert reading.recommendations == ()
    assert quotes(reading.assignments, text) == ["sẽ được UBND xã chỉ đạo giải quyết trong quý II"]


@pytest.mark.parametrize(
    "text",
    [
        "Nếu Chủ tịch UBND xã Lê Thị Hoa yêu cầu kiểm tra, hội sẽ mở sổ.",
        "Được đồng chí Lê Thị Hoa yêu cầu trả lời, ông Vũ Nhàn mở sổ.",
        "Sau khi đồng chí Lê Thị Hoa chỉ đạo các thôn kiểm tra, nước đã rút.",
        "Đồng chí Lê Thị Hoa chỉ đạo như vậy khi thăm thôn Vai.",
    ],
)
def test_an_order_that_is_only_the_setting_gives_no_task(text):
    assert meeting(text).assignments == ()


def test_the_last_day_before_those_who_are_told_parts_nothing():
    text = "Đồng chí Lê Thị Hoa yêu cầu chậm nhất trong tháng 3/2026, các thôn phải nộp danh sách."
    (task,) = meeting(text).assignments

    assert task.to == ("các thôn",)


def test_the_head_of_an_organisation_orders_its_members():
    text = "Ông Vũ Nhàn đề nghị các thành viên trong đoàn trả lời ngắn gọn; nộp sổ trước ngày 9/1."

    assert len(meeting(text).assignments) == 2


def test_a_promise_goes_on_in_the_next_sentence():
    text = (
        "Đồng chí Lê Thị Hoa cho biết, UBND xã sẽ mua thêm xe rác. "
        "Đồng thời, UBND xã sẽ sửa bãi rác cũ."
    )

    assert len(meeting(text).assignments) == 2


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nhiều ý kiến cho rằng cần công khai quỹ của thôn.", "cần công khai quỹ của thôn"),
        ("Ông Vũ Nhàn cho rằng UBND xã cần mở chợ phiên.", "UBND xã cần mở chợ phiên"),
    ],
)
def test_what_those_who_give_no_orders_hold_to_be_needed(text, asked):
    assert quotes(meeting(text).recommendations, text) == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiều ý kiến cho rằng hội viên cần vốn hơn cần lớp học.",
        "Nhiều ý kiến thắc mắc về mức thu do Sở Tài chính đề xuất với các chợ.",
        "Ông Vũ Nhàn, người chỉ đạo Hội Nông dân xã cho rằng vụ này được mùa.",
    ],
)
def test_what_is_held_and_asks_for_nothing(text):
    assert meeting(text).recommendations == ()
    assert meeting(text).assignments == ()


def test_those_named_before_ask():
    text = "Các hội viên này đề nghị UBND xã sớm mở chợ."

    assert quotes(meeting(text).recommendations, text) == ["đề nghị UBND xã sớm mở chợ"]


def test_a_place_asks_those_above():
    text = "Cao Bằng cũng đề nghị Chính phủ bố trí vốn; xem xét thành lập khu kinh tế."

    assert [one.by for one in meeting(text).recommendations] == ["Cao Bằng", "Cao Bằng"]


def test_who_comes_from_a_lower_level_asks():
    text = (
        "Sáng 5/1/2026, Tỉnh ủy tổ chức hội nghị giao ban. Bí thư Huyện ủy Lò Văn Chum đề nghị sớm "
        "bố trí vốn sửa cầu."
    )

    assert len(read(text).recommendations) == 1
    assert read(text).assignments == ()


def test_a_board_asks_the_committee_at_the_centre():
    text = "Tại hội nghị, cơ quan kiểm tra đề nghị Ban Bí thư xem xét hồ sơ."

    assert meeting(text).assignments == ()


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Thị Hoa mong đại hội xã sẽ thành công tốt đẹp.",
        "Đồng chí Lê Thị Hoa lưu ý hiện nay cơ chế còn chậm.",
        "Tại kỳ họp tới, UBND xã sẽ báo cáo thu chi.",
    ],
)
def test_wishes_facts_and_agendas_are_no_tasks(text):
    assert meeting(text).assignments == ()


def test_a_reason_is_no_need():
    text = "Đồng chí Lê Thị Hoa yêu cầu các thôn họp dân. Dân số tăng, nên trường học chật."

    assert len(meeting(text).assignments) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Sở Xây dựng kính đề nghị UBND tỉnh sớm bố trí vốn.",
        "Chủ tịch UBND huyện Lò Văn Chum thì kiến nghị Chính phủ có cơ chế cho các xã vùng cao.",
        "Tại buổi đối thoại, bà con đưa ra hàng loạt kiến nghị: nâng cấp đường vào thôn.",
    ],
)
def test_more_ways_of_asking(text):
    assert len(meeting(text).recommendations) == 1


def test_a_letter_is_asked_of_who_gets_it():
    text = "Ông Lò Văn Chum gửi đơn cho Huyện ủy và Ban Thường vụ Huyện ủy đề nghị cho thôi việc."

    assert meeting(text).assignments == ()


@pytest.mark.parametrize("whom", ["hai bên", "phía bạn", "hai nước"])
def test_another_state_is_asked(whom):
    text = f"Đồng chí Lê Thị Hoa đề nghị {whom} mở thêm lối mở qua biên giới."

    assert len(meeting(text).recommendations) == 1


def test_a_request_by_letter_goes_on():
    text = (
        "Sở Xây dựng tỉnh Vân Sơn đề xuất UBND tỉnh bãi bỏ dự án nhà hát. Đồng thời, đề xuất UBND "
        "tỉnh thu hồi khu đất này."
    )

    assert len(read(text).recommendations) == 2
    assert read(text).assignments == ()


def test_the_place_alone_asks():
    text = "Tỉnh cũng kiến nghị Trung ương hỗ trợ 180 tỉ đồng sửa đường."

    assert len(meeting(text).recommendations) == 1


@pytest.mark.parametrize("who", ["hầu hết CNVC-LĐ", "đại đa số tiểu thương", "các hộ kinh doanh"])
def test_people_are_counted_in_many_ways(who):
    reading = meeting(f"Tại hội nghị, {who} đều mong muốn các cấp sớm sửa chợ trung tâm.")

    assert [(one.speaker, one.kind) for one in reading.statements] == [(who, "recommendation")]
    assert [one.by for one in reading.recommendations] == [who]


def test_a_view_of_what_others_need_to_do_is_a_request():
    text = "Tại hội nghị, người dân cho rằng Công an xã cần có kế hoạch tuần tra ban đêm."

    assert [one.kind for one in meeting(text).statements] == ["recommendation"]
