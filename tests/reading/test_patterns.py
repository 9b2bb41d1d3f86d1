"""The language of patterns over marks."""

import pytest

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, mark_lexicon
from phoihop.reading.patterns import PatternError, Rules, compile_rule
from phoihop.reading.tokens import tokenise


def matches(pattern, text, *marked):
    marks = mark_lexicon(tokenise(text), load())
    for first, last, tag in marked:
        marks.add(Mark(first, last, tag, None))
    rules = Rules([compile_rule("thử", pattern)])
    found = rules.matches(marks, 0, len(marks.tokens))
    return [marks.tokens.quote(one.first, one.last) for one in found]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("'trước ngày'", "Gửi trước ngày mai", ["trước ngày"]),
        ("'TRƯỚC ngày'", "gửi Trước Ngày mai", ["Trước Ngày"]),
        # either tone placement
        ("'hòa'", "phường Hoà Lạc", ["Hoà"]),
        ("'quý' ( 'một' | 'hai' )", "quý hai, quý ba, quý một", ["quý hai", "quý một"]),
        ("'rất'? 'tốt'", "rất tốt và tốt", ["rất tốt", "tốt"]),
        ("'a' 'b'* 'c'", "a b b c", ["a b b c"]),
        ("'a' !'b' .", "a b a c", ["a c"]),
        # the first choice that fits is taken, and never given back
        ("( 'a' | 'a b' ) 'c'", "a b c a c", ["a c"]),
        ("( 'a b' | 'a' ) 'c'", "a b c a c", ["a b c", "a c"]),
        ("( LEVEL | 'tỉnh ủy' ) 'a'", "tỉnh ủy a, tỉnh a", ["tỉnh a"]),
        ("'a' ( !( 'b' | LEVEL ) . )* 'b'", "a c c b, a xã b", ["a c c b"]),
        ("^ 'a'", "a b a", ["a"]),
        ("'a' $", "a b a", ["a"]),
    ],
)
def test_what_a_pattern_finds(pattern, text, expected):
    assert matches(pattern, text) == expected


def test_a_tag_stands_for_the_longest_mark():
    assert matches("NGÀY".replace("NGÀY", "DAYS") + " 'họp'", "5 và 6 họp", (0, 3, "DAYS")) == [
        "5 và 6 họp"
    ]


def test_labels_name_the_parts():
    marks = mark_lexicon(tokenise("gửi trước mai"), load())
    rules = Rules([compile_rule("thử", "'trước'@words .@rest")])

    (found,) = rules.matches(marks, 0, 3)

    assert (found.part("words"), found.part("rest"), found.part("khác")) == ((1, 2), (2, 3), None)


def test_the_longest_match_wins_then_the_higher_priority():
    marks = mark_lexicon(tokenise("a b"), load())
    short, long = compile_rule("ngắn", "'a'", 9), compile_rule("dài", "'a' 'b'")

    assert [one.rule for one in Rules([short, long]).matches(marks, 0, 2)] == ["dài"]

    plain, raised = compile_rule("thường", "'a' 'b'"), compile_rule("ưu tiên", "'a' 'b'", 1)
    assert [one.rule for one in Rules([plain, raised]).matches(marks, 0, 2)] == ["ưu tiên"]


def test_repeats_are_capped_so_that_time_stays_linear():
    assert matches("'a'*", "a " * 60) == [("a " * 24).strip()] * 2 + [("a " * 12).strip()]


@pytest.mark.parametrize("pattern", ["", "( 'a'", "'a' )", "'a' | ", "'a' #", "@label"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(PatternError, match=r"Mẫu|mẫu"):
        compile_rule("thử", pattern)
