"""Due dates: every example of the rule file, and the laws that hold for all of them."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.lib.working_days import Special
from phoihop.reading.facts import DueDate
from phoihop.reading.lexicon import load
from phoihop.reading.marks import Marks, mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.due_dates import RULE_FILE, kind_of_time, read_due_dates
from phoihop.reading.tokens import tokenise

FILE = tomllib.loads(RULE_FILE.read_text(encoding="utf-8"))
SAID_ON: date = FILE["said_on"]
EXAMPLES = [(rule["id"], one) for rule in FILE["rule"] for one in rule.get("examples", [])]
COUNTERS = [
    (rule["id"], text) for rule in FILE["rule"] for text in rule.get("counter_examples", [])
]


def marks_of(text: str) -> Marks:
    marks = mark_lexicon(tokenise(text), load())
    mark_quantities(marks)
    return marks


def due_in(text: str, said_on: date | None = SAID_ON, year: int | None = None) -> list[DueDate]:
    marks = marks_of(text)
    return read_due_dates(marks, 0, len(marks.tokens), said_on=said_on, context_year=year)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda v: v if type(v) is str else "")
def test_rule_reads_its_examples(rule: str, example: dict[str, Any]) -> None:
    (due,) = due_in(example["text"])
    assert (due.rule, due.day, due.last_day) == (rule, example["day"], example["last_day"])
    assert due.span.of(example["text"]) == due.words == example.get("words", due.words)
    assert due.excluded is (due.last_day < due.day)


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_rule_leaves_its_counter_examples(rule: str, text: str) -> None:
    assert due_in(text) == []


def test_every_rule_has_an_example() -> None:
    assert [r["id"] for r in FILE["rule"] if not r.get("examples") and r["counts"] != "none"] == []


@pytest.mark.parametrize(
    ("text", "said_on", "day"),
    [
        ("xong trước ngày 15/1", date(2026, 1, 5), date(2026, 1, 15)),
        ("xong trước ngày 15/1", date(2026, 1, 15), date(2027, 1, 15)),  # the day itself is past
        ("chậm nhất ngày 15/1", date(2026, 1, 15), date(2026, 1, 15)),  # but not for "chậm nhất"
        ("trước ngày 15 tháng 1", date(2025, 12, 28), date(2026, 1, 15)),
        ("trước ngày 29/2", date(2028, 1, 5), date(2028, 2, 29)),
    ],
)
def test_year_is_that_of_the_next_such_day(text: str, said_on: date, day: date) -> None:
    (due,) = due_in(text, said_on)
    assert (due.day, due.year_inferred) == (day, True)


def test_without_a_meeting_day_only_a_written_year_counts() -> None:
    assert due_in("xong trước ngày 15/1", None) == []
    (due,) = due_in("xong trước ngày 15/1/2026", None)
    assert (due.last_day, due.year_inferred) == (date(2026, 1, 14), False)
    assert due_in("hoàn thành trong quý II", None) == []
    (quarter,) = due_in("hoàn thành trong quý II", None, 2026)
    assert (quarter.day, quarter.year_inferred) == (date(2026, 6, 30), True)


def test_period_of_next_year_only_when_it_is_near() -> None:
    (near,) = due_in("hoàn thành trong quý I", date(2025, 12, 20))
    assert near.day == date(2026, 3, 31)
    assert due_in("hoàn thành trong quý I", date(2025, 5, 20)) == []
    (last,) = due_in("hoàn thành trong quý I", date(2026, 3, 31))  # said on its very last day
    assert last.day == date(2026, 3, 31)


def test_two_dates_in_one_clause() -> None:
    text = "Gửi ý kiến trước ngày 15/4 để văn phòng tổng hợp, trình Ủy ban trước ngày 20/4."
    assert [due.day.day for due in due_in(text)] == [15, 20]


def test_29_february_waits_for_a_leap_year_within_reach() -> None:
    assert due_in("xong trước ngày 29/2", date(2025, 5, 1)) == []


@settings(max_examples=80, deadline=None)
@given(
    said_on=st.dates(date(1950, 1, 1), date(2090, 12, 31)) | st.just(date.max),
    day=st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    words=st.sampled_from(["trước ngày {}", "chậm nhất ngày {}", "hoàn thành đến hết ngày {}"]),
)
def test_inferred_due_date_is_ahead_and_near(said_on: date, day: date, words: str) -> None:
    text = "Thôn làm xong " + words.format(f"{day.day}/{day.month}") + " như đã hẹn."
    for due in due_in(text, said_on):
        assert 0 <= (due.last_day - said_on).days <= 366
        assert due.year_inferred
        assert due.span.of(text) == due.words


@settings(max_examples=40, deadline=None)
@given(
    said_on=st.dates(date(1950, 1, 1), date(2090, 12, 31)) | st.just(date.max),
    words=st.sampled_from(
        ["trong quý {}", "trong tháng {}", "trước tháng {}", "chậm nhất cuối năm", "đến cuối năm"]
    ),
    number=st.integers(1, 4),
)
def test_inferred_period_ends_ahead_and_near(said_on: date, words: str, number: int) -> None:
    for due in due_in("Hội hoàn thành việc ấy " + words.format(number), said_on):
        assert 0 <= (due.last_day - said_on).days <= 366


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thôn nộp danh sách trước ngày 15/4", "by_day"),
        ("Tổ trả lời chậm nhất 7 ngày làm việc", "by_day"),
        ("Phòng hoàn thành việc chi trả trong quý II", "within_period"),
        ("Hội làm tốt việc này trong năm 2026", "within_period"),  # no due date, yet a period
        ("Ban thường xuyên gặp gỡ bà con", "standing"),
        ("Hằng năm khám sức khỏe cho hội viên", "standing"),
        ("Tính vào khi xây dựng kế hoạch năm sau", "from_later"),
        ("Áp dụng mức mới từ quý III", "from_later"),
        ("Áp dụng mức mới từ ngày 1/7", "from_later"),
        ("Hội vận động bà con giữ sạch đường làng", "not_stated"),
        ("Làm tốt việc này trong thời gian tới", "not_stated"),
    ],
)
def test_kind_of_time(text: str, kind: str) -> None:
    marks = marks_of(text)
    end = len(marks.tokens)
    due = next(iter(read_due_dates(marks, 0, end, said_on=SAID_ON)), None)
    assert kind_of_time(marks.tokens, marks, 0, end, due) == kind


def test_working_days_leave_tet_out() -> None:
    (due,) = due_in("trả lời chậm nhất 5 ngày làm việc", date(2026, 2, 11))

    assert due.last_day == date(2026, 2, 25)
    assert (due.days, due.working, due.counted_from) == (5, True, date(2026, 2, 11))


def test_working_days_follow_the_calendar_of_whoever_reads() -> None:
    marks = marks_of("trả lời chậm nhất 5 ngày làm việc")
    marks.calendar = marks.calendar.with_days([Special(date(2026, 3, 12), "lũ")])

    (due,) = read_due_dates(marks, 0, len(marks.tokens), said_on=SAID_ON)

    assert due.last_day == date(2026, 3, 18)


def test_a_day_that_is_written_is_not_counted() -> None:
    (due,) = due_in("gửi trước ngày 15/4")

    assert (due.days, due.working, due.counted_from) == (None, False, None)
