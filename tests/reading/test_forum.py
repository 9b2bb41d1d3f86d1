"""Where people ask and officials answer, what an official tells is an answer."""

import pytest

from phoihop.reading import read

FORUM = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị đối thoại với Nhân dân."
SESSION = "Sáng 12/3/2026, UBND xã Na Lộc họp giao ban; trước các buổi tiếp xúc cử tri, xã rà việc."
ASKED = "Bà con phản ánh kênh Nà Phát đã lở. "


def kinds(lead, words):
    return [(one.speaker, one.kind) for one in read(f"{lead}\nTại hội nghị, {words}").statements]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ông Vi Văn Tấc, Chủ tịch UBND xã cho biết xã đã bố trí 40 triệu đồng.", "response"),
        ("ông Vi Văn Tấc, Chủ tịch UBND xã nói xã sẽ làm ngay trong tháng.", "response"),
        ("ông Vi Văn Tấc, Chủ tịch UBND xã hỏi kênh lở từ bao giờ.", "opinion"),
        ("ông Vi Văn Tấc, Chủ tịch UBND xã yêu cầu Phòng Kinh tế kiểm tra kênh.", "directive"),
        ("bà con cho biết đã góp 20 triệu đồng để vá kênh.", "opinion"),
    ],
)
def test_what_is_told_behind_a_question(words, kind):
    assert kinds(FORUM, ASKED + words)[-1][1] == kind


def test_before_anybody_asked_it_is_an_account():
    told = "ông Vi Văn Tấc, Chủ tịch UBND xã cho biết xã đã bố trí 40 triệu đồng."

    assert kinds(FORUM, told) == [("Vi Văn Tấc", "report")]
    assert kinds(SESSION, ASKED + told)[-1] == ("Vi Văn Tấc", "report")


def test_one_who_asks_admits_and_explains_but_answers_nothing():
    assert kinds(FORUM, "nhiều hộ dân lý giải họ chưa nhận tiền.")[-1][1] == "opinion"
    assert kinds(SESSION, "ông Vi Văn Tấc, Giám đốc Sở Xây dựng thừa nhận việc còn chậm.") == [
        ("Vi Văn Tấc", "opinion")
    ]


def test_who_is_asked_a_question_answers_it_anywhere():
    asked = "ông Hà Văn Pọm, Chủ tịch UBND huyện hỏi vì sao kênh chậm. "
    told = "Ông Vi Văn Tấc, Giám đốc Sở Xây dựng cho hay hồ sơ đã trình."

    assert kinds(SESSION, asked + told) == [
        ("Hà Văn Pọm", "opinion"),
        ("Vi Văn Tấc", "response"),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ông Vi Văn Tấc, Chủ tịch UBND xã khẳng định trước bà con kênh sẽ xong.", "response"),
        ("nhiều câu hỏi được đặt ra. Ông Vi Văn Tấc, Chủ tịch UBND xã nói sẽ xem.", "response"),
        ("cử tri lo kênh lở. Tháng trước, tại buổi làm việc với xã, ông Vi Văn Tấc, Chủ tịch UBND "
         "huyện cho biết kênh sẽ xong.", "report"),
        ("trả lời từng ý kiến, ông Vi Văn Tấc, Chủ tịch UBND xã nói kênh sẽ xong.", "response"),
    ],
)  # fmt: skip
def test_who_speaks_to_the_people_answers(words, kind):
    assert kinds(FORUM, words)[-1] == ("Vi Văn Tấc", kind)


def test_people_close_no_dialogue():
    lead = FORUM + " Bà con phản ánh kênh lở.\n"
    told = "Kết thúc buổi đối thoại, người dân cho biết sẽ chờ kênh xong."

    assert [one.kind for one in read(lead + told).statements][-1] == "opinion"


def test_who_presents_a_view_at_a_dialogue_reports_nothing():
    told = "Trình bày tại buổi đối thoại, ông Vi Văn Tấc, trưởng thôn cho rằng kênh quá nhỏ."

    assert [one.kind for one in read(f"{FORUM}\n{told}").statements] == ["opinion"]


def test_what_people_send_to_deputies_are_requests():
    told = "cử tri đã gửi đến đoàn đại biểu một số ý kiến, kiến nghị xoay quanh việc làm đường."

    assert kinds(FORUM, told)[-1][1] == "recommendation"
