"""Lời trích: words between quotation marks whose speaker is named only behind them.

“Các thôn phải rà lại danh sách”, ông … yêu cầu: the order stands before the one who gives it, and
can have begun some sentences earlier.
"""

from __future__ import annotations

from phoihop.reading.asking import ORDERS
from phoihop.reading.marks import Marks
from phoihop.reading.pieces import skip_lead_in
from phoihop.reading.speech import Speech

SIGNS = frozenset(('"', "“", "”"))
_BEHIND_SIGN = frozenset((",", "-", "–"))
_BEFORE_NAME = frozenset((",", "-", "–", '"', "”"))
_HONORIFICS = ("HON", "HONS", "HONX")
_NAMING = frozenset((*_HONORIFICS, "NAME", "POST"))
_FIRST_PERSON = frozenset(("tôi", "ta"))
_ADVERBS = frozenset(("cũng", "rất", "còn"))
_MOST_SENTENCES = 10
_LONGEST = 400
"""Of how many tokens a quotation has at most, up to who is named behind it."""
_WHO = frozenset(("HON", "HONS", "HONX", "POST", "NAME"))
_ENDS = frozenset((".", "?", "!", "…"))


class Quotation:
    """Lời trích đang nghe: the last sentences in which nobody was said to speak."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.tokens = marks.tokens
        self.sentences: list[tuple[int, int]] = []
        self.inside = False
        """Whether what follows still stands in the quotation that a speaker opened."""
        self._end = 0
        """Where the quotation ends that has its speaker behind it."""

    def hear(self, first: int, last: int) -> None:
        if self.tokens.words[first] in SIGNS and self.tokens.touches(first):
            self.inside = False  # "…?" closes behind the end of a sentence
            first += 1
        kept = self.sentences if first <= self._end + 1 else self.sentences[1 - _MOST_SENTENCES :]
        self.sentences = [*kept, (first, last)]
        if first >= self._end and self._opens(first, last) and not self.inside:
            self._end = self._named_behind(first)

    def waits(self, last: int) -> bool:
        """Say whether the sentence stands whole before the speaker named behind the quotation."""
        return last <= self._end

    def _opens(self, first: int, last: int) -> bool:
        """Say whether a sentence begins with a sign that does not close: "…?", ông Chum hỏi."""
        words = self.tokens.words
        closes = first + 1 < last and words[first + 1] in _BEHIND_SIGN
        return first < last and words[first] in SIGNS and not closes

    def _named_behind(self, first: int) -> int:
        """Return the sign that closes the quotation where somebody is named behind it, else 0."""
        words = self.tokens.words
        for at in self.tokens.among(SIGNS, first + 1, min(first + _LONGEST, len(words) - 2)):
            behind = words[at + 1] in _BEHIND_SIGN
            if behind and self.marks.bears(at + 2, _WHO):
                return at
            begins = words[at - 1] in _ENDS or "\n" in self.tokens.before(at)
            if begins and not (behind or self.tokens.touches(at)):
                return 0  # the next quotation
        return 0

    def forget(self) -> None:
        """Begin anew, where somebody was named who speaks."""
        self.sentences = []

    def leave(self, first: int, last: int, *, told: bool) -> None:
        """Go on behind a sentence; it is told when its speaker was found."""
        if told:
            self.forget()
        signs = [self.tokens.words[at] for at in self.tokens.among(SIGNS, first, last)]
        if signs.count('"') == len(signs) and len(signs) % 2 == 0:
            self.inside = self.inside and not told  # a word or two between plain signs
            return
        self.inside = told and (signs[-1] == "“" or self._opens_speech(first, last))

    def _opens_speech(self, first: int, last: int) -> bool:
        """Say whether a plain sign behind a colon is still open at the end: ông … nói: "Tôi …"."""
        places = self.tokens.among(SIGNS, first, last)
        return len(places) % 2 == 1 and self.tokens.words[places[-1] - 1] == ":"

    def is_open(self) -> bool:
        """Say whether the sentence heard last stands in a quotation that began before its end and
        has no speaker yet.
        """
        told = self._told()
        if not told:
            return False
        first, last = told[0][0], told[-1][1]
        return told[-1] == told[0] or self.tokens.count(SIGNS, first, last) % 2 == 1

    def holds(self, speech: Speech) -> bool:
        """Say whether a body or group is only named between the signs, in what another says."""
        if speech.first < self._end:
            return True
        if not self.sentences or self.names(speech):
            return False
        if self.inside and not self.tokens.count(SIGNS, self.sentences[-1][0], speech.first):
            return True  # the sentence before opened the quotation
        told = self._told()
        return bool(told) and self.tokens.count(SIGNS, told[0][0], speech.first) % 2 == 1

    def names(self, speech: Speech) -> bool:
        """Say whether the speaker stands there by name: not as "anh", "Chủ tịch xã", "Bộ"."""
        first = speech.first
        if self.marks.at(first, "NAME") is not None:
            return True
        honorific = next(
            (mark for kind in _HONORIFICS if (mark := self.marks.at(first, kind))), None
        )
        at = honorific.last if honorific is not None else first
        if at == first or not speech.speakers[-1].is_one:
            return False
        return self.tokens.is_title(at) or self.marks.at(at, "POST") is not None

    def before(self, speech: Speech) -> list[tuple[int, int]]:
        """Return the sentences quoted, up to the speaker behind them."""
        told = self._told()
        if not told:
            return []
        first, end = told[-1][0], speech.first
        while end > first and self.tokens.words[end - 1] in _BEFORE_NAME:
            end -= 1
        return [*told[:-1], (first, end)]

    def _told(self) -> list[tuple[int, int]]:
        """Return the sentences since the one that opens with a sign."""
        for at in range(len(self.sentences) - 1, -1, -1):
            if self._opens(*self.sentences[at]):
                return self.sentences[at:]
        return []


def awaits_speaker(marks: Marks, first: int, last: int) -> bool:
    """Say whether a sentence opens a quotation whose speaker stands behind its closing sign."""
    words = marks.tokens.words
    if words[first] not in SIGNS:
        return False
    closing = next((at for at in range(first + 1, last - 2) if words[at] in SIGNS), None)
    if closing is None:
        return False
    behind = closing + 2 if words[closing + 1] in _BEHIND_SIGN else closing + 1
    return marks.bears(behind, _NAMING)


def follows_quotation(marks: Marks, speech: Speech) -> bool:
    """Say whether who speaks stands right behind a closing sign: "…", ông Chum nói và hứa sẽ …"""
    words = marks.tokens.words
    at = speech.first - 1
    if at > 0 and words[at] in _BEHIND_SIGN:
        at -= 1
    return at > 0 and words[at] in ('"', "”")


def is_named_behind(marks: Marks, speech: Speech, last: int) -> bool:
    """Say whether who speaks stands behind what he or she said: "…", ông Chum yêu cầu."""
    tokens = marks.tokens
    if not speech.verbs or not speech.first:
        return False
    if tokens.words[speech.first - 1] not in _BEFORE_NAME:
        return False
    return all(tokens.kinds[index] == "P" for index in range(speech.verbs[-1].last, last))


def own_request(marks: Marks, first: int, last: int, *, inside: bool = False) -> int | None:
    """Return where "đề nghị" stands in “Tôi đề nghị …” or “Đề nghị huyện …”; `inside` a quotation
    a sentence may begin so too.
    """
    for index in marks.tokens.among(_FIRST_PERSON, first, last - 2):
        verb = index + 2 if marks.tokens.keys[index + 1] in _ADVERBS else index + 1
        say = marks.at(verb, "SAY")
        if say is not None and say.value.id in ORDERS and say.last < last:
            return say.first
    if first >= last or not (inside or marks.tokens.words[first] in SIGNS):
        return None
    at = skip_lead_in(marks, first, last)
    say = marks.at(at, "SAY") if at < last else None
    return at if say is not None and say.value.id in ORDERS else None
