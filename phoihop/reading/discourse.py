"""Mạch phát biểu: who is speaking now, what they ask, tell, praise or conclude.

One pass over the blocks with a small state: the speaker, what the speech is (report, request, order …)
and whom the last task was given to. A new speaker, a locator ("Tại hội nghị, các đại biểu …") or a
closing sentence ends the state; "Đồng chí cũng …" and clauses that open with a task carry it on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from phoihop.reading.authority import Rank, asks_upwards, is_authority
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import Clause, cut, read_clause, skip_lead_in
from phoihop.reading.facts import Recommendation, Statement
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, words_of
from phoihop.reading.speech import Speaker, Speakers, Speech, read_speeches

_CARRIES_ON = ("directive", "conclusion", "response")


@dataclass(slots=True)
class Task:
    """Việc được giao, chưa gắn hạn: a clause of an order with the parties that are to act."""

    by: str
    clause: Clause
    parties: tuple[Party, ...]
    inherited: bool
    rule: str


@dataclass(slots=True)
class State:
    """Trạng thái: the current speaker, the kind of the speech, and the last addressees."""

    speaker: Speaker | None = None
    mode: str = "idle"
    parties: tuple[Party, ...] = ()
    asked: bool = False
    in_event: bool = False


@dataclass(slots=True)
class Discourse:
    """Kết quả của mạch phát biểu."""

    statements: list[Statement] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


def read_discourse(marks: Marks, parts: list[Part], speakers: Speakers, rank: Rank) -> Discourse:
    """Read every statement, recommendation and task of the body blocks."""
    machine = _Machine(marks, speakers, rank)
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            machine.block(part)
        elif part.role in ("heading", "agenda"):
            machine.heading(part)
    for part in parts:
        if part.role == "caption":
            machine.caption(part)
    return machine.found


class _Machine:
    def __init__(self, marks: Marks, speakers: Speakers, rank: Rank) -> None:
        self.marks = marks
        self.tokens = marks.tokens
        self.speakers = speakers
        self.rank = rank
        self.state = State()
        self.found = Discourse()

    # blocks

    def heading(self, part: Part) -> None:
        self.state.asked = False

    def block(self, part: Part) -> None:
        turn = self._turn(part)
        if turn is not None:
            self._take_turn(part, *turn)
            return
        first_sentence = True
        for first, last in sentences(self.tokens, part):
            self._sentence(first, last, opens_block=first_sentence)
            first_sentence = False

    def caption(self, part: Part) -> None:
        """A caption repeats what the text tells; only a speaker not heard before counts."""
        for speech in read_speeches(self.speakers, part.first, part.last, None):
            name = speech.speakers[-1].name
            spoken = any(statement.speaker == name for statement in self.found.statements)
            talks = any(self.tokens.keys[verb.first] == "phát" for verb in speech.verbs)
            if talks and not spoken and speech.speakers[-1].kind == "person":
                self._state(speech.speakers[-1], "opinion", part.first, part.last, "caption")

    # turns: "Chủ tịch Hội … Nguyễn Văn A: Đề nghị …"

    def _turn(self, part: Part) -> tuple[Speaker, int] | None:
        at = skip_lead_in(self.marks, part.first, part.last)
        if self.tokens.keys[at : at + 3] == ["ý", "kiến", "của"]:
            at += 3
        speaker = self.speakers.at(at, part.last, None)
        if speaker is None or speaker.last >= part.last:
            return None
        colon = speaker.last
        if self.tokens.words[colon] == ")" and colon + 1 < part.last:
            colon += 1
        if self.tokens.words[colon] != ":" or colon + 3 > part.last:
            return None
        if speaker.kind in ("group", "authority") and not self._speaks(speaker):
            return None
        return speaker, colon + 1

    def _speaks(self, speaker: Speaker) -> bool:
        return self.marks.at(speaker.first, "SPEAKERS") is not None or self.tokens.keys[
            speaker.first
        ] in ("đại", "lãnh")

    def _take_turn(self, part: Part, speaker: Speaker, content: int) -> None:
        """Sort the sentences of a turn: praise first when it stands apart, then what is asked."""
        body = Part(part.span, content, part.last)
        pieces = sentences(self.tokens, body)
        opening = self.marks.at(content, "SAY")
        kind = opening.value.attributes["kind"] if opening is not None else ""
        authority = is_authority(self.rank, speaker)
        if kind in ("report", "response"):
            self._state(speaker, kind, content, part.last, "turn")
            self._follow(content, part.last)
            return
        asks = [self._asks(first, last, authority) for first, last in pieces]
        if not any(asks):
            plain = "praise" if self._praises(*pieces[0]) and authority else "opinion"
            self._state(speaker, kind if kind == "praise" else plain, content, part.last, "turn")
            return
        mode = "directive" if authority else "recommendation"
        start = content
        if authority and not asks[0] and self._praises(*pieces[0]):
            self._state(speaker, "praise", *pieces[0], "turn")
            start = pieces[asks.index(True)][0]
        self._state(speaker, mode, start, part.last, "turn")
        for first, last in pieces:
            self._follow(first, last, unasked=authority)

    def _asks(self, first: int, last: int, authority: bool) -> bool:
        return any(
            read_clause(self.marks, start, end, asked=authority) is not None
            for start, end in cut(self.marks, first, last)
        )

    def _praises(self, first: int, last: int) -> bool:
        kinds = [
            mark.value.attributes.get("kind")
            for index in range(first, last)
            if (mark := self.marks.at(index, "ASSESS")) is not None
        ]
        return bool(kinds) and not {"shortcoming", "difficulty"} & set(kinds)

    # sentences

    def _sentence(self, first: int, last: int, *, opens_block: bool) -> None:
        located = self._located(first, last)
        if located:
            self.state.in_event = True
        speeches = read_speeches(self.speakers, first, last, self.state.speaker)
        speeches = [speech for speech in speeches if self._counts(speech, first, located)]
        if speeches:
            for position, speech in enumerate(speeches):
                end = speeches[position + 1].first if position + 1 < len(speeches) else last
                start = first if position == 0 else speech.first
                self._speech(speech, start, end)
            return
        if self._elided(first, last):
            return
        if opens_block and not self._goes_on(first, last):
            if self.state.mode != "idle":
                self.state = State(in_event=self.state.in_event)
            return
        if self.state.mode in (*_CARRIES_ON, "recommendation"):
            if opens_block and self.state.speaker is not None and self.state.mode in _CARRIES_ON:
                if self._asks(first, last, True):
                    self._state(self.state.speaker, "directive", first, last, "carried")
            self._follow(first, last)

    def _located(self, first: int, last: int) -> bool:
        keys = self.tokens.keys
        for index in range(first, min(first + 10, last)):
            if keys[index] in ("tại", "qua", "trong") and any(
                self.marks.at(at, "EVENT")
                or self.marks.at(at, "EVENTV")
                or self.marks.at(at, "TALK")
                for at in range(index + 1, min(index + 4, last))
            ):
                return True
        return False

    def _counts(self, speech: Speech, first: int, located: bool) -> bool:
        """Keep a body or group as speaker only where the text tells of the meeting."""
        speaker = speech.speakers[-1]
        if speaker.kind in ("person", "post"):
            return self._is_speech(speech)
        verbs = speech.verbs
        if not verbs or self._is_noun(verbs[0]):
            return False
        voice = self._speaks(speaker)
        kind = verbs[0].value.attributes.get("kind")
        if (
            kind in ("directive", "praise", "conclusion")
            and "group" not in verbs[0].value.attributes
        ):
            return False
        return (
            located
            or speech.opener is not None
            or (self.state.in_event and (voice or kind != "report"))
        )

    def _is_speech(self, speech: Speech) -> bool:
        return bool(speech.verbs) or speech.opener is not None

    def _is_noun(self, verb: Mark) -> bool:
        return verb.first > 0 and self.tokens.keys[verb.first - 1] in ("các", "những", "của")

    def _speech(self, speech: Speech, first: int, last: int) -> None:
        speaker = speech.speakers[-1]
        kind = self._kind(speech, last)
        content = speech.last
        start = first if speech.opener is not None or speaker.first - first <= 12 else speaker.first
        if kind == "praise":
            later = self._later_request(content, last)
            if later is not None:
                self._each(speech, "praise", start, later, first)
                self._state(speaker, self._asking_kind(speaker, later, last), later, last, "later")
                self._follow(later, last)
                return
        self._each(speech, kind, start, last, first)
        begin = speech.verbs[-1].first if speech.verbs else content
        if kind in ("directive", "conclusion", "recommendation", "response"):
            self._follow(min(begin, content), last)

    def _each(self, speech: Speech, kind: str, start: int, last: int, first: int) -> None:
        for position, speaker in enumerate(speech.speakers):
            begin = start if position == 0 else speaker.first
            self._state(speaker, kind, begin, last, f"speech.{kind}")

    def _kind(self, speech: Speech, last: int) -> str:
        opener = speech.opener.value.attributes["kind"] if speech.opener is not None else ""
        speaker = speech.speakers[-1]
        if opener == "conclusion":
            return "conclusion"
        if opener in ("report", "response") and speech.opener is not None:
            return str(opener)
        kinds = [verb.value.attributes["kind"] for verb in speech.verbs]
        if not kinds:
            return str(opener or "opinion")
        if kinds[0] == "conclusion":
            return "conclusion"
        if self._opens_meeting(speech):
            return "opinion"
        for kind in ("response", "report", "praise"):
            if kinds[0] == kind:
                return kind
        asking = [
            verb
            for verb in speech.verbs
            if verb.value.attributes["kind"] in ("directive", "recommendation")
        ]
        if asking:
            return self._asked_kind(speaker, asking[-1], last)
        later = self._later_request(speech.last, last)
        if later is not None:
            return self._asking_kind(speaker, later, last)
        return "opinion"

    def _opens_meeting(self, speech: Speech) -> bool:
        marks = [speech.opener, *speech.verbs]
        return any(
            mark is not None and "khai" in self.tokens.keys[mark.first : mark.last]
            for mark in marks
        )

    def _asked_kind(self, speaker: Speaker, verb: Mark, last: int) -> str:
        """An emphasis is an order only when something is asked; a request goes by rank."""
        if verb.value.id == "say.request":
            return self._asking_kind(speaker, verb.first, last)
        if verb.value.id == "say.deploy":
            return "directive"
        asked = self._asks(verb.last, last, True)
        return "directive" if asked and is_authority(self.rank, speaker) else "opinion"

    def _asking_kind(self, speaker: Speaker, first: int, last: int) -> str:
        if not is_authority(self.rank, speaker):
            return "recommendation"
        clause = read_clause(self.marks, first, last, asked=False)
        parties = clause.parties if clause is not None else ()
        return "recommendation" if asks_upwards(self.rank, speaker, parties) else "directive"

    def _later_request(self, first: int, last: int) -> int | None:
        """Return where "…; đồng thời đề nghị UBND …" begins inside a sentence of praise."""
        for index in range(first, last):
            say = self.marks.at(index, "SAY")
            if say is None or say.value.id not in ("say.request", "say.order"):
                continue
            if self.tokens.keys[index] not in ("đề", "yêu", "kiến", "mong", "giao"):
                continue
            clause = read_clause(self.marks, index, last, asked=False)
            if clause is not None and clause.verb is not None and clause.verb.first == index:
                return index
        return None

    def _elided(self, first: int, last: int) -> bool:
        """Read "Nêu lên những nhiệm vụ …, trong đó nhấn mạnh …" of the speaker before."""
        if self.state.speaker is None or self.state.mode == "idle":
            return False
        at = skip_lead_in(self.marks, first, last)
        say = self.marks.at(at, "SAY")
        if say is None or say.value.id == "say.praise":
            return False
        authority = is_authority(self.rank, self.state.speaker)
        if not self._asks(first, last, authority):
            return False
        mode = self._asking_kind(self.state.speaker, at, last)
        if not (mode == self.state.mode == "recommendation"):
            self._state(self.state.speaker, mode, first, last, "elided")
        self._follow(at, last)
        return True

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether a new block carries on the order of the speaker before."""
        if self.state.mode not in _CARRIES_ON or self.state.speaker is None:
            return False
        if self._located(first, last) or self._narrates(first, last):
            return False
        return self._asks(first, last, True)

    def _narrates(self, first: int, last: int) -> bool:
        keys = self.tokens.keys
        head = keys[first : first + 6]
        if head[:2] in (["hội", "nghị"], ["buổi", "làm"], ["đây", "là"], ["việc", "ra"]):
            return True
        return "đã" in head or self.marks.at(first, "PERIOD") is not None

    # facts

    def _state(self, speaker: Speaker, kind: str, first: int, last: int, rule: str) -> None:
        end = self._trimmed(first, last)
        if end <= first:
            return
        self.found.statements.append(
            Statement(
                speaker.name,
                self.tokens.span(speaker.first, speaker.last),
                kind,
                self.tokens.span(first, end),
                f"statement.{rule}",
            )
        )
        if speaker != self.state.speaker or kind not in _CARRIES_ON:
            self.state.parties = ()
        self.state.speaker = speaker
        self.state.mode = kind
        self.state.asked = kind == "directive"

    def _trimmed(self, first: int, last: int) -> int:
        while last > first and self.tokens.words[last - 1] in (".", ";", ",", ":"):
            last -= 1
        return last

    def _follow(self, first: int, last: int, *, unasked: bool = False) -> None:
        """Take the tasks or requests out of tokens that belong to the current speaker."""
        speaker = self.state.speaker
        if speaker is None:
            return
        asked = unasked or self.state.asked
        for start, end in cut(self.marks, first, last):
            end = self._trimmed(start, end)
            clause = read_clause(self.marks, start, end, asked=asked) if end > start else None
            if clause is None or clause.last - clause.first < 4:
                continue
            if self._take(speaker, clause):
                asked = self.state.asked = True

    def _take(self, speaker: Speaker, clause: Clause) -> bool:
        mode = self.state.mode
        upwards = asks_upwards(self.rank, speaker, clause.parties)
        if mode == "recommendation" or (upwards and clause.form == "verb"):
            return self._recommend(speaker, clause)
        if mode == "conclusion" and clause.form == "bare" and not self.state.asked:
            return False
        if mode == "response" and clause.form in ("bare", "party"):
            return False
        if mode not in _CARRIES_ON:
            return False
        parties = clause.parties or self.state.parties
        self.found.tasks.append(
            Task(speaker.name, clause, parties, not clause.parties, f"assignment.{clause.form}")
        )
        if clause.parties:
            self.state.parties = clause.parties
        return True

    def _recommend(self, speaker: Speaker, clause: Clause) -> bool:
        to = ", ".join(words_of(self.tokens, party) for party in clause.parties[:3]) or None
        self.found.recommendations.append(
            Recommendation(
                speaker.name,
                to,
                self.tokens.span(clause.first, clause.last),
                f"recommendation.{clause.form}",
                self.tokens.span(clause.parties[0].first, clause.parties[-1].last)
                if clause.parties
                else None,
            )
        )
        return True
