from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.scoring import FIELDS, overlap, rates, score_document

ANSWERS = {
    "meeting": {
        "is_meeting": True, "date": "2026-03-12", "time_of_day": "sáng", "level": "commune",
        "place": None, "host": ["UBND xã Na Lộc"], "chairs": ["Lò Thị Mẩy"], "period": None,
    },
    "people": [{"name": "Lò Thị Mẩy", "posts": ["Bí thư Đảng ủy", "Chủ tịch HĐND xã"]}],
    "statements": [
        {"speaker": "Vi Văn Tấc", "kind": "report", "quote": "đã vận động 42 hộ hiến đất"},
        {"speaker": "Vi Văn Tấc", "kind": "recommendation", "quote": "đề nghị xã bố trí kinh phí"}
    ],
    "recommendations": [{"from": "Vi Văn Tấc", "to": "xã", "quote": "đề nghị xã bố trí kinh phí"}],
    "assignments": [
        {"by": "Lò Thị Mẩy", "to": ["Tổ 1"], "quote": "Văn phòng tổng hợp", "due": "2026-04-15"}
    ],
    "figures": [{"quote": "42 hộ", "value": 42, "unit": "hộ", "compare": None}],
    "figures_ignore": ["3,2 km đường"],
    "tallies": [
        {"body": "Hội Nông dân", "total": 7, "bands": [
            {"label": "đạt", "count": 5}, {"label": "vượt", "count": 2}]}
    ],
    "cited_documents": ["Kế hoạch 08/KH-UBND"],
}  # fmt: skip


def counts(read, field):
    return score_document(read, ANSWERS).fields[field].counts


def test_the_answers_agree_with_themselves():
    score = score_document(ANSWERS, ANSWERS)
    assert all(not field.missed and not field.extra for field in score.fields.values())
    assert all(score.values.values())


def test_composition_case_and_spacing_do_not_matter():
    person = {"name": unicodedata.normalize("NFD", "LÒ THỊ  MẨY"), "posts": ["bí thư đảng ủy"]}
    assert counts({"people": [person]}, "people (name)") == (1, 1, 1)
    assert counts({"people": [person]}, "people + posts") == (1, 1, 2)


def test_nothing_read_finds_nothing():
    score = score_document({}, ANSWERS)
    assert all(field.counts[:2] == (0, 0) for field in score.fields.values())
    assert not any(score.values.values())


def test_a_statement_needs_speaker_and_kind():
    other = [{**ANSWERS["statements"][0], "kind": "praise"}]
    assert counts({"statements": other}, "statements (speaker+kind)") == (0, 1, 2)
    assert counts({"statements": other}, "statements (quote only)") == (1, 1, 2)


def test_one_quote_agrees_only_once():
    twice = ANSWERS["recommendations"] * 2
    assert counts({"recommendations": twice}, "recommendations") == (1, 2, 1)


def test_quoting_a_whole_page_agrees_with_nothing():
    page = "đề nghị xã bố trí kinh phí " + "chữ " * 300
    assert overlap(page, "đề nghị xã bố trí kinh phí") == 0


def test_a_due_day_must_be_the_same_day():
    task = ANSWERS["assignments"][0]
    assert counts({"assignments": [task]}, "due dates") == (1, 1, 1)
    assert counts({"assignments": [{**task, "due": "2026-04-14"}]}, "due dates") == (0, 1, 1)
    assert counts({"assignments": [{**task, "due": None}]}, "due dates") == (0, 0, 1)


def test_a_figure_that_may_count_or_not_does_not_count_against():
    figures = [*ANSWERS["figures"], {"quote": "3,2 km", "value": 3.2, "unit": "km"}]
    assert counts({"figures": figures}, "figures (value+unit)") == (1, 1, 1)
    invented = [*figures, {"quote": "9 nhà", "value": 9, "unit": "nhà"}]
    assert counts({"figures": invented}, "figures (value+unit)") == (1, 2, 1)


def test_a_tally_is_whole_only_with_all_its_bands():
    tally = {**ANSWERS["tallies"][0], "bands": [{"label": "đạt", "count": 5}]}
    assert counts({"tallies": [tally]}, "tallies (body+total)") == (1, 1, 1)
    assert counts({"tallies": [tally]}, "tallies (all bands)") == (0, 1, 1)


def test_people_and_fields_that_do_not_count():
    expected = {**ANSWERS, "people_ignore": ["Ma Văn Cò"], "not_annotated": ["figures"]}
    read = {
        "people": [{"name": "Ma Văn Cò", "posts": ["x"]}],
        "figures": [{"quote": "1 nhà", "value": 1, "unit": "nhà"}],
    }
    score = score_document(read, expected)
    assert score.fields["people (name)"].counts == (0, 0, 1)
    assert score.fields["figures (value+unit)"].counts == (0, 0, 1)


def test_a_text_that_is_no_meeting_has_one_value():
    no_meeting = {"meeting": {"is_meeting": False}}
    assert score_document(no_meeting, no_meeting).values == {"is_meeting": True}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((0, 0, 0), (1.0, 1.0, 1.0)), ((0, 3, 0), (0.0, 1.0, 0.0)), ((2, 4, 2), (0.5, 1.0, 2 / 3))],
)
def test_rates(numbers, expected):
    assert rates(*numbers) == pytest.approx(expected)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=4,
)
items = st.lists(
    st.dictionaries(st.sampled_from(["name", "posts", "quote", "value", "due"]), json_values),
    max_size=3,
)


@given(st.dictionaries(st.sampled_from(["people", "statements", "figures", "assignments"]), items))
@settings(max_examples=60, deadline=None)
def test_any_answers_are_scored_and_found_never_exceeds(read):
    for field in score_document(read, ANSWERS).fields.values():
        found, said, expected = field.counts
        assert found <= min(said, expected)


def test_every_field_has_a_score():
    assert set(score_document({}, {}).fields) == set(FIELDS)
