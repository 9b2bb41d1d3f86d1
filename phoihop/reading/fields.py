"""Lĩnh vực: the fields of work in the name of a body: "Văn hoá – Thể thao", "Kinh tế, Hạ tầng và
Đô thị".

A name is made of whole names (SECTOR) and of words (FIELD). Words may follow in lower case, but not
those that are verbs too: "Sở Tài nguyên - môi trường", but "Phòng Nội vụ | kiểm tra".
"""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks

_JOINS = frozenset(("và", "-", "–", "&"))
_DASHES = frozenset(("-", "–"))
_MOST_PIECES = 8


def read_fields(marks: Marks, index: int, limit: int) -> int:
    """Return the end of the fields of work that open at `index`, or `index` when none does."""
    if index >= limit:
        return index
    first = marks.at(index, "SECTOR")
    if first is None and marks.tokens.is_capital(index):
        first = marks.at(index, "FIELD")
    if first is None or first.last > limit:
        return index
    end = first.last
    for _ in range(_MOST_PIECES):
        further = _next(marks, end, limit)
        if further is None:
            break
        end = further.last
    return end


def field_at(marks: Marks, index: int) -> Mark | None:
    """Return the longest whole name or word of a field of work that starts at the token."""
    whole, word = marks.at(index, "SECTOR"), marks.at(index, "FIELD")
    if whole is None or (word is not None and word.last > whole.last):
        return word
    return whole


def _next(marks: Marks, end: int, limit: int) -> Mark | None:
    """Return the further piece behind `end`: beside it, after a dash or "và", or in a list."""
    if end >= limit or _breaks_line(marks, end):
        return None
    beside = field_at(marks, end)
    if beside is not None:
        told = not marks.tokens.is_capital(end) and marks.at(end, "SAY") is not None
        fits = marks.tokens.is_capital(end) or (_is_noun(beside) and not told)
        return beside if fits and beside.last <= limit else None
    sign = marks.tokens.keys[end]
    if end + 1 >= limit or (sign not in _JOINS and sign != ","):
        return None
    further = field_at(marks, end + 1)
    if further is None or further.last > limit:
        return None
    if sign == "," and not _list_closes(marks, further.last, limit):
        return None
    capital = marks.tokens.is_capital(end + 1)
    word = further.tag == "FIELD" or marks.at(end + 1, "FIELD") is not None
    fits = capital or (sign in _DASHES and word)
    return further if fits else None


def _is_noun(mark: Mark) -> bool:
    return mark.tag == "FIELD" and "verb" not in mark.value.attributes


def _list_closes(marks: Marks, end: int, limit: int) -> bool:
    """Say whether the list of fields ends in "và": a comma alone parts two bodies."""
    for _ in range(_MOST_PIECES):
        if end + 1 >= limit:
            return False
        further = field_at(marks, end + 1)
        if further is None or marks.tokens.keys[end] not in (",", "và"):
            return False
        if marks.tokens.keys[end] == "và":
            return True
        end = further.last
    return False


def _breaks_line(marks: Marks, index: int) -> bool:
    tokens = marks.tokens
    return "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
