"""Hostile text: the time grows with the length alone, and nothing raises."""

from __future__ import annotations

import time
from datetime import date

import pytest

from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.due_dates import kind_of_time, read_due_dates
from phoihop.reading.quantities.figures import read_figures
from phoihop.reading.quantities.references import read_references
from phoihop.reading.quantities.tallies import read_tallies
from phoihop.reading.tokens import tokenise

PIECES = (
    "1 ",
    "1/2 ",
    "1-2-",
    "ngày 1, ",
    "từ 1-1 đến ",
    "tháng ",
    "năm ",
    "một trăm ",
    "2 tỷ 300 triệu ",
    "trong quý II ",
    "hoàn thành ",
    "trước ngày ",
    "5 chỉ tiêu ",
    "đạt và vượt ",
    "còn lại ",
    "Nghị quyết số ",
    "7-NQ/ĐU, ",
    "(9) ",
    "đồng/người/",
    "trên dưới ",
)


def seconds_for(text: str) -> float:
    tokens = tokenise(text)
    marks = mark_lexicon(tokens, load())
    end = len(tokens)
    start = time.process_time()
    mark_quantities(marks)
    read_tallies(tokens, marks, 0, end, body_before=lambda _: None)
    read_figures(tokens, marks, 0, end)
    read_references(tokens, marks, 0, end)
    read_due_dates(marks, 0, end, said_on=date(2026, 3, 10))
    kind_of_time(tokens, marks, 0, end, None)
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    short = min(seconds_for(piece * 500) for _ in range(3))
    long = min(seconds_for(piece * 4000) for _ in range(2))
    # Eight times the text: 64 times the time if it were quadratic.
    assert long <= 24 * max(short, 0.002)
