"""When a meeting was held, by whom and who chaired it; the sentences are invented."""

from datetime import date

import pytest

from phoihop.reading import read

TITLE = "Hội nghị giao ban quý III năm 2025\n\n"


def chairs(text):
    return list(read(TITLE + text).meeting.chairs)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sáng 12/9/2025, dưới sự chủ trì của đồng chí Lê Thị Hoa, Bí thư Đảng ủy xã, "
            "Đảng ủy xã "
            "Hòa Lạc tổ chức hội nghị.",
            ["Lê Thị Hoa"],
        ),
        (
            "Sáng 12/9/2025, Đảng ủy xã tổ chức hội nghị. Đồng chí Lê Thị Hoa, Bí thư Đảng "
            "ủy xã và "
            "đồng chí Trần Văn Ba, Phó Bí thư Đảng ủy xã đồng chủ trì hội nghị.",
            ["Lê Thị Hoa", "Trần Văn Ba"],
        ),
        (
            "Sáng 12/9/2025, Đảng ủy xã tổ chức hội nghị. Chủ trì hội nghị có các đồng chí: Lê Thị "
            "Hoa - Bí thư Đảng ủy; Trần Văn Ba - Phó Bí thư Thường trực Đảng ủy.",
            ["Lê Thị Hoa", "Trần Văn Ba"],
        ),
        # the verb binds to the last name of the list
        (
            "Sáng 12/9/2025, UBND xã tổ chức hội nghị. Dự có đồng chí Lê Thị Hoa - Bí thư Đảng ủy, "
            "đồng chí Trần Văn Ba - Chủ tịch UBND xã chủ trì hội nghị.",
            ["Trần Văn Ba"],
        ),
        (
            "Ngày 12/9/2025, Đoàn giám sát của Ủy ban MTTQ tỉnh do ông Lê Văn Hòa, Phó Chủ tịch Ủy "
            "ban MTTQ tỉnh làm Trưởng đoàn đã làm việc với UBND xã Hòa Lạc.",
            ["Lê Văn Hòa"],
        ),
        # who concludes for a host that is his office chaired
        (
            "Chiều 12/9/2025, Sở Nội vụ làm việc với xã Hòa Lạc. Phát biểu kết luận buổi làm việc, "
            "ông Lê Văn Hòa, Giám đốc Sở Nội vụ đề nghị xã rà soát biên chế.",
            ["Lê Văn Hòa"],
        ),
        (
            "Ngày 12/9/2025, HĐND tỉnh họp kỳ thứ 5. Chủ trì phiên họp, Chủ tịch HĐND tỉnh Lê Văn "
            "Hòa nêu rõ yêu cầu.",
            ["Lê Văn Hòa"],
        ),
        # one more post of the same person, long and with commas, before the verb
        (
            "Sáng 12/9/2025, UBND huyện họp. Phó Chủ tịch UBND huyện Lê Văn Hòa, Phó Trưởng Ban "
            "Chỉ đạo công tác phòng, chống dịch chủ trì cuộc họp.",
            ["Lê Văn Hòa"],
        ),
        # nobody is said to chair: who heads the delegation does
        (
            "Ngày 12/9/2025, Đoàn giám sát gồm có ông Lê Văn Hòa - Phó Chủ tịch HĐND huyện - "
            "Trưởng đoàn giám sát, đến làm việc với xã Hòa Lạc.",
            ["Lê Văn Hòa"],
        ),
        # told apart by a comma alone, before "đồng chủ trì"
        (
            "Sáng 12/9/2025, Đảng ủy xã tổ chức hội nghị. Các đồng chí Phó Bí thư: Lê Văn Hòa, "
            "Trần Thị Ba đồng chủ trì hội nghị.",
            ["Lê Văn Hòa", "Trần Thị Ba"],
        ),
        (
            "Sáng 12/9/2025, UBND xã tổ chức hội nghị. Đoàn Chủ tịch điều hành hội nghị gồm các "
            "đồng chí: Lê Văn Hòa, Chủ tịch UBND xã; Trần Thị Ba, Phó Chủ tịch UBND xã.",
            ["Lê Văn Hòa", "Trần Thị Ba"],
        ),
    ],
)
def test_who_chaired(sentence, expected):
    assert chairs(sentence) == expected


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Sáng ngày 5 tháng 3 năm 2024", "sáng"),
        ("Chiều nay, 05/3/2024", "chiều"),
        ("Vào lúc 8 giờ ngày 05/3/2024", None),
        ("Trong hai ngày 5-6/3/2024", None),
        ("Tối 5.3.2024", "tối"),
    ],
)
def test_the_day_and_the_part_of_the_day(words, part):
    meeting = read(f"{words}, UBND huyện Mộc Lan tổ chức hội nghị sơ kết công tác.").meeting

    assert meeting.day == date(2024, 3, 5)
    assert meeting.time_of_day == part


@pytest.mark.parametrize("title", ["Hội nghị đối thoại", "“Hội nghị” giao ban", "[Ảnh] Hội nghị"])
def test_no_picture_of_a_page_stands_in_the_title(title):
    text = f"📢 ● {title}\nSáng 05/3/2026, UBND xã Lũng Chùa tổ chức hội nghị giao ban."

    assert read(text).meeting.title == title


def test_the_day_that_opens_the_text_is_that_of_the_meeting_named_after_it():
    text = (
        "Hội nghị phối hợp\n\n25/03/2024    131\n\nNgày 24/3, UBND tỉnh và Hội Nông dân tỉnh ký "
        "kết chương trình phối hợp. Hội nghị do ông Lê Văn Hòa, Phó Chủ tịch UBND tỉnh chủ trì."
    )

    assert read(text).meeting.day == date(2024, 3, 24)


def test_a_year_from_the_publication_line_is_marked_as_inferred():
    text = "Hội nghị sơ kết\n\n13/04/2022    131\n\nSáng 6/4, UBND huyện tổ chức hội nghị sơ kết."

    meeting = read(text).meeting

    assert (meeting.day, meeting.year_inferred) == (date(2022, 4, 6), True)


def test_without_any_year_there_is_no_day():
    meeting = read("Sáng 6/4, UBND huyện tổ chức hội nghị sơ kết.").meeting

    assert meeting.is_meeting
    assert meeting.day is None


@pytest.mark.parametrize(
    "text",
    [
        "Khánh thành nhà văn hóa thôn Bãi\n\nSáng 12/9/2025, UBND xã tổ chức lễ khánh "
        "thành nhà văn "
        "hóa thôn Bãi với kinh phí 900 triệu đồng.",
        "Mưa lớn diện rộng\n\nTừ ngày 12/9/2025, khu vực có mưa to đến rất to, gió giật cấp 7.",
        "KẾ HOẠCH\nTổ chức hội nghị tổng kết năm 2025\n\nỦy ban sẽ tổ chức hội nghị vào "
        "12/12/2025.",
    ],
)
def test_ceremonies_weather_and_plans_are_no_meetings(text):
    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 12/9/2025, Ủy ban MTTQ huyện Mộc Lan bàn giao nhà cho hai hộ nghèo.",
        "Trao quà cho học sinh\n\nChiều 12/9/2025, Hội Phụ nữ xã tổ chức trao tặng 20 suất quà.",
        "Đoàn dâng hương trước đại hội\n\nSáng 12/9/2025, Đoàn đại biểu dự Đại hội thi đua do ông "
        "Lê Văn Hòa, Chủ tịch Hội CCB tỉnh làm trưởng đoàn đã dâng hương tại nghĩa trang.",
    ],
)
def test_deeds_are_no_meetings(text):
    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 12/9/2025, Đoàn giám sát của HĐND huyện tiến hành giám sát tại UBND xã Hòa Lạc.",
        "Ngày 12/9/2025, Thường trực Huyện ủy Mộc Lan làm việc với Hội Nông dân huyện.",
        "Ngày 12/9/2025, Đảng ủy xã tổ chức họp mặt cán bộ hưu trí.",
        "Ngày 12/9/2025, UBND huyện Mộc Lan giao ban định kỳ quý III với các xã.",
        "Kỷ niệm ngày thành lập\n\nNgày 12/9/2025, Hội Người mù tỉnh tổ chức kỷ niệm 20 năm ngày "
        "thành lập; tổng kết phong trào. Dự hội nghị có lãnh đạo các sở.",
    ],
)
def test_bodies_that_meet_or_inspect_hold_meetings(text):
    assert read(text).meeting.is_meeting


def test_the_day_with_its_part_stands_above_the_stamp_of_the_page():
    meeting = read("15:37 14/04/2021 Sáng 14-4, UBND huyện Mộc Lan tổ chức hội nghị.").meeting

    assert (meeting.day, meeting.time_of_day) == (date(2021, 4, 14), "sáng")


@pytest.mark.parametrize(
    ("host", "level"),
    [
        ("UBND xã Hòa Lạc", "commune"),
        ("Huyện ủy Mộc Lan", "district"),
        ("Sở Nội vụ", "province"),
        ("Ủy ban Trung ương MTTQ Việt Nam", "central"),
    ],
)
def test_the_level_is_that_of_the_host(host, level):
    assert read(f"Ngày 5/3/2024, {host} tổ chức hội nghị giao ban.").meeting.level == level


@pytest.mark.parametrize(
    ("words", "day", "part"),
    [
        ("Sáng nay", date(2024, 10, 14), "sáng"),
        ("Chiều qua", date(2024, 10, 13), "chiều"),
        ("Hôm qua", date(2024, 10, 13), None),
        ("Ngày hôm nay", date(2024, 10, 14), None),
    ],
)
def test_a_day_told_from_that_of_publication_is_marked_as_inferred(words, day, part):
    text = (
        "Hội Nông dân xã họp bàn việc gây quỹ\n\nNgày đăng: 14/10/2024\n\n"
        f"{words}, Hội Nông dân xã tổ chức họp bàn việc gây quỹ. Ông Lê Văn Hòa, Chủ tịch Hội, chủ "
        "trì cuộc họp."
    )
    reading = read(text)

    assert (reading.meeting.day, reading.meeting.time_of_day) == (day, part)
    assert reading.meeting.day_inferred
    assert reading.meeting.day_span is not None
    assert reading.meeting.day_span.of(text).endswith(words.split()[-1])
    assert any("suy ra từ ngày đăng" in one for one in reading.proposals[0].warnings)


@pytest.mark.parametrize("words", ["Vừa qua", "Mới đây", "Những ngày qua", "Đến ngày nay"])
def test_words_that_name_no_day_give_none(words):
    text = (
        "Hội nghị sơ kết công tác Hội\n\nNgày đăng: 14/10/2024\n\n"
        f"{words}, Hội Nông dân xã tổ chức hội nghị sơ kết công tác Hội."
    )

    assert read(text).meeting.day is None


def test_the_year_of_the_meetings_own_sentence_stands_above_later_ones():
    text = TITLE.replace(" quý III năm 2025", "") + (
        "Sáng 23/5, Chủ tịch UBND tỉnh Lê Văn Hòa chủ trì hội nghị đối thoại với công nhân năm "
        "2024.\n\nXây nhà ở xã hội từ nay đến năm 2026"
    )

    assert read(text).meeting.day == date(2024, 5, 23)


def test_since_a_year_tells_nothing_of_the_day_of_the_meeting():
    text = TITLE.replace(" quý III năm 2025", "") + (
        "Ngày 17/5, UBND xã tổ chức hội nghị giao ban.\n\nTừ năm 2018 đến nay, xã đã mở 12 lớp."
    )

    assert read(text).meeting.day is None


def test_who_chairs_stands_right_behind_the_words():
    assert chairs(
        "Sáng 12/9/2025, UBND huyện và Ủy ban MTTQ huyện tổ chức hội nghị. Đồng chủ trì hội nghị "
        "ông Lê Văn Hòa - Phó Bí thư, Chủ tịch UBND huyện và bà Trần Thị Ba - UVBTV, Chủ tịch Ủy "
        "ban MTTQ huyện."
    ) == ["Lê Văn Hòa", "Trần Thị Ba"]


def test_a_text_cut_out_of_the_middle_of_a_report_tells_of_a_meeting():
    text = (
        "Tại hội nghị, lãnh đạo các đoàn thể xã đã báo cáo kết quả đạt được.\n"
        "Phát biểu kết luận tại hội nghị, Bí thư Đảng ủy xã Lê Văn Hòa ghi nhận kết quả của các "
        "đoàn thể."
    )

    assert read(text).meeting.is_meeting


def test_what_an_inquiry_concluded_is_no_meeting():
    text = (
        "Công an tỉnh đã kết luận điều tra vụ cháy.\n"
        "Kết luận điều tra nêu rõ, chủ quán đã vi phạm quy định.\n"
        "Theo kết luận, lối thoát nạn bị chặn."
    )

    assert not read(text).meeting.is_meeting


def test_a_text_without_its_lead_tells_of_a_meeting_by_what_was_said_there():
    text = (
        "Tiếp thu ý kiến của các đại biểu tham dự hội nghị, bà Lê Thị Hoa, Chủ tịch Ủy ban "
        "MTTQ tỉnh khẳng định đây là những góp ý sát thực tế.\n"
        "Bà Lê Thị Hoa cho biết, đại hội cấp xã đã xong."
    )

    assert read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "paper",
    ["Quy định số 15-QĐi/TU ngày 12/2/2019", "Kế hoạch phối hợp ngày 12/2/2019 của UBND tỉnh"],
)
def test_the_day_of_a_paper_is_not_that_of_the_meeting(paper):
    text = (
        f"Thực hiện {paper} về công tác dân vận.\n"
        "Sáng 6/11/2024, phường Nà Phát tổ chức hội nghị đối thoại với Nhân dân."
    )

    assert read(text).meeting.day == date(2024, 11, 6)


def test_who_works_with_a_lower_body_holds_the_meeting():
    text = (
        "Làm việc với Thường trực HĐND huyện Nà Phát về hoạt động 6 tháng đầu năm, Thường trực "
        "HĐND tỉnh đánh giá cao kết quả đạt được. Đề nghị Thường trực HĐND huyện tăng cường giám "
        "sát."
    )

    assert read(text).meeting.level == "province"


def test_who_chairs_can_follow_the_day_and_what_the_meeting_is_about():
    text = (
        "Sáng 10/5/2025, chủ trì phiên họp về kinh tế tháng 4, Chủ tịch UBND tỉnh Lê Văn Hòa yêu "
        "cầu các sở rà soát dự án."
    )

    assert chairs(text) == ["Lê Văn Hòa"]


def test_whose_meeting_it_is_tells_its_level():
    text = (
        "Số liệu được nêu tại cuộc họp của UBND tỉnh Nà Phát với các huyện chiều 24/12/2025. Phát "
        "biểu tại cuộc họp, ông Lê Văn Hòa, Bí thư Tỉnh ủy yêu cầu các huyện sơ tán dân."
    )

    assert read(text).meeting.level == "province"


def test_one_account_of_a_leader_makes_a_meeting_unless_it_was_before():
    account = "hội nghị sơ kết quý I, Bí thư Huyện ủy Lò Văn Tấc cho rằng, các xã cần làm sớm hơn."

    assert read(f"Huyện đã cấy xong vụ xuân.\n\nTại {account}").meeting.is_meeting
    assert not read(f"Huyện đã cấy xong vụ xuân.\n\nMới đây, tại {account}").meeting.is_meeting


def test_who_closes_the_meeting_tells_of_one():
    text = (
        "Phát biểu kết luận hội nghị, đồng chí Vi Thị Mẩy, Bí thư Đảng ủy xã đề nghị sớm họp lại."
    )

    assert read(text).meeting.is_meeting


def test_news_of_a_paper_is_no_meeting_though_a_session_is_named():
    text = (
        "Ngày 4/12, UBND tỉnh ban hành Công văn về giải trình ý kiến thẩm tra.\n\n"
        "Công văn nêu rõ: UBND tỉnh đã nhận dự thảo của HĐND tỉnh tại kỳ họp thứ sáu."
    )

    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        "Các chị hội viên đặt câu hỏi cho lãnh đạo xã tại buổi đối thoại.\n\nCác câu hỏi đã được "
        "lãnh đạo xã trả lời ngay tại buổi đối thoại.",
        "Kết luận hội nghị giao ban tháng 9 của Sở Nội vụ, Giám đốc Sở Lò Văn Tấc nhấn mạnh ba "
        "việc.\n\nGiám đốc lưu ý các phòng chuẩn bị báo cáo.",
        "Quang cảnh Hội nghị liên tịch\n\nHội nghị đã thảo luận, bổ sung và thống nhất ký quy chế "
        "giữa xã và Hội.",
    ],
)
def test_a_meeting_is_known_though_no_sentence_tells_that_it_was_held(text):
    assert read(text).meeting.is_meeting


def test_organisations_named_in_news_of_a_paper_hold_no_meeting():
    text = (
        "Xã làm xong đại hội trước mùa mưa\n\nNgày 12/8, Ban Thường vụ Tỉnh ủy đã ra Chỉ thị về "
        "lãnh đạo Đại hội Mặt trận và các tổ chức chính trị - xã hội các cấp."
    )

    assert not read(text).meeting.is_meeting


def test_the_minister_who_concludes_for_the_ministry_chairs():
    text = (
        "Kết luận hội nghị giao ban công tác tháng 9 của Bộ Nội vụ, Bộ trưởng Lò Văn Tấc nhấn mạnh "
        "nhiệm vụ chính trị của quý.\n\nBộ trưởng Nội vụ Lò Văn Tấc lưu ý ba việc."
    )
    found = read(text).meeting

    assert (found.hosts, found.chairs, found.level) == (("Bộ Nội vụ",), ("Lò Văn Tấc",), "central")


def test_who_chairs_at_one_end_of_a_meeting_on_line():
    text = (
        "Ngày 16/7/2025, Bộ Nội vụ tổ chức hội nghị trực tuyến. Đồng chí Lò Văn Tấc, Bộ trưởng Bộ "
        "Nội vụ chủ trì đầu cầu Hà Nội."
    )

    assert chairs(text) == ["Lò Văn Tấc"]


@pytest.mark.parametrize(
    "text",
    [
        # what was said comes first, the meeting after it
        "Thủ tướng Lò Văn Tấc đánh giá, việc nhiều hơn năm trước.\n\nCác bộ đã cố gắng.\n\nChiều "
        "21/10, Thủ tướng chủ trì cuộc họp rà soát tình hình.",
        "Thủ tướng giao các bộ chuẩn bị lễ khởi công tám công trình.\n\nSáng 4/6, Thủ tướng Chính "
        "phủ Lò Văn Tấc chủ trì Phiên họp Chính phủ tháng 5.",
        "Hội bạn thăm huyện\n\nChiều 16/10/2024, Hội Cựu chiến binh tỉnh bạn đã đến thăm, có buổi "
        "làm việc với Hội Cựu chiến binh huyện.",
    ],
)
def test_a_meeting_is_known_below_other_news(text):
    assert read(text).meeting.is_meeting


def test_who_receives_a_delegation_tells_the_level():
    text = (
        "Ngày 20/11/2025, đồng chí Lò Văn Tấc, Phó Bí thư Tỉnh ủy tiếp và làm việc với Đoàn công "
        "tác Trung ương Hội Nông dân Việt Nam do bà Vi Thị Mẩy, Phó Chủ tịch Trung ương Hội làm "
        "trưởng đoàn."
    )

    assert read(text).meeting.level == "province"


def test_the_day_of_a_paper_named_by_its_issuer_is_not_the_day_of_the_meeting():
    text = (
        "Thực hiện Kết luận của Ban Bí thư ngày 17/8/2021 về công tác hội, Ban Tuyên giáo Tỉnh ủy "
        "làm việc với các hội.\n\nTại cuộc họp, lãnh đạo các hội báo cáo tình hình."
    )

    assert read(text).meeting.day is None


def test_several_in_a_row_who_chair_together():
    text = (
        "Sáng 20/5/2022, tỉnh tổ chức hội thảo. Ông Lò Văn Tấc - Thứ trưởng Bộ Nội vụ, ông Lê Văn "
        "Hòa - Bí thư Tỉnh ủy và bà Vi Thị Mẩy - Chủ tịch UBND tỉnh chủ trì hội thảo."
    )

    assert chairs(text) == ["Lò Văn Tấc", "Lê Văn Hòa", "Vi Thị Mẩy"]


def test_news_of_a_paper_under_its_own_title_are_no_meeting():
    text = (
        "Ngày 16/4/2026 UBND tỉnh ban hành Chỉ thị số 11 về phòng dịch\n\n"
        "Thực hiện chỉ đạo của Thủ tướng tại cuộc họp ngày 15/4/2026, Chủ tịch UBND tỉnh yêu cầu "
        "các xã, phường, thị trấn và toàn thể Nhân dân thực hiện quyết liệt công tác phòng dịch."
    )

    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        "148 xã hoàn thành đại hội\n\nSau 1 tháng, đến nay 148/148 xã trong tỉnh đã tổ chức thành "
        "công Đại hội Hội Nông dân.",
        "Đại hội cấp xã sẽ xong trong tháng 8\n\nGần 80% số Hội Khuyến học cấp xã đã tổ chức xong "
        "đại hội.",
    ],
)
def test_how_many_held_their_congress_is_no_meeting(text):
    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "text",
    [
        # voters had the floor, and were answered
        "Tổ đại biểu đã về xã Nà Phát.\n\nĐã có 6 lượt cử tri phát biểu về đường, về chợ.\n\nCác "
        "kiến nghị của cử tri đã được lãnh đạo UBND xã tiếp thu, trả lời.",
        "Thường trực HĐND huyện vừa tiến hành giám sát việc thu, chi ngân sách tại xã Nà Phát.",
    ],
)
def test_what_voters_and_delegations_did_makes_a_meeting(text):
    assert read(text).meeting.is_meeting


def test_a_day_with_a_blank_in_it_is_no_share_of_meetings():
    text = (
        "Sáng ngày 01 /7/2022 Đảng ủy xã Nà Phát tổ chức hội nghị giao ban tháng 7. Chủ trì hội "
        "nghị là đồng chí Lò Văn Tấc.\n\nTại cuộc giao ban, đồng chí Lò Văn Tấc đánh giá kết quả."
    )

    assert read(text).meeting.is_meeting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the first year of its term stands above the day of a paper
        (
            "Chiều 15/8, Hội Luật gia tỉnh tổ chức Đại hội nhiệm kỳ 2019 - 2024.\n\nHội thực hiện "
            "tốt Kết luận số 19-KL/TW ngày 23/5/2012 của Ban Bí thư.",
            date(2019, 8, 15),
        ),
        # what is budgeted is to come
        (
            "Chiều 28/12, UBND tỉnh tổ chức hội nghị.\n\nHội nghị bàn dự toán ngân sách năm 2018.",
            date(2017, 12, 28),
        ),
        # "giá" alone reviews nothing
        (
            "Chiều 18/1, Sở Công Thương tổ chức họp báo.\n\nÔng Vi Tấc nói về giá điện năm 2019.",
            date(2019, 1, 18),
        ),
    ],
)
def test_the_year_that_the_text_speaks_of(text, expected):
    assert read(f"Tin vắn trong tỉnh\n\n{text}").meeting.day == expected
