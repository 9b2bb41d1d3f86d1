"""Each value stands in the words it quotes, whatever the text. More trials: ./run trust --full.

Positions count the characters of the text as received, strange signs included.
"""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from phoihop.lib.vietnamese import normalise
from phoihop.reading import read
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities.numbers import mark_numbers
from phoihop.reading.source import Source
from phoihop.reading.tokens import tokenise
from tests.trust.invented import DOCUMENTS, STRANGE, texts
from tests.trust.policy import FULL

EXAMPLES = 20_000 if FULL else 40
QUOTED = {"statement": "content", "recommendation": "content", "assignment": "task"}
MOST_DAYS_AGO = 1
APART = ("figure", "cited_document", "programme", "movement", "assessment")
trials = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(autouse=True)
def _counted(record_property):
    record_property("trials", EXAMPLES)


def words(text):
    """Return the text as the reader sees it, on one line."""
    return " ".join(Source(text).text.split())


@trials
@given(texts)
def test_every_span_lies_inside_the_text_and_holds_something(text):
    for proposal in read(text).proposals:
        spans = [proposal.span, *(s for one in proposal.fields.values() for s in one.evidence)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@trials
@given(texts)
def test_what_is_quoted_is_the_text_at_its_place(text):
    for proposal in read(text).proposals:
        name = QUOTED.get(proposal.kind)
        if name is not None:
            assert proposal.fields[name].value == proposal.span.of(text)


@trials
@given(texts)
def test_facts_of_one_kind_do_not_share_words(text):
    for kind in APART:
        spans = sorted({one.span for one in read(text).proposals if one.kind == kind})
        assert not any(first.meets(second) for first, second in pairwise(spans))


@trials
@given(texts)
def test_names_posts_and_numbers_of_documents_stand_in_their_words(text):
    for proposal in read(text).proposals:
        if proposal.kind == "person":
            name = proposal.fields["name"]
            assert {words(span.of(text)) for span in name.evidence} >= {words(name.value)}
            posts = proposal.fields["posts"]
            for post, span in zip(posts.value, posts.evidence, strict=True):
                assert words(post) == words(span.of(text))
        elif proposal.kind == "cited_document":
            assert words(proposal.fields["number"].value) in words(proposal.span.of(text))


@trials
@given(texts)
def test_nothing_of_a_person_or_a_day_is_made_up(text):
    reading, whole = read(text), words(text)
    meeting = reading.meeting
    days = [meeting.day_span] if meeting.day is not None else []
    named = [*meeting.chairs, *(one.speaker for one in reading.statements)]
    named += [one.by for one in reading.assignments] + [one.by for one in reading.recommendations]

    assert all(words(name) in whole for name in named)
    if meeting.day_inferred:
        # "chiều nay": the page says on which day that was, the text how far from it.
        assert words(meeting.day_span.of(text)) in whole
        assert abs((meeting.day - reading.page.published_on).days) <= MOST_DAYS_AGO
        assert str(reading.page.published_on.year) in whole
    else:
        assert all(re.search(r"\d", span.of(text)) for span in days)
    for task in reading.assignments:
        assert all(words(one) in whole for one in (*task.to, *task.co_operators))
        assert task.due is None or words(task.due.words) in words(task.due.span.of(text))


@trials
@given(texts)
def test_every_figure_is_a_number_of_its_own_words(text):
    for figure in read(text).figures:
        marks = mark_lexicon(tokenise(words(figure.span.of(text))), load())
        mark_numbers(marks)
        numbers = {mark.value for mark in marks.all("NUM")}
        numbers |= {int(word.split("/")[0]) for word in marks.tokens.words if "/" in word[1:-1]}
        factors = {int(m.value.attributes.get("factor", 1)) for m in marks.all("UNIT")} | {1, 1000}
        assert any(figure.value == number * by for number in numbers for by in factors)


@pytest.mark.parametrize("before", ["", "- Lưu: ", "Chủ tịch ", "đề nghị ", "Trong 12 "])
def test_a_text_may_end_in_any_word_of_the_lexicon(before):
    for entry in load().by_id.values():
        for form in entry.forms:
            assert read(before + form).text_sha256


@pytest.mark.parametrize("document", sorted(DOCUMENTS) if FULL else sorted(DOCUMENTS)[::20])
def test_signs_that_nobody_sees_change_nothing(document):
    clean = normalise(DOCUMENTS[document])
    hidden = [sign for sign in STRANGE if unicodedata.category(sign) == "Cf" or sign == "\ufe0f"]
    strewn = "".join(
        sign + hidden[place % len(hidden)] if place % 3 == 0 and sign not in "\r\n" else sign
        for place, sign in enumerate(clean)
    )
    found, expected = read(strewn), read(clean)

    assert [one.name for one in found.people] == [one.name for one in expected.people]
    assert [one.due and one.due.last_day for one in found.assignments] == [
        one.due and one.due.last_day for one in expected.assignments
    ]
    assert [(f.value, f.unit) for f in found.figures] == [
        (f.value, f.unit) for f in expected.figures
    ]
    for one, other in zip(found.statements, expected.statements, strict=True):
        assert Source(one.span.of(strewn)).text == Source(other.span.of(clean)).text
