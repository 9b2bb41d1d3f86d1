from datetime import date

import pytest

from phoihop.records.models import Assignment
from phoihop.records.plan_time import when

K = Assignment.TimeKind


@pytest.mark.parametrize(
    ("words", "kind", "last_day"),
    [
        ("trước 15/3", K.BY_DAY, date(2027, 3, 14)),
        ("chậm nhất 30/9", K.BY_DAY, date(2027, 9, 30)),
        # a cell holds less than a sentence
        ("18/11", K.BY_DAY, date(2027, 11, 18)),
        ("18/11/2027", K.BY_DAY, date(2027, 11, 18)),
        ("dịp 18/11", K.BY_DAY, date(2027, 11, 18)),
        ("Quý II", K.WITHIN_PERIOD, date(2027, 6, 30)),
        ("quý I, quý III", K.WITHIN_PERIOD, date(2027, 9, 30)),
        ("Tháng 4 - 6", K.WITHIN_PERIOD, date(2027, 6, 30)),
        ("tháng 10, 11", K.WITHIN_PERIOD, date(2027, 11, 30)),
        ("6 tháng đầu năm", K.WITHIN_PERIOD, date(2027, 6, 30)),
        ("Cả năm", K.WITHIN_PERIOD, date(2027, 12, 31)),
        ("tháng 2/2027", K.WITHIN_PERIOD, date(2027, 2, 28)),
        # no end, or one that nobody wrote
        ("Thường xuyên", K.STANDING, None),
        ("hằng quý", K.STANDING, None),
        ("từ quý III", K.FROM_LATER, None),
        ("", K.NOT_STATED, None),
        # not understood to the last word: no day is invented
        ("sau Tết", K.NOT_STATED, None),
        ("tháng 13", K.NOT_STATED, None),
        ("31/2", K.NOT_STATED, None),
        ("quý II hoặc khi có kinh phí", K.NOT_STATED, None),
    ],
)
def test_time_of_a_line(words, kind, last_day):
    understood = when(words, 2027)

    assert (understood.kind, understood.last_day) == (kind, last_day)
