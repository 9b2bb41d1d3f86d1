"""Tổng hợp chỉ tiêu: how many targets of a body were exceeded, reached, under way, missed.

Written as "N chỉ tiêu: vượt a, đạt b, c chỉ tiêu đạt 70% đến 83%", as "k/n chỉ tiêu vượt kế
hoạch; các chỉ tiêu còn lại đạt trên 50%", and with the noun left out after the first band.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
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
    opens_item,
    starts_label,
)
from phoihop.reading.quantities.tally_drafts import (
    SENTENCE_ENDS,
    Draft,
    is_far,
    is_full,
    is_part_of_band,
    is_told_again,
)
from phoihop.reading.quantities.words import keyed, mark_covering, mark_ending
from phoihop.reading.tokens import FRACTION, Tokens, key_of

_MASKS = frozenset({DAY, PERIOD, REFERENCE})
_MOST = 1000
_ALL = 100
_NOT_COUNTS = frozenset({"%", "-", "–", "đến", "tới", "phần", ".", "+"})
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
    drafts: list[Draft] = []
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
    for i in tokens.among(SENTENCE_ENDS, first, last):
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
    before = i > 2 and marks.tokens.keys[i - 1] == "(" and is_target(marks, i - 3)
    told = is_target(marks, after) or before or marks.at(i + 1, "BAND") is not None
    return not (share and told)


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
        if last < end and tokens.keys[last] in _NOT_COUNTS and not opens_item(tokens, last):
            share = tokens.keys[last] == "%" and count == _ALL and is_target(marks, last + 1)
            if not share or tokens.keys[last + 3 : last + 4] == ["("]:
                return None
            return Item(i, last + 3, None, None, has_noun=True, whole=True)
    if last < end and tokens.keys[last] == ")" and tokens.keys[i - 1] == "(":
        if is_target(marks, last + 1):
            last += 1  # "100% (11/11) chỉ tiêu"
        elif total and i > 2 and is_target(marks, i - 3):
            return Item(i, last + 1, count, total, has_noun=True)  # "100% chỉ tiêu (12/12)"
    if total == 0 and _opens_tally(marks, i):
        return Item(i, last, count, None, has_noun=True, opens=True)
    noun = marks.at(last, "UNIT") if last < end else None
    has_noun = noun is not None and noun.id == TARGET_ID and noun.last <= end
    if noun is not None and not has_noun:
        return None
    last = noun.last if noun is not None else last
    whole = marks.at(last + 1, NUM) if has_noun and tokens.keys[last : last + 1] == ["/"] else None
    if whole is not None and is_target(marks, whole.last) and count <= whole.value <= _MOST:
        total, last = int(whole.value), whole.last + 2  # "8 chỉ tiêu/9 chỉ tiêu"
    if tokens.keys[last : last + 2] == ["còn", "lại"]:
        last = min(last + 2, end)
    return Item(i, last, count, total or None, has_noun)


def _opens_tally(marks: Marks, i: int) -> bool:
    """Say whether "tổng số chỉ tiêu (giao cho …) là", "tổng số chỉ tiêu:", "chỉ tiêu của …:" or
    "chỉ tiêu …: tổng số" stands before the number.
    """
    keys = marks.tokens.keys
    summed = keys[max(i - 2, 0) : i] == ["tổng", "số"] and keys[i - 3] in _EQUALS
    if i < 4 or not (summed or keys[i - 1] in _EQUALS):
        return False
    for at in range(i - 2, max(i - _LONGEST_TOTAL, 1), -1):
        if keys[at] in SENTENCE_ENDS or marks.at(at, "BAND") is not None:
            return False
        if keys[at - 1 : at + 1] == ["chỉ", "tiêu"]:
            counted = marks.at(i + 1, "UNIT") or marks.at(i + 1, "BAND") or marks.at(at - 2, NUM)
            owned = keys[at + 1] == "của" and keys[i - 1] == ":" and counted is None
            return summed or owned or (at > 2 and keys[at - 3 : at - 1] == ["tổng", "số"])
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


def _collect(drafts: list[Draft], marks: Marks, items: list[Item]) -> None:
    """Put the counts of one sentence into the tally that is open, or open a new one."""
    at = _total_after(marks.tokens, items)
    if at is not None:
        drafts.append(_closed_by_total(items, at))
        items = items[at + 1 :]
    waiting: list[Item] = []
    wholes = _wholes(items)
    parted = 0
    for item in items:
        draft = drafts[-1] if drafts else None
        if item.label is None:
            if _names_some(marks.tokens, draft, item, items[0].first):
                continue
            exact = item.opens or _is_exact(marks, item)
            if item.count and item.total in (None, item.count) and item.has_noun and exact:
                drafts.append(Draft(item.count, item.first, item.last))
            continue
        if item.whole:
            if draft is None or draft.bands:
                continue
            item.count = draft.total
        if _is_whole(marks.tokens, item):
            item.total = item.count
        if draft is None and _is_aim(marks.tokens, item):
            continue
        if item.total is not None and (draft is None or draft.total != item.total):
            if not item.has_noun and item.total not in wholes:
                continue
            draft = Draft(item.total, item.first, item.last, by_share=True)
            drafts.append(draft)
            _take_waiting(draft, waiting, item)
        if draft is not None and is_full(draft) and is_told_again(draft, item, items[0].first):
            _mask(marks, item)  # "hoàn thành 12 chỉ tiêu, trong đó có 9 chỉ tiêu vượt"
            continue
        if draft is None or is_far(marks.tokens, draft, item) or is_full(draft):
            waiting.append(item)
            continue
        if draft.total < draft.counted + (item.count or 0) and draft.last < items[0].first:
            continue  # "Về chỉ tiêu tỉnh giao, có 7 …": counts of other targets
        item_end = _past_share(marks.tokens, max(item.last, item.label[1]))
        draft.last = max(draft.last, item_end)
        if draft.bands and is_part_of_band(marks.tokens, draft, item):
            _mask(marks, item)
            parted += item.count or 0
            continue
        if parted and parted + (item.count or 0) == (draft.bands[-1].count or 0):
            _mask(marks, item)  # "15 chỉ tiêu đạt và vượt, trong đó 8 vượt, 7 đạt"
            parted = 0
            continue
        parted = 0
        draft.take(item)


def _names_some(tokens: Tokens, draft: Draft | None, item: Item, begin: int) -> bool:
    """Say whether the count is of some targets, and no total: "12 chỉ tiêu còn lại", or the second
    count in "trong 79 chỉ tiêu …, chỉ có 34 chỉ tiêu đầy đủ".
    """
    if tokens.keys[item.last - 2 : item.last] == ["còn", "lại"]:
        return True
    same = draft is not None and draft.first >= begin and not draft.bands
    return same and draft is not None and (item.count or 0) < draft.total and item.total is None


def _take_waiting(draft: Draft, waiting: list[Item], item: Item) -> None:
    """Let the bands before the one that tells the total belong to it: "vượt 2, đạt 6 trong 10"."""
    counts = [one.count or 0 for one in waiting]
    if waiting and item.count is not None and sum(counts) + item.count <= draft.total:
        for one in waiting:
            draft.first = min(draft.first, one.start)
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
    told = tokens.keys[max(item.first - 2, 0) : item.first] == ["tổng", "số"]
    if item.has_noun and told and before[-1:] == ["("]:
        return True  # "… 3 chỉ tiêu chưa đạt (tổng số 12 chỉ tiêu)"
    return item.has_noun and before[-1:] != [] and before[-1] in _OF_WHOLE and before[-2] != ";"


def _closed_by_total(items: list[Item], at: int) -> Draft:
    total = items[at]
    bands = items[:at] if total.label is None else items[: at + 1]
    draft = Draft(
        (total.total if total.label is not None else total.count) or 0,
        min(item.start for item in items[: at + 1]),
        total.last,
        by_share=True,
    )
    for band in bands:
        draft.take(band)
    return draft


def _wholes(items: list[Item]) -> frozenset[int]:
    """Return the totals whose parts the counts are: "6/10 vượt, 3/10 đạt, 1/10 chưa đạt"."""
    told: Counter[int | None] = Counter()
    counted: Counter[int | None] = Counter()
    for item in items:
        told[item.total] += 1
        counted[item.total] += item.count or 0
    return frozenset(
        total
        for total in told
        if total is not None
        and told[total] + told[None] > 1
        and counted[total] + counted[None] == total
    )


def _is_whole(tokens: Tokens, item: Item) -> bool:
    """Say whether all targets are in one band: "hoàn thành và vượt cả 9 chỉ tiêu",
    "hoàn thành toàn bộ 11 chỉ tiêu", "9 chỉ tiêu giao đều đạt".
    """
    label = item.label or (0, 0)
    if item.has_noun and label[0] > item.first and tokens.keys[label[0] - 1] == "đều":
        return True
    return item.has_noun and item.first > 0 and tokens.keys[item.first - 1] in ("cả", "bộ")


_AIMS = (["phấn", "đấu"], ["quyết", "tâm"], ["mục", "tiêu"])


def _is_aim(tokens: Tokens, item: Item) -> bool:
    """Say whether the count is still to be reached: "phấn đấu hoàn thành 12/12 chỉ tiêu"."""
    start = item.start
    return tokens.keys[max(start - 2, 0) : start] in _AIMS


def _past_share(tokens: Tokens, at: int) -> int:
    """Step over "(75%)" behind a band: the share is told of the same targets."""
    keys = tokens.keys[at : at + 4]
    return at + 4 if keys[:1] == ["("] and keys[2:] == ["%", ")"] else at


def _is_exact(marks: Marks, item: Item) -> bool:
    """Say whether the count is no estimate: of "hơn 100 chỉ tiêu" nothing is tallied."""
    qualifier = mark_ending(marks, item.first, "QUALIFIER")
    return qualifier is None or qualifier.value.attributes["compare"] == "="


def _finished(
    tokens: Tokens, marks: Marks, draft: Draft, body_before: Callable[[int], str | None]
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
    start = min([draft.first, *(item.start for item in draft.bands)])
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


def _mask(marks: Marks, item: Item) -> None:
    """Mark the count and its label, percentages included, as part of a tally."""
    first, last = item.first, item.last
    if item.label is not None:
        last = max(last, item.label[1])
    marks.add(Mark(first, last, TALLY, item.count, "tally.band"))
