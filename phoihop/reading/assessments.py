"""Nhận định, phong trào, chương trình: what is said of the work without asking for anything."""

from __future__ import annotations

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.facts import Assessment, Named
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.words import keyed
from phoihop.reading.spans import Span, Taken

_ORDER = ("shortcoming", "difficulty", "cause", "verdict", "wish", "praise", "result", "theme")
_MOVEMENT_WORDS = frozenset(
    (("phong", "trào"), ("cuộc", "vận"), ("mô", "hình"), ("chiến", "dịch"), ("tháng", "cao"))
)
_MOVEMENT_HEADS = frozenset(head for head, _ in _MOVEMENT_WORDS)
_PROGRAMME_WORDS = (["chương", "trình", "phối", "hợp"], ["quy", "chế", "phối", "hợp"])
_PROGRAMME_HEADS = frozenset(words[0] for words in _PROGRAMME_WORDS)
_LONGEST_NAME = 24


def read_assessments(marks: Marks, parts: list[Part], used: list[Span]) -> list[Assessment]:
    """Return one assessment a sentence, from prose that no task or request has taken."""
    found: list[Assessment] = []
    taken = Taken(used)
    for part in parts:
        if part.role not in ("paragraph", "list_item", "turn"):
            continue
        for first, last in sentences(marks.tokens, part):
            span = marks.tokens.span(first, last)
            if taken.meets(span):
                continue
            kind = _kind(marks, first, last)
            if kind is not None:
                body, field = _body(marks, first, last), _field(marks, first, last)
                found.append(Assessment(kind, body, span, f"assessment.{kind}", field))
    return found


def _kind(marks: Marks, first: int, last: int) -> str | None:
    said = marks.within(first, last, "ASSESS")
    kinds = {mark.value.attributes["kind"] for mark in said if not _tells_whom(marks, mark)}
    return next((kind for kind in _ORDER if kind in kinds), None)


def _tells_whom(marks: Marks, mark: Mark) -> bool:
    """Say whether "khó khăn" is how somebody lives, and judges no work: "quà cho hộ khó khăn"."""
    keys = marks.tokens.keys
    return keys[mark.first] == "khó" and mark.first > 0 and keys[mark.first - 1] in _IN_NEED


_IN_NEED = keyed("hộ cảnh người sinh viên đình dân em nhân già nữ niên vùng xã thôn bản biệt")
"""The last words of "hoàn cảnh", "hội viên", "gia đình", "(xã) đặc biệt" before "khó khăn"."""


def _body(marks: Marks, first: int, last: int) -> str | None:
    org = marks.first_in(first, last, "ORG")
    return None if org is None else marks.tokens.quote(org.first, org.last)


def _field(marks: Marks, first: int, last: int) -> str | None:
    """Return the field of work that the sentence names first, by its usual name."""
    field = marks.first_in(first, last, "WORKFIELD")
    return None if field is None else str(field.value.name)


def read_movements(marks: Marks, parts: list[Part]) -> list[Named]:
    """Return campaigns and models by the name between quotation marks, once each."""
    tokens = marks.tokens
    found: dict[str, Named] = {}
    if not tokens.among(_MOVEMENT_HEADS, 0, len(tokens)):
        return []
    for part in parts:
        if not part.is_body:
            continue
        for index in tokens.among(_MOVEMENT_HEADS, part.first, part.last - 3):
            if (tokens.keys[index], tokens.keys[index + 1]) not in _MOVEMENT_WORDS:
                continue
            quoted = _quoted(marks, index + 2, part.last)
            if quoted is not None:
                name = tokens.quote(*quoted)
                found.setdefault(
                    name.casefold(), Named(name, tokens.span(*quoted), "movement.quoted")
                )
    return list(found.values())


def _quoted(marks: Marks, index: int, last: int) -> tuple[int, int] | None:
    words = marks.tokens.words
    for opening in range(index, min(index + 5, last)):
        if words[opening] not in ("“", '"', "«", "”"):
            continue
        for closing in range(opening + 2, min(opening + _LONGEST_NAME, last)):
            if words[closing] in ("”", '"', "»", "“"):
                return opening + 1, closing
    return None


def read_programmes(marks: Marks, parts: list[Part]) -> list[Named]:
    """Return coordination programmes and regulations with their term, once each."""
    tokens = marks.tokens
    found: dict[str, Named] = {}
    if not tokens.among(_PROGRAMME_HEADS, 0, len(tokens)):
        return []
    for part in parts:
        if not part.is_body:
            continue
        for index in tokens.among(_PROGRAMME_HEADS, part.first, part.last - 3):
            if tokens.keys[index : index + 4] not in _PROGRAMME_WORDS:
                continue
            end, period = _term(marks, index + 4, part.last)
            if period is None:
                continue
            name = tokens.quote(index, end)
            found.setdefault(
                name.casefold(), Named(name, tokens.span(index, end), "programme.term", period)
            )
    return list(found.values())


def _term(marks: Marks, index: int, last: int) -> tuple[int, str | None]:
    """Return the end and the years of a programme's term, when they stand in the same phrase."""
    for at in range(index, min(index + 14, last)):
        if marks.tokens.kinds[at] == "P" and marks.tokens.words[at] not in ("-", "–"):
            break
        mark = marks.at(at, "PERIOD")
        if mark is not None and mark.value.kind == "term":
            return mark.last, marks.tokens.quote(mark.first, mark.last)
    return index, None
