"""What is said, of which kind, and by whom; the sentences are invented."""

import pytest

from phoihop.reading import read
from tests.reading.briefing import LEAD, meeting, quotes, said


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


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # an opening that only leads in to the order
        ("Đánh giá đây là vụ tốt, đồng chí Lê Thị Hoa yêu cầu các thôn trồng sớm.", "directive"),
        ("Tiếp thu các ý kiến, đồng chí Lê Thị Hoa đề nghị các thôn trồng sớm.", "directive"),
        # what somebody thinks is no report, however many numbers it holds
        ("Tại hội nghị, các ý kiến cho rằng dự thảo đã có 5 phần rõ.", "opinion"),
        ("Ông Vũ Nhàn nêu 6 nhóm giải pháp trồng ngô.", "opinion"),
        ("Ông Vũ Nhàn cho biết xã đã trồng 6 ha ngô.", "report"),
        ("Đồng chí Lê Thị Hoa tin tưởng xã sẽ được mùa.", "opinion"),
        # what is done is told to nobody, what should be is advice
        (
            "Đồng chí Lê Thị Hoa khẳng định sẽ tập trung lãnh đạo, chỉ đạo việc trồng ngô.",
            "opinion",
        ),
        ("Đồng chí Lê Thị Hoa cho rằng các thôn nên trồng ngô sớm.", "opinion"),
        ("Phát biểu khai mạc hội nghị, ông Vũ Nhàn đã thông qua báo cáo kết quả.", "report"),
        ("Đồng chí Lê Thị Hoa yêu cầu phân định rõ trách nhiệm của chủ đầu tư.", "directive"),
        ("Đồng chí Lê Thị Hoa nói và chỉ đạo làm rõ trách nhiệm các thôn.", "directive"),
        ("Đồng chí Lê Thị Hoa phát biểu chúc mừng các thôn.", "praise"),
        ("Đáp lời cử tri, đồng chí Lê Thị Hoa cho rằng ngô sẽ đủ giống.", "response"),
    ],
)
def test_what_tells_the_kinds_apart(sentence, kind):
    assert said(sentence)[0][1] == kind


def test_praise_goes_on_to_tasks_that_are_only_named():
    text = (
        "Đồng chí Lê Thị Hoa đánh giá cao kết quả và chỉ đạo một số nhiệm vụ trọng tâm như: chăm "
        "lo đời sống đoàn viên, xét đề nghị hỗ trợ các hộ nghèo."
    )

    assert said(text) == [("Lê Thị Hoa", "praise"), ("Lê Thị Hoa", "directive")]


def test_what_is_judged_goes_on_to_an_order():
    text = (
        "Đồng chí Lê Thị Hoa đã đánh giá những mặt làm được; đồng thời đề nghị các thôn trồng sớm."
    )

    assert said(text) == [("Lê Thị Hoa", "opinion"), ("Lê Thị Hoa", "directive")]


def test_a_quotation_is_kept_whole_with_who_is_named_behind_it():
    text = "“Ngô năm nay xấu. Các thôn phải chuẩn bị sớm”, đồng chí Lê Thị Hoa nhấn mạnh."

    (one,) = meeting(text).statements

    assert one.kind == "directive"
    assert one.span.of(LEAD + text) == text[:-1]


@pytest.mark.parametrize("behind", ["ông Vũ Nhàn nói và hứa sẽ trồng lại", "ông Vũ Nhàn hỏi tiếp"])
def test_a_quotation_belongs_to_who_stands_behind_it_whatever_follows(behind):
    text = f"“Ngô năm nay xấu. Giống còn thiếu”, {behind}."

    assert quotes(meeting(text).statements, text)[0].startswith("“Ngô năm nay xấu")


def test_the_head_of_an_office_answers_only_who_asked():
    text = (
        "Tại hội nghị, cử tri kiến nghị cấp giống ngô. Ông Hà Văn Pọm, Giám đốc Sở Nông nghiệp "
        "khẳng định giống đã về. Ông Hà Văn Pọm cho rằng giống mới tốt hơn."
    )

    assert said(text) == [
        ("cử tri", "recommendation"),
        ("Hà Văn Pọm", "response"),
        ("Hà Văn Pọm", "opinion"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phát biểu tại buổi lễ, ông Vũ Nhàn, Chủ tịch Hội Nông dân xã cảm ơn nhà tài trợ.",
            [("Vũ Nhàn", "praise")],
        ),
        # whoever holds no office is not kept
        ("Phát biểu tại buổi lễ, anh Vũ Nhàn cảm ơn nhà tài trợ.", []),
    ],
)
def test_what_officers_say_where_there_is_no_meeting(text, expected):
    reading = read("Ngày 05/01/2026, xã Hòa Lạc tổ chức lễ trao nhà cho hộ nghèo.\n" + text)

    assert not reading.meeting.is_meeting
    assert [(one.speaker, one.kind) for one in reading.statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tại buổi lễ, ông Vũ Nhàn, Chủ tịch Hội Nông dân xã cho biết năm nay được mùa.",
            ["Vũ Nhàn"],
        ),
        # what an officer only tells the writer is news
        ("Ông Vũ Nhàn, Chủ tịch Hội Nông dân xã cho biết năm nay được mùa.", []),
        ("UBND xã đề nghị các thôn thu hoạch sớm.", ["UBND xã"]),
        (
            "Đại biểu Lò Văn Ợt cho rằng giống còn xấu. Ông Ợt đề nghị huyện cấp giống. Ông Ợt "
            "kiến nghị tỉnh cấp phân.",
            ["Lò Văn Ợt"] * 3,
        ),
        # it is news of citizens, and no speech of theirs is kept
        ("Anh Lò Văn Ợt nói rằng ngô đã chín.", []),
        ("Người dân cho biết ngô đã chín.", []),
    ],
)
def test_of_news_only_officers_bodies_and_delegates_are_heard(text, expected):
    reading = read("Ngô ở xã Hòa Lạc đã chín rộ từ đầu tháng này.\n" + text)

    assert not reading.meeting.is_meeting
    assert [one.speaker for one in reading.statements] == expected


def test_of_news_a_request_in_quotation_marks_is_of_who_stands_behind_it():
    text = (
        "Bà con hai xã xin giãn nợ.\nÔng Lò Văn Sáu, Phó Chủ tịch UBND huyện cho hay, huyện đã "
        "báo cáo tỉnh.\nHuyện tổ chức họp với ngân hàng để bàn giải pháp.\n“Chúng tôi đề nghị "
        "ngân hàng chia sẻ với bà con. Việc khởi kiện không có lợi cho ai”, ông Vũ Nhàn - Phó Chủ "
        "tịch UBND xã nói."
    )

    reading = read(text)

    assert not reading.meeting.is_meeting
    assert [one.speaker for one in reading.statements] == ["Vũ Nhàn"]


def test_a_text_may_end_with_the_verb_of_saying():
    text = (
        "Kết luận: nhà máy đã được xã thẩm định, huyện phê duyệt đúng theo quy định, nước thải đủ "
        "điều kiện theo quy chuẩn về nước thải trước khi thải ra suối, các thôn đã được mời xem, "
        "trạm được che mưa, bờ suối được kè lại, đường vào trạm được đổ bê tông, cây được trồng "
        "quanh trạm, hàng rào được dựng lên và đèn được thắp sáng suốt đêm ở hai phía của trạm.\n"
        "Khi trạm được đưa vào vận hành vào cuối tháng 7” - của ông Nhàn nêu"
    )

    assert not read(text).meeting.is_meeting


@pytest.mark.parametrize(
    "term", [" khóa XIX", ", khóa 12", " nhiệm kỳ 2021 - 2026", " khóa XIX, nhiệm kỳ 2021-2026"]
)
@pytest.mark.parametrize("who", ["Ông Vũ Nhàn, Chủ tịch HĐND huyện", "Chủ tịch HĐND huyện"])
def test_the_term_of_an_office_stands_before_the_verb(who, term):
    assert len(said(f"{who}{term} cho biết ngô năm nay được mùa.")) == 1
