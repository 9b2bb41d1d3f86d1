"""Sources of the cells of a table stay where a clerk edits the rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reports.cell_links import (
    UnevenRow,
    cell_words,
    edited_table,
    links_of_table,
    table_text,
)
from phoihop.reports.pen import Pen, Sourced

ROWS = [("Nhà xây mới", "9"), ("Nhà sửa chữa", "12"), ("Hộ được vay vốn", "1.234")]


def table():
    pen = Pen()
    rows = [
        [str(place), what, Sourced(number, "figure", (place,))]
        for place, (what, number) in enumerate(ROWS, start=1)
    ]
    pen.table(["STT", "Nội dung", "Số lượng"], rows)
    return pen.tables[0]


def sources(stored):
    """{what stands in the linked cell: its source}"""
    return {stored["rows"][one.row][one.column]: one.keys for one in links_of_table(stored)}


def test_each_number_has_its_source():
    assert sources(table()) == {"9": (1,), "12": (2,), "1.234": (3,)}


def test_what_is_saved_unchanged_is_unchanged():
    assert edited_table(table(), table_text(table())) == table()


def test_a_row_that_moves_takes_its_source_along():
    first, *others = table_text(table()).split("\n")

    assert sources(edited_table(table(), "\n".join([*others, first]))) == sources(table())


def test_a_new_row_and_other_words_leave_the_sources():
    text = "0 | Tổng số | 21\n" + table_text(table()).replace("Nhà sửa", "Nhà được sửa")

    assert sources(edited_table(table(), text)) == sources(table())


def test_a_changed_number_keeps_its_source_and_is_seen_to_differ():
    stored = edited_table(table(), table_text(table()).replace("| 12", "| 112"))
    changed = next(one for one in links_of_table(stored) if one.keys == (2,))

    assert stored["rows"][changed.row][changed.column] == "112"
    assert not changed.is_true_to(stored["rows"])


def test_a_deleted_row_takes_its_source_away():
    text = "\n".join(table_text(table()).split("\n")[1:])

    assert sources(edited_table(table(), text)) == {"12": (2,), "1.234": (3,)}


def test_a_row_with_too_many_cells_is_named():
    with pytest.raises(UnevenRow) as told:
        edited_table(table(), "1 | a | b\n2 | a | b | c")

    assert (told.value.row, told.value.cells, told.value.columns) == (2, 4, 3)


@given(st.text(alphabet="19| \nabNhà", max_size=120))
def test_no_edit_points_outside_the_table(text):
    try:
        stored = edited_table(table(), text)
    except UnevenRow:
        return
    assert all(len(row) == 3 for row in stored["rows"])
    for one in links_of_table(stored):
        assert stored["rows"][one.row][one.column]


@given(st.text(max_size=60))
def test_a_cell_never_parts_itself(words):
    assert not set("|\n") & set(cell_words(words))
