"""Văn bản được dẫn: documents named by their number, "Nghị quyết số 07-NQ/ĐU", tag REFERENCE."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from phoihop.reading.facts import CitedDocument
from phoihop.reading.lexicon import FOLDER, entries_in
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.dates import is_year
from phoihop.reading.quantities.numbers import NUM
from phoihop.reading.quantities.words import mark_covering, mark_ending
from phoihop.reading.tokens import DOCREF, FRACTION, NUMBER, WORD, Tokens

REFERENCE = "REFERENCE"
_REFERENCES = frozenset({REFERENCE})
_NUMBERED = frozenset({DOCREF, NUMBER, FRACTION})
_LISTED = frozenset({",", "và", "&", ";"})
_JOINTS = frozenset({"/", "-", "–", "."})
_CLAUSE_ENDS = frozenset({".", ",", ";", ":", "(", ")"})
_KIND_REACH = 10


@dataclass(frozen=True, slots=True)
class Reference:
    """Số, ký hiệu của một văn bản, with the kind that the words or the symbol tell."""

    kind: str
    number: str
    rule: str


def mark_references(marks: Marks) -> None:
    """Add a REFERENCE mark, from the kind word to the end of the number, to each cited document.

    "Số: 12/BC-UBND" at the head of a document is its own number and is left alone.
    """
    tokens = marks.tokens
    previous: Mark | None = None
    done = 0
    for i in tokens.numerals(0, len(tokens)):
        if i < done or tokens.kinds[i] not in _NUMBERED:
            continue
        read = _reference(marks, i, previous)
        if read is not None:
            first, last, value = read
            previous = Mark(first, last, REFERENCE, value, value.rule)
            marks.add(previous)
            done = last


def read_references(tokens: Tokens, marks: Marks, first: int, last: int) -> list[CitedDocument]:
    """Return the documents cited among the tokens `first` up to `last`."""
    found: list[CitedDocument] = []
    done = first
    for i in tokens.numerals(first, last):
        wanted = i >= done and tokens.kinds[i] in _NUMBERED
        mark = mark_covering(marks, i, _REFERENCES) if wanted else None
        if mark is None or mark.first < first or mark.last > last:
            continue
        done = mark.last
        reference: Reference = mark.value
        found.append(
            CitedDocument(
                text=" ".join(tokens.quote(mark.first, mark.last).split()),
                number=reference.number,
                kind=reference.kind,
                span=tokens.span(mark.first, mark.last),
                rule=reference.rule,
            )
        )
    return found


def _reference(marks: Marks, i: int, previous: Mark | None) -> tuple[int, int, Reference] | None:
    tokens = marks.tokens
    has_symbol = tokens.kinds[i] == DOCREF
    before = _before_number(tokens, i)
    kind = mark_ending(marks, before, "DOCKIND")
    if kind is None and not has_symbol:
        return None
    last = _end_of_symbol(tokens, i)
    if kind is None and has_symbol and before < i:
        kind = _kind_in_clause(marks, before)
    number = tokens.quote(i, last)
    if kind is not None:
        if not has_symbol and last == i + 1 and not _names_by_number_alone(marks, i, before, kind):
            return None
        rule = "reference.kind_number"
        return kind.first, last, Reference(kind.value.name, number, rule)
    if not has_symbol or (before < i and tokens.words[before][0].isupper()):
        return None
    if previous is not None and previous.last == i - 1 and tokens.keys[i - 1] in _LISTED:
        return i, last, Reference(previous.value.kind, number, "reference.listed")
    return i, last, Reference(_kind_of_symbol(number), number, "reference.number")


def _before_number(tokens: Tokens, i: int) -> int:
    """Return the token where "số" or "số:" before the number starts, or `i` itself."""
    if i and tokens.keys[i - 1] == "số":
        return i - 1
    if i > 1 and tokens.keys[i - 1] == ":" and tokens.keys[i - 2] == "số":
        return i - 2
    return i


def _end_of_symbol(tokens: Tokens, i: int) -> int:
    """Return the end of "123/STC-NS" or of "03/QCPH-UBND", cut short by the tokeniser."""
    at = max(_end_of_loose_symbol(tokens, i), i + 1)
    if at == i + 1 and tokens.kinds[i] == DOCREF and at < len(tokens) and tokens.touches(at):
        at += tokens.is_capital(at)
    while at + 1 < len(tokens) and tokens.keys[at] in _JOINTS and at < i + 12:
        part = at + 1
        if not (tokens.touches(at) and tokens.touches(part)):
            break
        if tokens.kinds[part] == WORD and not tokens.words[part][0].isupper():
            break
        if tokens.kinds[part] not in (WORD, NUMBER):
            break
        at += 2
    has_letters = any(tokens.kinds[part] == WORD for part in range(i, at))
    return at if has_letters else i + 1


def _end_of_loose_symbol(tokens: Tokens, i: int) -> int:
    """Return the end of "18 NQ/TW" and of "56 - CT / TW", written with blanks; `i` for others."""
    at = i + 1
    if tokens.kinds[i] == NUMBER:
        at += tokens.keys[at : at + 1] in (["-"], ["–"])
        if not _is_short(tokens, at) or tokens.words[at] not in _kinds_by_symbol():
            return i
        at += 1
    elif "/" in tokens.words[i]:
        return i
    return at + 2 if tokens.keys[at : at + 1] == ["/"] and _is_short(tokens, at + 1) else i


def _is_short(tokens: Tokens, index: int) -> bool:
    """Say whether the token is an abbreviation in capitals: "NQ", "TW"."""
    if index >= len(tokens) or tokens.kinds[index] != WORD:
        return False
    return len(tokens.words[index]) > 1 and tokens.words[index].isupper()


def _kind_in_clause(marks: Marks, before: int) -> Mark | None:
    """Find the kind in "Luật Đất đai số 31/2024/QH15": the nearest in the same clause."""
    tokens = marks.tokens
    for at in range(before - 1, max(before - _KIND_REACH, 0) - 1, -1):
        if tokens.keys[at] in _CLAUSE_ENDS or tokens.kinds[at] == DOCREF:
            return None
        mark = marks.at(at, "DOCKIND")
        if mark is not None and tokens.words[at][0].isupper():
            return mark
    return None


def _names_by_number_alone(marks: Marks, i: int, before: int, kind: Mark) -> bool:
    """Say whether "Chỉ thị 05", "Nghị quyết số 18", "Thông tư 33/2024" name a document, not an
    amount; a kind in small letters needs "số" or an issuer ("kết luận 66 của Ban Bí thư").
    """
    tokens = marks.tokens
    if tokens.kinds[i] == FRACTION:
        year = tokens.words[i].partition("/")[2]
        yearly = len(year) == len("2024") and year[:2] in ("19", "20")
        return yearly and (before < i or tokens.is_capital(kind.first))
    if not tokens.words[i].isdigit() or len(tokens.words[i]) > 4:
        return False
    number = marks.at(i, NUM)
    dated = tokens.keys[i + 1 : i + 2] == ["ngày"] and tokens.kinds[i + 2 : i + 3] != [WORD]
    counted = marks.at(i + 1, "UNIT") is not None and not dated
    if number is None or number.last > i + 1 or counted:
        return False
    if before < i:
        return True
    if not tokens.words[kind.first][0].isupper():
        return tokens.keys[i + 1 : i + 2] == ["của"] and "bare" in kind.value.attributes
    return "bare" in kind.value.attributes and not is_year(tokens, i)


def _kind_of_symbol(number: str) -> str:
    """Return the kind that the letters of a number tell: 07-NQ/ĐU is a nghị quyết."""
    kinds = _kinds_by_symbol()
    for part in number.replace("-", "/").replace("–", "/").replace(" ", "").split("/"):
        if part in kinds:
            return kinds[part]
    return ""


@lru_cache(maxsize=1)
def _kinds_by_symbol() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for entry in entries_in(FOLDER / "document_kinds.tsv"):
        kinds.setdefault(entry.attributes.get("abbr", ""), entry.name)
    kinds.pop("", None)
    return kinds
