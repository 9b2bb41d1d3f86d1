"""Tên gọi cho người đọc: kinds, levels and fields of a reading in the words of an office."""

from __future__ import annotations

from datetime import date

from phoihop.lib.dates import format_day
from phoihop.lib.language import say
from phoihop.reading.facts import Assignment, Figure, Meeting
from phoihop.reading.source import Source

_KINDS = {
    "report": ("báo cáo", "report"),
    "recommendation": ("kiến nghị", "recommendation"),
    "response": ("trả lời", "response"),
    "directive": ("chỉ đạo", "directive"),
    "conclusion": ("kết luận", "conclusion"),
    "opinion": ("ý kiến", "opinion"),
    "praise": ("biểu dương", "praise"),
    "result": ("kết quả", "result"),
    "difficulty": ("khó khăn", "difficulty"),
    "shortcoming": ("hạn chế", "shortcoming"),
    "cause": ("nguyên nhân", "cause"),
    "wish": ("mong muốn", "wish"),
    "theme": ("chủ đề", "theme"),
    "verdict": ("đánh giá", "verdict"),
}
_LEVELS = {
    "central": ("Trung ương", "central"),
    "province": ("cấp tỉnh", "province"),
    "district": ("cấp huyện", "district"),
    "commune": ("cấp xã", "commune"),
}
_TIMES = {
    "standing": ("thường xuyên", "standing"),
    "within_period": ("trong kỳ", "within a period"),
    "from_later": ("từ thời điểm sau", "from a later time"),
    "not_stated": ("không ghi hạn", "not stated"),
    "by_day": ("có hạn", "by a day"),
}
_COMPARED = {">": "trên ", ">=": "từ ", "<": "dưới ", "<=": "đến ", "~": "khoảng "}


def kind_of_speech(kind: str) -> str:
    """The kind of a statement or an assessment, in words."""
    return _in_words(_KINDS, kind)


def level_of(level: str) -> str:
    """The level of government, in words."""
    return _in_words(_LEVELS, level)


def due_of(task: Assignment) -> str:
    """The due day of a task as the text gives it, with what the reader inferred."""
    if task.due is None:
        return _in_words(_TIMES, task.time_kind)
    words = one_line(task.due.words)
    last = format_day(task.due.last_day)
    told = say(f"{words} · ngày cuối {last}", f"{words} · last day {last}")
    if task.due.year_inferred:
        told += say(" (năm suy ra)", " (year inferred)")
    return told


def time_of(meeting: Meeting) -> str:
    """When the meeting was: part of day and day."""
    day = format_day(meeting.day) if isinstance(meeting.day, date) else ""
    inferred = say(" (năm suy ra)", " (year inferred)") if day and meeting.year_inferred else ""
    if day and meeting.day_inferred:
        inferred = say(" (suy từ ngày đăng)", " (from the day of publication)")
    return " ".join(filter(None, (meeting.time_of_day, day))) + inferred


def amount_of(figure: Figure) -> str:
    """A figure with its qualifier and unit."""
    from phoihop.lib.numbers import format_number

    number = format_number(figure.value)
    joined = f"{number}%" if figure.unit == "%" else f"{number} {figure.unit}".strip()
    return _COMPARED.get(figure.compare, "") + joined


def one_line(words: str) -> str:
    """Words for a screen: on one line, without characters that could command a terminal."""
    return " ".join(Source(words).text.split())


def _in_words(table: dict[str, tuple[str, str]], name: str) -> str:
    return say(*table[name]) if name in table else name
