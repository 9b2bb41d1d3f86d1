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
from phoihop.reading.quantities.tally_bands import (
    TARGET_ID,
    Item,
    is_target,
    label_of,
    starts_label,
)
from phoihop.reading.quantities.words import keyed, mark_covering, mark_ending
from phoihop.reading.tokens import FRACTION, Tokens, key_of

_MASKS = frozenset({DAY, PERIOD, REFERENCE})
_MOST = 1000
_NOT_COUNTS = frozenset({"%", "-", "–", "đến", "tới", "phần", ".", "+"})
_SENTENCE_ENDS = frozenset({".", "!", "?"})
_OF_WHOLE = frozenset({"trên", "trong"})
_PAUSES = frozenset({",", ";", "và"})
_DATING = keyed("ngày đến từ hết tới sáng chiều tối số")
_TARGETS = keyed("tiêu")
_TARGETS_OPEN = frozenset({"chỉ", "chi"})
# What is measured, not aimed at: "3/10 chỉ tiêu vượt quy chuẩn môi trường".
_MEASURED = frozenset(
    tuple(key_of(word) for word in pair.split())
    for pair in ("quy chuẩn", "tiêu chuẩn", "cho phép", "vượt ngưỡng")
)


@dataclass(slots=True)
class _Draft:
    """A tally while its bands are being collected."""

    total: int
    first: int
    last: int
    by_share: bool = False
    bands: list[Item] = field(default_factory=list)
    counted: int = 0

    def take(self, band: Item) -> None:
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
    if not names_targets(tokens, first, last):
        return []
    drafts: list[_Draft] = []
    for begin, end in _sentences(tokens, first, last):
        _collect(drafts, marks, _items(marks, begin, end))
    found: list[Tally] = []
    for draft in drafts:
        if draft.bands:
            found.append(_finished(tokens, marks, draft, body_before))
    return found


def names_targets(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether "chỉ tiêu" stands among the tokens; without it nothing can be a tally."""
    keys = tokens.keys
    return any(keys[i - 1] in _TARGETS_OPEN for i in tokens.among(_TARGETS, first + 1, last))


def _sentences(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = first
    for i in tokens.among(_SENTENCE_ENDS, first, last):
        if not (i + 1 < last and tokens.touches(i + 1)):
            yield begin, i
            begin = i + 1
    if begin < last:
        yield begin, last


def _items(marks: Marks, begin: int, end: int) -> list[Item]:
    """Return the counts of one sentence, each with the words that label it."""
    items: list[Item] = []
    done = begin
    keys = marks.tokens.keys
    left = [i for i in range(begin, end) if keys[i] == "còn"]
    for i in sorted(left + number_tokens(marks.tokens, begin, end)):
        if i < done or _is_masked(marks, i):
            continue
        item = _count_at(marks, i, end) or _remainder_at(marks, i, begin, end)
        if item is not None:
            items.append(item)
            done = item.last
    for at, item in enumerate(items):
        floor = items[at - 1].last if at else begin
        ceiling = items[at + 1].first if at + 1 < len(items) else end
        item.label = label_of(marks, item, floor, ceiling)
    return [
        item
        for item in items
        if (item.has_noun or item.label is not None) and not _is_measured(marks.tokens, item)
    ]


def _is_measured(tokens: Tokens, item: Item) -> bool:
    first, last = item.label or (item.last, item.last)
    return any(pair in _MEASURED for pair in pairwise(tokens.keys[first : last + 1]))


def _is_masked(marks: Marks, i: int) -> bool:
    """Say whether the number is a day or a reference; "kế hoạch 10/25 chỉ tiêu" holds a share."""
    if mark_covering(marks, i, _MASKS) is None:
        return False
    share = marks.tokens.kinds[i] == FRACTION and marks.tokens.keys[i - 1] not in _DATING
    after = i + 2 if marks.tokens.keys[i + 1 : i + 2] == [")"] else i + 1  # "(10/10) chỉ tiêu"
    return not (share and (is_target(marks, after) or marks.at(i + 1, "BAND") is not None))


def _count_at(marks: Marks, i: int, end: int) -> Item | None:
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
        whole = _whole_after(marks, last, end)
        if whole is not None:
            total, last = int(whole.value), whole.last
            if not count <= total <= _MOST:
                return None
        if last < end and tokens.keys[last] in _NOT_COUNTS:
            return None
    if last < end and tokens.keys[last] == ")" and is_target(marks, last + 1):
        last += 1  # "100% (11/11) chỉ tiêu"
    if total == 0 and _opens_tally(marks, i):
        return Item(i, last, count, None, has_noun=True, opens=True)
    noun = marks.at(last, "UNIT") if last < end else None
    has_noun = noun is not None and noun.id == TARGET_ID and noun.last <= end
    if noun is not None and not has_noun:
        return None
    last = noun.last if noun is not None else last
    if tokens.keys[last : last + 2] == ["còn", "lại"]:
        last = min(last + 2, end)
    return Item(i, last, count, total or None, has_noun)


def _opens_tally(marks: Marks, i: int) -> bool:
    """Say whether "tổng số chỉ tiêu (giao cho …) là", "tổng số chỉ tiêu:" stands before the
    number.
    """
    keys = marks.tokens.keys
    if i < 4 or keys[i - 1] not in _EQUALS:
        return False
    for at in range(i - 2, max(i - _LONGEST_TOTAL, 1), -1):
        if keys[at] in _SENTENCE_ENDS or marks.at(at, "BAND") is not None:
            return False
        if keys[at - 1 : at + 1] == ["chỉ", "tiêu"]:
            return at > 2 and keys[at - 3 : at - 1] == ["tổng", "số"]
    return False


_EQUALS = frozenset((":", "là", "gồm", "có"))
_LONGEST_TOTAL = 18


def _whole_after(marks: Marks, at: int, end: int) -> Mark | None:
    """Return the number of all targets: "5 trên 8 chỉ tiêu", "5 trong tổng số 8 chỉ tiêu"."""
    keys = marks.tokens.keys
    if at >= end or keys[at] not in _OF_WHOLE:
        return None
    at += 1
    for word in ("tổng", "số"):
        at += keys[at : at + 1] == [word]
    whole = marks.at(at, NUM)
    return whole if whole is not None and is_target(marks, whole.last) else None


def _remainder_at(marks: Marks, i: int, begin: int, end: int) -> Item | None:
    """Read "các chỉ tiêu còn lại", "số còn lại", and the bare "…, còn lại đạt"."""
    keys = marks.tokens.keys
    if keys[i] != "còn" or i + 1 >= end or keys[i + 1] != "lại":
        return None
    noun = mark_ending(marks, i, "UNIT")
    has_noun = noun is not None and noun.id == TARGET_ID
    start = noun.first if noun is not None and has_noun else i
    if start > begin and keys[start - 1] in ("các", "những", "số"):
        start -= 1
    paused = i == begin or keys[i - 1] in _PAUSES
    bare = paused and i + 2 < end and starts_label(marks, i + 2)
    if not has_noun and start == i and not bare:
        return None
    return Item(start, i + 2, None, None, has_noun=has_noun)


def _collect(drafts: list[_Draft], marks: Marks, items: list[Item]) -> None:
    """Put the counts of one sentence into the tally that is open, or open a new one."""
    at = _total_after(marks.tokens, items)
    if at is not None:
        drafts.append(_closed_by_total(items, at))
        items = items[at + 1 :]
    waiting: list[Item] = []
    parted = 0
    for item in items:
        draft = drafts[-1] if drafts else None
        if item.label is None:
            if _names_some(marks.tokens, draft, item, items[0].first):
                continue
            if item.count and item.total in (None, item.count) and item.has_noun:
                drafts.append(_Draft(item.count, item.first, item.last))
            continue
        if _is_whole(marks.tokens, item):
            item.total = item.count
        if item.total is not None and (draft is None or draft.total != item.total):
            if not (item.has_noun or _adds_up(items, item.total)):
                continue
            draft = _Draft(item.total, item.first, item.last, by_share=True)
            drafts.append(draft)
            _take_waiting(draft, waiting, item)
        if draft is None or _is_far(marks.tokens, draft, item) or _is_full(draft):
            waiting.append(item)
            continue
        if draft.total < draft.counted + (item.count or 0) and draft.last < items[0].first:
            continue  # "Về chỉ tiêu tỉnh giao, có 7 …": counts of other targets
        item_end = max(item.last, item.label[1])
        draft.last = max(draft.last, item_end)
        if draft.bands and _is_part_of_band(marks.tokens, item):
            _mask(marks, item)
            parted += item.count or 0
            continue
        if parted and parted + (item.count or 0) == (draft.bands[-1].count or 0):
            _mask(marks, item)  # "15 chỉ tiêu đạt và vượt, trong đó 8 vượt, 7 đạt"
            parted = 0
            continue
        parted = 0
        draft.take(item)


def _names_some(tokens: Tokens, draft: _Draft | None, item: Item, begin: int) -> bool:
    """Say whether the count is of some targets, and no total: "12 chỉ tiêu còn lại", or the second
    count in "trong 79 chỉ tiêu …, chỉ có 34 chỉ tiêu đầy đủ".
    """
    if tokens.keys[item.last - 2 : item.last] == ["còn", "lại"]:
        return True
    same = draft is not None and draft.first >= begin and not draft.bands
    return same and draft is not None and (item.count or 0) < draft.total and item.total is None


def _take_waiting(draft: _Draft, waiting: list[Item], item: Item) -> None:
    """Let the bands before the one that tells the total belong to it: "vượt 2, đạt 6 trong 10"."""
    counts = [one.count or 0 for one in waiting]
    if waiting and item.count is not None and sum(counts) + item.count <= draft.total:
        for one in waiting:
            draft.first = min(draft.first, _start(one))
            draft.take(one)
    waiting.clear()


def _total_after(tokens: Tokens, items: list[Item]) -> int | None:
    """Return which count is the total of the bands before it: "vượt 3, đạt 5 chỉ tiêu trong tổng
    số 8 chỉ tiêu", "vượt 3, đạt 5 trên 8 chỉ tiêu".
    """
    counted = 0
    for at, item in enumerate(items):
        if at and item.label is not None and item.total == counted + (item.count or 0):
            return at if item.has_noun else None
        if at and item.label is None:
            return at if counted <= (item.count or 0) and _is_of(tokens, item) else None
        if item.label is None or item.total is not None or item.count is None:
            return None
        counted += item.count
    return None


def _is_of(tokens: Tokens, item: Item) -> bool:
    """Say whether "trong", "trên tổng số" stands before the count, within the same clause."""
    before = tokens.keys[max(item.first - 4, 0) : item.first]
    for word in ("số", "tổng"):
        before = before[:-1] if before[-1:] == [word] else before
    return item.has_noun and before[-1:] != [] and before[-1] in _OF_WHOLE and before[-2] != ";"


def _closed_by_total(items: list[Item], at: int) -> _Draft:
    total = items[at]
    bands = items[:at] if total.label is None else items[: at + 1]
    draft = _Draft(
        (total.total if total.label is not None else total.count) or 0,
        min(_start(item) for item in items[: at + 1]),
        total.last,
        by_share=True,
    )
    for band in bands:
        draft.take(band)
    return draft


def _adds_up(items: list[Item], total: int) -> bool:
    """Say whether the counts are the parts of this whole: "6/10 vượt, 3/10 đạt, 1/10 chưa đạt"."""
    of_whole = [item for item in items if item.total in (None, total)]
    return len(of_whole) > 1 and sum(item.count or 0 for item in of_whole) == total


def _is_whole(tokens: Tokens, item: Item) -> bool:
    """Say whether all targets are in one band: "hoàn thành và vượt cả 9 chỉ tiêu",
    "hoàn thành toàn bộ 11 chỉ tiêu".
    """
    return item.has_noun and item.first > 0 and tokens.keys[item.first - 1] in ("cả", "bộ")


def _is_full(draft: _Draft) -> bool:
    return bool(draft.bands) and draft.counted >= draft.total


def _is_far(tokens: Tokens, draft: _Draft, item: Item) -> bool:
    """Say whether a whole sentence lies between the tally and this count."""
    ends = tokens.among(_SENTENCE_ENDS, draft.last, item.first)
    return len(ends) - sum(one + 1 == two for one, two in pairwise(ends)) > 1


def _is_part_of_band(tokens: Tokens, item: Item) -> bool:
    """Say whether "trong đó", or a bracket, makes the count a part of the band before it."""
    before = tokens.keys[max(item.first - 5, 0) : item.first]
    if "(" in before[-2:] and item.label is not None and item.label[0] > item.first:
        return item.total is None
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
        body=body_before(_told_of(draft.bands[0])) or "",
        total=draft.total,
        bands=tuple(bands),
        span=tokens.span(start, draft.last),
        rule="tally.share" if draft.by_share else "tally.total",
    )


def _told_of(item: Item) -> int:
    """Return the token before which the body of a band is named: "9 chỉ tiêu của Hội … | đạt"."""
    return max(item.first, item.label[0]) if item.label else item.first


def _start(item: Item) -> int:
    return min(item.first, item.label[0]) if item.label else item.first


def _mask(marks: Marks, item: Item) -> None:
    """Mark the count and its label, percentages included, as part of a tally."""
    first, last = item.first, item.last
    if item.label is not None:
        last = max(last, item.label[1])
    marks.add(Mark(first, last, TALLY, item.count, "tally.band"))
