"""Mức đạt chỉ tiêu: the words that say where a count of targets stands.

Before the count ("vượt 2 chỉ tiêu", "đạt từ 50% đến 75% có 2 chỉ tiêu") or after its noun
("2 chỉ tiêu chủ yếu chưa đạt").
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.numbers import number_tokens
from phoihop.reading.quantities.words import keyed, mark_ending
from phoihop.reading.tokens import NUMBER, Tokens, key_of

TARGET_ID = "unit.chi_tieu"
# A full stop within a sentence is that of "./.", the mark at the end of a paper.
_LABEL_ENDS = frozenset({",", ";", ":", "(", ")", "…", "."})
_LABEL_STARTS = keyed(
    "từ trên dưới đang chưa cuối không cơ thực còn sẽ mới tiếp chờ hoàn đạt vượt thấp gần xấp chậm "
    "khó đúng bằng"
)
_LABEL_PAIRS = frozenset(
    tuple(key_of(word) for word in pair.split())
    for pair in (
        "dự kiến",
        "về đích",
        "bảo đảm",
        "đảm bảo",
        "ước hoàn",
        "ước đạt",
        "ước vượt",
        "ước không",
        "ước chưa",
        "phấn đấu hoàn",
        "khả năng",
        "có khả năng",
    )
)
# "26 chỉ tiêu trên các lĩnh vực" labels nothing, "2 chỉ tiêu dưới 50%" does.
_BEFORE_SHARES = keyed("từ trên dưới")
_YARDSTICK_PAIRS = (["mức", "đề"], ["yêu", "cầu"])
_CARRIED_OUT = tuple(["thực", "hiện", noun] for noun in ("nhiệm", "nghị", "kế", "chương"))
"""What targets are for is no band: "18 chỉ tiêu thực hiện nhiệm vụ năm 2026"."""
_SKIPPED = keyed("đã được có thì là cả toàn bộ tất đều cũng")
# A label ends where the yardstick begins: "vượt kế hoạch năm" is "vượt".
_YARDSTICKS = keyed("kế so đề theo nghị của do tại trong là gồm đại mục dự chỉ như ở")
# Between the band and its count: "vượt kế hoạch 3 chỉ tiêu", "vượt đối với 4 chỉ tiêu".
_BETWEEN = tuple([key_of(word) for word in pair.split()] for pair in ("kế hoạch", "đối với"))
_REACH_OF_VERB = 9
_SHARE_WORDS = keyed("từ trên dưới đến tới % - –")
_APART = frozenset({",", ";", ":", ".", "và"})
_AND = "và"


@dataclass(slots=True)
class Item:
    """One count of targets: where it stands, of how many, and its label's tokens."""

    first: int
    last: int
    count: int | None
    total: int | None
    has_noun: bool
    label: tuple[int, int] | None = None
    whole: bool = False
    """All of them, told as a share: "100% chỉ tiêu"."""
    opens: bool = False
    """The words before it say that it is the number of all targets: "tổng số chỉ tiêu: 14"."""

    @property
    def start(self) -> int:
        """Return the first token of the count or of the label before it."""
        return min(self.first, self.label[0]) if self.label else self.first

    @property
    def is_remainder(self) -> bool:
        return self.count is None and not self.whole


def is_target(marks: Marks, index: int) -> bool:
    noun = marks.at(index, "UNIT")
    return noun is not None and noun.id == TARGET_ID


def label_of(marks: Marks, item: Item, floor: int, ceiling: int) -> tuple[int, int] | None:
    """Return the tokens of the label: "vượt" before the count, or the words after the noun.

    A count that a colon follows ("đạt 11 chỉ tiêu: vượt …") opens the tally and is no band.
    """
    tokens = marks.tokens
    if item.opens or (item.has_noun and item.last < ceiling and tokens.keys[item.last] == ":"):
        return None
    before = None if item.is_remainder else _label_before(marks, item, floor)
    if before is not None:
        return before
    begin = item.last
    while begin < ceiling and tokens.keys[begin] in _SKIPPED:
        begin += 1
    if begin >= ceiling:
        return None
    if not starts_label(marks, begin):
        verb = _verb_after(marks, begin, ceiling) if item.has_noun else None
        if verb is None:
            return None
        begin = verb.first
    named = marks.at(begin, "BAND")
    end = begin if named is None else min(_without_yardstick(tokens, named), ceiling)
    while end < ceiling and tokens.keys[end] not in _LABEL_ENDS:
        if end > begin and (_is_yardstick(tokens, end) or opens_item(tokens, end)):
            break
        if tokens.keys[end : end + 2] == ["trên", "tổng"]:
            break
        end += 1
    if end == ceiling and number_tokens(tokens, ceiling, ceiling + 1):
        end = _without_next_band(marks, begin, end)
    if end > begin and tokens.keys[end - 1] == _AND:
        end -= 1
    return (begin, end) if end > begin else None


def _label_before(marks: Marks, item: Item, floor: int) -> tuple[int, int] | None:
    keys = marks.tokens.keys
    start = item.first
    if keys[start - 1 : start] == ["("] and is_target(marks, start - 3):
        start -= 3  # "hoàn thành 100% chỉ tiêu (12/12 chỉ tiêu)"
    elif keys[start - 1 : start] == ["("] and keys[start - 2 : start - 1] == ["%"]:
        start -= 1
    if start < item.first and keys[start - 1 : start] == ["%"]:
        start -= 2
    told = mark_ending(marks, start, "BAND", reach=8) is not None
    while not told and start - 1 > floor and keys[start - 1] in _SKIPPED:
        start -= 1
    whole = mark_ending(marks, start, "BAND", reach=8)
    if whole is None and start - 2 > floor and keys[start - 2 : start] in _BETWEEN:
        start -= 2
    if start - 1 > floor and keys[start - 1] == ":":
        start -= 1  # "- Vượt: 4 chỉ tiêu"
        if is_target(marks, start - 2):
            start -= 2  # "- Vượt chỉ tiêu: 4"
    band = mark_ending(marks, start, "BAND", reach=8)
    if band is not None and band.first >= floor:
        return band.first, _without_yardstick(marks.tokens, band)
    return _share_before(marks, start, floor)


def _share_before(marks: Marks, end: int, floor: int) -> tuple[int, int] | None:
    """Return a label in percent before its count: "đạt từ 50% đến 75% có 2 chỉ tiêu"."""
    keys, kinds = marks.tokens.keys, marks.tokens.kinds
    begin = end
    if keys[end - 1 : end] != ["%"]:
        return None
    while begin > floor and (keys[begin - 1] in _SHARE_WORDS or kinds[begin - 1] == NUMBER):
        begin -= 1
    band = mark_ending(marks, begin, "BAND", reach=8)
    begin = band.first if band is not None and band.first >= floor else begin
    apart = begin > 0 and keys[begin - 1] in _APART
    return (begin, end) if apart and starts_label(marks, begin) else None


def _verb_after(marks: Marks, begin: int, ceiling: int) -> Mark | None:
    """Return the band some words behind the noun: "2 chỉ tiêu chủ yếu chưa đạt".

    A band that only the next count follows is that count's: "trong 9 chỉ tiêu, hội đạt 5".
    """
    keys = marks.tokens.keys
    reach = min(begin + _REACH_OF_VERB, ceiling)
    stop = next((i for i in range(begin, reach) if keys[i] in _NO_REACH), reach)
    band = next(iter(marks.within(begin, stop, "BAND")), None)
    if band is None:
        return None
    after = next((i for i in range(band.last, ceiling) if keys[i] in _NO_REACH), ceiling)
    counted = after == ceiling and number_tokens(marks.tokens, ceiling, ceiling + 1)
    return None if counted and keys[ceiling - 1] != _AND else band


def _without_yardstick(tokens: Tokens, band: Mark) -> int:
    """Return where the band ends without "kế hoạch", as in "vượt kế hoạch"."""
    behind = range(band.first + 1, band.last)
    return next((at for at in behind if _is_yardstick(tokens, at)), band.last)


def _is_yardstick(tokens: Tokens, index: int) -> bool:
    """Say whether what a count is measured by begins: "kế hoạch", "mức đề ra", "yêu cầu"."""
    return tokens.keys[index] in _YARDSTICKS or tokens.keys[index : index + 2] in _YARDSTICK_PAIRS


def opens_item(tokens: Tokens, i: int) -> bool:
    """Say whether the token is the sign of the next item of a list."""
    between = tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    return "\n" in between and tokens.words[i] in _ITEM_SIGNS


_NO_REACH = _LABEL_ENDS | keyed("trong phải cần để")
_ITEM_SIGNS = frozenset(("-", "–", "+", "•", "*"))


def starts_label(marks: Marks, i: int) -> bool:
    keys = marks.tokens.keys
    if keys[i] in _BEFORE_SHARES:
        return bool(number_tokens(marks.tokens, i + 1, i + 2))
    if tuple(keys[i : i + 2]) in _LABEL_PAIRS or tuple(keys[i : i + 3]) in _LABEL_PAIRS:
        return True
    if keys[i : i + 3] in _CARRIED_OUT:
        return False
    return keys[i] in _LABEL_STARTS or marks.at(i, "BAND") is not None


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
