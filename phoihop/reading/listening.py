"""Nghe hỏi: what was asked so far, by whom, and whether what somebody tells now answers it."""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.forum import answers_there, asks_there, forum_of
from phoihop.reading.marks import Marks
from phoihop.reading.speakers import Speaker
from phoihop.reading.speech import Speech

_REPLYING = (["cho", "biết"], ["cho", "hay"], ["thông", "tin"], ["khẳng", "định"])
_TURNING = ("conclusion", "report")
"""Outside a forum, what is said behind a report or a conclusion answers nothing any more."""
_QUESTIONS = frozenset(("hỏi", "đặt", "chất"))
_NEAR_QUESTION = 50


class Listening:
    """Điều đã hỏi: who asked, and who went on since then without an answer."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.keys = marks.tokens.keys
        self.forum = forum_of(marks)
        self.requested = False
        self.questioned = False
        """Whether something was asked for, and whether the speech heard last put a question."""
        self.spoken_since: set[str] = set()
        self.askers: set[str] = set()
        """Who spoke since then without an answer; who asks at the forum, and answers nothing."""

    def hears(self, speaker: Speaker, kind: str) -> None:
        """Take note of a statement."""
        asker = self.forum != "" and asks_there(self.marks, speaker) and kind != "response"
        if asker:
            self.askers.add(speaker.name)
        answered = kind == "response" and self.forum != ""
        if kind == "recommendation" or self.questioned or asker or answered:
            self.requested = True
            self.spoken_since.clear()
        elif kind in _TURNING and not self.forum:
            self.requested = False
        if kind != "response":
            self.spoken_since.add(speaker.name)

    def listen_for_question(self, speech: Speech) -> None:
        """Take note whether the speech puts a question."""
        self.questioned = any(self.keys[verb.first] in _QUESTIONS for verb in speech.verbs)

    def is_answer(self, speech: Speech) -> bool:
        """Say whether somebody in office tells something where people asked, or the head of an
        office informs of it behind a request elsewhere; whoever asked, or spoke of something else
        since then, does not answer there.
        """
        speaker = speech.speakers[-1]
        verb = speech.verbs[-1] if speech.verbs else None
        if verb is not None and self.keys[verb.first] in _QUESTIONS:
            return False
        if self.forum:
            self.requested = self.requested or self._questions_told(speech)
            asked = self.requested and speaker.name not in self.askers
            asked = asked and not self._is_elsewhere(speech)
            return asked and answers_there(speaker, self.forum)
        if not self.requested or verb is None or speaker.name in self.spoken_since:
            return False
        if not answers_there(speaker, "questions"):
            return False
        if self.questioned:
            return True
        if self.keys[speech.first - 1 : speech.first] == ["còn"]:
            return False  # "Còn ông …" speaks of something else
        return self.keys[verb.first : verb.last] in _REPLYING

    def _questions_told(self, speech: Speech) -> bool:
        """Say whether questions are told of right before: "nhiều câu hỏi được đặt ra về …"."""
        near = self.keys[max(speech.first - _NEAR_QUESTION, 0) : speech.first]
        return ("câu", "hỏi") in pairwise(near)

    def _is_elsewhere(self, speech: Speech) -> bool:
        """Say whether another meeting is told of: "Đầu tháng 3, tại buổi làm việc với …, ông …"."""
        begin = max(speech.first - _NEAR_MEETING, 0)
        return any(
            tuple(self.keys[event.first : event.last]) in _SESSIONS
            and self.keys[event.first - 1] in ("tại", "trong")
            for event in self.marks.within(begin, speech.first, "EVENT")
        )


_NEAR_MEETING = 22
_SESSIONS = frozenset((("buổi", "làm", "việc"), ("cuộc", "làm", "việc"), ("phiên", "họp")))
