"""Where a sentence that tells goes on to ask, and where only others asked."""

import pytest

from phoihop.reading import read

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban. Tại hội nghị, "
CHIEF = "bà Lò Thị Mẩy, Bí thư Đảng ủy xã "


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("cho biết quỹ còn ít, đồng thời đề nghị các thôn góp thêm.", ["report", "directive"]),
        ("cho biết hội đồng thẩm định yêu cầu sửa hồ sơ nên có chậm.", ["report"]),
        ("cho biết cử tri mong muốn Hội đồng nhân dân giám sát dự án.", ["report"]),
    ],
)
def test_who_asks_inside_what_is_told(words, kinds):
    assert [one.kind for one in read(MEETING + CHIEF + words).statements][-1] == kinds[-1]
