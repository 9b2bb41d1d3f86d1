"""Citizens named for another reason than an office are never proposed; all is invented."""

import pytest

from phoihop.reading import read

LEAD = "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban.\n"


def names(text):
    return [person.name for person in read(LEAD + text).people]


@pytest.mark.parametrize(
    "text",
    [
        "Nạn nhân là ông Lò Văn Ợt, nguyên Bí thư chi bộ bản Vai.",
        "Cơ quan điều tra đã khởi tố bị can đối với ông Vi Văn Tấc - cựu giám đốc Sở Xây dựng.",
        "Các bị can Vi Văn Tấc (nguyên Giám đốc Sở Xây dựng), Lò Văn Ợt (nguyên Phó Giám đốc Sở) "
        "và Hà Văn Nụ (nguyên Trưởng phòng Tài chính) đã khai nhận.",
        "Lực lượng chức năng truy nã Vi Văn Tấc, nguyên Chủ tịch UBND xã Hòa Lạc.",
        # the text itself does not tell the name
        "Ông Nguyễn Văn Đ., Trưởng thôn 3, trình báo sự việc.",
        # the capitals are the firm's
        "Đoàn đã gặp giám đốc Công ty Hùng Thanh để lập biên bản.",
        "Đoàn đã gặp Hiệu trưởng Trường THCS Lê Thị Mộc để trao đổi.",
        "Ông Lò Văn Ợt, bà Hà Thị Nụ ở bản Vai là hai hộ nghèo được tặng bò giống.",
        # accused in other words, the name before them
        "Nguyên Chủ tịch UBND xã Hòa Lạc Lò Văn Ợt bị tuyên phạt 3 năm tù vì nhận hối lộ.",
        "Ông Vi Văn Tấc, nguyên Giám đốc Sở Xây dựng, lĩnh án 7 năm tù.",
        "Tòa tuyên ông Hà Văn Nụ, cựu Bí thư xã, 5 năm tù.",
        "Cơ quan điều tra đã bắt ông Hà Văn Nụ, nguyên Phó Chủ tịch huyện.",
    ],
)
def test_no_citizen_is_proposed(text):
    assert names(text) == []


def test_a_name_once_given_as_that_of_an_accused_stays_out_of_the_whole_text():
    text = (
        "Chiều cùng ngày, ông Vi Văn Tấc - cựu Chủ tịch UBND xã có mặt tại trụ sở.\n"
        "Công an đã bắt tạm giam ông Vi Văn Tấc."
    )

    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Công an huyện đã khởi tố 3 vụ, Thượng tá Hà Văn Nụ, Trưởng Công an huyện báo cáo.",
            ["Hà Văn Nụ"],
        ),
        (
            "Nạn nhân được đưa đi cấp cứu, ông Hà Văn Nụ, Chủ tịch UBND xã cho biết.",
            ["Hà Văn Nụ"],
        ),
        ("Chủ tịch Hội Phụ nữ xã Nguyễn Thị Như Ý phát biểu.", ["Nguyễn Thị Như Ý"]),
        ("Ông Sùng A Hồ, Trưởng bản Nà Phát, phát biểu.", ["Sùng A Hồ"]),
    ],
)
def test_who_holds_an_office_is_still_proposed_beside_them(text, expected):
    assert names(text) == expected
