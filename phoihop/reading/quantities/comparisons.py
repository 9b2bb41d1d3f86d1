"""So sánh: what a number is held against, and whether it is a ratio or a change.

"Bằng 86,08% so với cùng kỳ" is a ratio: so much of what it was, a fall of 13,92 %. "Tăng 86,08%
so với cùng kỳ" is a change: so much on top of it. "Giảm 3,2 điểm %" is a change in percentage
points. "111/152 xã" is a share of a whole. The figures themselves are read elsewhere; here they
are only tied to the words around them.

Left alone, because the words do not decide it: a number without what it is compared with,
"tăng 2 lần" (twice, or twice more), "tăng lên 86%" (a level), and ranges.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from phoihop.reading.facts import Comparison, Figure
from phoihop.reading.marks import Marks
from phoihop.reading.quantities.dates import is_year
from phoihop.reading.quantities.numbers import NUM
from phoihop.reading.quantities.periods import PERIOD
from phoihop.reading.quantities.words import keyed
from phoihop.reading.tokens import FRACTION, PUNCT, Tokens, key_of

_SO_KEY, _WITH, _MORE, _REACHED = (key_of(word) for word in ("so", "với", "hơn", "đạt"))
_SO = frozenset({_SO_KEY})
_RATIO_UNITS = frozenset({"%", "lần"})
SHARE_RULE = "figure.share"
_UP = keyed("tăng vượt")
_DOWN = keyed("giảm hụt")
_CHANGES = {**dict.fromkeys(_UP, 1), **dict.fromkeys(_DOWN, -1)}
_CHANGING = _UP | _DOWN
_RATIOS = keyed("bằng đạt gấp")
_VERBS = _RATIOS | frozenset(_CHANGES)
# "cao hơn 5%": the words of degree that the figure itself begins with.
_DEGREES = {
    **dict.fromkeys(keyed("cao nhiều lớn"), 1),
    **dict.fromkeys(keyed("thấp ít nhỏ"), -1),
}
_BETWEEN = keyed("thêm trưởng đến được mức")
_NEAR = 3
_PERIODS = {
    "same_period": "same_period",
    "quarter": "period",
    "month": "period",
    "months": "period",
    "year": "year",
    "year_start": "start",
    "term": "period",
}
_BASES: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        (
            (tuple(key_of(word) for word in words.split()), base)
            for words, base in (
                ("cùng kỳ", "same_period"),
                ("kế hoạch", "plan"),
                ("chỉ tiêu", "plan"),
                ("chỉ tiêu kế hoạch", "plan"),
                ("dự toán", "plan"),
                ("mục tiêu", "plan"),
                ("nghị quyết", "plan"),
                ("năm trước", "previous_year"),
                ("năm ngoái", "previous_year"),
                ("quý trước", "previous_quarter"),
                ("tháng trước", "previous_month"),
                ("kỳ trước", "previous_period"),
                ("kỳ báo cáo trước", "previous_period"),
                ("đầu năm", "start"),
                ("đầu kỳ", "start"),
                ("đầu nhiệm kỳ", "start"),
            )
        ),
        key=lambda one: -len(one[0]),
    )
)
_PLAN_TAILS = tuple(
    tuple(key_of(word) for word in words.split())
    for words in ("cả năm", "được giao", "đề ra", "đăng ký", "giao", "năm", "quý", "tháng")
)
_ARTICLES = keyed("mức số kết quả cả với")


def read_comparisons(
    marks: Marks, figures: Iterable[Figure], first: int, last: int
) -> list[Comparison]:
    """Return what the figures of one sentence are compared with.

    `figures` are those read among the tokens `first` up to `last`; one without a base yields
    nothing.
    """
    found: list[Comparison] = []
    sentence = _Sentence(marks, first, last)
    floor = first
    for figure in sorted(figures, key=lambda one: one.span):
        start, end = marks.tokens.at(figure.span.start), marks.tokens.at(figure.span.end)
        one = _share(marks, figure, start, end, last)
        one = one or _compared(sentence, figure, start, end, floor)
        if one is not None:
            found.append(one)
        floor = end
    found.extend(_unchanged(marks, first, last))
    return sorted(found, key=lambda one: one.span) if len(found) > 1 else found


def can_compare(marks: Marks, first: int, last: int) -> bool:
    """Say whether a sentence without figures can compare: "giữ nguyên so với cùng kỳ"."""
    return marks.tokens.count(_KEPT, first, last) > 0


Base = tuple[int, int, str]
"""The first token of a base, the token after it, and its name."""


@dataclass(slots=True)
class _Sentence:
    """A sentence with the bases that it says ahead of their numbers, looked for when asked for."""

    marks: Marks
    first: int
    last: int
    _ahead: list[Base] | None = None

    @property
    def ahead(self) -> list[Base]:
        if self._ahead is None:
            self._ahead = _ahead(self.marks, self.first, self.last)
        return self._ahead


def _ahead(marks: Marks, first: int, last: int) -> list[Base]:
    """Find each "So với cùng kỳ năm trước" that opens a clause and serves what follows."""
    tokens = marks.tokens
    found = []
    for at in tokens.among(_SO, first, last):
        opens = at == first or tokens.kinds[at - 1] == PUNCT
        if opens and at + 2 < last and tokens.keys[at + 1] == _WITH:
            base = _base_at(marks, at + 2, last, told=True)
            if base is not None:
                found.append((at, base[1], base[2]))
    return found


def _compared(
    sentence: _Sentence, figure: Figure, start: int, end: int, floor: int
) -> Comparison | None:
    marks, tokens = sentence.marks, sentence.marks.tokens
    verb, sign = _verb(tokens, start, end, floor)
    base: Base | None
    if verb is None:
        between = _base_between(marks, start, floor)
        if between is None:
            return None
        verb, sign, base = between
    else:
        base = _base_after(marks, end, sentence.last) or _base_before(sentence, verb)
    kind = "ratio" if sign == 0 else "change"
    if base is None or not _fits(kind, figure.unit):
        return None
    begin, stop, name = base
    words = tokens.quote(begin, stop).split()
    if [key_of(word) for word in words[:2]] == [_SO_KEY, _WITH]:
        words = words[2:]
    more = figure.compare == "=" and tokens.keys[start] in _CHANGES and end > start + 1
    return Comparison(
        kind=kind,
        value=-figure.value if sign < 0 else figure.value,
        unit=figure.unit,
        compare=">" if more and tokens.keys[start + 1] == _MORE else figure.compare,
        base=name,
        base_words=" ".join(words),
        span=tokens.span(min(verb, begin, start), max(stop, end)),
        figure=figure.span,
        rule=f"comparison.{kind}",
    )


def _fits(kind: str, unit: str) -> bool:
    """Whether the unit leaves one reading: "tăng 2 lần" may be twice or twice more."""
    return unit in _RATIO_UNITS if kind == "ratio" else unit != "lần"


def _base_before(sentence: _Sentence, verb: int) -> Base | None:
    """Return the base said ahead of the verb; "đạt 92%" after one is a level of its own."""
    if sentence.marks.tokens.keys[verb] == _REACHED:
        return None
    at = bisect_left(sentence.ahead, verb, key=lambda base: base[0])
    return sentence.ahead[at - 1] if at else None


def _verb(tokens: Tokens, start: int, end: int, floor: int) -> tuple[int | None, int]:
    """Return the token of the verb before a figure, with 1, -1, or 0 for a ratio."""
    keys = tokens.keys
    if keys[start] in _DEGREES and start + 1 < end:
        return start, _DEGREES[keys[start]]
    if keys[start] in _CHANGES:
        return start, _CHANGES[keys[start]]
    at = start - 1
    while at >= floor and at >= start - _NEAR and keys[at] in _BETWEEN:
        at -= 1
    if at < floor or keys[at] not in _VERBS:
        return None, 0
    if keys[at] == "gấp" or keys[at] in _RATIOS:
        return at, 0
    return at, _CHANGES[keys[at]]


def _base_after(marks: Marks, end: int, last: int) -> Base | None:
    """Read "so với cùng kỳ", "kế hoạch năm", "cùng kỳ" right behind a number."""
    keys = marks.tokens.keys
    at = end
    told = keys[at : at + 2] == ["so", "với"] and at + 2 < last
    at += 2 if told else 0
    base = _base_at(marks, at, last, told=told)
    if base is not None and not told and base[2] not in ("plan", "same_period"):
        return None  # "tăng 5% năm 2026" names when, not against what
    return base


def _base_between(marks: Marks, start: int, floor: int) -> tuple[int, int, Base] | None:
    """Read "vượt kế hoạch 5%", "tăng so với cùng kỳ 5%": the base stands before the number."""
    tokens = marks.tokens
    changes = tokens.among(_CHANGING, max(floor, start - 9), start)
    if not changes:
        return None
    at = changes[-1]
    told = tokens.keys[at + 1 : at + 3] == ["so", "với"]
    base = _base_at(marks, at + 3 if told else at + 1, start, told=told)
    near = base is not None and all(
        tokens.keys[i] in _BETWEEN or tokens.keys[i] == "là" for i in range(base[1], start)
    )
    return (at, _CHANGES[tokens.keys[at]], base) if base is not None and near else None


def _base_at(marks: Marks, at: int, last: int, *, told: bool) -> Base | None:
    """Read what is compared with, from token `at`; `told` where "so với" stands before it."""
    tokens = marks.tokens
    while told and at < last and tokens.keys[at] in _ARTICLES and marks.at(at, PERIOD) is None:
        at += 1
    period = marks.at(at, PERIOD)
    if period is not None and period.last <= last and period.value.kind in _PERIODS:
        return at, _with_year_before(tokens, period.last, last), _PERIODS[period.value.kind]
    for words, base in _BASES:
        if tuple(tokens.keys[at : at + len(words)]) == words and at + len(words) <= last:
            end = at + len(words)
            return at, _plan_tail(marks, end, last) if base == "plan" else end, base
    if told and at + 1 < last and tokens.keys[at] == "năm" and is_year(tokens, at + 1):
        return at, at + 2, "year"
    return None


def _with_year_before(tokens: Tokens, end: int, last: int) -> int:
    """Step over "năm trước", "năm ngoái" after "cùng kỳ"."""
    follows = tokens.keys[end : end + 2]
    if end + 2 <= last and follows and follows[0] == "năm" and follows[-1] in ("trước", "ngoái"):
        return end + 2
    return end


def _plan_tail(marks: Marks, end: int, last: int) -> int:
    """Step over what says which plan: "kế hoạch năm 2026", "chỉ tiêu được giao"."""
    tokens = marks.tokens
    moved = True
    while moved and end < last:
        moved = False
        period = marks.at(end, PERIOD)
        if period is not None and period.last <= last:
            end, moved = period.last, True
            continue
        if tokens.keys[end] == "năm" and end + 1 < last and is_year(tokens, end + 1):
            end, moved = end + 2, True
            continue
        for words in _PLAN_TAILS:
            if tuple(tokens.keys[end : end + len(words)]) == words and end + len(words) <= last:
                end, moved = end + len(words), True
                break
    return end


def _share(marks: Marks, figure: Figure, start: int, end: int, last: int) -> Comparison | None:
    """Read "111/152 xã" and "12.345 hộ trong tổng số 20.000 hộ": a part of a whole."""
    tokens = marks.tokens
    whole, stop = None, end
    if figure.rule == SHARE_RULE:
        at = next((i for i in range(start, end) if tokens.kinds[i] == FRACTION), None)
        whole = None if at is None else Decimal(tokens.words[at].split("/")[1])
    elif tuple(tokens.keys[end : end + 3]) == _OF_ALL and end + 4 < last:
        number, unit = marks.at(end + 3, NUM), marks.at(end + 4, "UNIT")
        if number is not None and number.last == end + 4 and unit is not None:
            same = unit.value.attributes["unit"] == figure.unit
            whole, stop = (number.value, unit.last) if same else (None, end)
    if whole is None or whole < figure.value:
        return None
    return Comparison(
        kind="share",
        value=figure.value,
        unit=figure.unit,
        compare=figure.compare,
        base="whole",
        base_words="",
        span=tokens.span(start, min(stop, last)),
        figure=figure.span,
        rule="comparison.share",
        whole=whole,
    )


_OF_ALL = tuple(key_of(word) for word in ("trong", "tổng", "số"))
_SAME = tuple(key_of(word) for word in ("giữ", "nguyên", "so", "với"))


def _unchanged(marks: Marks, first: int, last: int) -> Iterator[Comparison]:
    """Read "giữ nguyên so với cùng kỳ": a change of nothing."""
    tokens = marks.tokens
    for at in tokens.among(_KEPT, first, last):
        if tuple(tokens.keys[at : at + 4]) != _SAME:
            continue
        base = _base_at(marks, at + 4, last, told=True)
        if base is not None:
            begin, stop, name = base
            words = " ".join(tokens.quote(begin, stop).split())
            span = tokens.span(at, stop)
            yield Comparison(
                "change", Decimal(0), "", "=", name, words, span, span, "comparison.unchanged"
            )


_KEPT = keyed("giữ")
