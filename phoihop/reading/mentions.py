"""Chỉ nhắc đến: verbs that order, ask or report nothing where they stand."""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.pieces import cut
from phoihop.reading.speech import Speech
from phoihop.reading.telling import informs

_IDEAS = frozenset(("các", "những", "nhiều", "một", "giải"))
_RECALLING = (["tới"], ["đến"], ["lại"])
"""Behind "nhắc", which then orders nothing."""
_SHOWN = frozenset(("nêu", "phát", "đặt", "góp", "thảo", "trao", "tham", "chất"))
_PLACING = frozenset(("tại", "cho", "với", "bên", "trong", "ở", "đối", "."))
_CONTENT = frozenset((":", ",", ";", "về", "rằng", "kiến", "liên", "như"))
_LONGEST_SHOWN = 24


def only_judges(marks: Marks, speech: Speech) -> bool:
    """Say whether somebody or delegates judge ("đánh giá:"), or delegates adopt: none of it
    reports.
    """
    verb = speech.verbs[0]
    judges = str(verb.value.id) == "say.assess"
    if speech.speakers[-1].is_one:
        return judges
    delegates = marks.at(speech.speakers[-1].first, "SPEAKERS") is not None
    adopts = marks.tokens.keys[verb.first : verb.first + 2] == ["thông", "qua"]
    return delegates and (judges or adopts)


def only_mentions(marks: Marks, speech: Speech, verb: Mark, last: int) -> bool:
    """Say whether a verb of asking asks for nothing here."""
    return (
        _only_proposes(marks, verb, last) or _recalls(marks, verb) or _was_done(marks, speech, verb)
    )


def _only_proposes(marks: Marks, verb: Mark, last: int) -> bool:
    """Say whether "đề xuất những giải pháp …" only tells that ideas were given."""
    keys = marks.tokens.keys
    if keys[verb.first : verb.last] != ["đề", "xuất"] or verb.last >= last:
        return False
    if keys[verb.last] not in _IDEAS:
        return False
    named = keys[verb.last : verb.last + 2] == ["giải", "pháp"]
    if named and marks.at(verb.last + 2, "TASK") is not None:
        return False  # "đề xuất giải pháp tăng cường phối hợp"
    return len(cut(marks, verb.first, last)) == 1


def _recalls(marks: Marks, verb: Mark) -> bool:
    """Say whether "nhắc tới một nguyên tắc" only recalls."""
    keys = marks.tokens.keys
    follows = keys[verb.last : verb.last + 1]
    return keys[verb.first : verb.last] == ["nhắc"] and follows in _RECALLING


def _was_done(marks: Marks, speech: Speech, verb: Mark) -> bool:
    """Say whether the order is only told of: "cho biết đã yêu cầu chủ đầu tư …"."""
    return marks.tokens.keys[verb.first - 1] == "đã" and any(
        informs(marks, told) for told in speech.verbs if told.first < verb.first
    )


def says_nothing(marks: Marks, speech: Speech, last: int) -> bool:
    """Say whether a line only shows a group: "Cử tri phát biểu tại buổi tiếp xúc"."""
    keys = marks.tokens.keys
    if any(keys[verb.first] not in _SHOWN for verb in speech.verbs):
        return False
    if speech.verbs and "đã" in keys[speech.first : speech.verbs[0].first]:
        return False
    rest = keys[speech.last : last]
    placed = not rest or rest[0] in _PLACING
    return placed and len(rest) < _LONGEST_SHOWN and not _CONTENT.intersection(rest)
