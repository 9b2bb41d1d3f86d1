"""Where a meeting was held, as the text writes it; the sentences are invented."""

import pytest

from phoihop.reading import read


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        # what "tại" says, with the units around it
        (
            "Sáng 5/3/2024, tại Nhà văn hóa thôn 2, xã Na Lộc, huyện Cao Lộc, Hội CCB tỉnh "
            "Lạng Sơn tổ chức hội nghị.",
            "xã Na Lộc, huyện Cao Lộc",
        ),
        ("Ngày 5/3/2024, tại Hà Nội, Trung ương Hội Nông dân Việt Nam họp hội nghị.", "Hà Nội"),
        # whom a delegation visits
        (
            "Ngày 5/3/2024, Sở Nội vụ tỉnh Lạng Sơn đã có buổi làm việc với xã Na Lộc.",
            "xã Na Lộc",
        ),
        # the host, not the body above it
        (
            "Thực hiện chỉ đạo của UBND tỉnh Lạng Sơn, ngày 5/3/2024, UBND xã Na Lộc tổ chức hội "
            "nghị.",
            "xã Na Lộc",
        ),
        # a Party committee names its unit without the level: the text writes it in full elsewhere
        (
            "ỦY BAN NHÂN DÂN HUYỆN CAO LỘC\n\nHội nghị giao ban quý I\n\n"
            "Ngày 5/3/2024, Thường trực Huyện ủy Cao Lộc tổ chức hội nghị.",
            "HUYỆN CAO LỘC",
        ),
        # a unit of another level is not the place
        (
            "Ngày 5/3/2024, Huyện ủy tổ chức hội nghị. Bà Lò Thị Xoan, Chủ tịch Hội Phụ nữ tỉnh "
            "Lạng Sơn dự.",
            None,
        ),
    ],
)
def test_where_it_was_held(text, venue):
    assert read(text).meeting.place == venue


def test_a_verb_with_a_capital_is_no_place():
    text = "Ngày 5/3/2024, Đảng ủy họp hội nghị. Chủ tịch UBND phường Báo cáo kết quả."

    assert read(text).meeting.place is None
