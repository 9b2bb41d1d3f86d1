"""The wordings of an answer, and openings that only lead in."""

import pytest

from phoihop.reading import read

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban.\n"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Về các kiến nghị của hội, ông Vi Văn Tấc, Chủ tịch UBND xã nói sẽ xem.", "response"),
        ("Đồng tình với ý kiến của hội, ông Vi Văn Tấc, Chủ tịch UBND xã nói quỹ ít.", "opinion"),
        ("Đối với báo cáo chính trị, ông Vi Văn Tấc, Bí thư Đảng ủy xã yêu cầu tổ soạn thảo rà "
         "số liệu.", "directive"),
        ("Ghi nhận thành tích của hội, ông Vi Văn Tấc, Bí thư Đảng ủy xã nêu mấy việc.", "praise"),
        ("Sau khi nghe các ý kiến, kết luận buổi làm việc, ông Vi Văn Tấc, Bí thư Đảng ủy xã cho "
         "rằng báo cáo tốt.", "conclusion"),
        ("Đồng ý với kiến nghị của hội, ông Vi Văn Tấc, Bí thư Đảng ủy xã yêu cầu các thôn sửa "
         "kênh.", "directive"),
        ("Dẫn chứng việc này, ông Vi Văn Tấc, Chủ tịch UBND xã cho biết kênh đã xong.", "report"),
        ("Trước một số băn khoăn, lo lắng của bà con các thôn về dự án sửa kênh thủy lợi và mức "
         "đóng góp của từng hộ, ông Vi Văn Tấc, Chủ tịch UBND xã nói kênh sẽ xong.", "response"),
        ("Chiều qua, tại cuộc họp, trả lời việc kênh lở, ông Vi Văn Tấc, Chủ tịch UBND xã cho "
         "biết kênh sẽ xong.", "response"),
        ("Ông Vi Văn Tấc, Chủ tịch HĐND xã yêu cầu chất vấn và trả lời phải nghiêm túc.",
         "directive"),
        ("Trước mắt, ông Vi Văn Tấc, Bí thư Đảng ủy xã đề nghị các thôn rà soát.", "directive"),
        ("Sau khi nghe kiến nghị của hội, ông Vi Văn Tấc, Chủ tịch UBND xã cho biết xã sẽ sửa "
         "kênh.", "response"),
        ("Sáng nay, báo cáo về công tác rà đất, ông Vi Văn Tấc, Phó Chủ tịch UBND xã khẳng định "
         "việc đã xong.", "report"),
        ("Ông Vi Văn Tấc, Bí thư Đảng ủy xã không đồng tình với giải trình của thôn.", "opinion"),
        ("Ông Vi Văn Tấc, Bí thư Đảng ủy xã nhắc tới mấy việc cần làm.", "opinion"),
        ("Với kết luận của thanh tra, ông Vi Văn Tấc, Bí thư Đảng ủy xã nói kênh lở.", "opinion"),
        ("Ông Vi Văn Tấc, Bí thư Đảng ủy xã đánh giá quỹ còn ít nên đề nghị các thôn góp thêm.",
         "directive"),
        ("Các đại biểu cũng đề xuất giải pháp tăng cường phối hợp.", "recommendation"),
        ("Các đại biểu cho rằng việc trả lời cử tri còn chậm.", "opinion"),
    ],
)  # fmt: skip
def test_openings_that_answer_and_others(words, kind):
    assert [one.kind for one in read(MEETING + words).statements] == [kind]
