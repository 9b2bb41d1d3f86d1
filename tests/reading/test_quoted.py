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


def test_what_is_only_said_gives_no_order():
    assert tasks(LEAD + '" Các xã phải rà lại các hộ ven suối ", ông Chum kể.') == []


def test_a_quotation_ends_with_its_sign():
    text = LEAD + '" Các xã phải họp dân ngay ", ông Chum kể. Huyện có 12 xã, ông Chum yêu cầu.'

    assert tasks(text) == []
