"""Bảng phân công: tasks of a table, one a row, by what its first row calls the columns.

Word, Excel and web tables reach the reader as lines of cells with a tab between. A table counts
when its first row names what is to be done and who does it or until when; nothing else is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.reading.facts import Assignment, DueDate
from phoihop.reading.marks import Marks
from phoihop.reading.quantities.due_dates import kind_of_time, read_due_dates
from phoihop.reading.spans import Span
from phoihop.reading.tasks import RECORD_ONLY
from phoihop.reading.watching import asks_to_watch

RULE = "assignment.table"
_TASK = ("nội dung", "nhiệm vụ", "công việc", "việc phải làm", "kết luận, chỉ đạo", "đầu việc")
_OWNER = ("chủ trì", "thực hiện", "phụ trách", "chịu trách nhiệm", "đầu mối", "được giao")
_HELPERS = ("phối hợp",)
_DUE = ("thời hạn", "thời gian", "hạn hoàn thành", "tiến độ", "hạn chót", "ngày hoàn thành")
_LONGEST_HEAD = 60
_SHORTEST_TASK = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Các cột: where the task, its owner, the helpers and the due date stand in every row."""

    task: int
    owner: int | None
    helpers: int | None
    due: int | None


def read_task_tables(
    marks: Marks, by: str, *, said_on: date | None, context_year: int | None
) -> list[Assignment]:
    """Return the tasks of every table of tasks; `by` is in whose name the paper is issued."""
    if "\t" not in marks.tokens.text:
        return []
    reader = _Tables(marks, by, said_on, context_year)
    columns: _Columns | None = None
    for cells in _rows(marks.tokens.text):
        if len(cells) < 2:
            columns = None
            continue
        named = _columns(marks, cells)
        if named is not None:
            columns = named
        elif columns is not None:
            reader.row(cells, columns)
    return reader.found


def _rows(text: str) -> list[list[Span]]:
    """Return the cells of every line; a line without a tab is one cell."""
    rows: list[list[Span]] = []
    offset = 0
    for line in text.split("\n"):
        cells: list[Span] = []
        for cell in line.split("\t"):
            cells.append(Span(offset, offset + len(cell)))
            offset += len(cell) + 1
        rows.append(cells)
    return rows


def _columns(marks: Marks, cells: list[Span]) -> _Columns | None:
    """Return what the columns hold when this row names them."""
    heads = [cell.of(marks.tokens.text).strip().casefold() for cell in cells]
    if any(len(head) > _LONGEST_HEAD for head in heads):
        return None
    owner, helpers = _find(heads, _OWNER, ()), _find(heads, _HELPERS, ())
    due = _find(heads, _DUE, (owner,))
    if owner is not None and owner == due:
        owner = None
    task = _find(heads, _TASK, (owner, helpers, due))
    if task is None or (owner is None and due is None):
        return None
    return _Columns(task, owner, helpers if helpers != owner else None, due)


def _find(heads: list[str], words: tuple[str, ...], taken: tuple[int | None, ...]) -> int | None:
    for position, head in enumerate(heads):
        if position not in taken and any(word in head for word in words):
            return position
    return None


class _Tables:
    def __init__(
        self, marks: Marks, by: str, said_on: date | None, context_year: int | None
    ) -> None:
        self.marks = marks
        self.text = marks.tokens.text
        self.by = by
        self.said_on = said_on
        self.context_year = context_year
        self.found: list[Assignment] = []

    def row(self, cells: list[Span], columns: _Columns) -> None:
        task = self._cell(cells, columns.task)
        if task is None:
            return
        first, last = self._tokens(task)
        owner, helpers = self._cell(cells, columns.owner), self._cell(cells, columns.helpers)
        if last - first < _SHORTEST_TASK or (owner is None and columns.owner is not None):
            return
        watched = asks_to_watch(self.marks, first, last)
        due = None if watched else self._due(cells, columns, first, last)
        self.found.append(
            Assignment(
                by=self.by,
                to=() if owner is None else (_plain(owner.of(self.text)),),
                co_operators=() if helpers is None else (_plain(helpers.of(self.text)),),
                span=task,
                due=due,
                time_kind="not_stated"
                if watched
                else kind_of_time(self.marks.tokens, self.marks, first, last, due),
                rule=RECORD_ONLY if watched else RULE,
                record_only=watched,
                to_spans=() if owner is None else (owner,),
            )
        )

    def _cell(self, cells: list[Span], column: int | None) -> Span | None:
        """Return the words of a cell without the blanks around them; None when it is empty."""
        if column is None or column >= len(cells):
            return None
        words = cells[column].of(self.text)
        start = cells[column].start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Span(start, end) if end > start else None

    def _tokens(self, span: Span) -> tuple[int, int]:
        return self.marks.tokens.at(span.start), self.marks.tokens.at(span.end)

    def _due(self, cells: list[Span], columns: _Columns, first: int, last: int) -> DueDate | None:
        cell = self._cell(cells, columns.due)
        span = self._tokens(cell) if cell is not None else (first, last)
        dues = read_due_dates(
            self.marks, *span, said_on=self.said_on, context_year=self.context_year
        )
        if dues or cell is None:
            return dues[0] if dues else None
        return self._day_alone(cell, *span)

    def _day_alone(self, cell: Span, first: int, last: int) -> DueDate | None:
        """Read "30/6/2026", "Quý II/2026" in a column of due dates: the last day it names."""
        mark = self.marks.first_in(first, last, "DAY")
        day = None if mark is None else (mark.value.until or mark.value).whole
        if mark is None:
            mark = self.marks.first_in(first, last, "PERIOD")
            day = mark.value.end if mark is not None and mark.value.year_written else None
        if day is None:
            return None
        words = _plain(cell.of(self.text))
        return DueDate(words, cell, day, day, False, False, "due.table")


def _plain(words: str) -> str:
    return " ".join(words.split())
