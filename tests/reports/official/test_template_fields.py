"""An office's own DOCX: checked field by field, then filled in; it can do nothing else."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from phoihop.reading.formats.docx import open_docx
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load
from phoihop.reports.official.template_fields import BadTemplate, fill, problems_of, starter
from tests.reports.official.papers import LETTER, MINUTES, STATE

ND30 = load("nd30")


def saved(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def written(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_starter_of_every_kind_lacks_nothing(kind):
    assert problems_of(starter(kind, ND30), kind) == []


@pytest.mark.parametrize("paper", [STATE, LETTER, MINUTES], ids=["notice", "letter", "minutes"])
def test_a_filled_starter_says_what_the_paper_says_in_its_layout(paper):
    filled = fill(starter(paper.kind, ND30), paper)
    text = open_docx(filled).text

    assert "{{" not in text
    assert paper.number_line in text
    assert paper.summary in text
    assert "1.234" in text
    assert [name for one in paper.signatures for name in (one.name,) if name not in text] == []
    faults = {one.rule for one in check_docx(filled, today=date(2026, 11, 27)).departures}
    # The office's sheet holds one pattern for all paragraphs, so headings are not set apart.
    assert faults <= {"article.bold", "part.centred"}


def test_what_is_missing_or_unknown_is_named():
    problems = problems_of(written("{{so_ky_hieu}} {{ngay}} {{noi_dung}} {{chu_ky}}"), STATE.kind)

    assert "Thiếu chỗ cho trích yếu: thêm {{trich_yeu}} vào mẫu." in problems
    assert "Không có trường {{chu_ky}}: xóa, hoặc sửa lại cho đúng tên." in problems


def test_a_field_broken_over_runs_is_filled_and_keeps_its_looks():
    document = Document()
    line = document.add_paragraph("Về: ")
    line.add_run("{{tri").bold = True
    line.add_run("ch_yeu}}")
    line.add_run(" (hết)")

    filled = Document(BytesIO(fill(saved(document), STATE))).paragraphs[0]

    assert filled.text == f"Về: {STATE.summary} (hết)"
    assert next(run for run in filled.runs if STATE.summary in run.text).bold


def test_a_template_can_do_nothing_but_hold_fields():
    """What would run in a language of templates stays the words it is."""
    text = "{% for x in y %}{{ ''.__class__ }}{{ 7*7 }}{{trich_yeu}}"

    filled = Document(BytesIO(fill(written(text), STATE))).paragraphs[0].text

    assert filled == text.replace("{{trich_yeu}}", STATE.summary)


def test_words_of_a_paper_that_look_like_fields_are_not_filled_again():
    from dataclasses import replace

    paper = replace(STATE, summary="{{ho_ten}}", blocks=("{{so_ky_hieu}}",))
    text = open_docx(fill(written("{{trich_yeu}}", "{{noi_dung}}"), paper)).text

    assert text.splitlines()[:2] == ["{{ho_ten}}", "{{so_ky_hieu}}./."]


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF"], ids=["empty", "cut", "pdf"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(BadTemplate):
        problems_of(data, STATE.kind)


def test_macros_and_foreign_containers_are_refused():
    for name in ("word/vbaProject.bin", "x.txt"):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as bundle:
            bundle.writestr(name, "x")
        with pytest.raises(BadTemplate):
            problems_of(out.getvalue(), STATE.kind)
