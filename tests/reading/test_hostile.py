"""One sentence without an end, or a block of thousands: the time grows with the length alone."""

from __future__ import annotations

import time

import pytest

from phoihop.reading import read

TEXTS = (
    ("Sáng 5/1, ông Nguyễn Văn An ", "a b c d e f chủ trì hội nghị "),
    ("Ngày 5/1, UBND xã ", "80% số Hội đã tổ chức đại hội và "),
    ("Ngày 5/1, được ", "tại hội nghị ở xã "),
    ("Có chỉ tiêu: ", "vượt 6/20, vượt 6/21, "),
)


def seconds_for(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize(("opening", "piece"), TEXTS)
def test_time_grows_with_the_length_alone(opening: str, piece: str) -> None:
    short = min(seconds_for(opening + piece * 250) for _ in range(2))
    long = seconds_for(opening + piece * 2000)
    # Eight times the text: 64 times the time if it were quadratic.
    assert long <= 24 * max(short, 0.002)
