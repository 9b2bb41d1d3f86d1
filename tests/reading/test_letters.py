"""What the news tell of papers and of long quotations; the sentences are invented."""

import pytest

from phoihop.reading import read


def test_a_long_quotation_is_kept_by_its_first_sentences():
    words = " ".join(["Ngô năm nay còn xấu vì giống đã cũ."] * 20)
    text = (
        "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Dự có ông Vũ Nhàn, Chủ tịch "
        f"Hội Nông dân xã.\n“{words}”, ông Vũ Nhàn nói."
    )

    (one,) = read(text).statements

    quote = one.span.of(text)
    assert one.speaker == "Vũ Nhàn"
    assert quote.startswith("“Ngô năm nay")
    assert len(quote) < 640


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ngày 25/10/2013, UBND tỉnh ban hành Công văn số 1415/UBND-NN chỉ đạo việc kiểm tra "
            "giống ngô.",
            "UBND tỉnh",
        ),
        (
            "Chỉ thị mới của UBND thành phố cũng chỉ đạo Sở Nông nghiệp nghiên cứu giống ngô.",
            "UBND thành phố",
        ),
    ],
)
def test_news_of_a_paper_tells_who_orders(text, speaker):
    assert [(one.speaker, one.kind) for one in read(text).statements] == [(speaker, "directive")]


def test_news_of_a_paper_without_an_order_tells_none():
    text = "UBND tỉnh vừa có thông báo về các kiến nghị liên quan đến giống ngô."

    assert read(text).statements == ()


LEAD = (
    "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Đồng chí Lê Thị Hoa, Chủ tịch "
    "UBND xã chủ trì hội nghị. Dự có ông Vũ Nhàn, Chủ tịch Hội Nông dân xã.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # voters are named, and say nothing
        ("Ban tổ chức buổi tiếp xúc cử tri cho biết có 13 người đăng ký phát biểu.", []),
        (
            "Về giống ngô mà nhiều cử tri phản ánh, ông Vũ Nhàn cho rằng giống còn xấu.",
            [("Vũ Nhàn", "opinion")],
        ),
        (
            "Các đồng chí trong Ban Thường vụ đã nghe và cho ý kiến đối với nhiều nội dung.",
            [("Các đồng chí trong Ban Thường vụ", "opinion")],
        ),
        (
            "Sau khi nghe kết quả kỳ họp Quốc hội khóa XIV, cử tri xã Hòa Lạc (Nà Phát) có một số "
            "kiến nghị về giống ngô.",
            [("cử tri xã Hòa Lạc", "recommendation")],
        ),
        ("Các ĐB thống nhất đánh giá ngô đã tốt lên.", [("Các ĐB", "opinion")]),
        (
            "Thủ tướng Hà Văn Tấc cho rằng ngô còn xấu. Lãnh đạo Chính phủ yêu cầu các tỉnh trồng "
            "ngô sớm.",
            [("Hà Văn Tấc", "opinion"), ("Hà Văn Tấc", "directive")],
        ),
        # what lead and text both tell
        (
            "Ông Vũ Nhàn cho rằng các thôn trồng ngô đã tốt hơn nhiều năm trước và giống mới hợp "
            "với đất.\nÔng Vũ Nhàn cho rằng các thôn trồng ngô đã tốt hơn nhiều năm trước và "
            "giống mới hợp với đất, nước.",
            [("Vũ Nhàn", "opinion")],
        ),
    ],
)
def test_who_speaks_in_longer_news(text, expected):
    reading = read(LEAD + text)

    assert [(one.speaker, one.kind) for one in reading.statements] == expected


def test_no_group_speaks_out_of_a_bracket():
    text = "Cử tri Lò Văn Ợt (phường Nà Phát) ngay đầu phần nêu ý kiến đã chia sẻ về ngô."

    assert not any(")" in one.speaker for one in read(LEAD + text).statements)
