"""Lời đáp: who answers what was asked, and who only goes on or takes note.

"Liên quan đến các kiến nghị …, ông … cho biết" answers; so does the head of an office who tells
something after a request, until he or she has spoken of something else.
"""

from __future__ import annotations

from phoihop.reading.authority import answers_for_state
from phoihop.reading.marks import Marks
from phoihop.reading.speakers import Speaker
from phoihop.reading.speech import Speech

_THINKING = (["cho", "rằng"], ["cho", "là"])
_NOTING = frozenset((("ghi", "nhận"), ("cảm", "ơn"), ("trân", "trọng"), ("cám", "ơn")))
_REQUESTED = (["kiến", "nghị"], ["đề", "xuất"], ["ý", "kiến"])


class Replies:
    """Nghe hỏi, nghe đáp: what was asked before decides whether a speech answers."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.keys = marks.tokens.keys
        self.requested = False
        self.spoken_since: set[str] = set()
        """Who asked last, and who spoke since then without an answer."""

    def hears(self, speaker: Speaker, kind: str) -> None:
        """Remember who asked, and who went on without an answer."""
        if kind == "recommendation":
            self.requested = True
            self.spoken_since.clear()
        if kind != "response":
            self.spoken_since.add(speaker.name)

    def replies(self, speech: Speech) -> bool:
        """Say whether the head of an office tells something after a request; whoever asked, or
        spoke of something else since then, does not answer, nor does who only thinks so.
        """
        speaker = speech.speakers[-1]
        if not (self.requested and answers_for_state(speaker)):
            return False
        if speaker.name in self.spoken_since:
            return False
        verb = speech.verbs[-1] if speech.verbs else None
        if verb is None:
            return True
        return self.keys[verb.first : verb.last] not in _THINKING

    def answers_requests(self, speech: Speech) -> bool:
        """Say whether the sentence opens with "Liên quan đến (Về) các kiến nghị, đề xuất của …"."""
        first = speech.speakers[0].first
        if self.marks.at(first, "SPEAKERS") is not None:
            return False
        for index in range(max(0, first - 22), first):
            if self.keys[index] not in ("quan", "trước", "về", "với"):
                continue
            near = range(index + 1, min(index + 6, first))
            if any(self.keys[at : at + 2] in _REQUESTED for at in near):
                return "." not in self.marks.tokens.words[index:first]
        return False

    def notes_requests(self, speech: Speech, last: int) -> bool:
        """Say whether it only takes note of requests: "ghi nhận các kiến nghị của Công đoàn"."""
        verbs = [tuple(self.keys[verb.first : verb.last]) for verb in speech.verbs]
        if ("ghi", "nhận") not in verbs or not _NOTING.issuperset(verbs):
            return False
        if speech.first and self.keys[speech.first - 1] == "được":
            return True
        return any(
            self.keys[at : at + 2] in _REQUESTED
            for at in range(speech.last, min(speech.last + 5, last - 1))
        )

    def answers_soon(self, first: int, last: int) -> bool:
        """Say whether an answer follows in the chain: "trao đổi, hướng dẫn và giải đáp"."""
        for index in range(first, min(first + 7, last)):
            say = self.marks.at(index, "SAY")
            if say is None or self.keys[index - 1] == "lời":
                pass
            elif say.value.id == "say.answer" and self.keys[index] != "tiếp":
                return True
            if self.keys[index] in (":", ";", "."):
                return False
        return False
