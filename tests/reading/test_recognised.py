"""A table of words becomes lines of text, and what the program was unsure of is told."""

from __future__ import annotations

from phoihop.reading.recognised import page_of_table

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def table(*rows):
    """Rows are (block, line, left, width, confidence, word)."""
    lines = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t"]
    lines += [
        f"5\t1\t{block}\t1\t{line}\t1\t{left}\t0\t{width}\t30\t{sure}\t{word}"
        for block, line, left, width, sure, word in rows
    ]
    return "\n".join(lines)


def test_lines_that_run_to_the_edge_go_on():
    page = page_of_table(
        table(
            (1, 1, 130, 300, 95, "Giao"),
            (1, 1, 440, 560, 95, "phòng"),
            (1, 2, 100, 500, 95, "rà"),
            (1, 2, 610, 100, 95, "soát."),
            (1, 3, 140, 500, 95, "Hai"),
        ),
        1,
    )
    assert page.text == "Giao phòng rà soát.\nHai"


def test_an_indented_line_opens_a_paragraph():
    page = page_of_table(table((1, 1, 100, 900, 95, "Một"), (1, 2, 200, 700, 95, "Hai")), 1)
    assert page.text == "Một\nHai"


def test_another_block_is_another_line():
    page = page_of_table(table((1, 1, 100, 900, 95, "Trái"), (2, 1, 1_100, 300, 95, "Phải")), 1)
    assert page.text == "Trái\nPhải"


def test_a_wide_gap_parts_columns():
    page = page_of_table(table((1, 1, 100, 90, 95, "Chỉ"), (1, 1, 600, 90, 95, "12")), 1)
    assert page.text == "Chỉ\t12"


def test_words_that_the_program_doubted_are_marked():
    page = page_of_table(table((1, 1, 100, 90, 95, "xã"), (1, 1, 200, 90, 41, "Hoà")), 7)
    assert [span.of(page.text) for span in page.doubtful] == ["Hoà"]
    assert (page.page, page.confidence) == (7, 63)


def test_specks_are_no_text():
    page = page_of_table(table((1, 1, 100, 90, 95, "|"), (2, 1, 100, 90, 12, "ốl")), 1)
    assert page.text == ""


def test_a_table_that_is_no_table_is_an_empty_page():
    assert page_of_table("Error opening data file\nx\ty", 1).text == ""
