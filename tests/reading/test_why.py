from __future__ import annotations

from pathlib import Path

import pytest

from phoihop.reading import read
from phoihop.reading.rules import in_words
from phoihop.reading.spans import Span
from phoihop.reading.why import SHORT, why, why_safely

SAMPLES = sorted((Path(__file__).parent / "samples" / "open" / "docs").glob("*.txt"))
TEXT = (
    "Sáng 05/3/2026, Đảng ủy xã Hòa Lạc họp với Hội Nông dân xã.\n\n"
    "Bí thư Đảng ủy xã kết luận: đề nghị Hội Nông dân xã rà soát việc nêu ngày 02/3, báo cáo "
    "trước ngày 15/4."
)


def task_of(text):
    return next(found for found in read(text).proposals if found.kind == "assignment")


def test_every_proposal_of_the_samples_can_be_explained():
    for path in SAMPLES[::6]:
        text = path.read_text(encoding="utf-8")
        for proposal in read(text).proposals:
            found = why(text, proposal.kind, proposal.span)
            assert found is not None
            assert found.rules[0].id == proposal.rule
            assert found.context.meets(proposal.span)


def test_every_rule_that_the_samples_use_is_told_in_words():
    used = {
        proposal.rule
        for path in SAMPLES
        for proposal in read(path.read_text(encoding="utf-8")).proposals
    }
    assert [rule for rule in sorted(used) if not in_words(rule)] == []


def test_the_words_of_a_rule_without_words_are_those_of_its_kind():
    assert in_words("assignment.invented") == in_words("assignment")
    assert in_words("invented") == ""


def test_a_day_that_is_not_the_due_date_is_told_as_lost():
    task = task_of(TEXT)
    lost = {step.span.of(TEXT): step.outcome for step in why(TEXT, task.kind, task.span).lost}
    assert lost["02/3"] == "không phải hạn của việc này"


def test_a_short_entry_inside_a_longer_one_does_not_speak():
    task = task_of(TEXT)
    found = why(TEXT, task.kind, task.span)
    assert "Hội Nông dân" in {step.span.of(TEXT) for step in found.entries}
    assert "Hội" not in {step.span.of(TEXT) for step in found.entries}


def test_nothing_is_explained_where_nothing_was_read():
    assert why("Trời đẹp.", "assignment", Span(0, 4)) is None


def test_a_long_text_is_read_in_a_child():
    text = TEXT + "\n\nBà con vui mừng." * (SHORT // 10)
    task = task_of(TEXT)
    assert why_safely(text, task.kind, task.span).rules == why(TEXT, task.kind, task.span).rules


@pytest.mark.parametrize("form", ["Ủy ban MTTQ Việt Nam", "UBMTTQ"])
def test_the_spelling_that_stands_in_the_text_is_named(form):
    text = TEXT.replace("Hội Nông dân", form)
    task = task_of(text)
    (step,) = [one for one in why(text, task.kind, task.span).entries if one.rule == "body.front"][
        :1
    ]
    assert f"cách viết “{form.lower()}”" in step.why.lower()
    assert "bodies.tsv" in step.why
