"""Người chỉ được nhắc tới: bodies and groups inside what somebody else says.

"Theo bà …, thành phố thống nhất …", "… đề nghị các bộ, ngành và địa phương làm rõ": whoever stands
there speaks not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoihop.reading.marks import Marks
from phoihop.reading.voices import opens_clause

if TYPE_CHECKING:
    from phoihop.reading.speech import Speech

_BEFORE_SUBJECTS = frozenset(("và", "được", "nghe", "nhưng", "song", "còn", "thời", "đó", "riêng"))
_NEXT_POINT = frozenset((";",))
_NEXT_SUBJECTS = frozenset(("còn", "khi", "đó", "riêng"))
_CONTENT = (["cho", "rằng"], ["cho", "biết"], ["cho", "hay"], ["cho", "là"], ["khẳng", "định"])


def is_mentioned(marks: Marks, before: Speech, at: int) -> bool:
    """Say whether a body is only named in the words of a person: "… đánh giá cao 85 năm thành lập
    Đoàn TNCS Hồ Chí Minh, đồng thời mong muốn …".
    """
    if at <= before.last:
        return False
    if not before.speakers[-1].is_one:
        told = _tells_content(marks, before) and not opens_clause(marks, at)
        return told and marks.tokens.keys[at - 1] not in _BEFORE_SUBJECTS
    if _is_relative(marks, before.last, at) or _is_told_too(marks, before, at):
        return True
    if _tells_content(marks, before) and not marks.tokens.count(_NEXT_POINT, before.last, at):
        return marks.tokens.keys[at - 1] not in _NEXT_SUBJECTS
    return not opens_clause(marks, at) and marks.tokens.keys[at - 1] not in _BEFORE_SUBJECTS


def _is_told_too(marks: Marks, before: Speech, at: int) -> bool:
    """Say whether a body is the last of those told: "yêu cầu các bộ, ngành và địa phương …"."""
    if not before.verbs or before.verbs[-1].value.attributes["kind"] != "directive":
        return False
    return marks.tokens.keys[at - 1] == "và" and at - before.last <= _LONGEST_TOLD


_LONGEST_TOLD = 14


def _is_relative(marks: Marks, first: int, at: int) -> bool:
    """Say whether "… nội dung mà Thủ tướng và Bộ trưởng hứa" only tells which."""
    for index in range(at - 1, max(first, at - _LONGEST_RELATIVE) - 1, -1):
        if marks.tokens.kinds[index] == "P":
            return False
        if marks.tokens.keys[index] == "mà":
            return True
    return False


_LONGEST_RELATIVE = 8


def _tells_content(marks: Marks, speech: Speech) -> bool:
    """Say whether all that follows is what the person told: "Theo bà Dung, xã thống nhất …"."""
    if speech.according:
        return True
    verb = speech.verbs[-1] if speech.verbs else None
    return verb is not None and marks.tokens.keys[verb.first : verb.last] in _CONTENT
