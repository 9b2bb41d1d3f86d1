from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from re import sub

import pytest

from phoihop.reading.answers import to_answers
from phoihop.reading.facts import (
    Assignment,
    Band,
    DueDate,
    Figure,
    Meeting,
    Page,
    Person,
    Post,
    Reading,
    Recommendation,
    Statement,
    Tally,
)
from phoihop.reading.show import as_text
from phoihop.reading.show_page import as_page
from phoihop.reading.spans import Span

TEXT = (
    "Sáng 12/3/2026, UBND xã Na Lộc họp. Ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã, đề nghị xã bố "
    "trí kinh phí <hỗ trợ> & sửa 42 nhà. Bí thư yêu cầu Văn phòng tổng hợp trước ngày 15/4."
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


READING = Reading(
    text_sha256="", engine_version="1", lexicon_version="1", blocks=(),
    page=Page(title="Xã Na Lộc họp"),
    meeting=Meeting(
        is_meeting=True, span=span("UBND xã Na Lộc họp"), day=date(2026, 3, 12), day_span=None,
        year_inferred=False, time_of_day="sáng", level="commune", place=None,
        hosts=("UBND xã Na Lộc",), chairs=(), period=None, title=None, rule="meeting.opening",
    ),
    people=(
        Person(
            "Vi Văn Tấc",
            (Post("Chủ tịch Hội Nông dân xã", span("Chủ tịch Hội Nông dân xã"), "", "", None),),
            span("Vi Văn Tấc"), (), "person.name_post",
        ),
    ),
    statements=(
        Statement(
            "Vi Văn Tấc", span("Vi Văn Tấc"), "recommendation", span("đề nghị xã bố trí kinh phí"),
            "s",
        ),
    ),
    recommendations=(Recommendation("Vi Văn Tấc", "xã", span("đề nghị xã bố trí kinh phí"), "r"),),
    assignments=(
        Assignment(
            "Bí thư", ("Văn phòng",), (), span("Văn phòng tổng hợp trước ngày 15/4"),
            DueDate(
                "trước ngày 15/4", span("trước ngày 15/4"), date(2026, 4, 15),
                date(2026, 4, 14), True, True, "due.before_day",
            ),
            "by_day", "a",
        ),
    ),
    figures=(
        Figure(Decimal("42"), "nhà", "=", span("42 nhà"), "f"),
        Figure(Decimal("1250.5"), "m2", ">", span("42 nhà"), "f"),
    ),
    tallies=(
        Tally(
            "Hội Nông dân", 5, (Band("đạt", 3, span("42")), Band("vượt", 1, span("42"), True)),
            span("42 nhà"), "t",
        ),
    ),
    remainder=(span("Ông"),),
)  # fmt: skip


def shown(width=96, reading=READING, **words):
    return as_text(reading, TEXT, name="bien-ban.txt", width=width, **words)


@pytest.mark.parametrize(
    "words",
    [
        "NHIỆM VỤ (1)",
        "ngày cuối",
        "14/04/2026",
        "(năm",
        "trên 1.250,5 m2",
        "Văn phòng tổng hợp trước",
        "vượt: 1 (suy ra)",
        "CỘNG KHÔNG KHỚP",
        "Hội nghị:",
        "cấp xã",
        "Còn 1 đoạn chưa dùng đến",
    ],
)
def test_the_table_tells_what_was_read(words):
    assert words in shown()


@pytest.mark.parametrize("width", [20, 80, 100, 300])
def test_the_table_fits_a_terminal(width):
    assert max(map(len, shown(width).split("\n"))) <= min(max(width, 72), 100)


def test_what_was_not_read_is_not_shown():
    assert "KIẾN NGHỊ" not in shown(reading=replace(READING, recommendations=()))


def test_a_document_cannot_command_the_terminal():
    notes = ["\x1b[2J\u202eđảo ngược"]
    assert "\x1b" not in shown(notes=notes)
    assert "\u202e" not in shown(notes=notes)


def test_the_table_speaks_english_when_asked(monkeypatch):
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    assert "TASKS (1)" in shown()
    assert "last day" in shown()
    assert "(year" in shown()


def test_the_page_marks_the_evidence_and_runs_nothing():
    page = as_page(READING, TEXT, name="bien-ban.txt")
    assert "<mark>Văn phòng tổng hợp " in page
    assert "&lt;hỗ trợ&gt; &amp; sửa" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert page.count('href="#e') == page.count('<span id="e')


def test_the_page_holds_the_whole_text():
    article = as_page(READING, TEXT, name="a").split('lang="vi">')[2].split("</article>")[0]
    assert unescape(sub(r"<[^>]+>", "", article)) == TEXT


def test_answers_quote_the_text_and_keep_the_day_as_written():
    answers = to_answers(READING, TEXT)
    assert answers["assignments"] == [
        {
            "by": "Bí thư",
            "to": ["Văn phòng"],
            "quote": "Văn phòng tổng hợp trước ngày 15/4",
            "due": "2026-04-15",
        }
    ]
    assert answers["meeting"]["date"] == "2026-03-12"
    assert [figure["value"] for figure in answers["figures"]] == [42, 1250.5]
    assert answers["people"] == [{"name": "Vi Văn Tấc", "posts": ["Chủ tịch Hội Nông dân xã"]}]


def test_answers_write_a_raised_unit_as_the_text_does():
    text = "Xây nhà rộng 40 m2, sân rộng 60 m²."
    figures = tuple(
        Figure(Decimal(value), "m²", "=", Span(start, start + 5), "r", "")
        for value, start in ((40, text.index("40")), (60, text.index("60")))
    )
    answers = to_answers(replace(READING, figures=figures), text)
    assert [figure["unit"] for figure in answers["figures"]] == ["m2", "m²"]


def test_a_text_that_is_no_meeting_says_only_so():
    reading = replace(READING, meeting=replace(READING.meeting, is_meeting=False))
    assert to_answers(reading, TEXT)["meeting"] == {"is_meeting": False}
    assert "không phải hội nghị" in shown(reading=reading)
