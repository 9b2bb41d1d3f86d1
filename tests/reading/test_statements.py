"""What is said, of which kind, and by whom; the sentences are invented."""

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


def test_a_turn_with_a_colon():
    assert said("Chủ tịch Hội Nông dân xã Vũ Nhàn: Đề nghị xã quan tâm hỗ trợ Hội.") == [
        ("Vũ Nhàn", "recommendation")
    ]


def test_a_post_without_a_name_is_the_person_who_holds_it():
    assert said("Đồng chí Chủ tịch UBND xã yêu cầu các thôn báo cáo.")[-1] == (
        "Lê Thị Hoa",
        "directive",
    )


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


def test_who_is_asked_is_not_heard_as_a_speaker():
    text = (
        "Đồng chí Lê Thị Hoa biểu dương các thôn, chỉ ra hạn chế và yêu cầu cơ quan soạn thảo "
        "báo cáo tiếp thu các ý kiến."
    )

    assert said(text) == [("Lê Thị Hoa", "praise"), ("Lê Thị Hoa", "directive")]


def test_praise_inside_a_conclusion_goes_on_and_only_the_order_is_new():
    text = (
        "Kết luận hội nghị, đồng chí Lê Thị Hoa thống nhất các nội dung. Đồng chí ghi nhận nỗ lực "
        "của các thôn, đồng thời yêu cầu các thôn sửa đường."
    )

    assert [kind for _, kind in said(text)] == ["conclusion", "directive"]


def test_a_caption_tells_who_concluded_when_nothing_else_does():
    text = "\nĐồng chí Lê Thị Hoa phát biểu kết luận hội nghị. Ảnh: Vi Tấc\n"

    assert said(text) == [("Lê Thị Hoa", "conclusion")]


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
