"""What the lead tells in short and the text tells again; the sentences are invented."""

from phoihop.reading import read

LEAD = (
    "Nà Phát rà lại các hộ ven suối\n\n"
    "Bí thư Huyện ủy Lò Văn Chum yêu cầu các xã khẩn trương rà soát các hộ ven suối.\n\n"
    "Sáng 5/1/2026, Huyện ủy Nà Phát tổ chức hội nghị giao ban.\n\n"
)


def tasks(text):
    return [text[one.span.start : one.span.end] for one in read(text).assignments]


def test_a_task_of_the_lead_is_told_once():
    again = "yêu cầu các xã trong huyện khẩn trương rà soát các hộ ven suối, ven đồi"
    text = LEAD + f"Tại hội nghị, Bí thư Huyện ủy Lò Văn Chum {again}."

    assert tasks(text) == [again]


def test_another_task_leaves_that_of_the_lead():
    text = LEAD + "Tại hội nghị, Bí thư Huyện ủy Lò Văn Chum yêu cầu các xã sớm trồng lại rừng."

    assert len(tasks(text)) == 2


def test_a_line_below_a_picture_tells_nothing_again():
    again = "yêu cầu các xã khẩn trương rà soát các hộ ven suối, ven đồi"
    text = LEAD.replace("yêu cầu các xã khẩn", "thăm xã. Ông khẩn") + (
        f"Tại hội nghị, Bí thư Huyện ủy Lò Văn Chum {again}.\n\n"
        "Bí thư Huyện ủy Lò Văn Chum yêu cầu các xã rà soát các hộ ven suối"
    )

    assert tasks(text) == [again]
