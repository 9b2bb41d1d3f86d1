"""Kết quả của lời nói: the tasks and recommendations that a speech leaves behind."""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.asking import COMMANDS, DOING_TAGS, addressees
from phoihop.reading.authority import Rank, asks_upwards, governs
from phoihop.reading.clauses import Clause, read_clause, tells_hardship
from phoihop.reading.facts import Recommendation
from phoihop.reading.marks import Marks
from phoihop.reading.parties import Party, read_parties, words_of
from phoihop.reading.pieces import cut, skip_lead_in, trimmed
from phoihop.reading.quoted import SIGNS
from phoihop.reading.said import CARRIES_ON, Discourse, State, Task
from phoihop.reading.speakers import Speaker

_SHORTEST_CLAUSE = 4
_WILL = frozenset(("sẽ", "cam", "hứa"))
"""Without one of these words nothing is promised."""
_HOPES = frozenset(("tưởng", "vọng", "chúc", "mong", "muốn"))
"""Who hopes that others will do something promises nothing."""
_BODIES = frozenset(
    ("front", "org", "special", "state", "council", "party", "department", "office")
)
_SHALL = frozenset(("sẽ",))
_PLANS = (["theo", "chương"], ["theo", "quy"], ["theo", "kế"], ["theo", "lịch"], ["dự", "kiến"])
_GIVEN = frozenset(("giao", "phân", "yêu"))
_SENDS = frozenset(("gửi", "chuyển", "trình"))
_FOLLOWS_UP = frozenset(
    (
        ("tổng", "hợp"),
        ("báo", "cáo"),
        ("tham", "mưu"),
        ("hoàn", "thiện"),
        ("hoàn", "chỉnh"),
        ("tiếp", "thu"),
        ("giải", "quyết"),
        ("xử", "lý"),
        ("xem", "xét"),
        ("khắc", "phục"),
        ("tháo", "gỡ"),
        ("rà", "soát"),
    )
)
"""The work that follows from a meeting; what a body "sẽ phát huy", "sẽ đồng hành" is none."""
_NEAR = 6
_PEOPLE = frozenset(("bà", "dân", "tri"))
_MATTERS = (("vấn", "đề"), ("nội", "dung"))
_NOUNS = frozenset(("việc", "tình"))
_BEFORE_PLEA = ("đã", "cũng", "có", "vừa", "từng")
_ABOVE = ("party", "state", "council", "authority", "superior", "official")
_NEAR_LIST = 14
_LISTED_WORK = frozenset((("nhiệm", "vụ"), ("giải", "pháp"), ("nội", "dung"), ("công", "việc")))


class Outcomes:
    """Việc và kiến nghị: takes them out of the clauses of whoever speaks now."""

    def __init__(self, marks: Marks, rank: Rank) -> None:
        self.marks = marks
        self.tokens = marks.tokens
        self.rank = rank
        self.state = State()
        self.found = Discourse()

    def trimmed(self, first: int, last: int) -> int:
        return trimmed(self.marks, first, last)

    def _unquoted(self, first: int, last: int) -> int:
        """Leave out the sign that closes a quotation which began before."""
        closes = last > first and self.tokens.words[last - 1] in ("”", '"')
        if not closes or self.tokens.count(SIGNS, first, last - 1) % 2:
            return last
        return self.trimmed(first, last - 1)

    def follow(self, first: int, last: int) -> None:
        """Take the tasks or requests out of tokens that belong to the current speaker."""
        speaker = self.state.speaker
        if speaker is None:
            return
        matters = lists = False
        for start, piece_end in cut(self.marks, first, last):
            end = self._unquoted(start, self.trimmed(start, piece_end))
            if end <= start:
                continue
            clause = read_clause(self.marks, start, end, asked=self.state.asked)
            if matters and clause is not None and self._names_one_more(clause):
                continue
            if lists and clause is not None and clause.form == "bare":
                continue
            lists = lists or (clause is not None and self._lists_matters(clause))
            matters = matters or (clause is not None and self._names_matters(clause))
            colon = self._announces(start, end)
            work = colon is not None and self._names_work(start, colon)
            if colon is not None and (work or clause is None or self._is_about(clause, colon)):
                if work and clause is not None:
                    self.state.parties = clause.parties or self.state.parties
                clause = read_clause(self.marks, colon, end, asked=True) or clause
            if clause is None or clause.last - clause.first < _SHORTEST_CLAUSE:
                continue
            if self.state.mode == "recommendation" and self._is_trouble(clause):
                continue
            if piece_end == last and self._only_opens_list(clause, last):
                self.state.parties = clause.parties or self.state.parties
                continue
            if self._take(speaker, clause):
                self.state.asked = True

    def _names_matters(self, clause: Clause) -> bool:
        """Say whether a request only names what it is about: "những vấn đề liên quan đến …"."""
        keys = self.tokens.keys[clause.content : clause.last]
        pairs = set(pairwise(keys))
        named = ("vấn", "đề") in pairs
        listed = ("đề", ":") in pairs
        return clause.form == "verb" and named and (("liên", "quan") in pairs or listed)

    def _is_trouble(self, clause: Clause) -> bool:
        """Say whether it only tells what is bad: "Còn nhiều bất cập trong việc …"."""
        opens = self.tokens.keys[clause.content : clause.content + 2] == ["còn", "nhiều"]
        return opens or tells_hardship(self.marks, clause)

    def _lists_matters(self, clause: Clause) -> bool:
        """Say whether nouns follow as what is talked about: "kiến nghị nhiều vấn đề như việc …;
        giải quyết …", "thảo luận về nhiều vấn đề như xây dựng …; thực hiện …".
        """
        keys = self.tokens.keys
        pairs = pairwise(keys[clause.content : clause.last])
        named = next(
            (at for at, pair in enumerate(pairs, clause.content) if pair in _MATTERS), None
        )
        if named is None or "như" not in keys[named : clause.last]:
            return False
        at = keys.index("như", named, clause.last) + 1
        colon = keys[at : at + 1] == [":"]
        nouns = keys[at + colon : at + colon + 1]
        return (not colon and self.state.mode in CARRIES_ON) or (bool(nouns) and nouns[0] in _NOUNS)

    def _names_one_more(self, clause: Clause) -> bool:
        """Say whether a piece names one more such matter: "…; an ninh trật tự; …"."""
        return clause.form == "bare" and not self.marks.bears(clause.content, DOING_TAGS)

    def _is_about(self, clause: Clause, colon: int) -> bool:
        """Say whether only "một số vấn đề như" stands between the verb and the colon."""
        return "vấn" in self.tokens.keys[clause.content : colon] and not clause.parties

    def _only_opens_list(self, clause: Clause, last: int) -> bool:
        """Say whether a task only opens the list below it: "thực hiện tốt một số việc sau:"."""
        keys = self.tokens.keys[max(clause.content, last - 9) : last]
        return keys[-1:] == [":"] and keys[-2:-1] in (["sau"], ["như"], ["đây"])

    def take_needs(self, speaker: Speaker, first: int, last: int, *, bare: bool) -> None:
        """Take what a quotation asks for or says that is to be done; without `bare` only what
        somebody named is to do, or what has its day.
        """
        for start, piece_end in cut(self.marks, first, last):
            end = self.trimmed(start, piece_end)
            clause = read_clause(self.marks, start, end, asked=True) if end > start else None
            if clause is None or clause.last - clause.first < _SHORTEST_CLAUSE:
                continue
            if self._hands_on(clause):
                continue
            named = bool(clause.parties) or self.marks.has(start, end, "DAY")
            must = self.marks.at(clause.content, "MUST") is not None
            must = must and self.tokens.keys[clause.content] != "nên"
            told = bare and (clause.form == "party" or self._opens_with_task(clause))
            if told or ((bare or named) and (clause.form == "verb" or must)):
                self._take(speaker, clause)

    def pledge(self, speaker: Speaker, first: int, last: int) -> None:
        """Take what somebody who only tells promises for a body: "… cho biết, Hội sẽ mở lớp"."""
        if not self.tokens.count(_WILL, first, last) or self.tokens.keys[first - 1] in _HOPES:
            return
        for start, piece_end in cut(self.marks, first, last):
            end = self.trimmed(start, piece_end)
            clause = read_clause(self.marks, start, end, asked=False) if end > start else None
            if clause is None or clause.form != "promise":
                continue
            if clause.parties or (clause.first == first and self._answers_for_body(speaker)):
                task = Task(speaker.name, clause, clause.parties, False, "assignment.promise")
                self.found.tasks.append(task)

    def plead(self, speaker: Speaker, first: int, last: int) -> None:
        """Take what somebody tells that a body asked of those above: "… cho biết, xã đã đề xuất
        UBND huyện nâng cấp đường".
        """
        keys = self.tokens.keys
        for say in self.marks.within(first, last, "SAY"):
            at = say.first
            if keys[at : at + 2] not in (["kiến", "nghị"], ["đề", "xuất"]) or say.last >= last:
                continue
            begin = at - 1 if keys[at - 1] in _BEFORE_PLEA else at
            near = range(max(first, begin - _NEAR), begin)
            named = (read_parties(self.marks, one, begin)[-1:] for one in near)
            body = any(party.last == begin for parties in named for party in parties)
            asked = addressees(self.marks, say.last, last)
            if not body or not asked or asked[0].kind not in _ABOVE:
                continue
            end = next((stop for start, stop in cut(self.marks, at, last)), last)
            clause = Clause(at, self.trimmed(at, end), say, asked, "verb", say.last)
            self.found.recommendations.append(recommend(self.marks, speaker, clause))

    def _answers_for_body(self, speaker: Speaker) -> bool:
        """Say whether somebody in office promises: "Giám đốc Sở cho biết sẽ mở thêm lớp"."""
        return speaker.is_one and any(
            governs(post) or post.kind in ("department", "unit", "forces") for post in speaker.posts
        )

    def announce(self, first: int, last: int) -> bool:
        """Take what bodies are told to do after the meeting: "UBND xã sẽ tổng hợp, trình huyện"."""
        if not self.tokens.count(_SHALL, first, last):
            return False
        told = len(self.found.tasks)
        if self._tells_agenda(first, last):
            return False
        for start, piece_end in cut(self.marks, first, last):
            end = self.trimmed(start, piece_end)
            clause = read_clause(self.marks, start, end, asked=False) if end > start else None
            if clause is None or clause.form != "promise" or len(clause.parties) != 1:
                continue
            body = clause.parties[0]
            if body.kind in _BODIES and self._follows_up(clause):
                by = words_of(self.tokens, body)
                rule = "assignment.announced"
                self.found.tasks.append(Task(by, clause, clause.parties, False, rule))
        return len(self.found.tasks) > told

    def handed(self, first: int, last: int) -> bool:
        """Take what a body is given to do: "Phòng Nội vụ được giao chủ trì, phối hợp …"."""
        given = [
            at
            for at in self.tokens.among(_GIVEN, first, last - 2)
            if self.tokens.keys[at - 1] == "được" and self.marks.at(at, "SAY") is not None
        ]
        told = len(self.found.tasks)
        for at in given[:1]:
            say = self.marks.at(at, "SAY")
            also = self.tokens.keys[at - 2] in ("cũng", "đã")
            party = self._ends_before(first, at - 2 if also else at - 1)
            if party is None or say is None or self.marks.at(say.last, "TASK") is None:
                continue
            clause = Clause(party.first, self.trimmed(first, last), None, (party,), "party", at)
            by = words_of(self.tokens, party)
            self.found.tasks.append(Task(by, clause, (party,), False, "assignment.handed"))
        return len(self.found.tasks) > told

    def _opens_with_task(self, clause: Clause) -> bool:
        """Say whether a piece of a quotation orders by its first word: "“Tiếp tục rà soát …"."""
        opens = clause.form == "bare" and clause.content == clause.first
        return opens and self.marks.at(clause.content, "TASK") is not None

    def _hands_on(self, clause: Clause) -> bool:
        """Take what a body is told to give another to do: "UBND thành phố giao quận lập đề án"."""
        if clause.form != "party" or len(clause.parties) != 1:
            return False
        say = self.marks.at(clause.content, "SAY")
        body = clause.parties[0]
        if say is None or body.kind not in _BODIES or self.tokens.keys[say.first] != "giao":
            return False
        parties = addressees(self.marks, say.last, clause.last)
        if not parties or not self.marks.bears(parties[-1].last, DOING_TAGS):
            return False
        order = Clause(say.first, clause.last, say, parties, "verb", say.last)
        by = words_of(self.tokens, body)
        self.found.tasks.append(Task(by, order, parties, False, "assignment.handed"))
        return True

    def _ends_before(self, first: int, index: int) -> Party | None:
        """Return the body that opens the sentence and ends at the token."""
        at = skip_lead_in(self.marks, first, index)
        parties = read_parties(self.marks, at, index)
        ends = bool(parties) and parties[-1].last == index
        return parties[0] if ends and parties[0].kind != "official" else None

    def _tells_agenda(self, first: int, last: int) -> bool:
        """Say whether it tells what a session will deal with: "Tại kỳ họp, HĐND xã sẽ xem xét"."""
        will = self.tokens.among(_SHALL, first, last)[0]
        sessions = self.marks.within(first, will, "EVENT")
        named = any("kỳ" in self.tokens.keys[one.first : one.last] for one in sessions)
        return named or self.tokens.keys[first : first + 2] in _PLANS

    def _follows_up(self, clause: Clause) -> bool:
        """Say whether the work is that of a meeting's end, or has its day."""
        keys = self.tokens.keys
        near = keys[clause.content : min(clause.content + _NEAR, clause.last)]
        near = near[: near.index(",")] if "," in near else near
        dated = self.marks.has(max(clause.piece, 0), clause.content, "DAY")
        return dated or near[0] in _SENDS or any(pair in _FOLLOWS_UP for pair in pairwise(near))

    def _announces(self, first: int, last: int) -> int | None:
        """Return where the list begins that "kiến nghị một số vấn đề như: …" announces."""
        words = self.tokens.words
        colon = next((at + 1 for at in range(first, last - 2) if words[at] == ":"), None)
        if self.state.asked or self.state.mode == "recommendation":
            return colon
        later = range(colon or last, last - 2)
        behind = next((at + 1 for at in later if words[at] == ":"), colon)  # "nhấn mạnh: … sau:"
        if behind is None or self.state.mode not in CARRIES_ON:
            return None
        return behind if self._names_work(first, behind) else None

    def _names_work(self, first: int, colon: int) -> bool:
        """Say whether a list of tasks is announced: "tập trung một số nhiệm vụ trọng tâm sau:"."""
        keys = self.tokens.keys[max(first, colon - _NEAR_LIST) : colon]
        return not _LISTED_WORK.isdisjoint(pairwise(keys))

    def _take(self, speaker: Speaker, clause: Clause) -> bool:
        mode = self.state.mode
        if mode != "recommendation" and self._wishes_people(clause):
            return False
        if self._will_ask(clause) or (mode == "recommendation" and self._is_to_be_done_by(clause)):
            rule = "assignment.announced"
            self.found.tasks.append(Task(speaker.name, clause, clause.parties, False, rule))
            return True
        upwards = not self._commands(clause) and asks_upwards(self.rank, speaker, clause.parties)
        if mode == "recommendation" or (upwards and clause.form == "verb"):
            self.found.recommendations.append(recommend(self.marks, speaker, clause))
            return True
        if mode not in CARRIES_ON or (mode == "response" and clause.form in ("bare", "party")):
            return False
        parties = clause.parties or self.state.parties
        self.found.tasks.append(
            Task(
                speaker.name,
                clause,
                parties,
                not clause.parties,
                f"assignment.{clause.form}",
                self.state.deadline,
            )
        )
        self.state.parties = clause.parties or self.state.parties
        return True

    def _wishes_people(self, clause: Clause) -> bool:
        """Say whether people are only wished something: "mong bà con sớm vượt qua khó khăn"."""
        if clause.verb is None or self.tokens.keys[clause.verb.first] != "mong":
            return False
        if not clause.parties:
            return False
        whom = clause.parties[-1]
        people = not _PEOPLE.isdisjoint(self.tokens.keys[whom.first : whom.last])
        soon = self.tokens.keys[whom.last : whom.last + 1] == ["sớm"]
        after = whom.last + 1 if soon else whom.last
        return people and not self.marks.has(after, min(after + 2, clause.last), "TASK", "MUST")

    def _commands(self, clause: Clause) -> bool:
        """Say whether the verb only ever orders: "chỉ đạo", "giao", "phân công"."""
        return clause.verb is not None and self.tokens.keys[clause.verb.first] in COMMANDS

    def _will_ask(self, clause: Clause) -> bool:
        """Say whether the request is only promised: "sẽ kiến nghị Quốc hội xem xét"."""
        return clause.verb is not None and self.tokens.keys[clause.verb.first - 1] == "sẽ"

    def _is_to_be_done_by(self, clause: Clause) -> bool:
        """Say whether nothing is asked, as it "sẽ được Huyện ủy chỉ đạo giải quyết"."""
        if clause.form != "promise" or not clause.parties:
            return False
        first = clause.parties[0].first
        return first > clause.first and self.tokens.keys[first - 2 : first] == ["sẽ", "được"]


def recommend(marks: Marks, speaker: Speaker, clause: Clause) -> Recommendation:
    """Return what the clause asks for, of the parties that it names."""
    parties = clause.parties
    to = ", ".join(words_of(marks.tokens, party) for party in parties[:3]) or None
    to_span = marks.tokens.span(parties[0].first, parties[-1].last) if parties else None
    return Recommendation(
        speaker.name,
        to,
        marks.tokens.span(clause.first, clause.last),
        f"recommendation.{clause.form}",
        to_span,
    )
