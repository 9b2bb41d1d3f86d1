"""Số liệu của văn bản: the tallies, figures and comparisons of the body and of its tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.facts import Comparison, Figure, Tally
from phoihop.reading.figure_tables import read_figure_tables
from phoihop.reading.marks import Marks
from phoihop.reading.named_before import NamedBefore, unit_of
from phoihop.reading.quantities.comparisons import can_compare, read_comparisons
from phoihop.reading.quantities.figures import read_figures
from phoihop.reading.quantities.tallies import names_targets, read_tallies
from phoihop.reading.spans import Span, Taken


@dataclass(frozen=True, slots=True)
class Counts:
    """Các số liệu đọc được, in the order of the text."""

    tallies: list[Tally]
    figures: list[Figure]
    comparisons: list[Comparison]


def read_counts(marks: Marks, parts: list[Part], host: str) -> Counts:
    """Read what the body blocks count; a tally without a body is that of `host`."""
    tallies = _tallies(marks, parts, host)
    tables = read_figure_tables(marks)
    told = [*_figures(marks, parts, tallies, tables.rows), *tables.figures]
    figures = sorted(told, key=lambda one: one.span)
    return Counts(tallies, figures, _comparisons(marks, parts, figures))


def _tallies(marks: Marks, parts: list[Part], host: str) -> list[Tally]:
    found: list[Tally] = []
    if not names_targets(marks.tokens, 0, len(marks.tokens)):
        return found
    unit = unit_of(marks, host)
    for part, last in _with_lists(marks, parts):
        before = NamedBefore(marks, part, host, unit).at
        found.extend(read_tallies(marks.tokens, marks, part.first, last, body_before=before))
    return found


def _with_lists(marks: Marks, parts: list[Part]) -> Iterator[tuple[Part, int]]:
    """Yield each block of prose and where it ends; a list that a colon opens belongs to it."""
    at = 0
    while at < len(parts):
        part, last = parts[at], parts[at].last
        at += 1
        if part.role not in ("paragraph", "list_item", "turn"):
            continue
        if part.role != "list_item" and marks.tokens.words[last - 1] == ":":
            while at < len(parts) and parts[at].role == "list_item":
                last = parts[at].last
                at += 1
        yield part, last


def _figures(
    marks: Marks, parts: list[Part], tallies: list[Tally], rows: tuple[Span, ...]
) -> list[Figure]:
    """Return the figures of sentences; `rows` of tables were read by their columns."""
    found: list[Figure] = []
    taken = Taken([*(tally.span for tally in tallies), *rows])
    for part in parts:
        if part.role not in ("paragraph", "list_item", "turn"):
            continue
        for first, last in sentences(marks.tokens, part):
            found.extend(
                figure
                for figure in read_figures(marks.tokens, marks, first, last)
                if not taken.covers(figure.span)
            )
    return found


def _comparisons(marks: Marks, parts: list[Part], figures: list[Figure]) -> list[Comparison]:
    """Return what the figures of each sentence are compared with."""
    found: list[Comparison] = []
    left = deque(figures)
    for part in parts:
        if part.role not in ("paragraph", "list_item", "turn"):
            continue
        for first, last in sentences(marks.tokens, part):
            span = marks.tokens.span(first, last)
            while left and left[0].span.start < span.start:
                left.popleft()
            here: list[Figure] = []
            while left and left[0].span.end <= span.end:
                here.append(left.popleft())
            if here or can_compare(marks, first, last):
                found.extend(read_comparisons(marks, here, first, last))
    return found
