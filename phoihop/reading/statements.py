"""Lời được ghi lại: the statements of one speech, and the speaker who has the floor after it.

A sentence can hold several speeches ("… báo cáo …, còn ông … đề nghị …"), and one speech two
statements: praise that goes on to ask. What only opens a list of points is none; the points are.
"""

from __future__ import annotations

from dataclasses import replace

from phoihop.reading.asking import ASKING, ORDERS
from phoihop.reading.authority import Rank, is_authority
from phoihop.reading.clauses import Clause, needs, read_clause
from phoihop.reading.facts import Statement
from phoihop.reading.hearing import Hearing
from phoihop.reading.manner import Manner
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.onward import later_request
from phoihop.reading.outcomes import Outcomes, recommend
from phoihop.reading.pieces import skip_lead_in
from phoihop.reading.quoted import (
    SIGNS,
    Quotation,
    follows_quotation,
    is_named_behind,
    own_request,
)
from phoihop.reading.said import CARRIES_ON, State
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.speech import Speech

_LONGEST_QUOTED = 640
"""Letters of a quotation that are kept with the one who is named behind it; of a longer one only
the first sentences are."""
_VIEWS = frozenset(("có", "lượt", "ý", "kiến", ",", "nghị", "đề", "xuất"))
_LONGEST_ALIKE = 20
_LONGEST_REPEATED = 6
"""So many words alike behind the verb make two reports of one person the same."""
_JOINS = frozenset((",", ";", "và", "thời"))
_ASKED = frozenset(("party", "state", "council", "department", "authority", "superior"))
_NEAR_NEED = 12
_POINTS_BELOW = frozenset(("sau", "đây", "là"))


class Statements(Outcomes):
    """Phát biểu: turns the speeches of a sentence into statements."""

    def __init__(self, marks: Marks, speakers: Speakers, rank: Rank) -> None:
        super().__init__(marks, rank)
        self.speakers = speakers
        self.manner = Manner(marks, rank)
        self.hearing = Hearing(marks)
        self.heard: dict[str, Speaker] = {}
        self.quotation = Quotation(marks)
        self._said: dict[tuple[str, ...], int] = {}

    def listen(self, speaker: Speaker) -> None:
        """Take everything that follows as points of this speaker's conclusion."""
        self.state = State(speaker, speaker, "conclusion", listing=True, in_event=True)

    def tell(self, speaker: Speaker, kind: str, first: int, last: int, rule: str) -> None:
        """Keep a statement of `speaker`, who speaks from here on."""
        end = self.trimmed(first, last)
        if end <= first:
            return
        speaker = self._whose(speaker)
        told = self.found.statements
        place = self._place(speaker, kind, first, end)
        if place < len(told) and not self.marks.has(first, end, "EVENT"):
            return  # a picture repeats what the text tells
        self.heard.setdefault(speaker.name, speaker)
        told[place : place + 1] = [
            Statement(
                speaker.name,
                self.tokens.span(speaker.first, speaker.last),
                kind,
                self.tokens.span(first, end),
                f"statement.{rule}",
            )
        ]
        if speaker != self.state.speaker or kind not in CARRIES_ON:
            self.state.parties = ()
        self.state.speaker = speaker
        if speaker.is_one:
            self.state.person = speaker
        self.state.mode = kind
        self.state.asked = kind in ASKING
        self.state.in_event = True
        if kind == "conclusion":
            self.rank.heads.add(speaker.name)
            if speaker.kind == "person" and self.speakers.chair is None:
                self.speakers.chair = speaker  # "Đồng chí chủ tọa cũng đề nghị …"
        self.manner.hears(speaker, kind)

    def _whose(self, speaker: Speaker) -> Speaker:
        """Return the group heard last for whom only "(có 5) lượt ý kiến", "có ý kiến" stands."""
        if not _VIEWS.issuperset(self.tokens.keys[speaker.first : speaker.last]):
            return speaker
        if speaker.kind != "group" or not self.found.statements:
            return speaker
        before = self.heard.get(self.found.statements[-1].speaker)
        return before if before is not None and before.kind == "group" else speaker

    def _place(self, speaker: Speaker, kind: str, first: int, end: int) -> int:
        """Return where the statement belongs: at the end, or where the same words stand already."""
        alike = min(end, first + _LONGEST_ALIKE)  # the lead and the text begin alike
        said: tuple[str, ...] = (speaker.name, kind, *self.tokens.keys[first:alike])
        report = self.marks.first_in(speaker.last, end, "SAY") if kind == "report" else None
        if report is not None and end - report.last >= _LONGEST_REPEATED:
            said = (speaker.name, *self.tokens.keys[report.last : report.last + _LONGEST_REPEATED])
        return self._said.setdefault(said, len(self.found.statements))

    def take_speeches(self, speeches: list[Speech], first: int, last: int) -> None:
        """Keep each speech of a sentence, up to where the next one begins."""
        begin = first
        ends = [*(speech.first for speech in speeches[1:]), last]
        for position, (speech, end) in enumerate(zip(speeches, ends, strict=True)):
            if position + 1 < len(speeches):
                following = speeches[position + 1]
                if self._only_rises(speech, following):
                    continue
                opening = first if position == 0 else speech.first
                if self._goes_on_alike(speech, following, opening, ends[position + 1]):
                    continue
            self._speech(speech, begin, end)
            begin = end

    def _goes_on_alike(self, speech: Speech, following: Speech, first: int, last: int) -> bool:
        """Say whether one person says two things of one kind: "ông … cho rằng …, và ông tin …"."""
        if speech.speakers[-1].name != following.speakers[-1].name or speech.according:
            return False
        if not speech.speakers[-1].is_one:
            return False
        kind = self.manner.kind(speech, first, following.first)
        alike = ("opinion", "report", "response")
        return kind in alike and kind == self.manner.kind(following, following.first, last)

    def _only_rises(self, speech: Speech, following: Speech) -> bool:
        """Say whether "đồng chí … phát biểu, đồng chí biểu dương" only tells who rose to speak."""
        if speech.speakers[-1].name != following.speakers[-1].name:
            return False
        return following.first == speech.last + 1 and self.tokens.words[speech.last] == ","

    def _speech(self, speech: Speech, first: int, last: int) -> None:
        speaker = speech.speakers[-1]
        quoted = self.quotation.before(speech) if follows_quotation(self.marks, speech) else []
        kind = self.manner.kind(speech, first, last, tuple(quoted))
        later = self._later(speech, kind, last)
        if later is not None:
            if not self._repeats(speaker, kind):
                self._each(speech, kind, first, later)
            self.tell(speaker, self.manner.asking(speaker, later, last), later, last, "later")
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
        if self._repeats(speaker, kind) or (only_themes and kind == "opinion"):
            return
        if not quoted and self._ends_own_words(speech, last):
            return
        if is_named_behind(self.marks, speech, last):
            self._each(speech, self._quoted_kind(speech, kind, quoted), first, last, quoted)
            if kind in ("opinion", "report", "praise"):
                self.pledge(speaker, speech.last, last)
            self._quoted(speaker, speech, kind)
            return
        self._each(speech, kind, first, last, quoted)
        if self._opens_points(speech, kind, last):
            self.listen(speaker)
            return
        if kind in ("opinion", "report", "response"):
            self.plead(speaker, speech.last, last)
        if kind in ("opinion", "report", "praise"):
            self.pledge(speaker, speech.last, last)
            if kind == "opinion" and not is_authority(self.rank, speaker):
                self._views(speaker, speech, last)
        if kind in (*CARRIES_ON, "recommendation"):
            asking = [v.first for v in speech.verbs if v.value.attributes["kind"] in ASKING]
            asked = later_request(self.marks, speech.last, last) if themes and not asking else None
            self.follow(asked or min([*asking, speech.last]), last)

    def _views(self, speaker: Speaker, speech: Speech, last: int) -> None:
        """Take what those who give no orders hold to be needed: "Nhiều ý kiến cho rằng cần …"."""
        if not speech.according and speech.verbs[-1:] and self._only_feels(speech.verbs[-1]):
            return
        wanted = needs(self.marks, speech.last, last)
        if wanted and wanted[0].piece > speech.last:
            return  # other things were said first
        asked = [clause for clause in wanted if self._appeals(clause)]
        self.found.recommendations.extend(recommend(self.marks, speaker, one) for one in asked)
        if asked and self.found.statements[-1:] and self.state.mode == "opinion":
            self.found.statements[-1] = replace(self.found.statements[-1], kind="recommendation")

    def _appeals(self, clause: Clause) -> bool:
        """Say whether the need opens the clause, or an authority is to meet it."""
        if self.tokens.keys[clause.content] == "nên":
            return clause.form == "party" and clause.parties[0].kind in _ASKED
        if self.tokens.keys[clause.content] == "phải":
            return self.tokens.keys[clause.content - 1] in ("đó", "thế", "vậy")
        if self.tokens.keys[clause.content] != "cần":
            return False
        if clause.form == "party":
            return self.marks.at(clause.parties[0].first, "SPEAKERS") is None
        if clause.content == clause.first:
            return True
        near = clause.content - clause.first < _NEAR_NEED
        people = self.marks.has(clause.first, clause.content, "GROUP", "SPEAKERS")
        return near and not people and self._is_work(clause.content + 1)

    def _wanted(self, speaker: Speaker, first: int, last: int) -> None:
        """Take what those who give no orders say in a quotation that authorities are to do."""
        for clause in needs(self.marks, first, last):
            if clause.form == "party" and clause.parties[0].kind in _ASKED:
                self.found.recommendations.append(recommend(self.marks, speaker, clause))

    def _is_work(self, at: int) -> bool:
        return self.tokens.keys[at] == "có" or self.marks.at(at, "TASK") is not None

    def _only_feels(self, verb: Mark) -> bool:
        return self.tokens.keys[verb.first] in ("lo", "bức", "băn", "kể")

    def _quoted(self, speaker: Speaker, speech: Speech, kind: str) -> None:
        """Take what stands between quotation marks before the one who says it: "…", ông Chum yêu
        cầu; behind "nói" only what the speaker asks for in the first person.
        """
        rules = is_authority(self.rank, speaker)
        asks = kind in (*ASKING, "conclusion")
        orders = speech.verbs[-1].value.id in ORDERS and (asks or rules)
        for first, last in self.quotation.before(speech):
            own = own_request(self.marks, first, last, inside=True)
            if own is not None:
                self.state.mode = self.manner.asking(speaker, own, last)
                self.take_needs(speaker, own, last, bare=True)
                continue
            self.pledge(speaker, first, last)
            if not rules and kind == "opinion":
                self._wanted(speaker, first, last)
            if orders or rules:
                self.state.mode = kind if asks else "directive"
                self.take_needs(speaker, first, last, bare=orders)
        self.state.mode = kind

    def _later(self, speech: Speech, kind: str, last: int) -> int | None:
        """Return where praise, a report or an answer goes on to ask: "…; đồng thời yêu cầu …"."""
        judges = bool(speech.verbs) and speech.verbs[0].value.id == "say.assess"
        leads = kind in ("praise", "report", "response") or (judges and kind == "opinion")
        if not (leads or self._closes_with_praise(speech)):
            return None
        later = later_request(self.marks, speech.last, last)
        if later is None or kind == "praise":
            return later
        keys = self.tokens.keys
        apart = keys[later - 1] in _JOINS or keys[later : later + 2] == ["giao", "nhiệm"]
        return later if apart and speech.speakers[-1].is_one else None

    def _closes_with_praise(self, speech: Speech) -> bool:
        """Say whether a conclusion opens with praise or takes note: "Kết luận hội nghị, ông … ghi
        nhận …".
        """
        kinds = {str(verb.value.attributes["kind"]) for verb in speech.verbs}
        return speech.opener is not None and bool(kinds) and kinds <= {"praise", "response"}

    def _only_announces(self, speech: Speech, kind: str, last: int) -> bool:
        """Say whether the sentence only opens a list: "Chủ tịch UBND xã kết luận như sau:"."""
        if kind not in ("conclusion", "directive") or not speech.speakers[-1].is_one:
            return False
        tail = self.tokens.keys[max(speech.last, last - 4) : last]
        return (tail[-1:] == [":"] and last - speech.last <= 14) or "như sau" in " ".join(tail)

    def _opens_points(self, speech: Speech, kind: str, last: int) -> bool:
        """Say whether praise goes on to a list of orders: "biểu dương …, kết luận như sau:"."""
        if kind not in ("praise", "opinion") or not speech.speakers[-1].is_one:
            return False
        if self.tokens.words[last - 1] != ":" or self.tokens.keys[last - 2] not in _POINTS_BELOW:
            return False
        return any(
            say.value.attributes["kind"] in ("conclusion", "directive")
            for say in self.marks.within(max(speech.last, last - 16), last, "SAY")
        )

    def _repeats(self, speaker: Speaker, kind: str) -> bool:
        """Say whether the speaker who concludes only goes on: "Đồng chí cũng chỉ rõ một số hạn
        chế".
        """
        same = self.state.speaker is not None and speaker.name == self.state.speaker.name
        return same and self.state.mode == "conclusion" and kind in ("opinion", "praise")

    def _ends_own_words(self, speech: Speech, last: int) -> bool:
        """Take “Tôi đề nghị …. …”, ông Chum nói for one statement, of the one named behind it."""
        told = self.found.statements
        if not told or told[-1].rule != "statement.first_person":
            return False
        if not follows_quotation(self.marks, speech):
            return False
        begin = self.tokens.at(told[-1].span.end)
        if self.tokens.count(SIGNS, begin, speech.first) != 1:
            return False
        end = self.tokens.span(speech.first, self.trimmed(speech.first, last)).end
        speaker = speech.speakers[-1]
        self.heard.setdefault(speaker.name, speaker)
        told[-1] = replace(
            told[-1],
            speaker=speaker.name,
            span=replace(told[-1].span, end=end),
            rule=f"statement.speech.{told[-1].kind}",
        )
        return True

    def _quoted_kind(self, speech: Speech, kind: str, quoted: list[tuple[int, int]]) -> str:
        """Return the kind of what stands before its speaker: "Phải làm ngay", ông Chum nhấn mạnh
        gives an order, "ông Chum nói" an opinion.
        """
        if kind == "opinion":
            for first, last in quoted:
                own = own_request(self.marks, first, last, inside=True)
                if own is not None:
                    return self.manner.asking(speech.speakers[-1], own, last)
        stresses = self.tokens.keys[speech.verbs[-1].first] in ("nhấn", "lưu")
        if kind != "opinion" or not (stresses and is_authority(self.rank, speech.speakers[-1])):
            return kind
        orders = any(needs(self.marks, *one) or self._begins_task(*one) for one in quoted)
        return "directive" if orders else kind

    def _begins_task(self, first: int, last: int) -> bool:
        at = skip_lead_in(self.marks, first, last)
        return at < last and self.marks.at(at, "TASK") is not None

    def _kept(self, quoted: list[tuple[int, int]], last: int) -> tuple[int, int]:
        """Return a quotation up to who is named behind it, of a long one the first sentences."""
        first = quoted[0][0]
        ends = [end for _, end in quoted[:-1]] + [last]
        near = [end for end in ends if len(self.tokens.quote(first, end)) < _LONGEST_QUOTED]
        return first, max(near, default=ends[0])

    def _each(
        self,
        speech: Speech,
        kind: str,
        first: int,
        last: int,
        quoted: list[tuple[int, int]] | None = None,
    ) -> None:
        if quoted:
            first, last = self._kept(quoted, last)
        for position, speaker in enumerate(speech.speakers):
            begin = first if position == 0 else speaker.first
            self.tell(speaker, kind, begin, last, f"speech.{kind}")
