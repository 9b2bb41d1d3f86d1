"""Orders between quotation marks, with their speaker behind them; the sentences are invented."""

from phoihop.reading import read

LEAD = (
    "Sáng 5/1/2026, Huyện ủy Nà Phát tổ chức hội nghị giao ban. Bí thư Huyện ủy Lò Văn Chum dự.\n"
)


def tasks(text):
    return [(one.by, text[one.span.start : one.span.end]) for one in read(text).assignments]


def test_an_order_stands_before_the_one_who_gives_it():
    text = LEAD + '" Mùa mưa tới gần.\nCác xã phải rà lại các hộ ven suối ", ông Chum yêu cầu.'

    assert tasks(text) == [("Lò Văn Chum", "Các xã phải rà lại các hộ ven suối")]


def test_who_only_says_it_asks_in_the_first_person():
    text = LEAD + '" Tôi đề nghị các xã lập tổ trực đêm ", ông Chum nói.'

    assert tasks(text) == [("Lò Văn Chum", "đề nghị các xã lập tổ trực đêm")]


def test_who_gives_no_orders_only_says_it():
    text = LEAD + '" Các xã phải rà lại các hộ ven suối ", chị Vi Thị Nếp, hội viên, kể.'

    assert tasks(text) == []


def test_a_quotation_ends_with_its_sign():
    said = '" Các xã phải họp dân ngay ", chị Vi Thị Nếp, hội viên, kể.'

    assert tasks(f"{LEAD}{said} Huyện có 12 xã, ông Chum yêu cầu.") == []


def test_a_quotation_in_a_quotation_does_not_end_it():
    text = LEAD + (
        '" Các xã phải giữ phong trào " Thôn sạch ".\nCác thôn phải nộp sổ ", ông Chum nhấn mạnh.'
    )

    assert [quote for _, quote in tasks(text)][-1] == "Các thôn phải nộp sổ"


def test_who_asks_above_is_named_behind_the_request():
    text = LEAD + '" Đề nghị UBND tỉnh sớm bố trí vốn ", ông Chum nói.'

    assert [one.to for one in read(text).recommendations] == ["UBND tỉnh"]


def test_lines_inside_a_quotation_go_on_with_its_speaker():
    text = LEAD + (
        "Ông Chum nói: “Mùa mưa tới gần.\nCác xã phải rà lại các hộ ven suối”.\nHuyện có 12 xã."
    )

    assert tasks(text) == [("Lò Văn Chum", "Các xã phải rà lại các hộ ven suối")]


def test_what_somebody_is_to_do_needs_no_duty_before_an_order():
    text = LEAD + '" Các xã tập hợp vướng mắc để huyện tháo gỡ ", ông Chum đề nghị.'

    assert len(tasks(text)) == 1


def test_this_work_is_handed_on():
    text = LEAD + '" Việc này giao Công an huyện tính toán cụ thể ", ông Chum kết luận.'

    assert [quote for _, quote in tasks(text)] == ["giao Công an huyện tính toán cụ thể"]


def test_own_words_before_a_name_can_be_the_first_heard_of_it():
    text = (
        "Quốc hội chuẩn bị phiên chất vấn\n\n"
        "Ông Lò Văn Chum, Chánh Văn phòng UBND tỉnh cho biết việc này phải làm rõ.\n"
        "Trước đó, bà Lò Thị Mẩy, Chủ tịch HĐND tỉnh thấy rằng chưa đủ giờ.\n"
        '" Đại biểu rất quan tâm tới việc này.\n'
        "Tôi đề nghị mỗi kỳ họp dành trọn một buổi cho việc chất vấn.\n"
        'Như vậy sẽ rõ hơn ", bà Mẩy đề nghị.'
    )

    assert read(text).statements  # and no error on a name that spoke only here
