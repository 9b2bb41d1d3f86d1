"""Whether what somebody asks is an order or a recommendation."""

import pytest

from phoihop.reading import read

SESSION = "Sáng 12/3/2026, Bộ Xây dựng làm việc với UBND tỉnh Lai Châu.\nTại buổi làm việc, "


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ông Vi Văn Tấc, Chủ tịch UBND tỉnh Lai Châu đề nghị bộ cần quan tâm.", "recommendation"),
        ("ông Vi Văn Tấc, Chủ tịch UBND tỉnh Lai Châu đề nghị các xã rà soát.", "directive"),
        ("Sở Nội vụ cũng đề nghị các cơ quan, đơn vị rà soát biên chế.", "directive"),
        ("Sở Nội vụ cũng đề nghị các bộ, ngành rà soát biên chế.", "recommendation"),
        ("Thường trực HĐND tỉnh đề nghị UBND tỉnh rà soát.", "directive"),
        ("UBND tỉnh cũng yêu cầu các xã rà soát.", "directive"),
        ("đại biểu Cầm Thị Ơn, Trưởng ban Tuyên giáo Tỉnh ủy đề nghị làm rõ.", "recommendation"),
    ],
)
def test_who_asks_whom(words, kind):
    assert [one.kind for one in read(SESSION + words).statements] == [kind]
