"""Tổng hợp chỉ tiêu: how many targets of a body were exceeded, reached, under way, missed.

Written as "N chỉ tiêu: vượt a, đạt b, c chỉ tiêu đạt 70% đến 83%", as "k/n chỉ tiêu vượt kế
hoạch; các chỉ tiêu còn lại đạt trên 50%", and with the noun left out after the first band.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from phoihop.reading.facts import Band, Tally
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.dates import DAY
from phoihop.reading.quantities.figures import TALLY
from phoihop.reading.quantities.numbers import NUM, number_tokens
from phoihop.reading.quantities.periods import PERIOD
from phoihop.reading.quantities.references import REFERENCE
from phoihop.reading.quantities.words import keyed, mark_covering, mark_ending
from phoihop.reading.tokens import FRACTION, Tokens

TARGET_ID = "unit.chi_tieu"
_MASKS = frozenset({DAY, PERIOD, REFERENCE})
_MOST = 1000
_NOT_COUNTS = frozenset({"%", "-", "–", "đến", "tới", "phần", ".", "+"})
_SENTENCE_ENDS = frozenset({".", "!", "?"})
# A full stop within a sentence is that of "./.", the mark at the end of a paper.
_LABEL_ENDS = frozenset({",", ";", ":", "(", ")", "…", "."})
_LABEL_STARTS = keyed(
    "từ trên dưới đang chưa cuối không cơ thực còn sẽ mới tiếp chờ hoàn đạt vượt thấp gần xấp chậm "
    "khó"
)
_SKIPPED = keyed("đã được có thì là cả toàn bộ tất")
# A label ends where the yardstick begins: "vượt kế hoạch năm" is "vượt".
_YARDSTICKS = keyed("kế so đề theo nghị của do tại trong là gồm")
_AND = "và"
_TARGETS = keyed("tiêu")


@dataclass(slots=True)
class _Item:
    """One count of targets: where it stands, of how many, and its label's tokens."""

    first: int
    last: int
    count: int | None
    total: int | None
    has_noun: bool
    label: tuple[int, int] | None = None

    @property
    def is_remainder(self) -> bool:
        return self.count is None


@dataclass(slots=True)
class _Draft:
    """A tally while its bands are being collected."""

    total: int
    first: int
    last: int
    by_share: bool = False
    bands: list[_Item] = field(default_factory=list)
    counted: int = 0

    def take(self, band: _Item) -> None:
        self.bands.append(band)
        self.counted += band.count or 0


def read_tallies(
    tokens: Tokens,
    marks: Marks,
    first: int,
    last: int,
    *,
    body_before: Callable[[int], str | None],
) -> list[Tally]:
    """Return the tallies among the tokens `first` up to `last`, a whole block as a rule.

    `body_before` tells which body the text named last before a token. The counts read here are
    marked TALLY, so that they are no figures of their own.
    """
    if not _names_targets(tokens, first, last):
        return []
    drafts: list[_Draft] = []
    for begin, end in _sentences(tokens, first, last):
        _collect(drafts, marks, _items(marks, begin, end))
    found: list[Tally] = []
    for draft in drafts:
        if draft.bands:
            found.append(_finished(tokens, marks, draft, body_before))
    return found


def _names_targets(tokens: Tokens, first: int, last: int) -> bool:
    return any(tokens.keys[i - 1] == "chỉ" for i in tokens.among(_TARGETS, first + 1, last))


def _sentences(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = first
    for i in tokens.among(_SENTENCE_ENDS, first, last):
        if not (i + 1 < last and tokens.touches(i + 1)):
            yield begin, i
            begin = i + 1
    if begin < last:
        yield begin, last


def _items(marks: Marks, begin: int, end: int) -> list[_Item]:
    """Return the counts of one sentence, each with the words that label it."""
    items: list[_Item] = []
    done = begin
    keys = marks.tokens.keys
    left = [i for i in range(begin, end) if keys[i] == "còn"]
    for i in sorted(left + number_tokens(marks.tokens, begin, end)):
        if i < done or mark_covering(marks, i, _MASKS) is not None:
            continue
        item = _count_at(marks, i, end) or _remainder_at(marks, i, begin, end)
        if item is not None:
            items.append(item)
            done = item.last
    for at, item in enumerate(items):
        floor = items[at - 1].last if at else begin
        ceiling = items[at + 1].first if at + 1 < len(items) else end
        item.label = _label(marks, item, floor, ceiling)
    return [item for item in items if item.has_noun or item.label is not None]


def _count_at(marks: Marks, i: int, end: int) -> _Item | None:
    tokens = marks.tokens
    if tokens.kinds[i] == FRACTION:
        count, total = (int(part) for part in tokens.words[i].split("/"))
        last = i + 1
        if not 0 <= count <= total <= _MOST or total == 0:
            return None
    else:
        number = marks.at(i, NUM)
        if number is None:
            return None
        if number.value != int(number.value) or not 0 <= number.value <= _MOST:
            return None
        count, total, last = int(number.value), 0, number.last
        whole = marks.at(last + 1, NUM) if tokens.keys[last : last + 1] == ["trên"] else None
        if whole is not None and whole.last < end and _is_target(marks, whole.last):
            total, last = int(whole.value), whole.last  # "5 trên 8 chỉ tiêu"
            if not count <= total <= _MOST:
                return None
        if last < end and tokens.keys[last] in _NOT_COUNTS:
            return None
    if last < end and tokens.keys[last] == ")" and _is_target(marks, last + 1):
        last += 1  # "100% (11/11) chỉ tiêu"
    noun = marks.at(last, "UNIT") if last < end else None
    has_noun = noun is not None and noun.id == TARGET_ID and noun.last <= end
    if noun is not None and not has_noun:
        return None
    last = noun.last if noun is not None else last
    if tokens.keys[last : last + 2] == ["còn", "lại"]:
        last = min(last + 2, end)
    return _Item(i, last, count, total or None, has_noun)


def _is_target(marks: Marks, index: int) -> bool:
    noun = marks.at(index, "UNIT")
    return noun is not None and noun.id == TARGET_ID


def _remainder_at(marks: Marks, i: int, begin: int, end: int) -> _Item | None:
    """Read "các chỉ tiêu còn lại", "số còn lại"."""
    keys = marks.tokens.keys
    if keys[i] != "còn" or i + 1 >= end or keys[i + 1] != "lại":
        return None
    noun = mark_ending(marks, i, "UNIT")
    has_noun = noun is not None and noun.id == TARGET_ID
    start = noun.first if noun is not None and has_noun else i
    if start > begin and keys[start - 1] in ("các", "những", "số"):
        start -= 1
    if not has_noun and start == i:
        return None
    return _Item(start, i + 2, None, None, has_noun=has_noun)


def _label(marks: Marks, item: _Item, floor: int, ceiling: int) -> tuple[int, int] | None:
    """Return the tokens of the label: "vượt" before the count, or the words after the noun.

    A count that a colon follows ("đạt 11 chỉ tiêu: vượt …") opens the tally and is no band.
    """
    tokens = marks.tokens
    if item.has_noun and item.last < ceiling and tokens.keys[item.last] == ":":
        return None
    start = item.first
    if tokens.keys[start - 1 : start] == ["("] and tokens.keys[start - 2 : start - 1] == ["%"]:
        start -= 3
    while start - 1 > floor and tokens.keys[start - 1] in _SKIPPED:
        start -= 1
    if start - 1 > floor and tokens.keys[start - 1] == ":":
        start -= 1  # "- Vượt: 4 chỉ tiêu"
    band = None if item.is_remainder else mark_ending(marks, start, "BAND", reach=8)
    if band is not None and band.first >= floor:
        return band.first, band.last
    begin = item.last
    while begin < ceiling and tokens.keys[begin] in _SKIPPED:
        begin += 1
    if begin >= ceiling or not _starts_label(marks, begin):
        return None
    end = begin
    while end < ceiling and tokens.keys[end] not in _LABEL_ENDS:
        if end > begin and (tokens.keys[end] in _YARDSTICKS or _opens_item(tokens, end)):
            break
        end += 1
    if end == ceiling:
        end = _without_next_band(marks, begin, end)
    return (begin, end) if end > begin else None


def _opens_item(tokens: Tokens, i: int) -> bool:
    """Say whether the token is the sign of the next item of a list."""
    between = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    return "\n" in between and tokens.words[i] in _ITEM_SIGNS


_ITEM_SIGNS = frozenset(("-", "–", "+", "•", "*"))


def _starts_label(marks: Marks, i: int) -> bool:
    return marks.tokens.keys[i] in _LABEL_STARTS or marks.at(i, "BAND") is not None


def _without_next_band(marks: Marks, begin: int, end: int) -> int:
    """Give back the words before the next count: "dưới 50% và | 2 chỉ tiêu"."""
    band = mark_ending(marks, end, "BAND", reach=8)
    if band is not None and band.first > begin:
        end = band.first
    while end > begin and (
        marks.tokens.keys[end - 1] in _SKIPPED or marks.tokens.keys[end - 1] == _AND
    ):
        end -= 1
    return end


def _collect(drafts: list[_Draft], marks: Marks, items: list[_Item]) -> None:
    """Put the counts of one sentence into the tally that is open, or open a new one."""
    closed = _closed_by_total(marks.tokens, items)
    if closed is not None:
        drafts.append(closed)
        return
    for item in items:
        draft = drafts[-1] if drafts else None
        if item.label is None:
            if item.count and item.total is None and item.has_noun:
                drafts.append(_Draft(item.count, item.first, item.last))
            continue
        if _is_whole(marks.tokens, item):
            item.total = item.count
        if item.total is not None and (draft is None or draft.total != item.total):
            if not item.has_noun:
                continue
            draft = _Draft(item.total, item.first, item.last, by_share=True)
            drafts.append(draft)
        if draft is None or _is_far(marks.tokens, draft, item) or _is_full(draft):
            continue
        item_end = max(item.last, item.label[1])
        draft.last = max(draft.last, item_end)
        if draft.by_share and _is_part_of_band(marks.tokens, item):
            _mask(marks, item)
            continue
        draft.take(item)


def _closed_by_total(tokens: Tokens, items: list[_Item]) -> _Draft | None:
    """Read bands whose total comes last: "vượt 3, đạt 5 chỉ tiêu trong tổng số 8 chỉ tiêu"."""
    if len(items) < 2:
        return None
    *bands, total = items
    if total.label is not None or not total.count:
        return None
    if tokens.keys[total.first - 2 : total.first] != ["tổng", "số"] or not total.has_noun:
        return None
    if any(item.label is None or item.total is not None or item.count is None for item in bands):
        return None
    first = min(_start(item) for item in bands)
    return _Draft(total.count, first, total.last, by_share=True, bands=bands)


def _is_whole(tokens: Tokens, item: _Item) -> bool:
    """Say whether all targets are in one band: "hoàn thành và vượt cả 9 chỉ tiêu",
    "hoàn thành toàn bộ 11 chỉ tiêu".
    """
    return item.has_noun and item.first > 0 and tokens.keys[item.first - 1] in ("cả", "bộ")


def _is_full(draft: _Draft) -> bool:
    return bool(draft.bands) and draft.counted >= draft.total


def _is_far(tokens: Tokens, draft: _Draft, item: _Item) -> bool:
    """Say whether a whole sentence lies between the tally and this count."""
    return tokens.count(_SENTENCE_ENDS, draft.last, item.first) > 1


def _is_part_of_band(tokens: Tokens, item: _Item) -> bool:
    """Say whether "trong đó" makes the count a part of the band before it."""
    before = tokens.keys[max(item.first - 5, 0) : item.first]
    return any(pair == ("trong", "đó") for pair in pairwise(before))


def _finished(
    tokens: Tokens, marks: Marks, draft: _Draft, body_before: Callable[[int], str | None]
) -> Tally:
    bands: list[Band] = []
    for item in draft.bands:
        begin, end = item.label or (item.first, item.last)
        count = item.count
        if count is None:
            count = draft.total - draft.counted
            if count < 0:
                continue
        _mask(marks, item)
        span = tokens.span(min(begin, item.first), max(end, item.last))
        label = " ".join(tokens.quote(begin, end).lower().split())
        bands.append(Band(label, count, span, derived=item.is_remainder))
    start = min([draft.first, *(_start(item) for item in draft.bands)])
    if not draft.by_share:
        marks.add(Mark(draft.first, draft.first + 1, TALLY, draft.total, "tally.total"))
    return Tally(
        body=body_before(_start(draft.bands[0])) or "",
        total=draft.total,
        bands=tuple(bands),
        span=tokens.span(start, draft.last),
        rule="tally.share" if draft.by_share else "tally.total",
    )


def _start(item: _Item) -> int:
    return min(item.first, item.label[0]) if item.label else item.first


def _mask(marks: Marks, item: _Item) -> None:
    """Mark the count and its label, percentages included, as part of a tally."""
    first, last = item.first, item.last
    if item.label is not None:
        last = max(last, item.label[1])
    marks.add(Mark(first, last, TALLY, item.count, "tally.band"))
