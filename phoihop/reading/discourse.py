"""Mạch phát biểu: who is speaking now, what they ask, tell, praise or conclude.

One pass over the blocks with a small state: the speaker, what the speech is (report, request,
order …) and whom the last task was given to. A new speaker, a locator ("Tại hội nghị, các đại
biểu …") or a closing sentence ends the state; "Đồng chí cũng …" and clauses that open with a task
carry it on.
"""

from __future__ import annotations

from phoihop.reading.asking import ASKING, DUTIES, ORDERS
from phoihop.reading.authority import Rank, is_authority
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import Clause, needs, opens_need, read_clause, tells_hardship
from phoihop.reading.collective import (
    counted_requests,
    named_views,
    passive_answer,
    place_asks,
    received_views,
)
from phoihop.reading.headings import (
    deadline_of,
    lists_requests,
    names_assessment,
    names_conclusion,
    told_below,
)
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.onward import later_request
from phoihop.reading.outcomes import recommend
from phoihop.reading.pieces import skip_lead_in
from phoihop.reading.quoted import awaits_speaker, own_request
from phoihop.reading.said import CARRIES_ON, Discourse, State
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.speech import read_speeches
from phoihop.reading.telling import asks_anything
from phoihop.reading.turns import Turns

_SHORTEST_CLAUSE = 4
_LONGEST_NAME = 9
_BEFORE_NOUNS = frozenset(("những", "các", "trước", "về", "với"))
_SHOWN = frozenset(("phát", "trình", "báo"))
"""Verbs with which a caption tells that somebody spoke."""
_CAME = frozenset(("có", "gồm", ":"))
_ADDING = (["đồng", "thời"], ["bên", "cạnh"], ["ngoài", "ra"], ["cùng", "với"], ["đặc", "biệt"])


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
    machine = Machine(marks, speakers, rank, host)
    if concludes is not None:
        machine.listen(concludes)
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            machine.block(part)
        elif part.role == "heading":
            machine.heading(part)
        machine.remember_deadline(part)
    for part in parts:
        if part.role == "caption":
            machine.caption(part)
    return machine.found


class Machine(Turns):
    """The pass over the blocks, and what it has found so far."""

    def __init__(self, marks: Marks, speakers: Speakers, rank: Rank, host: str) -> None:
        super().__init__(marks, speakers, rank)
        self.host = Speaker(host, 0, 1, "org")
        self.judged = False
        """Whether the heading above says that the work done is judged below it."""
        self.asked_before = self.pledged_before = False
        """Whether the sentence before asked for something, or promised it."""

    def heading(self, part: Part) -> None:
        """A heading ends what one body was told; it can also tell who concludes from here on."""
        self.quotation.hear(part.first, part.last)
        if self.quotation.waits(part.last):
            return  # “Công ty hoạt động có tốt không?
        self.judged = names_assessment(self.marks, part)
        speeches = read_speeches(self.speakers, part.first, part.last, self.state.person)
        if any(speech.speakers[-1].is_one for speech in speeches):
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
        turn = self.turn_of(part)
        if turn is not None:
            self.take_turn(part, *turn)
            return
        self.block_last = part.last
        for position, (first, last) in enumerate(sentences(self.tokens, part)):
            self._sentence(first, last, opens_block=position == 0, item=part.role == "list_item")

    def remember_deadline(self, part: Part) -> None:
        """Keep the day of a heading, or of a line that opens a list, for what stands below."""
        opens = part.role == "heading" or self.tokens.words[part.last - 1] == ":"
        if opens:
            self.state.deadline = deadline_of(self.marks, part)
        elif part.role == "paragraph" and not self.state.listing:
            self.state.deadline = None

    def caption(self, part: Part) -> None:
        """A caption repeats what the text tells; only a speaker not heard before counts."""
        for speech in read_speeches(self.speakers, part.first, part.last, None):
            speaker = speech.speakers[-1]
            heard = speaker.name in self.heard
            asks = any(self._tells_whom(verb, part.last) for verb in speech.verbs)
            if asks and not heard and speaker.kind == "person":
                self.block(part)
                return
            talks = any(self.tokens.keys[verb.first] in _SHOWN for verb in speech.verbs)
            if talks and not heard and speaker.kind == "person":
                kinds = [verb.value.attributes["kind"] for verb in speech.verbs]
                kind = next((one for one in kinds if one in ("conclusion", "report")), "opinion")
                self.tell(speaker, kind, part.first, part.last, "caption")

    def _tells_whom(self, verb: Mark, last: int) -> bool:
        """Say whether the order names who is to do what, not only that one is given."""
        if verb.value.attributes["kind"] not in ASKING:
            return False
        clause = read_clause(self.marks, verb.first, last, asked=False)
        whom = clause.parties if clause is not None else ()
        return bool(whom) and self.marks.bears(whom[-1].last, DUTIES)

    # sentences

    def _sentence(self, first: int, last: int, *, opens_block: bool, item: bool) -> None:
        if self.tokens.keys[first : first + 3] == ["trên", "đây", "là"]:
            return
        if self._lists_who_came(first, last):
            return
        asked, promised = len(self.found.recommendations), self._promised()
        told = len(self.found.statements)
        self.quotation.hear(first, last)
        if self.quotation.waits(last):
            return
        self._told(first, last, opens_block=opens_block and not self.quotation.inside, item=item)
        self.quotation.leave(first, last, told=len(self.found.statements) > told)
        self.asked_before = len(self.found.recommendations) > asked
        self.pledged_before = self._promised() > promised

    def _promised(self) -> int:
        tasks = self.found.tasks
        return len(tasks) if tasks and tasks[-1].rule == "assignment.promise" else 0

    def _told(self, first: int, last: int, *, opens_block: bool, item: bool) -> None:
        located = self.hearing.located(first, last)
        self.state.in_event = self.state.in_event or located
        if (
            not (self.state.listing or self.quotation.waits(first + 1))
            and self._opens_with_request(first, last)
            and self._elided(first, last)
        ):
            return
        speeches = [
            speech
            for speech in read_speeches(self.speakers, first, last, self.state.person)
            if not self.quotation.holds(speech)
            and self.hearing.counts(speech, last, located=located, in_event=self.state.in_event)
        ]
        told = len(self.found.statements)
        if speeches:
            self.take_speeches(speeches, first, last)
        if len(self.found.statements) == told and self._collective(first, last):
            return
        if speeches:
            return
        if self.state.listing or (item and self.state.mode in (*CARRIES_ON, "recommendation")):
            self._point(first, last)
        elif (
            self._is_of_another(first, last)
            or self._elided(first, last)
            or ((self.asked_before or not opens_block) and self._needed(first, last))
            or self._asks_on(first, last)
            or self._asks_oneself(first, last)
            or self.announce(first, last)
            or self._pledges_on(first, last)
            or self.handed(first, last)
        ):
            return
        elif self.judged and self.state.speaker is not None and self.state.mode in CARRIES_ON:
            self._list_statement(self.state.speaker, "conclusion", first, last)
        elif opens_block and not self._goes_on(first, last):
            self.state = State(person=self.state.person, in_event=self.state.in_event)
        elif self.state.speaker is not None and self.state.mode in (*CARRIES_ON, "recommendation"):
            if opens_block and last < self.block_last:  # one sentence alone goes on with the last
                answers = self.state.mode == "response" and "sẽ" in self.tokens.keys[first:last]
                kind = "response" if answers else "directive"
                self.tell(self.state.speaker, kind, first, last, "carried")
            if not self._narrates_day(first, last):
                self.follow(first, last)

    def _is_of_another(self, first: int, last: int) -> bool:
        """Say whether a request is over, as a quotation opens that another is named behind."""
        if self.state.mode != "recommendation":
            return False
        return awaits_speaker(self.marks, first, max(last, self.block_last))

    def _narrates_day(self, first: int, last: int) -> bool:
        """Say whether "Tháng 11/2016, Chính phủ phê duyệt …" tells what was done on a day."""
        dated = self.marks.first_in(first, min(first + 3, last), "DAY")
        dated = dated or self.marks.at(first, "PART_OF_YEAR")
        if dated is None or self.marks.has(first, last, "MUST", "SAY"):
            return False
        return self.tokens.words[dated.last : dated.last + 1] == [","]

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
        asks = not self.judged and asks_anything(self.marks, first, last, authority=True)
        kind = "directive" if asks else "conclusion"
        if asks or self.state.listing:
            self._list_statement(speaker, kind, first, last)
        if asks:
            self.state.mode, self.state.asked = "directive", True
            self.follow(first, last)

    def _list_statement(self, speaker: Speaker, kind: str, first: int, last: int) -> None:
        listed, listing, parties = self.state.listed, self.state.listing, self.state.parties
        judges = self.judged or kind != "conclusion" or self._assesses(first, last)
        if kind in listed or not judges:
            return
        self.tell(speaker, kind, first, last, "listed")
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
        if say is None or say.value.id not in ORDERS:
            return False
        if at > first and self.tokens.keys[at - 1] in _BEFORE_NOUNS:
            return False  # "Trước những kiến nghị của bà con, …"
        return not self.marks.has(say.last, min(say.last + 4, last), "EVENT")  # "Chỉ đạo tại họp"

    def _collective(self, first: int, last: int) -> bool:
        """Read what many asked or were answered, where nobody stands before the verb."""
        counted = counted_requests(self.marks, first, last) if self.state.in_event else None
        if counted is not None:
            speaker, content = counted
            self.tell(speaker, "recommendation", first, last, "counted")
            self.follow(content, last)
            return True
        place = place_asks(self.marks, first, last)
        if place is not None:
            speaker, content = place
            self.tell(speaker, "recommendation", first, last, "place")
            self.follow(content, last)
            return True
        told = self.state.in_event or self.marks.has(first, last, "EVENT")
        received = (
            received_views(self.marks, first, last) or named_views(self.marks, first, last)
            if told
            else None
        )
        if received is not None:
            speaker, asks = received
            kind = "recommendation" if asks else "opinion"
            self.tell(speaker, kind, first, last, "received")
            return True
        answering = passive_answer(self.marks, first, last)
        if answering is not None:
            self.tell(answering, "response", first, last, "passive_answer")
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
        asks = say.value.id != "say.praise" and asks_anything(
            self.marks, first, last, authority=is_authority(self.rank, speaker)
        )
        orders = self.tokens.keys[say.first : say.last] == ["yêu", "cầu"]
        asks = asks or (orders and at > first and is_authority(self.rank, speaker))
        if not asks or self._only_pledges(say, last):
            return self._goes_on_saying(speaker, say, first, last)
        mode = self.manner.asking(speaker, at, last)
        if not (mode == self.state.mode == "recommendation"):
            self.tell(speaker, mode, first, last, "elided")
        self.follow(at, last)
        return True

    def _needed(self, first: int, last: int) -> bool:
        """Read "Cần sớm nâng cấp đường này." of whoever was heard before: a request of those who
        give no orders, an order of those who do.
        """
        speaker = self.state.speaker
        if speaker is None or self.state.mode not in ("opinion", "praise"):
            return False
        if not self.marks.has(first, last, "MUST"):
            return False
        authority = is_authority(self.rank, speaker)
        if not (authority or opens_need(self.marks, first, last)):
            return False
        wanted = needs(self.marks, first, last)
        if wanted and authority:
            self.tell(speaker, "directive", first, last, "needed")
            self.follow(first, last)
            return True
        self.found.recommendations.extend(recommend(self.marks, speaker, one) for one in wanted)
        return bool(wanted)

    def _asks_on(self, first: int, last: int) -> bool:
        """Read a line that goes on with the requests of the line before: "Ưu tiên vốn cho đường
        thôn; …", "Tỉnh cần …".
        """
        speaker = self.state.speaker
        if speaker is None or self.state.mode != "recommendation" or not self.asked_before:
            return False
        if self.hearing.located(first, last) or self.hearing.narrates(first):
            return False
        at = skip_lead_in(self.marks, first, last)
        task = self.marks.at(at, "TASK") if at < last else None
        opens = task is not None and self.marks.at(at, "ORG") is None
        clause = None if opens else read_clause(self.marks, first, last, asked=False)
        duty = clause is not None and clause.form == "party" and self._is_need(clause)
        if not opens and not duty:
            return False
        told = len(self.found.recommendations)
        self.follow(first, last)
        return len(self.found.recommendations) > told

    def _asks_oneself(self, first: int, last: int) -> bool:
        """Read “Tôi đề nghị …” of the person who was named before."""
        person = self.state.person
        own = own_request(self.marks, first, last)
        if person is None or own is None or "đã" in self.tokens.keys[first:own]:
            return False
        self.tell(person, self.manner.asking(person, own, last), first, last, "first_person")
        self.follow(own, last)
        return True

    def _is_need(self, clause: Clause) -> bool:
        return self.tokens.keys[clause.content] in ("cần", "phải", "nên") and not tells_hardship(
            self.marks, clause
        )

    def _pledges_on(self, first: int, last: int) -> bool:
        """Read "Đồng thời, xã sẽ …" behind what the same person has just promised."""
        person = self.state.person
        if person is None or not self.pledged_before:
            return False
        if self.tokens.keys[first : first + 2] not in _ADDING:
            return False
        told = len(self.found.tasks)
        self.pledge(person, first, last)
        return len(self.found.tasks) > told

    def _only_pledges(self, say: Mark, last: int) -> bool:
        """Say whether "Khẳng định, Hội sẽ …" promises, and asks nobody."""
        clause = read_clause(self.marks, say.last, last, asked=False)
        return say.value.id == "say.opinion" and clause is not None and clause.form == "promise"

    def _goes_on_saying(self, speaker: Speaker, say: Mark, first: int, last: int) -> bool:
        """Read "Đồng thời, đánh giá cao …", "Khẳng định vai trò …" of the person before."""
        stresses = self.tokens.keys[say.first : say.last] in (["khẳng", "định"], ["nhấn", "mạnh"])
        if not speaker.is_one or self.state.mode in ("conclusion", "report"):
            return False
        if say.value.id != "say.praise" and not stresses:
            return False
        kind = "opinion" if stresses else "praise"
        later = later_request(self.marks, say.last, last)
        self.tell(speaker, kind, first, later or last, "elided")
        self.pledge(speaker, say.last, later or last)
        if later is not None:
            self.tell(speaker, self.manner.asking(speaker, later, last), later, last, "later")
            self.follow(later, last)
        return True

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether a new block carries on the order of the speaker before."""
        if self.state.mode not in CARRIES_ON or self.state.speaker is None:
            return False
        if self.state.mode == "response" and not self.state.speaker.is_one:
            return False
        if self.hearing.located(first, last) or self.hearing.narrates(first):
            return False
        if self.quotation.is_open():
            return False  # who says it is named behind the quotation
        return self.manner.orders(first, last)
