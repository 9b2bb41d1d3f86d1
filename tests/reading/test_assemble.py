"""Proposals: what the clerk sees, the words that support it, and warnings in plain sentences."""

import pytest

from phoihop.reading import read
from phoihop.reading.facts import Reading

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban.\n"
CHAIR = "Phát biểu kết luận hội nghị, đồng chí Lò Thị Mẩy - Bí thư Đảng ủy xã "


def proposal(kind: str, text: str, reading: Reading | None = None):
    return next(one for one in (reading or read(text)).proposals if one.kind == kind)


@pytest.mark.parametrize(
    ("kind", "text", "warning"),
    [
        (
            "assignment",
            f"{MEETING}{CHAIR}yêu cầu Văn phòng xã báo cáo trước ngày 15/4.",
            "“trước ngày 15/4”: trước 15/04/2026 · ngày cuối 14/04/2026, năm suy ra từ ngày họp.",
        ),
        (
            "assignment",
            f"{MEETING}{CHAIR}yêu cầu nắm tình hình các hội nhóm tự phát.",
            "Chỉ ghi nhận văn bản: câu này không được giao việc, theo dõi hay nhắc hạn.",
        ),
        (
            "assignment",
            f"{MEETING}{CHAIR}yêu cầu Công an xã tuần tra; kiểm tra xe chở gỗ ban đêm.",
            "Đơn vị thực hiện lấy theo câu trước: Công an xã.",
        ),
        ("meeting", MEETING, "Văn bản không nêu người chủ trì."),
        (
            "recommendation",
            f"{MEETING}Ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã, đề nghị huyện mở lớp dạy nghề.",
            "Văn bản chỉ ghi “huyện”: cần xác nhận là cấp ủy hay Ủy ban nhân dân.",
        ),
        ("figure", "Bà con góp trên 300 ngày công.", "Số ghi kèm từ chỉ mức: lớn hơn."),
        (
            "tally",
            "Hội Nông dân xã có 7 chỉ tiêu, trong đó 2 chỉ tiêu vượt, 4 chỉ tiêu đạt.",
            "Cộng các mức được 6, tổng ghi 7: thiếu 1.",
        ),
    ],
)
def test_the_clerk_is_warned_in_words(kind, text, warning):
    found = [told for one in read(text).proposals if one.kind == kind for told in one.warnings]

    assert warning in found


def test_values_stand_in_their_evidence():
    text = f"{MEETING}{CHAIR}yêu cầu Văn phòng xã thu 1.250 cây giống trước ngày 15/4/2026."
    reading = read(text)

    person = proposal("person", text, reading).fields
    task = proposal("assignment", text, reading).fields
    assert [span.of(text) for span in person["posts"].evidence] == person["posts"].value
    assert {span.of(text) for span in person["name"].evidence} == {person["name"].value}
    assert [span.of(text) for span in task["to"].evidence] == task["to"].value
    assert [span.of(text) for span in task["due_words"].evidence] == [task["due_words"].value]


def test_proposals_come_in_the_order_of_the_document():
    text = f"{MEETING}{CHAIR}yêu cầu Văn phòng xã báo cáo. Bà con góp trên 300 ngày công."
    starts = [one.span.start for one in read(text).proposals]

    assert starts == sorted(starts)


def test_a_document_without_a_meeting_proposes_none():
    text = "Trời rét đậm kéo dài, bà con che chắn chuồng trại."

    assert [one.kind for one in read(text).proposals] == []
