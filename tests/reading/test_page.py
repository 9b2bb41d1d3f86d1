"""What stands around an article is kept as what it is and never read as a fact."""

from datetime import date

import pytest

from phoihop.reading import read
from phoihop.reading.page import document_kind
from phoihop.reading.reader import mark

PAGE = """Truy cập nội dung luôn
UBND XÃ NA LỘC
Xã Na Lộc họp giao ban quý I
Ngày đăng: 13/03/2026 08:15
Lượt xem: 1.204
Sáng 12/3, UBND xã Na Lộc tổ chức hội nghị giao ban với các đoàn thể xã, bàn ba việc của vụ tới.
Quang cảnh hội nghị
Các chi hội nêu nhiều cách làm hay trong việc giữ rừng đầu nguồn và sửa sang đường làng ngõ xóm.
Tệp đính kèm: bao-cao.pdf
Tin, ảnh: Hà Mơ
Tin liên quan
Xã bên họp dân ngày 1/2/2026
"""


def test_the_page_is_told_apart_from_the_article():
    page = read(PAGE).page

    assert (page.title, page.issuer) == ("Xã Na Lộc họp giao ban quý I", "UBND XÃ NA LỘC")
    assert (page.published_on, page.views) == (date(2026, 3, 13), 1204)
    assert (page.author, page.attachments) == ("Hà Mơ", ("bao-cao.pdf",))
    assert page.captions == ("Quang cảnh hội nghị",)


def test_the_day_of_publication_gives_the_year_and_not_the_day():
    meeting = read(PAGE).meeting

    assert (meeting.day, meeting.year_inferred) == (date(2026, 3, 12), True)


def test_who_wrote_the_article_is_no_official():
    assert read(PAGE).people == ()


def test_visitors_of_the_whole_site_are_no_readers_of_the_article():
    assert read(PAGE.replace("Lượt xem: 1.204", "Tổng số lượt xem: 9.204")).page.views is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("KẾ HOẠCH\nTrồng cây đầu xuân", "kế hoạch"),
        ("THÔNG BÁO\nKết luận của Bí thư Đảng ủy xã", "thông báo kết luận"),
        ("THÔNG BÁO\nLịch cắt điện", "thông báo"),
        ("Kế hoạch trồng cây đầu xuân", ""),  # a title only speaks of a plan
    ],
)
def test_what_a_paper_calls_itself(heading, kind):
    marked = mark(f"{heading}\n\nĐoạn đầu của văn bản.")

    assert document_kind(marked.marks, marked.parts) == kind
