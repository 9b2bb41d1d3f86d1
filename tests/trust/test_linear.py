"""Twice the text takes about twice the work, whatever the text. All sizes: ./run trust --full.

The daily run counts executed lines, which a busy machine cannot change; the full one takes the
time as well, up to a megabyte.
"""

import sys
import time

import pytest

from phoihop.reading import read
from tests.trust.policy import FULL
from tests.trust.shapes import SHAPES

SIZE = 4_000
MOST_GROWTH, MOST_MORE_LINES = 2.3, 2.2
MEGABYTE = 1_000_000
MOST_SECONDS = 5.0


@pytest.fixture(scope="module", autouse=True)
def _lexicons_loaded():
    read("Chủ tịch UBND xã Hòa Lạc Lê Văn Hùng đề nghị nộp trước ngày 15/1, đạt 2/7 chỉ tiêu.")


def lines_for(text):
    """Count the lines that reading the text executes."""
    lines = 0

    def count(_frame, event, _argument):
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return lines


def seconds_for(text):
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_length_alone(shape):
    short, long = lines_for(SHAPES[shape](SIZE)), lines_for(SHAPES[shape](2 * SIZE))

    assert long <= MOST_MORE_LINES * short


@pytest.mark.parametrize("shape", SHAPES if FULL else ["listed_tasks"])
def test_a_megabyte_is_read_in_time(shape, record_property):
    largest = MEGABYTE if FULL else MEGABYTE // 25
    sizes = (largest // 8, largest // 4, largest // 2, largest)
    seconds = [min(seconds_for(SHAPES[shape](size)) for _ in range(2)) for size in sizes]
    record_property("trials", len(sizes))
    for _again in range(5):
        # A busy machine lends less of its cores: only what is slow each time is slow.
        if seconds[-1] > MOST_SECONDS:
            seconds[-1] = min(seconds[-1], seconds_for(SHAPES[shape](largest)))

    assert seconds[-1] <= MOST_SECONDS
    assert not FULL or (seconds[-1] / max(seconds[0], 0.01)) ** (1 / 3) <= MOST_GROWTH
