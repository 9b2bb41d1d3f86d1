"""Who said what to whom; the sentences are invented."""

from datetime import date

import pytest

from phoihop.reading import read

LEAD = (
    "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Đồng chí Lê Thị "
    "Hoa, Chủ tịch UBND "
    "xã chủ trì hội nghị. Dự có ông Vũ Nhàn, Chủ tịch Hội Nông dân xã.\n"
)


def meeting(text):
    return read(LEAD + text)


def said(text):
    reading = meeting(text)
    return [(one.speaker, one.kind) for one in reading.statements]


def quotes(facts, text):
    return [one.span.of(LEAD + text) for one in facts]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ông Vũ Nhàn báo cáo kết quả 6 tháng đầu năm.", "report"),
        ("Ông Vũ Nhàn đề nghị UBND xã hỗ trợ kinh phí cho Hội.", "recommendation"),
        ("Ông Vũ Nhàn cho rằng phong trào còn hình thức.", "opinion"),
        ("Đồng chí Lê Thị Hoa đề nghị Hội Nông dân xã rà soát danh sách.", "directive"),
        ("Phát biểu kết luận hội nghị, đồng chí Lê Thị Hoa ghi nhận các ý kiến.", "conclusion"),
        ("Đồng chí Lê Thị Hoa đánh giá cao kết quả của Hội Nông dân xã.", "praise"),
        ("Đồng chí Lê Thị Hoa đã trả lời, làm rõ các kiến nghị.", "response"),
    ],
)
def test_the_kind_of_a_statement(sentence, kind):
    assert said(sentence)[-1][1] == kind


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


def test_a_turn_with_a_colon():
    assert said("Chủ tịch Hội Nông dân xã Vũ Nhàn: Đề nghị xã quan tâm hỗ trợ Hội.") == [
        ("Vũ Nhàn", "recommendation")
    ]


def test_a_post_without_a_name_is_the_person_who_holds_it():
    assert said("Đồng chí Chủ tịch UBND xã yêu cầu các thôn báo cáo.")[-1] == (
        "Lê Thị Hoa",
        "directive",
    )


def test_clauses_part_at_semicolons_and_inherit_the_owner():
    text = (
        "Đồng chí Lê Thị Hoa yêu cầu Hội Nông dân xã rà soát hội viên; tăng cường kiểm tra các tổ; "
        "Văn phòng theo dõi, đôn đốc."
    )

    tasks = meeting(text).assignments

    assert [task.to for task in tasks] == [
        ("Hội Nông dân xã",),
        ("Hội Nông dân xã",),
        ("Văn phòng",),
    ]
    assert [task.to_inherited for task in tasks] == [False, True, False]


def test_two_owners_and_two_days_in_one_sentence():
    text = (
        "Kết luận hội nghị, đồng chí Lê Thị Hoa yêu cầu các ngành xây dựng kế hoạch "
        "trước ngày 15/1 "
        "để văn phòng tổng hợp, trình UBND xã trước ngày 20/1."
    )

    first, second = meeting(text).assignments

    assert first.due.last_day == date(2026, 1, 14)
    assert second.due.last_day == date(2026, 1, 19)
    assert second.to == ("văn phòng",)
    assert second.depends_on == 0


def test_the_points_of_a_conclusion_are_tasks_of_who_concluded():
    text = (
        "Chủ tịch UBND xã kết luận như sau:\n"
        "1. Giao Hội Nông dân xã rà soát hội viên trước ngày 10/2/2026.\n"
        "2. Các thôn tổ chức họp dân, báo cáo trong tháng 3/2026."
    )

    tasks = meeting(text).assignments

    assert [task.by for task in tasks] == ["Lê Thị Hoa", "Lê Thị Hoa"]
    assert [task.due.last_day for task in tasks] == [date(2026, 2, 9), date(2026, 3, 31)]


def test_nouns_are_not_requests():
    text = "Ông Vũ Nhàn cho biết trang thiết bị không đáp ứng yêu cầu công việc của Hội."

    assert not meeting(text).recommendations


def test_a_sentence_that_asks_to_watch_people_is_kept_as_text_only():
    text = "Đồng chí Lê Thị Hoa yêu cầu các thôn theo dõi các hội nhóm tự phát trước ngày 15/3."

    (task,) = meeting(text).assignments

    assert task.record_only
    assert task.due is None


def test_a_plan_orders_in_the_name_of_who_signs_it():
    text = (
        "KẾ HOẠCH\nChăm lo Tết năm 2026\n\nIII. PHÂN CÔNG\n"
        "1. Hội Nông dân xã vận động 50 suất quà trước ngày 10/02/2026.\n\n"
        "Nơi nhận: Như trên\nTM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nVũ Nhàn"
    )

    (task,) = read(text).assignments

    assert task.to == ("Hội Nông dân xã",)
    assert task.due.last_day == date(2026, 2, 9)


def test_a_letter_from_below_asks():
    text = (
        "HỘI KHUYẾN HỌC XÃ HÒA LẠC\nSố: 15/CV-HKH\nV/v kiến nghị một số nội dung\n\n"
        "Kính gửi: UBND xã Hòa Lạc\n\n1. Đề nghị UBND xã bố trí phòng làm việc cho Hội.\n"
    )

    reading = read(text)

    assert not reading.assignments
    assert [one.to for one in reading.recommendations] == ["UBND xã"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đồng thời, đánh giá cao kết quả của các thôn.", [("Lê Thị Hoa", "praise")]),
        ("Khẳng định vai trò của các thôn.", [("Lê Thị Hoa", "opinion")]),
        ("Kết quả của các thôn được đánh giá cao.", []),  # nobody says it
    ],
)
def test_a_further_sentence_with_its_own_verb_is_a_further_statement(sentence, expected):
    assert said("Đồng chí Lê Thị Hoa biểu dương Hội Nông dân xã. " + sentence)[1:] == expected


def test_taking_note_of_requests_answers_them():
    text = "Đồng chí Lê Thị Hoa ghi nhận các kiến nghị và cho biết UBND xã sẽ xem xét."

    assert said(text)[-1] == ("Lê Thị Hoa", "response")


@pytest.mark.parametrize(
    "verb", ["Phát biểu kết thúc hội nghị", "Kết thúc buổi đối thoại", "Phát biểu bế mạc kỳ họp"]
)
def test_who_closes_the_meeting_concludes(verb):
    assert said(verb + ", đồng chí Lê Thị Hoa đánh giá cao các ý kiến.")[-1][1] == "conclusion"


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


def test_what_somebody_promises_for_a_body_is_a_task_whatever_the_speech():
    text = "Ông Vũ Nhàn cho biết, Hội Nông dân xã sẽ mở ba lớp nghề."

    (task,) = meeting(text).assignments

    assert (task.by, task.to, task.rule) == ("Vũ Nhàn", ("Hội Nông dân xã",), "assignment.promise")


def test_hardship_told_among_requests_is_no_request():
    text = (
        "Ông Vũ Nhàn phản ánh, công nhân ở các thôn phải đi thuê nhà trọ rất xa, "
        "đề nghị UBND xã xây khu nhà ở."
    )

    assert quotes(meeting(text).recommendations, text) == ["đề nghị UBND xã xây khu nhà ở"]


def test_who_is_asked_is_not_heard_as_a_speaker():
    text = (
        "Đồng chí Lê Thị Hoa biểu dương các thôn, chỉ ra hạn chế và yêu cầu cơ quan soạn thảo "
        "báo cáo tiếp thu các ý kiến."
    )

    assert said(text) == [("Lê Thị Hoa", "praise"), ("Lê Thị Hoa", "directive")]


def test_a_line_that_opens_a_list_is_no_task_but_names_who_is_told():
    text = (
        "Phát biểu chỉ đạo, đồng chí Lê Thị Hoa yêu cầu Hội Nông dân xã làm tốt các việc sau:\n"
        "- Rà soát hội viên khó khăn.\n"
        "- Mở hai lớp nghề."
    )

    assert [(task.to, task.span.of(LEAD + text)) for task in meeting(text).assignments] == [
        (("Hội Nông dân xã",), "Rà soát hội viên khó khăn"),
        (("Hội Nông dân xã",), "Mở hai lớp nghề"),
    ]


def test_presenting_a_plan_is_no_order():
    text = "Ông Vũ Nhàn báo cáo kết quả. Đồng thời, triển khai kế hoạch trồng cây năm 2026."

    assert not meeting(text).assignments


def test_praise_inside_a_conclusion_goes_on_and_only_the_order_is_new():
    text = (
        "Kết luận hội nghị, đồng chí Lê Thị Hoa thống nhất các nội dung. Đồng chí ghi nhận nỗ lực "
        "của các thôn, đồng thời yêu cầu các thôn sửa đường."
    )

    assert [kind for _, kind in said(text)] == ["conclusion", "directive"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a group that is known by what its people do
        (
            "Tại hội nghị, nông dân Hòa Lạc kiến nghị mở rộng kênh nội đồng.",
            [("nông dân Hòa Lạc", "recommendation")],
        ),
        # several who hold one post are nobody by name
        (
            "Tại hội nghị, các đồng chí Chủ tịch Hội Nông dân các thôn, bản đã báo cáo kết quả.",
            [("các đồng chí Chủ tịch Hội Nông dân các thôn, bản", "report")],
        ),
        (
            "Đoàn giám sát của Ủy ban MTTQ tỉnh yêu cầu xã Hòa Lạc rà soát các hộ nghèo.",
            [("Đoàn giám sát của Ủy ban MTTQ tỉnh", "directive")],
        ),
        (
            "Đoàn ghi nhận và giải đáp các kiến nghị của Hội Nông dân xã.",
            [("Đoàn", "response")],
        ),
        (
            "Chủ trì hội nghị yêu cầu các thôn rà soát hộ nghèo.",
            [("Lê Thị Hoa", "directive")],
        ),
        (
            "Cử tri hai thôn Nà Phát và Bản Vai đánh giá rất cao kết quả kỳ họp.",
            [("Cử tri hai thôn Nà Phát và Bản Vai", "praise")],
        ),
        (
            "Bà con đã nêu nhiều ý kiến, kiến nghị gửi tới đại biểu.",
            [("Bà con", "recommendation")],
        ),
        # what the talk was about is no speech, unless it asks
        ("Các ý kiến tập trung vào việc làm đường và dồn điền đổi thửa.", []),
        (
            "Các ý kiến tập trung vào việc làm đường, đề nghị cấp trên quan tâm cấp xi măng.",
            [("Các ý kiến", "recommendation")],
        ),
        # the end of the meeting only tells when
        (
            "Kết thúc buổi tiếp xúc cử tri, tổ đại biểu HĐND xã đã tiếp thu toàn bộ ý kiến.",
            [("tổ đại biểu HĐND xã", "response")],
        ),
        # several who hold one post, named by their units
        (
            "Tại hội nghị, Chủ tịch UBMTTQ các thôn báo cáo tiến độ.",
            [("Chủ tịch UBMTTQ các thôn", "report")],
        ),
        (
            "Sau khi nghe gợi ý của ông Vũ Nhàn, Tổ trưởng các Tổ đại biểu tham dự cuộc họp nhiệt "
            "tình tham gia thảo luận việc giữ rừng.",
            [("Tổ trưởng các Tổ đại biểu", "opinion")],
        ),
        # the voters who end the name of the meeting also speak
        (
            "Tại buổi tiếp xúc cử tri cũng phát biểu ý kiến về nước sạch.",
            [("cử tri", "opinion")],
        ),
        # a body that papers go to is not heard
        (
            "Đồng chí Lê Thị Hoa yêu cầu Văn phòng trình Ban Thường vụ, BCH Đảng bộ xã cho ý kiến "
            "trước kỳ họp.",
            [("Lê Thị Hoa", "directive")],
        ),
        # delegates who judge give an opinion, a body reports
        (
            "Tại hội nghị, các đại biểu tập trung đánh giá kết quả quý I.",
            [("các đại biểu", "opinion")],
        ),
        (
            "Phát biểu tại hội nghị, đồng chí Lê Thị Hoa nêu rõ một số nhiệm vụ thời gian tới: Thứ "
            "nhất, tập trung tuyên truyền về cây ngô.",
            [("Lê Thị Hoa", "directive")],
        ),
        # a conclusion that praises goes on to order
        (
            "Phát biểu kết luận hội nghị, đồng chí Lê Thị Hoa đánh giá cao các thôn; đồng thời yêu "
            "cầu các thôn dọn rãnh nước.",
            [("Lê Thị Hoa", "conclusion"), ("Lê Thị Hoa", "directive")],
        ),
        # a number of questions, a place in brackets, a meeting named after a verb
        (
            "Tại hội nghị, các đại biểu và cử tri đặt ra 11 câu hỏi về giống ngô.",
            [("các đại biểu và cử tri", "opinion")],
        ),
        (
            "Tại hội nghị, cán bộ, hội viên nông dân huyện Nà Phát (Lai Châu) đã kiến nghị lãnh "
            "đạo địa phương cấp giống.",
            [("cán bộ, hội viên nông dân huyện Nà Phát", "recommendation")],
        ),
        (
            "Tại phiên giải trình, đại biểu được nghe ông Vũ Nhàn báo cáo tóm tắt kết quả.",
            [("Vũ Nhàn", "report")],
        ),
        # what is founded says nothing
        ("Đại hội đã công bố quyết định thành lập Hội, thông qua phương hướng của năm.", []),
        # groups stress and value as persons do
        (
            "Tại hội nghị, các thành viên Ban Chỉ đạo nhấn mạnh vai trò của cây ngô.",
            [("các thành viên Ban Chỉ đạo", "opinion")],
        ),
        (
            "Tại hội nghị, Hội Nông dân xã ghi nhận, đánh giá cao kết quả trồng ngô.",
            [("Hội Nông dân xã", "praise")],
        ),
        (
            "Tại hội nghị, đa số đại biểu cho rằng giống ngô còn thiếu.",
            [("đa số đại biểu", "opinion")],
        ),
        (
            "Tại hội nghị, các đồng chí lãnh đạo xã thông tin về giống ngô.",
            [("các đồng chí lãnh đạo xã", "report")],
        ),
        ("Tại kỳ họp, chủ tọa kỳ họp cho rằng giống ngô còn thiếu.", [("Lê Thị Hoa", "opinion")]),
        (
            "Tại hội nghị, đại diện Sở Nội vụ thông tin về việc sắp xếp thôn.",
            [("đại diện Sở Nội vụ", "report")],
        ),
        # a verb and where it was said open the sentence of another speaker
        (
            "Tại hội nghị, các đại biểu thảo luận về ngô.\n\nChỉ đạo tại hội nghị, đồng chí Lê Thị "
            "Hoa yêu cầu các thôn trồng ngô sớm.",
            [("các đại biểu", "opinion"), ("Lê Thị Hoa", "directive")],
        ),
        (
            "Tại hội nghị, trước những kiến nghị của bà con, lãnh đạo UBND xã đã trả lời rõ.",
            [("lãnh đạo UBND xã", "response")],
        ),
        (
            "Ông Vũ Nhàn tiếp thu ý kiến chỉ đạo của Bí thư Đảng ủy xã, hứa sẽ trồng ngô sớm.",
            [("Vũ Nhàn", "response")],
        ),
        # who speaks beside the leaders of offices
        (
            "Tại hội nghị, đồng chí Chủ tịch UBND xã cùng lãnh đạo các ngành đã trực tiếp trả lời "
            "các câu hỏi.",
            [("Lê Thị Hoa", "response")],
        ),
        # a body inside what a person said
        (
            "Đồng chí Lê Thị Hoa nhấn mạnh: Đảng ủy luôn đánh giá cao Hội Nông dân.",
            [("Lê Thị Hoa", "opinion")],
        ),
        # what is stressed is how things are, though the need for it grows
        (
            "Đồng chí Lê Thị Hoa nhấn mạnh: Việc sắp xếp bộ máy, với yêu cầu ngày càng cao, có ý "
            "nghĩa lớn.",
            [("Lê Thị Hoa", "opinion")],
        ),
        ("Qua nghe báo cáo, ông Vũ Nhàn đánh giá cao các thôn.", [("Vũ Nhàn", "praise")]),
        (
            "Đồng chí Lê Thị Hoa đã ghi nhận kiến nghị, đề xuất của các thôn.",
            [("Lê Thị Hoa", "response")],
        ),
        (
            "Ông Vũ Nhàn mong muốn UBND huyện tiếp tục quan tâm đến Hội.",
            [("Vũ Nhàn", "recommendation")],
        ),
        # a picture and its words stand there twice
        (
            "Ông Vũ Nhàn báo cáo kết quả trồng ngô.\n\nÔng Vũ Nhàn báo cáo kết quả trồng ngô.",
            [("Vũ Nhàn", "report")],
        ),
        (
            "Ông Vũ Nhàn báo cáo kết quả.\n\nÔng Vũ Nhàn trình bày báo cáo tại hội nghị.",
            [("Vũ Nhàn", "report")],
        ),
    ],
)
def test_who_takes_the_floor_in_the_prose_of_portals(text, expected):
    assert said(text) == expected


def test_praise_that_opens_a_list_and_headings_that_name_who_is_told():
    text = (
        "Bà Lê Thị Hoa - Chủ trì hội nghị đã biểu dương các thôn và kết luận chỉ đạo như sau:\n\n"
        "1. Đối với Hội Nông dân xã:\n\n"
        "- Rà soát hội viên khó khăn; nắm sát tâm tư của hội viên.\n\n"
        "2. Đối với Đoàn Thanh niên xã:\n\n"
        "- Tổ chức ra quân dọn vệ sinh hai tuyến đường.\n"
    )

    assert [(task.to, task.span.of(LEAD + text)) for task in meeting(text).assignments] == [
        (("Hội Nông dân xã",), "Rà soát hội viên khó khăn"),
        (("Hội Nông dân xã",), "nắm sát tâm tư của hội viên"),
        (("Đoàn Thanh niên xã",), "Tổ chức ra quân dọn vệ sinh hai tuyến đường"),
    ]


def test_what_superiors_are_asked_is_a_recommendation_whoever_asks():
    text = "Đồng chí Lê Thị Hoa đề nghị cấp trên quan tâm cấp vốn làm đường."

    assert [one.to for one in meeting(text).recommendations] == ["cấp trên"]
    assert not meeting(text).assignments


def test_a_body_above_orders_at_the_meeting_that_opens_the_sentence():
    text = (
        "Làm việc với Thường trực HĐND huyện Nà Phát về hoạt động 6 tháng đầu năm, Thường trực "
        "HĐND tỉnh đánh giá cao kết quả đã đạt được. Đề nghị Thường trực HĐND huyện tăng cường "
        "phối hợp."
    )
    reading = read(text)

    assert reading.meeting.is_meeting
    assert [(one.speaker, one.kind) for one in reading.statements] == [
        ("Thường trực HĐND tỉnh", "praise"),
        ("Thường trực HĐND tỉnh", "directive"),
    ]
    assert [task.to for task in reading.assignments] == [("Thường trực HĐND huyện",)]


def test_who_is_told_behind_a_term_of_office():
    text = (
        "Bà Lê Thị Hoa biểu dương thành tích của Hội và đề nghị, trong nhiệm kỳ mới 2023-2028, cán "
        "bộ, hội viên nông dân xã Hòa Lạc tiếp tục đẩy mạnh công tác tuyên truyền."
    )

    assert [task.to for task in meeting(text).assignments] == [
        ("cán bộ, hội viên nông dân xã Hòa Lạc",)
    ]


def test_a_caption_tells_who_concluded_when_nothing_else_does():
    text = "\nĐồng chí Lê Thị Hoa phát biểu kết luận hội nghị. Ảnh: Vi Tấc\n"

    assert said(text) == [("Lê Thị Hoa", "conclusion")]


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


def test_an_order_can_be_to_remind_others():
    text = (
        "Đồng chí Lê Thị Hoa yêu cầu Công an xã tuần tra ban đêm; nhắc nhở thanh niên không tụ tập."
    )

    assert quotes(meeting(text).assignments, text) == [
        "yêu cầu Công an xã tuần tra ban đêm",
        "nhắc nhở thanh niên không tụ tập",
    ]


def test_whoever_stands_before_the_duty_is_told_though_no_lexicon_knows_them():
    text = (
        "Bà Lê Thị Hoa đề nghị đội ngũ báo cáo viên, tuyên truyền viên của xã cần chủ động nắm bắt "
        "tình hình; hỗ trợ kịp thời các hộ chăn nuôi."
    )

    assert [task.to for task in meeting(text).assignments] == [
        ("đội ngũ báo cáo viên, tuyên truyền viên của xã",),
        ("đội ngũ báo cáo viên, tuyên truyền viên của xã",),
    ]


def test_what_is_judged_under_a_label_is_no_task():
    text = (
        "Đồng chí Lê Thị Hoa kết luận như sau:\n"
        "1. Đánh giá chung: UBND xã ghi nhận các hội đã tích cực phối hợp, tạo sự đồng thuận.\n"
        "2. Giao Văn phòng tổng hợp danh sách."
    )

    assert quotes(meeting(text).assignments, text) == ["Giao Văn phòng tổng hợp danh sách"]


def test_matters_that_a_request_only_names_are_no_requests_of_their_own():
    text = (
        "Các ý kiến kiến nghị với UBND xã những vấn đề liên quan đến vệ sinh môi trường; an ninh "
        "trật tự; cải cách hành chính."
    )

    assert len(meeting(text).recommendations) == 1


def test_the_words_under_a_picture_are_no_order():
    text = (
        "Đồng chí Lê Thị Hoa đề nghị Hội Nông dân xã mở lớp cho hội viên các thôn vùng cao, bảo "
        "đảm mỗi thôn có ít nhất ba người theo học và biết ghi chép sổ sách của tổ.\n\n"
        "Đảng ủy xã Nà Phát làm việc với Hội Nông dân xã\n\n"
        "Cuối buổi, các đại biểu chúc Hội làm được nhiều hơn trong năm mới."
    )

    assert len(meeting(text).assignments) == 1


def test_delegates_who_are_quoted_one_by_one_ask_for_something():
    text = (
        "Tại hội nghị, các đại biểu góp ý vào dự thảo quy ước. Cụ thể, Điều 3 nên bổ sung mức đóng "
        "góp; Điều 5 có nhiều ý trùng nhau nên gộp lại; Điều 7 khá dài."
    )

    assert quotes(meeting(text).recommendations, text) == [
        "Điều 3 nên bổ sung mức đóng góp",
        "Điều 5 có nhiều ý trùng nhau nên gộp lại",
    ]


def test_what_a_leader_says_must_be_done_is_an_order():
    text = (
        "Đồng chí Lê Thị Hoa cho rằng, dự thảo đã đủ ý. Tuy nhiên, những nội dung về quỹ cần phải "
        "thảo luận kỹ hơn."
    )

    assert quotes(meeting(text).assignments, text) == [
        "những nội dung về quỹ cần phải thảo luận kỹ hơn"
    ]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Hội Nông dân xã sẽ tổng hợp danh sách, báo cáo huyện.", 1),
        ("Hội Nông dân xã sẽ tiếp tục phát huy vai trò cầu nối.", 0),  # a slogan
    ],
)
def test_the_work_that_follows_from_the_meeting_is_a_task_of_the_body(text, tasks):
    assert len(meeting(text).assignments) == tasks


def test_an_order_that_is_only_told_of_is_no_task():
    text = "Đồng chí Lê Thị Hoa cho biết đã giao Văn phòng lập hồ sơ xin vốn."

    assert not meeting(text).assignments


def test_what_the_lead_and_the_text_tell_in_the_same_words_is_one_task():
    order = "Đồng chí Lê Thị Hoa yêu cầu Công an xã khẩn trương làm rõ"
    text = f"{order}.\n\n{order} việc chợ tạm lấn đường, báo cáo trước ngày 20/01/2026."

    (task,) = meeting(text).assignments
    assert task.due is not None


def test_two_items_of_a_list_are_two_tasks_be_they_the_same():
    item = "Hội Nông dân xã thường xuyên rà soát hộ vay vốn."
    text = f"Đồng chí Lê Thị Hoa kết luận như sau:\n1. {item}\n2. {item}"

    assert len(meeting(text).assignments) == 2


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Việc vượt thẩm quyền sẽ được Hội Nông dân xã tổng hợp, chuyển huyện.", 1),
        ("Ngày 5/2, Hội Nông dân xã sẽ ban hành kế hoạch mới.", 1),  # it has its day
        ("Hội Nông dân xã sẽ tiếp tục khẩn trương xử lý việc còn lại.", 1),
        ("Hội nghị triển khai phương hướng, nhiệm vụ trọng tâm quý II.", 0),  # what it is for
    ],
)
def test_what_a_body_is_said_to_do_next(text, tasks):
    assert len(meeting(text).assignments) == tasks


def test_the_day_of_a_heading_holds_for_what_stands_below():
    text = (
        "Kết luận hội nghị, đồng chí Lê Thị Hoa yêu cầu:\n"
        "1. Các việc phải hoàn thành trước ngày 30/6/2026:\n"
        "- Giao Văn phòng xã lập danh sách hộ nghèo.\n"
        "- Giao Công an xã rà soát tạm trú, xong trước ngày 15/6/2026.\n"
        "2. Các việc thường xuyên:\n"
        "- Giao Hội Nông dân xã mở lớp nghề."
    )

    days = [
        task.due and (task.due.day.month, task.due.day.day) for task in meeting(text).assignments
    ]
    assert days == [(6, 30), (6, 15), None]


def test_an_order_that_only_stands_under_a_picture_counts():
    text = (
        "Các đại biểu thảo luận dự thảo kế hoạch sửa đường liên thôn, nhất trí với cách làm và mức "
        "góp của từng hộ, từng thôn trong năm tới.\n\n"
        "Đồng chí Lê Thị Hoa đề nghị các thôn rà soát danh sách. Ảnh: Vi Tấc"
    )

    assert len(meeting(text).assignments) == 1


def test_leaders_who_open_the_sentence_order():
    text = "Lãnh đạo UBND xã chỉ đạo các thôn vận động hộ dân; rà soát cống rãnh."

    assert quotes(meeting(text).assignments, text) == [
        "chỉ đạo các thôn vận động hộ dân",
        "rà soát cống rãnh",
    ]


def test_a_central_organisation_asks_the_leaders_of_a_place():
    text = (
        "Bà Vi Thị Nếp, Phó Chủ tịch Tổng Liên đoàn Lao động Việt Nam mong lãnh đạo xã tiếp tục "
        "duy trì đối thoại. Các ngành cần sớm giải quyết kiến nghị."
    )
    reading = meeting(text)

    assert len(reading.recommendations) == 2
    assert not reading.assignments


def test_who_speaks_for_the_body_that_holds_the_meeting_orders():
    text = (
        "Sáng 05/01/2026, Hội Nông dân huyện Mộc Lan tổ chức hội nghị giao ban. Tại hội nghị, ông "
        "Vũ Nhàn, Phó Chủ tịch Hội Nông dân huyện nhấn mạnh các chi hội cần rà soát quỹ; mở thêm "
        "lớp nghề."
    )

    assert len(read(text).assignments) == 2


def test_matters_listed_behind_a_colon_are_one_task():
    text = "Đồng chí Lê Thị Hoa đề nghị xã làm rõ thêm vấn đề: thu, chi ngân sách; tỷ lệ cấp sổ đỏ."

    assert len(meeting(text).assignments) == 1
