"""Mạch phát biểu: who is speaking now, what they ask, tell, praise or conclude.

One pass over the blocks with a small state: the speaker, what the speech is (report, request,
order …)
and whom the last task was given to. A new speaker, a locator ("Tại hội nghị, các đại biểu …") or a
closing sentence ends the state; "Đồng chí cũng …" and clauses that open with a task carry it on.
"""

from __future__ import annotations

from phoihop.reading.authority import Rank, answers_for_state, is_authority
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import read_clause
from phoihop.reading.collective import counted_requests, passive_answer
from phoihop.reading.facts import Statement
from phoihop.reading.headings import lists_requests, names_conclusion, told_below
from phoihop.reading.hearing import Hearing
from phoihop.reading.manner import ASKING, Manner
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.outcomes import Outcomes, recommend
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.said import CARRIES_ON, Discourse, State
from phoihop.reading.speech import Speaker, Speakers, Speech, read_speeches

_SHORTEST_CLAUSE = 4
_JOINS = frozenset((",", ";", "và", "thời"))
_LONGEST_NAME = 9
_POINTS_BELOW = frozenset(("sau", "đây", "là"))
_COLON = frozenset((":",))
_CAME = frozenset(("có", "gồm", ":"))


def read_discourse(
    marks: Marks,
    parts: list[Part],
    speakers: Speakers,
    rank: Rank,
    *,
    concludes: Speaker | None = None,
    host: str = "",
) -> Discourse:
    """Read every statement, recommendation and task of the body blocks.

    `concludes` is who speaks throughout: the one whose conclusion a notice makes known. In the name
    of `host` stands what a heading "Kiến nghị, đề xuất" lists.
    """
    machine = _Machine(marks, speakers, rank, host)
    if concludes is not None:
        machine.listen(concludes)
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            machine.block(part)
        elif part.role == "heading":
            machine.heading(part)
    for part in parts:
        if part.role == "caption":
            machine.caption(part)
    return machine.found


class _Machine(Outcomes):
    def __init__(self, marks: Marks, speakers: Speakers, rank: Rank, host: str) -> None:
        super().__init__(marks, rank)
        self.host = Speaker(host, 0, 1, "org")
        self.speakers = speakers
        self.manner = Manner(marks, rank)
        self.hearing = Hearing(marks, self.manner)
        self.heard: set[str] = set()

    def listen(self, speaker: Speaker) -> None:
        """Take everything that follows as points of this speaker's conclusion."""
        self.state = State(speaker, speaker, "conclusion", listing=True, in_event=True)

    def heading(self, part: Part) -> None:
        """A heading ends what one body was told; it can also tell who concludes from here on."""
        speeches = read_speeches(self.speakers, part.first, part.last, self.state.person)
        if any(speech.speakers[-1].kind in ("person", "post") for speech in speeches):
            self.block(part)
        elif (chair := self._chair()) is not None and names_conclusion(self.marks, part):
            self.listen(chair)
        elif lists_requests(self.marks, part):
            self.state = State(self.host, None, "recommendation", asked=True, in_event=True)
        elif self.state.speaker is self.host:
            self.state = State(in_event=True)
        else:
            self.state.parties = told_below(self.marks, part)

    def _chair(self) -> Speaker | None:
        """Return the chair as a speaker, for a heading such as "IV. Kết luận" that names nobody."""
        for name in self.rank.order:
            return Speaker(name, 0, 1, "person", self.speakers.posts_of(name))
        return None

    def block(self, part: Part) -> None:
        if self.tokens.words[part.last - 1] == ":" and lists_requests(self.marks, part):
            self.heading(part)
            return
        if part.last - part.first < _LONGEST_NAME and not any(
            word[0].islower() for word in self.tokens.words[part.first : part.last]
        ):
            return  # who wrote it: "Vi Tấc – Lò Mẩy"
        turn = self._turn(part)
        if turn is not None:
            self._take_turn(part, *turn)
            return
        self.block_last = part.last
        for position, (first, last) in enumerate(sentences(self.tokens, part)):
            self._sentence(first, last, opens_block=position == 0, item=part.role == "list_item")

    def caption(self, part: Part) -> None:
        """A caption repeats what the text tells; only a speaker not heard before counts."""
        for speech in read_speeches(self.speakers, part.first, part.last, None):
            speaker = speech.speakers[-1]
            heard = speaker.name in self.heard
            talks = any(self.tokens.keys[verb.first] == "phát" for verb in speech.verbs)
            if talks and not heard and speaker.kind == "person":
                kinds = {verb.value.attributes["kind"] for verb in speech.verbs}
                kind = "conclusion" if "conclusion" in kinds else "opinion"
                self._state(speaker, kind, part.first, part.last, "caption")

    # turns: "Chủ tịch Hội … Nguyễn Văn A: Đề nghị …"

    def _turn(self, part: Part) -> tuple[Speaker, int] | None:
        if not self.tokens.count(_COLON, part.first, part.last):
            return None
        at = skip_lead_in(self.marks, part.first, part.last)
        if at > part.first and self.tokens.keys[at - 1] == "với":
            return None  # "Đối với Hội Nông dân xã: …" tells whom, not who
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
        if speaker.kind in ("group", "authority") and not self.hearing.speaks(speaker):
            return None
        return speaker, colon + 1

    def _take_turn(self, part: Part, speaker: Speaker, content: int) -> None:
        """Sort the sentences of a turn: praise first when it stands apart, then what is asked."""
        pieces = sentences(self.tokens, Part(part.span, content, part.last))
        opening = self.marks.at(content, "SAY")
        kind = str(opening.value.attributes["kind"]) if opening is not None else ""
        authority = is_authority(self.rank, speaker)
        if kind in ("report", "response"):
            self._state(speaker, kind, content, part.last, "turn")
            self.follow(content, part.last)
            return
        if self._is_answer(speaker, pieces):
            self._state(speaker, "response", content, part.last, "turn")
            self.follow(content, part.last)
            return
        asks = [self.manner.asks(*piece, authority=authority) for piece in pieces]
        if not any(asks):
            self._state(speaker, self._plain(speaker, kind, pieces[0]), content, part.last, "turn")
            return
        start = content
        if authority and not asks[0] and self.manner.praises(*pieces[0]):
            self._state(speaker, "praise", *pieces[0], "turn")
            start = pieces[asks.index(True)][0]
        mode = "directive" if authority else "recommendation"
        self._state(speaker, mode, start, part.last, "turn")
        self.state.asked = authority
        for first, last in pieces:
            self.follow(first, last)

    def _is_answer(self, speaker: Speaker, pieces: list[tuple[int, int]]) -> bool:
        """Say whether an office answers what was asked: it tells and promises, and asks for
        nothing.
        """
        if not (self.manner.requested and answers_for_state(speaker)):
            return False
        clauses = [
            read_clause(self.marks, start, end, asked=False)
            for piece in pieces
            for start, end in cut(self.marks, *piece)
        ]
        return all(clause is None or clause.form == "promise" for clause in clauses)

    def _plain(self, speaker: Speaker, kind: str, piece: tuple[int, int]) -> str:
        """Return the kind of a turn that asks for nothing: an answer, praise, or an opinion."""
        if self.manner.requested and answers_for_state(speaker):
            return "response"
        praise = kind == "praise" or self.manner.praises(*piece)
        return "praise" if praise and is_authority(self.rank, speaker) else "opinion"

    # sentences

    def _sentence(self, first: int, last: int, *, opens_block: bool, item: bool) -> None:
        if self.tokens.keys[first : first + 3] == ["trên", "đây", "là"]:
            return
        if self._lists_who_came(first, last):
            return
        located = self.hearing.located(first, last)
        self.state.in_event = self.state.in_event or located
        if (
            not self.state.listing
            and self._opens_with_request(first, last)
            and self._elided(first, last)
        ):
            return
        speeches = [
            speech
            for speech in read_speeches(self.speakers, first, last, self.state.person)
            if self.hearing.counts(speech, last, located=located, in_event=self.state.in_event)
        ]
        if speeches:
            self._take_speeches(speeches, first, last)
        elif self._collective(first, last):
            return
        elif self.state.listing or (item and self.state.mode in (*CARRIES_ON, "recommendation")):
            self._point(first, last)
        elif self._elided(first, last) or (not opens_block and self._needed(first, last)):
            return
        elif opens_block and not self._goes_on(first, last):
            self.state = State(person=self.state.person, in_event=self.state.in_event)
        elif self.state.speaker is not None and self.state.mode in (*CARRIES_ON, "recommendation"):
            if opens_block:
                self._state(self.state.speaker, "directive", first, last, "carried")
            self.follow(first, last)

    def _lists_who_came(self, first: int, last: int) -> bool:
        """Say whether the sentence opens with "Dự họp có các đồng chí …", "Thành phần gồm:"."""
        attending = self.marks.at(first, "ATTEND")
        if attending is None:
            return False
        near = self.tokens.keys[attending.last : min(attending.last + 4, last)]
        return not _CAME.isdisjoint(near)

    def _point(self, first: int, last: int) -> None:
        """Read one point of a list: the first that tells, and the first that asks, is a
        statement.
        """
        speaker = self.state.speaker
        if speaker is None or last - first < _SHORTEST_CLAUSE:
            return
        if self.state.mode == "recommendation":
            self.follow(first, last)
            return
        asks = self.manner.asks(first, last, authority=True)
        kind = "directive" if asks else "conclusion"
        if asks or self.state.listing:
            self._list_statement(speaker, kind, first, last)
        if asks:
            self.state.mode, self.state.asked = "directive", True
            self.follow(first, last)

    def _list_statement(self, speaker: Speaker, kind: str, first: int, last: int) -> None:
        listed, listing, parties = self.state.listed, self.state.listing, self.state.parties
        if kind in listed or (kind == "conclusion" and not self._assesses(first, last)):
            return
        self._state(speaker, kind, first, last, "listed")
        self.state.listed, self.state.listing = listed | {kind}, listing
        self.state.parties = parties

    def _assesses(self, first: int, last: int) -> bool:
        """Say whether the sentence, or one after it in its block, judges the work done."""
        if self.marks.has(first, last, "EVENT") and self.marks.has(first, last, "HELD", "CHAIR"):
            return False
        return self.marks.has(first, max(last, self.block_last), "ASSESS")

    def _opens_with_request(self, first: int, last: int) -> bool:
        """Say whether the sentence begins "Yêu cầu …", "Giao …" with its speaker left out."""
        if not self.marks.has(first, last, "SAY"):
            return False
        at = skip_lead_in(self.marks, first, last)
        say = self.marks.at(at, "SAY") if at < last else None
        return say is not None and say.value.id in ("say.request", "say.order")

    def _take_speeches(self, speeches: list[Speech], first: int, last: int) -> None:
        for position, speech in enumerate(speeches):
            end = speeches[position + 1].first if position + 1 < len(speeches) else last
            self._speech(speech, first if position == 0 else speech.first, end)

    def _speech(self, speech: Speech, first: int, last: int) -> None:
        speaker = speech.speakers[-1]
        kind = self.manner.kind(speech, last)
        later = self._later(speech, kind, last)
        if later is not None:
            if not self._repeats(speaker, speech, kind):
                self._each(speech, kind, first, later)
            self._state(speaker, self.manner.asking(speaker, later, last), later, last, "later")
            self.follow(later, last)
            return
        if self._only_announces(speech, kind, last):
            self.listen(speaker)
            asking = [v.first for v in speech.verbs if v.value.attributes["kind"] in ASKING]
            clause = read_clause(self.marks, asking[0], last, asked=False) if asking else None
            self.state.parties = clause.parties if clause is not None else ()
            return
        ids = {verb.value.id for verb in speech.verbs}
        themes = "say.theme" in ids
        views = speech.verbs and "kiến" in self.tokens.keys[speaker.last : speech.verbs[0].first]
        only_themes = ids == {"say.theme"} and not views
        if self._repeats(speaker, speech, kind) or (only_themes and kind == "opinion"):
            return
        self._each(speech, kind, first, last)
        if self._opens_points(speech, kind, last):
            self.listen(speaker)
            return
        if kind in ("opinion", "report", "praise"):
            self.pledge(speaker, speech.last, last)
        if kind in (*CARRIES_ON, "recommendation"):
            asking = [v.first for v in speech.verbs if v.value.attributes["kind"] in ASKING]
            asked = self.manner.later_request(speech.last, last) if themes and not asking else None
            self.follow(asked or min([*asking, speech.last]), last)

    def _later(self, speech: Speech, kind: str, last: int) -> int | None:
        """Return where praise, a report or an answer goes on to ask: "…; đồng thời yêu cầu …"."""
        if kind not in ("praise", "report", "response"):
            return None
        later = self.manner.later_request(speech.last, last)
        if later is None or kind == "praise":
            return later
        keys = self.tokens.keys
        apart = keys[later - 1] in _JOINS or keys[later : later + 2] == ["giao", "nhiệm"]
        return later if apart and speech.speakers[-1].kind in ("person", "post") else None

    def _only_announces(self, speech: Speech, kind: str, last: int) -> bool:
        """Say whether the sentence only opens a list: "Chủ tịch UBND xã kết luận như sau:"."""
        if kind not in ("conclusion", "directive") or speech.speakers[-1].kind not in (
            "person",
            "post",
        ):
            return False
        tail = self.tokens.keys[max(speech.last, last - 4) : last]
        return (tail[-1:] == [":"] and last - speech.last <= 14) or "như sau" in " ".join(tail)

    def _opens_points(self, speech: Speech, kind: str, last: int) -> bool:
        """Say whether praise goes on to a list of orders: "biểu dương …, kết luận như sau:"."""
        if kind not in ("praise", "opinion") or speech.speakers[-1].kind not in ("person", "post"):
            return False
        if self.tokens.words[last - 1] != ":" or self.tokens.keys[last - 2] not in _POINTS_BELOW:
            return False
        return any(
            say.value.attributes["kind"] in ("conclusion", "directive")
            for say in self.marks.within(max(speech.last, last - 16), last, "SAY")
        )

    def _repeats(self, speaker: Speaker, speech: Speech, kind: str) -> bool:
        """Say whether the speaker who concludes only goes on: "Đồng chí cũng chỉ rõ một số hạn
        chế".
        """
        same = self.state.speaker is not None and speaker.name == self.state.speaker.name
        return same and self.state.mode == "conclusion" and kind in ("opinion", "praise")

    def _each(self, speech: Speech, kind: str, first: int, last: int) -> None:
        for position, speaker in enumerate(speech.speakers):
            begin = first if position == 0 else speaker.first
            self._state(speaker, kind, begin, last, f"speech.{kind}")

    def _collective(self, first: int, last: int) -> bool:
        """Read what many asked or were answered, where nobody stands before the verb."""
        counted = counted_requests(self.marks, first, last) if self.state.in_event else None
        if counted is not None:
            speaker, content = counted
            self._state(speaker, "recommendation", first, last, "counted")
            self.follow(content, last)
            return True
        answering = passive_answer(self.marks, first, last)
        if answering is not None:
            self._state(answering, "response", first, last, "passive_answer")
        return answering is not None

    def _elided(self, first: int, last: int) -> bool:
        """Read "Nêu lên những nhiệm vụ …, trong đó nhấn mạnh …" of the speaker before."""
        speaker = self.state.speaker
        if speaker is None or self.state.mode == "idle" or not self.marks.has(first, last, "SAY"):
            return False
        at = skip_lead_in(self.marks, first, last)
        at = at + 1 if at < last and self.tokens.keys[at] == "cũng" else at
        say = self.marks.at(at, "SAY") if at < last else None
        if say is None or say.value.id in ("say.present", "say.report"):
            return False
        asks = say.value.id != "say.praise" and self.manner.asks(
            first, last, authority=is_authority(self.rank, speaker)
        )
        if not asks or self._only_pledges(say, last):
            return self._goes_on_saying(speaker, say, first, last)
        mode = self.manner.asking(speaker, at, last)
        if not (mode == self.state.mode == "recommendation"):
            self._state(speaker, mode, first, last, "elided")
        self.follow(at, last)
        return True

    def _needed(self, first: int, last: int) -> bool:
        """Read "Cần sớm nâng cấp đường này." of whoever was heard before and may give no orders."""
        speaker = self.state.speaker
        if speaker is None or self.state.mode != "opinion" or is_authority(self.rank, speaker):
            return False
        at = skip_lead_in(self.marks, first, last)
        must = self.marks.at(at, "MUST") if at < last else None
        if must is None or self.tokens.keys[at] != "cần":
            return False
        for start, end in cut(self.marks, first, last):
            clause = read_clause(self.marks, start, self.trimmed(start, end), asked=True)
            if clause is not None and clause.last - clause.first >= _SHORTEST_CLAUSE:
                self.found.recommendations.append(recommend(self.marks, speaker, clause))
        return True

    def _only_pledges(self, say: Mark, last: int) -> bool:
        """Say whether "Khẳng định, Hội sẽ …" promises, and asks nobody."""
        clause = read_clause(self.marks, say.last, last, asked=False)
        return say.value.id == "say.opinion" and clause is not None and clause.form == "promise"

    def _goes_on_saying(self, speaker: Speaker, say: Mark, first: int, last: int) -> bool:
        """Read "Đồng thời, đánh giá cao …", "Khẳng định vai trò …" of the person before."""
        stresses = self.tokens.keys[say.first : say.last] in (["khẳng", "định"], ["nhấn", "mạnh"])
        if speaker.kind not in ("person", "post") or self.state.mode in ("conclusion", "report"):
            return False
        if say.value.id != "say.praise" and not stresses:
            return False
        kind = "opinion" if stresses else "praise"
        later = self.manner.later_request(say.last, last)
        self._state(speaker, kind, first, later or last, "elided")
        self.pledge(speaker, say.last, later or last)
        if later is not None:
            self._state(speaker, self.manner.asking(speaker, later, last), later, last, "later")
            self.follow(later, last)
        return True

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether a new block carries on the order of the speaker before."""
        if self.state.mode not in CARRIES_ON or self.state.speaker is None:
            return False
        if self.state.mode == "response" and self.state.speaker.kind not in ("person", "post"):
            return False
        if self.hearing.located(first, last) or self.hearing.narrates(first):
            return False
        return self.manner.orders(first, last)

    # facts

    def _state(self, speaker: Speaker, kind: str, first: int, last: int, rule: str) -> None:
        end = self.trimmed(first, last)
        if end <= first:
            return
        self.heard.add(speaker.name)
        self.found.statements.append(
            Statement(
                speaker.name,
                self.tokens.span(speaker.first, speaker.last),
                kind,
                self.tokens.span(first, end),
                f"statement.{rule}",
            )
        )
        if speaker != self.state.speaker or kind not in CARRIES_ON:
            self.state.parties = ()
        self.state.speaker = speaker
        if speaker.kind in ("person", "post"):
            self.state.person = speaker
        self.state.mode = kind
        self.state.asked = kind in ASKING
        self.state.in_event = True
        if kind == "conclusion":
            self.rank.heads.add(speaker.name)
        self.manner.requested = self.manner.requested or kind == "recommendation"
