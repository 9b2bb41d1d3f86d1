"""What each line of a page is for; the pages are invented."""

import pytest

from phoihop.reading import read
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.tokens import tokenise

PAGE = """Truy cập nội dung chính
TRANG THÔNG TIN ĐIỆN TỬ HUYỆN MỘC LAN
Trang chủ » Tin tức
Huyện Mộc Lan tổng kết công tác phối hợp năm 2021
Ngày đăng: 09/01/2022 | 07:50 | Lượt xem: 755
Sáng ngày 05/01/2022, UBND huyện Mộc Lan tổ chức hội nghị tổng kết công tác phối hợp năm 2021.
Ảnh: Quang cảnh hội nghị
Chủ tịch UBND huyện Lê Văn Hòa phát biểu tại hội nghị
Năm 2021, các đoàn thể vận động được hơn 2 tỷ đồng, xây 17 nhà cho hộ nghèo, tặng 300 suất quà.
Tài liệu đính kèm: bao-cao.docx
Tin, ảnh: Minh Khê
Tin liên quan
Ra quân dọn vệ sinh đường làng (03/01/2022)
Online: 47
"""


def roles(text):
    return [block.role for block in read(text).blocks]


def test_the_furniture_of_a_page_is_told_from_the_article():
    assert roles(PAGE) == [
        "navigation",
        "issuer",
        "navigation",
        "title",
        "publication",
        "paragraph",
        "caption",
        "caption",
        "paragraph",
        "attachment",
        "byline",
        "related",
        "related",
        "counter",
    ]


def test_counters_are_no_figures_and_the_page_keeps_them():
    reading = read(PAGE)

    assert [str(figure.value) for figure in reading.figures] == ["2000000000", "17", "300"]
    assert reading.page.views == 755
    assert reading.page.author == "Minh Khê"
    assert reading.page.attachments == ("bao-cao.docx",)


def test_lines_cut_at_a_width_are_joined():
    text = (
        "Sáng ngày 05/01/2022, tại hội trường, Ủy ban nhân dân huyện Mộc Lan tổ\n"
        "chức hội nghị tổng kết công tác phối hợp với Ủy ban Mặt trận Tổ quốc và\n"
        "các đoàn thể huyện năm 2021, triển khai nhiệm vụ năm 2022 của huyện, có\n"
        "đông đủ đại biểu tham dự."
    )

    assert roles(text) == ["paragraph"]


def test_the_head_of_a_sentence_on_a_line_of_its_own_is_joined():
    text = "Sáng ngày 09 tháng 4\nnăm 2022, tại trụ sở xã, Ủy ban nhân dân xã đã tổ chức hội nghị."

    assert roles(text) == ["paragraph"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("TP. Cần Thơ họp. Xã họp.", 2),
        ("Vốn 4.735 tỷ đồng. Đạt 86,08%.", 2),
        ("Xã có ThS. Lê Văn Hòa dự.", 1),
        ("Báo cáo v.v… và kết luận.", 1),
        ("Hoàn thành nhiệm vụ./.", 1),
        ("Họp tại nhà văn hóa xã.Dự họp có ba thôn.", 2),
        ("Đến dự có lãnh đạo UB.MTTQ và tp.Nà Phát.", 1),
        ("1. Giao Công an xã tuần tra. Báo cáo huyện.", 2),  # the number is no sentence
    ],
)
def test_sentences(text, count):
    tokens = tokenise(text)
    part = Part(tokens.span(0, len(tokens)), 0, len(tokens))

    assert len(sentences(tokens, part)) == count


def test_lines_out_of_a_narrow_column_are_joined_at_any_width():
    text = (
        "Trên tinh\nthần dân chủ, bà con nhân\ndân đã đặt nhiều câu hỏi với đồng chí Bí\nthư. "
        "Các câu hỏi đã được\ntrả lời ngay."
    )
    from phoihop.reading import read

    assert [block.span.of(text) for block in read(text).blocks] == [text]


def test_a_numeral_can_end_a_sentence():
    tokens = tokenise("Xã báo cáo kỳ họp thứ X. Cử tri hỏi về khóa V. Tổ đại biểu trả lời.")
    part = Part(tokens.span(0, len(tokens)), 0, len(tokens))

    assert len(sentences(tokens, part)) == 3
