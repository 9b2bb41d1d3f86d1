"""Bảng chỉ tiêu, số liệu: the numbers of a table, by what its first row calls the columns.

A table counts when its first row names what is counted and at least one column of values ("Kế
hoạch", "Thực hiện", "Tỷ lệ"). A cell that is more than one number is left to the other readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from phoihop.lib.numbers import parse_number
from phoihop.reading.facts import Figure
from phoihop.reading.marks import Marks
from phoihop.reading.spans import Span

RULE = "figure.table"
_LABEL = ("chỉ tiêu", "nội dung", "tiêu chí", "tên đơn vị", "đơn vị", "địa bàn", "hạng mục", "thôn")
_COUNTED, _BODY = ("chỉ tiêu", "nội dung", "tiêu chí", "hạng mục"), "đơn vị"
_UNIT = ("đơn vị tính", "đvt", "đơn vị đo", "đ.v.t")
_VALUE = (
    "kế hoạch", "thực hiện", "kết quả", "tỷ lệ", "tỉ lệ", "giao", "đạt", "số lượng", "ước",
    "năm 20", "quý", "tháng", "cùng kỳ", "tổng", "kinh phí", "số tiền", "%", "kh", "th",
)  # fmt: skip
_NOT_VALUE = ("ghi chú", "thời hạn", "thời gian", "chủ trì", "phối hợp", "stt", "tt")
_LONGEST_HEAD = 60
_PLAIN = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_QUALIFIERS = {
    "trên": ">", "hơn": ">", "từ": ">=", "ít nhất": ">=", "dưới": "<", "tối đa": "<=",
    "khoảng": "~",
}  # fmt: skip
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Các cột: the label of a row, its unit, and each column of values with its name."""

    label: int
    unit: int | None
    values: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class TableFigures:
    """Số liệu của các bảng, with the rows they stand in."""

    figures: tuple[Figure, ...]
    rows: tuple[Span, ...]


def read_figure_tables(marks: Marks) -> TableFigures:
    """Return the numbers of every table of targets or results."""
    text = marks.tokens.text
    figures: list[Figure] = []
    rows: list[Span] = []
    if "\t" not in text:
        return TableFigures((), ())
    columns: _Columns | None = None
    for cells in _rows(text):
        if len(cells) < 2:
            columns = None
            continue
        named = _columns([cell.of(text).strip().casefold() for cell in cells])
        if named is not None:
            columns = named
        elif columns is not None:
            found = list(_figures(text, cells, columns))
            figures += found
            rows += [Span(cells[0].start, cells[-1].end)] if found else []
    return TableFigures(tuple(figures), tuple(rows))


def _rows(text: str) -> Iterator[list[Span]]:
    offset = 0
    for line in text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(Span(offset, offset + len(cell)))
            offset += len(cell) + 1
        yield cells


def _columns(heads: list[str]) -> _Columns | None:
    """Return what the columns hold when this row names them."""
    if any(len(head) > _LONGEST_HEAD or _PLAIN.fullmatch(head) for head in heads):
        return None
    unit = _find(heads, _UNIT, None)
    if unit is None and _BODY in heads and _find(heads, _COUNTED, None) is not None:
        unit = heads.index(_BODY)  # Beside what is counted, "đơn vị" is the unit of the count.
    label = _find(heads, _LABEL, unit)
    values = tuple(
        (position, head)
        for position, head in enumerate(heads)
        if position not in (label, unit) and _names_values(head)
    )
    return _Columns(label, unit, values) if label is not None and values else None


def _find(heads: list[str], words: tuple[str, ...], taken: int | None) -> int | None:
    for word in words:
        for position, head in enumerate(heads):
            if position != taken and (head == word or head.startswith(f"{word} ") or word in head):
                return position
    return None


def _names_values(head: str) -> bool:
    if not head or any(head == word or head.startswith(word) for word in _NOT_VALUE):
        return False
    words = head.split()
    return any(word in words if len(word) < 3 and word != "%" else word in head for word in _VALUE)


def _figures(text: str, cells: list[Span], columns: _Columns) -> Iterator[Figure]:
    label = _trimmed(text, cells, columns.label)
    if label is None or not any(sign.isalpha() for sign in label.of(text)):
        return
    unit = _trimmed(text, cells, columns.unit) if columns.unit is not None else None
    for position, head in columns.values:
        cell = _trimmed(text, cells, position)
        if cell is None:
            continue
        compare, words = _qualified(cell.of(text))
        number = _number(words)
        if number is None:
            continue
        spans = [span for span in (label, unit, cell) if span is not None]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        yield _with_unit(
            Figure(
                value=number,
                unit="",
                compare=compare,
                span=whole,
                rule=RULE,
                what=f"{_plain(label.of(text))}: {_plain(head)}",
            ),
            "%" if _is_share(head, cell.of(text)) else _plain(unit.of(text) if unit else ""),
        )


def _with_unit(figure: Figure, unit: str) -> Figure:
    """Give the figure its unit; money is told in đồng."""
    first, _, rest = unit.partition(" ")
    if rest.startswith("đồng") and first.casefold() in _SCALES:
        value = figure.value * _SCALES[first.casefold()]
        whole = value.to_integral_value()
        return replace(figure, value=whole if whole == value else value, unit="đồng")
    return replace(figure, unit=unit)


def _is_share(head: str, cell: str) -> bool:
    return cell.rstrip().endswith("%") or head.startswith(("tỷ lệ", "tỉ lệ", "%"))


def _qualified(words: str) -> tuple[str, str]:
    """Part "trên 1.250" into its sign and its number."""
    low = words.casefold()
    for word, sign in _QUALIFIERS.items():
        if low.startswith(f"{word} "):
            return sign, words[len(word) :]
    return "=", words


def _number(words: str) -> Decimal | None:
    plain = words.strip().removesuffix("%").strip()
    if not _PLAIN.fullmatch(plain):
        return None
    return -parse_number(plain[1:]) if plain.startswith("-") else parse_number(plain)


def _trimmed(text: str, cells: list[Span], column: int) -> Span | None:
    if column >= len(cells):
        return None
    words = cells[column].of(text)
    start = cells[column].start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if end > start else None


def _plain(words: str) -> str:
    return " ".join(words.split())
