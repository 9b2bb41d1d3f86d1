"""Lời trích: words between quotation marks whose speaker is named only behind them.

“Các thôn phải rà lại danh sách”, ông … yêu cầu: the order stands before the one who gives it, and
can have begun some sentences earlier.
"""

from __future__ import annotations

from phoihop.reading.marks import Marks
from phoihop.reading.speech import Speech

_SIGNS = frozenset(('"', "“", "”"))
_BEFORE_NAME = frozenset((",", "-", "–", '"', "”"))
_MOST_SENTENCES = 6
ORDERS = ("say.order", "say.request")
_FIRST_PERSON = frozenset(("tôi", "ta"))


class Quotation:
    """Lời trích đang mở: the sentences since the sign that opened it."""

    def __init__(self, marks: Marks) -> None:
        self.tokens = marks.tokens
        self.sentences: list[tuple[int, int]] = []

    def hear(self, first: int, last: int) -> None:
        """Keep the sentence where it opens a quotation or lies in one."""
        signs = self.tokens.among(_SIGNS, first, last)
        if signs and signs[0] <= first + 1:
            self.sentences = [(first, last)]
        elif self.sentences and len(self.sentences) < _MOST_SENTENCES:
            self.sentences.append((first, last))
        else:
            self.sentences = []

    def close(self, first: int, last: int) -> None:
        """Forget the quotation where the sentence has its last sign."""
        signs = self.tokens.count(_SIGNS, first, last)
        opened = bool(self.sentences) and self.sentences[-1][0] == self.sentences[0][0]
        if signs and (signs > 1 or not opened):
            self.sentences = []

    def before(self, speech: Speech) -> list[tuple[int, int]]:
        """Return the sentences quoted, up to the speaker behind them."""
        if not self.sentences:
            return []
        first, _ = self.sentences[-1]
        end = speech.first
        while end > first and self.tokens.words[end - 1] in _BEFORE_NAME:
            end -= 1
        return [*self.sentences[:-1], (first, end)]


def is_named_behind(marks: Marks, speech: Speech, last: int) -> bool:
    """Say whether who speaks stands behind what he or she said: "…", ông Chum yêu cầu."""
    tokens = marks.tokens
    if not speech.verbs or not speech.first:
        return False
    if tokens.words[speech.first - 1] not in _BEFORE_NAME:
        return False
    return all(tokens.kinds[index] == "P" for index in range(speech.verbs[-1].last, last))


def first_person_request(marks: Marks, first: int, last: int) -> int | None:
    """Return where "đề nghị" stands in "Tôi đề nghị …"."""
    for index in marks.tokens.among(_FIRST_PERSON, first, last - 2):
        say = marks.at(index + 1, "SAY")
        if say is not None and say.value.id in ORDERS and say.last < last:
            return say.first
    return None
