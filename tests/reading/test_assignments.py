"""Who is told to do what, and what is no task; the sentences are invented."""

from datetime import date

import pytest

from phoihop.reading import read
from tests.reading.briefing import LEAD, meeting, quotes


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


def test_what_somebody_promises_for_a_body_is_a_task_whatever_the_speech():
    text = "Ông Vũ Nhàn cho biết, Hội Nông dân xã sẽ mở ba lớp nghề."

    (task,) = meeting(text).assignments

    assert (task.by, task.to, task.rule) == ("Vũ Nhàn", ("Hội Nông dân xã",), "assignment.promise")


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


def test_who_is_told_behind_a_term_of_office():
    text = (
        "Bà Lê Thị Hoa biểu dương thành tích của Hội và đề nghị, trong nhiệm kỳ mới 2023-2028, cán "
        "bộ, hội viên nông dân xã Hòa Lạc tiếp tục đẩy mạnh công tác tuyên truyền."
    )

    assert [task.to for task in meeting(text).assignments] == [
        ("cán bộ, hội viên nông dân xã Hòa Lạc",)
    ]


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


def test_the_words_under_a_picture_are_no_order():
    text = (
        "Đồng chí Lê Thị Hoa đề nghị Hội Nông dân xã mở lớp cho hội viên các thôn vùng cao, bảo "
        "đảm mỗi thôn có ít nhất ba người theo học và biết ghi chép sổ sách của tổ.\n\n"
        "Đảng ủy xã Nà Phát làm việc với Hội Nông dân xã\n\n"
        "Cuối buổi, các đại biểu chúc Hội làm được nhiều hơn trong năm mới."
    )

    assert len(meeting(text).assignments) == 1


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


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Thị Hoa giao Văn phòng; Công an xã; các thôn rà soát hộ ven suối.",
        "Đồng chí Lê Thị Hoa giao Văn phòng, Công an xã, Trạm Y tế xã phối hợp trực đêm.",
    ],
)
def test_a_list_of_those_who_are_told_is_one_task(text):
    assert len(meeting(text).assignments) == 1


def test_two_orders_joined_by_and_are_two_tasks():
    text = "Đồng chí Lê Thị Hoa yêu cầu các thôn rà soát hộ ven suối và yêu cầu Văn phòng mở sổ."

    assert quotes(meeting(text).assignments, text) == [
        "yêu cầu các thôn rà soát hộ ven suối",
        "yêu cầu Văn phòng mở sổ",
    ]


def test_what_was_ordered_before_is_praised_not_ordered():
    text = "Đồng chí Lê Thị Hoa ghi nhận các thôn đã quyết liệt chỉ đạo rà soát hộ ven suối."

    assert meeting(text).assignments == ()


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Đồng chí Lê Thị Hoa cho biết sẽ mở thêm một lớp nghề.", "sẽ mở thêm một lớp nghề"),
        (
            "Đồng chí Lê Thị Hoa tiếp thu, sẽ kiến nghị UBND huyện bố trí vốn.",
            "kiến nghị UBND huyện bố trí vốn",
        ),
    ],
)
def test_who_holds_office_promises_without_naming_the_body(text, promised):
    assert promised in quotes(meeting(text).assignments, text)[0]
    assert meeting(text).recommendations == ()


def test_what_a_body_is_given_to_do_is_its_task():
    text = "Công an xã được giao chủ trì, phối hợp các thôn trực đêm."

    assert [one.to for one in meeting(text).assignments] == [("Công an xã",)]


def test_who_heads_a_body_is_the_one_known_here():
    text = (
        "Đồng chí Lê Thị Hoa nêu tình hình. Người đứng đầu UBND xã yêu cầu những người trực đêm "
        "nêu cao tinh thần."
    )

    assert [one.by for one in meeting(text).assignments] == ["Lê Thị Hoa"]


def test_a_comma_can_stand_before_the_order():
    text = "Lê Thị Hoa - Chủ tịch UBND xã, yêu cầu hội đồng bồi thường nghiên cứu phương án."

    assert len(meeting(text).assignments) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ban Thường vụ Tỉnh ủy yêu cầu Đảng ủy các xã tập trung vào ba việc.",
        "Về việc cấp thẻ, lãnh đạo huyện giao xã Na Lộc, xã Hòa Lạc, cấp thẻ ngay trong tuần.",
        "Các đơn vị liên quan cũng được giao rà soát đường ống.",
    ],
)
def test_a_body_that_rules_orders_without_speaking_at_the_meeting(text):
    assert len(meeting(text).assignments) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ông Vũ Nhàn được giao phụ trách Hội Nông dân xã.",
        "Đồng chí Lê Thị Hoa cho rằng đề xuất lấy đất làm chợ là chưa hợp lý.",
        "Với thôn Vai, đồng chí Lê Thị Hoa cũng yêu cầu tương tự.",
        "Đồng chí Lê Thị Hoa cho biết nhờ chính sách mới, trường đã đủ phòng học.",
        "Theo quy trình, HĐND xã sẽ báo cáo kết quả.",
    ],
)
def test_what_only_looks_like_an_order(text):
    assert meeting(text).assignments == ()
    assert meeting(text).recommendations == ()


def test_who_commands_never_asks():
    text = "Ông Vũ Nhàn chỉ đạo Sở Xây dựng sửa đường."

    assert meeting(text).recommendations == ()


def test_a_promise_can_stand_in_a_quotation():
    text = '" UBND xã sẽ sửa đường thôn ngay tháng này ", đồng chí Lê Thị Hoa nói.'

    assert quotes(meeting(text).assignments, text) == ["UBND xã sẽ sửa đường thôn ngay tháng này"]


@pytest.mark.parametrize(
    "order",
    [
        "Tuy nhiên, để làm tốt hơn nữa, đề nghị các thôn rà soát hộ nghèo; trồng thêm ngô xuân.",
        "Nhằm giữ kết quả ấy, yêu cầu các thôn rà soát hộ nghèo; trồng thêm ngô xuân.",
        "Trong thời gian tới, các thôn cần rà soát hộ nghèo; trồng thêm ngô xuân.",
        "Để đạt chuẩn, các thôn cần rà soát hộ nghèo; trồng thêm ngô xuân.",
    ],
)
def test_praise_goes_on_to_an_order_in_the_next_sentence(order):
    found = meeting(f"Đồng chí Lê Thị Hoa ghi nhận kết quả của các thôn. {order}").assignments

    assert [(one.by, one.to) for one in found] == [("Lê Thị Hoa", ("các thôn",))] * 2


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("nhấn mạnh: Năm 2026, toàn xã làm tốt một số nhiệm vụ sau: ", ()),
        ("yêu cầu các thôn tập trung thực hiện một số nhiệm vụ sau: ", ("các thôn",)),
        ("đã chỉ đạo một số nhiệm vụ trọng tâm trong thời gian tới, đó là: ", ()),
    ],
)
def test_what_is_listed_behind_the_word_for_work_is_the_work(order, told):
    text = f"Kết luận, đồng chí Lê Thị Hoa {order}trồng thêm ngô xuân; sửa đường thôn Nà Phát."
    found = meeting(text).assignments

    assert [one.to for one in found] == [told] * 2
    assert quotes(found, text) == ["trồng thêm ngô xuân", "sửa đường thôn Nà Phát"]


def test_who_trusts_that_others_will_do_well_promises_nothing():
    text = "Đồng chí Lê Thị Hoa tin tưởng Hội Nông dân xã sẽ hoàn thành tốt nhiệm vụ."

    assert not meeting(text).assignments


@pytest.mark.parametrize("order", ["yêu cầu", "giao", "chỉ đạo", "yêu cầu: 1."])
def test_a_committee_orders_by_its_own_name(order):
    text = f"UBND xã {order} Hội Nông dân xã rà soát các hộ nghèo. 2. Công an xã tuần tra đêm."
    reading = meeting(text)

    assert [(one.speaker, one.kind) for one in reading.statements] == [("UBND xã", "directive")]
    assert [one.to for one in reading.assignments] == [("Hội Nông dân xã",), ("Công an xã",)]


@pytest.mark.parametrize(
    "order",
    [
        "Thành ủy cũng chỉ đạo, từ nay đến tháng 12, tất cả các xã phải rà soát quán ăn.",
        "Chủ tịch huyện yêu cầu kiểm tra các chợ. Dân số huyện tăng, nên chưa đủ trường.",
        'Đồng chí Lê Thị Hoa yêu cầu rà soát hộ. "Lỗi do ta, chứ không phải do dân", bà nói.',
        '"Trước mắt, UBND huyện giao UBND xã rà soát hồ sơ", ông Lò Văn Ón, Phó Chủ tịch UBND '
        "huyện cho biết.",
        '"Ta phải đi nhanh", Chủ tịch UBND xã nói và yêu cầu phân rõ việc của từng thôn.',
    ],
)
def test_more_orders_and_what_only_looks_like_one(order):
    assert len(meeting(order).assignments) == 1


def test_what_was_done_on_a_day_is_no_order():
    text = "Đồng chí Lê Thị Hoa yêu cầu các thôn họp dân. Tháng 11/2016, Chính phủ duyệt quy hoạch."

    assert len(meeting(text).assignments) == 1


def test_the_only_person_named_is_who_asks():
    text = (
        "Ngày 3/9, Bộ trưởng Bộ Nông nghiệp Lò Văn Chum có cuộc họp với các tỉnh về lũ. Ông yêu "
        "cầu các tỉnh rà soát đê."
    )

    assert [task.by for task in read(text).assignments] == ["Lò Văn Chum"]


def test_the_head_of_a_place_is_the_head_of_its_committee():
    text = (
        "Đồng chí Vi Văn Tấc, Bí thư Đảng ủy xã Nà Phát dự họp. Bí thư Nà Phát yêu cầu các thôn "
        "rà soát hộ nghèo."
    )

    assert [task.by for task in meeting(text).assignments] == ["Vi Văn Tấc"]


def test_below_a_heading_that_judges_stands_no_task():
    text = (
        "Đồng chí Lê Thị Hoa kết luận như sau:\n"
        "1. Về đánh giá chung\n"
        "Các thôn có nhiều cố gắng, tiến bộ; thu ngân sách đạt 12,5% dự toán.\n"
        "2. Về nhiệm vụ tháng tới\n"
        "- Các thôn rà soát hộ nghèo, hộ cận nghèo."
    )
    whole = f"Tin giao ban\n{LEAD}{text}"
    reading = read(whole)
    tasks = [one.span.of(whole) for one in reading.assignments]

    assert [one.kind for one in reading.statements] == ["conclusion", "directive"]
    assert tasks == ["Các thôn rà soát hộ nghèo, hộ cận nghèo"]
