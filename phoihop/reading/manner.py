"""Loại phát biểu: report, recommendation, response, directive, conclusion, opinion or praise.

The opening formula decides first ("Phát biểu kết luận …"), then the first telling verb; a
request is an
order or a recommendation by the rank of who speaks and who is addressed, never by its verb.
"""

from __future__ import annotations

from phoihop.reading.asking import COMMANDS
from phoihop.reading.authority import (
    Rank,
    asks_downwards,
    asks_upwards,
    governs,
    is_authority,
    stands_below,
)
from phoihop.reading.clauses import Clause, read_clause
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import MEMBERS, Party, read_parties
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.replies import Replies
from phoihop.reading.speakers import Speaker
from phoihop.reading.speech import Speech
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import opens_clause

ASKING = ("directive", "recommendation")
_OPENS_REQUEST = frozenset(("đề", "yêu", "kiến", "mong", "giao", "lưu", "gợi", "xin", "chỉ"))
_NEAR_PAST = 4
_JOINS = frozenset((",", ";", "và", "thời"))
_NAMES_PAPER = frozenset(("văn", "thị", "được", "xét", "hồ", "sơ"))
_INFORMING = (["cho", "biết"], ["cho", "hay"], ["thông", "tin"], ["thông", "báo"])
_RISING = ["phát", "biểu"]
_DUTIES = frozenset(("TASK", "MUST"))
_SHOWN = frozenset(("nêu", "phát", "đặt", "góp", "thảo", "trao", "tham", "chất"))
_PLACING = frozenset(("tại", "cho", "với", "bên", "trong", "ở", "đối", "."))
_DELEGATION = key_of("đoàn")
_LISTED = frozenset((",", "và", "nhiều", "những", "các", "nghị", "số", "loạt"))
_HAVING = frozenset(("có", "với"))
_CONTENT = frozenset((":", ",", ";", "về", "rằng", "kiến", "liên", "như"))
_WANTED = frozenset(
    (
        ("xem", "xét"),
        ("hỗ", "trợ"),
        ("đầu", "tư"),
        ("nâng", "cấp"),
        ("sửa", "chữa"),
        ("bố", "trí"),
    )
)
_DOING_SO = frozenset(
    (("đạo", ","), ("đạo", "và"), ("tập", "trung"), ("sẽ", "chỉ"), ("tục", "chỉ"))
)
"""Before "chỉ đạo": what somebody does or will do, and nobody is told."""
_TASKS_NAMED = (["nhiệm", "vụ"], ["giải", "pháp"], ["yêu", "cầu"])


class Manner(Replies):
    """Cách phát biểu: decides the kind of each speech of one document."""

    def __init__(self, marks: Marks, rank: Rank) -> None:
        super().__init__(marks)
        self.rank = rank

    def kind(self, speech: Speech, last: int) -> str:
        """Return the kind of the speech that ends at token `last`."""
        speaker = speech.speakers[-1]
        opener = self._opening_kind(speech)
        verbs = self._telling(_told_verbs(speech.verbs))
        kinds = [str(verb.value.attributes["kind"]) for verb in verbs]
        answers = "response" in kinds or self.notes_requests(speech, last)
        if opener == "conclusion" and answers and self._only_times(speech):
            return "response"
        if opener == "conclusion" or kinds[:1] == ["conclusion"]:
            return "conclusion"
        if self.answers_requests(speech):
            return "response"
        if opener in ("report", "response"):
            return str(opener)
        if speech.according:
            return self._according(speech, last)
        if not kinds:
            return str(opener or "opinion")
        if self._opens_meeting(speech):
            return "report" if kinds[:1] == ["report"] else "opinion"
        if kinds[0] == "opinion" and self._discusses(speech):
            return self._discussed(speech, last)
        if "response" in kinds:
            return "response"
        if kinds[0] == "praise" and self.notes_requests(speech, last):
            return "response"
        if kinds[0] == "report" and self._only_judges(speech):
            return "opinion"
        if kinds[0] in ("report", "praise"):
            return kinds[0]
        asking = [
            verb
            for verb in speech.verbs
            if verb.value.attributes["kind"] in ASKING and not self._only_proposes(verb, last)
        ]
        if not asking and self.answers_soon(speech.last, last):
            return "response"
        if asking:
            return self._asked(speaker, asking[-1], last)
        later = self.later_request(speech.last, last)
        if later is not None:
            return self.asking(speaker, later, last)
        return self._told(speech, last)

    def _telling(self, verbs: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Leave out that somebody spoke, where the next verb tells how: "phát biểu chúc mừng"."""
        rises = len(verbs) > 1 and self.keys[verbs[0].first : verbs[0].first + 2] == _RISING
        return verbs[1:] if rises and verbs[1].first == verbs[0].last else verbs

    def _opening_kind(self, speech: Speech) -> str:
        """Return the kind that the opening gives; "Đánh giá đây là …, ông … yêu cầu" and "Tiếp thu
        các ý kiến, ông … đề nghị" only lead in to an order.
        """
        opener = speech.opener
        if opener is None:
            return ""
        kind = str(opener.value.attributes["kind"])
        leads_in = opener.value.id == "say.assess" or self.keys[opener.first] == "tiếp"
        if leads_in and any(one.value.attributes["kind"] in ASKING for one in speech.verbs):
            return ""
        return kind

    def _only_times(self, speech: Speech) -> bool:
        """Say whether the opening only tells when: "Kết thúc buổi tiếp xúc, …"."""
        return (
            speech.opener is not None
            and self.keys[speech.opener.first] in ("kết", "khép")
            and (self.keys[speech.opener.first + 1] in ("thúc", "lại"))
        )

    def _only_proposes(self, verb: Mark, last: int) -> bool:
        """Say whether "đề xuất những giải pháp …" only tells that ideas were given."""
        if self.keys[verb.first : verb.last] != ["đề", "xuất"] or verb.last >= last:
            return False
        if self.keys[verb.last] not in ("các", "những", "nhiều", "một", "giải"):
            return False
        return len(cut(self.marks, verb.first, last)) == 1

    def _according(self, speech: Speech, last: int) -> str:
        later = self.later_request(speech.last, last)
        if later is not None and (
            opens_clause(self.marks, later) or self.keys[later - 1] in ("và", "thời")
        ):
            return self.asking(speech.speakers[-1], later, last)
        return self._told(speech, last)

    def _discusses(self, speech: Speech) -> bool:
        """Say whether a group only talks the matter over: "các đại biểu đã thảo luận, làm rõ"."""
        talks = self.keys[speech.verbs[0].first] in ("thảo", "góp", "đóng", "tham")
        return talks and speech.speakers[-1].kind not in ("person", "post")

    def _discussed(self, speech: Speech, last: int) -> str:
        speaker = speech.speakers[-1]
        asking = [verb for verb in speech.verbs if verb.value.attributes["kind"] in ASKING]
        if asking:
            return self._asked(speaker, asking[-1], last)
        later = self.later_request(speech.last, last)
        return "opinion" if later is None else self.asking(speaker, later, last)

    def _told(self, speech: Speech, last: int) -> str:
        """Tell an order ("… nêu rõ: các xã phải …") and a report ("… cho biết, có 42 đội") from
        an opinion.
        """
        speaker = speech.speakers[-1]
        verb = speech.verbs[-1] if speech.verbs else None
        if is_authority(self.rank, speaker) and (
            self._obliges(speech.last, last)
            or (not self._informs(verb) and self._sets_tasks(speech.last, last))
        ):
            return "directive"
        if self.replies(speech):
            return "response"
        if not _is_one(speaker) and (
            self._raises(speech.last, last) or self._lists_needs(speech.last, last)
        ):
            return "recommendation"
        facts = self._informs(verb) and self.marks.has(speech.last, last, "NUM")
        return "report" if facts else "opinion"

    def _informs(self, verb: Mark | None) -> bool:
        return verb is not None and self.keys[verb.first : verb.last] in _INFORMING

    def _raises(self, first: int, last: int) -> bool:
        """Say whether a group "có nhiều ý kiến, kiến nghị về …" behind its first verb, or "nêu ý
        kiến, kiến nghị …".
        """
        for at in self.marks.tokens.among(_HAVING, first, last - 3):
            near = range(at + 1, min(at + 8, last - 1))
            if any(self.keys[i : i + 2] == ["kiến", "nghị"] for i in near):
                return True
        near = range(first, min(first + 6, last - 1))
        return any(
            self.keys[i : i + 2] == ["kiến", "nghị"] and self.keys[i - 1] in _LISTED for i in near
        )

    def _lists_needs(self, first: int, last: int) -> bool:
        """Say whether a group's list behind a colon tells what is needed: "như: cần cấp nước"."""
        words = self.marks.tokens.words
        colon = next((at for at in range(first, last - 2) if words[at] == ":"), None)
        if colon is None:
            return False
        if any(self.keys[must.first] == "cần" for must in self.marks.within(colon, last, "MUST")):
            return True
        at = skip_lead_in(self.marks, colon + 1, last)
        return tuple(self.keys[at : at + 2]) in _WANTED

    def _only_judges(self, speech: Speech) -> bool:
        """Say whether somebody or delegates judge ("đánh giá:"), or delegates adopt: none of it
        reports.
        """
        verb = speech.verbs[0]
        judges = str(verb.value.id) == "say.assess"
        if _is_one(speech.speakers[-1]):
            return judges
        delegates = self.marks.at(speech.speakers[-1].first, "SPEAKERS") is not None
        return delegates and (judges or self.keys[verb.first : verb.first + 2] == ["thông", "qua"])

    def says_nothing(self, speech: Speech, last: int) -> bool:
        """Say whether a line only shows a group: "Cử tri phát biểu tại buổi tiếp xúc"."""
        if any(self.keys[verb.first] not in _SHOWN for verb in speech.verbs):
            return False
        if speech.verbs and "đã" in self.keys[speech.first : speech.verbs[0].first]:
            return False
        rest = self.keys[speech.last : last]
        placed = not rest or rest[0] in _PLACING
        return placed and len(rest) < 24 and not _CONTENT.intersection(rest)

    def _obliges(self, first: int, last: int) -> bool:
        """Say whether the words after the verb name somebody who must do something."""
        clause = read_clause(self.marks, first, last, asked=False)
        if clause is None or clause.form != "party" or not clause.parties:
            return False
        must = self.marks.at(clause.content, "MUST") is not None
        return must and self.keys[clause.content] != "nên"  # what should be is advice

    def _sets_tasks(self, first: int, last: int) -> bool:
        """Say whether tasks are named, then told one by one: "nêu các nhiệm vụ: Thứ nhất …"."""
        words = self.marks.tokens.words
        colon = next((at for at in range(first, min(first + 16, last - 2)) if words[at] == ":"), 0)
        named = any(self.keys[at : at + 2] in _TASKS_NAMED for at in range(first, colon))
        return named and self.asks(colon + 1, last, authority=True)

    def asking(self, speaker: Speaker, first: int, last: int) -> str:
        """Return whether a request of this speaker is an order or a recommendation."""
        clause = read_clause(self.marks, first, last, asked=False)
        parties = clause.parties if clause is not None else ()
        if self._wishes(clause) and self._asks_authority(speaker, parties):
            return "recommendation"
        presides = speaker.name in self.rank.chairs or speaker.name in self.rank.heads
        ruling = self._asks_authority(speaker, parties)
        if ruling and not presides and not _inspects(speaker):
            return "recommendation"
        if self._petitions(clause, first) and (not presides or ruling):
            return "recommendation"
        if not is_authority(self.rank, speaker):
            if not asks_downwards(self.rank, speaker, parties):
                return "recommendation"
            if parties[0].head == MEMBERS and speaker.kind in ("person", "post"):
                self.rank.heads.add(speaker.name)  # who orders the members orders here
            return "directive"
        if self.keys[first] in COMMANDS:
            return "directive"
        if not parties and stands_below(self.rank, speaker):
            return "recommendation"
        return "recommendation" if asks_upwards(self.rank, speaker, parties) else "directive"

    def _wishes(self, clause: Clause | None) -> bool:
        return (
            clause is not None
            and clause.verb is not None
            and self.keys[clause.verb.first]
            in (
                "mong",
                "bày",
            )
        )

    def _asks_authority(self, speaker: Speaker, parties: tuple[Party, ...]) -> bool:
        """Say whether a head of the Front or of an organisation asks party, State or council."""
        ruling = bool(parties) and parties[0].kind in ("party", "state", "council", "authority")
        return ruling and bool(speaker.posts) and not any(governs(post) for post in speaker.posts)

    def _petitions(self, clause: Clause | None, first: int) -> bool:
        """Say whether the verb only ever asks upwards or beside: "kiến nghị", "đề xuất", "xin"."""
        if clause is not None:
            if clause.verb is None:
                return False
            first = clause.verb.first
        return self.keys[first] in ("kiến", "xin") or self.keys[first : first + 2] == ["đề", "xuất"]

    def asks(self, first: int, last: int, *, authority: bool) -> bool:
        """Say whether anything is asked for between the tokens."""
        return any(
            read_clause(self.marks, start, end, asked=authority) is not None
            for start, end in cut(self.marks, first, last)
        )

    def orders(self, first: int, last: int) -> bool:
        """Say whether a new line carries on an order: with a verb of asking, or a task's own."""
        for start, end in cut(self.marks, first, last):
            clause = read_clause(self.marks, start, end, asked=True)
            if clause is not None and (
                clause.verb is not None or self.marks.bears(clause.content, _DUTIES)
            ):
                return True
        return False

    def praises(self, first: int, last: int) -> bool:
        """Say whether the sentence tells of good results and of no shortcoming."""
        kinds = {
            mark.value.attributes.get("kind") for mark in self.marks.within(first, last, "ASSESS")
        }
        return bool(kinds) and not {"shortcoming", "difficulty"} & kinds

    def later_request(self, first: int, last: int) -> int | None:
        """Return where "…; đồng thời đề nghị UBND …" begins inside a sentence."""
        for say in self.marks.within(first, last, "SAY"):
            index = say.first
            if say.value.id not in ("say.request", "say.order"):
                continue
            if self.keys[index] not in _OPENS_REQUEST or self.keys[index - 1] in _NAMES_PAPER:
                continue
            if self._others_ask(index) or tuple(self.keys[index - 2 : index]) in _DOING_SO:
                continue
            before = self.keys[max(index - _NEAR_PAST, first) : index]
            if "đã" in before and "có" not in before and before[-1] not in _JOINS:
                continue  # "đã quyết liệt chỉ đạo": what was done
            clause = read_clause(self.marks, index, last, asked=False)
            if clause is not None and clause.verb is not None and clause.verb.first == index:
                return index
            if self._directs(say, last):
                return index
        return None

    def _others_ask(self, index: int) -> bool:
        """Say whether others stand before the verb: "hiện có nhiều đơn vị kiến nghị việc này"."""
        at = index
        while at and self.keys[at - 1] in ("đã", "cũng", "đang", "đều"):
            at -= 1
        counted = self.keys[max(at - 4, 0) : at]
        if not {"nhiều", "số", "các", "những"}.intersection(counted):
            return False
        return any(mark.last == at for mark in self._groups(max(at - 3, 0), at))

    def _groups(self, first: int, last: int) -> list[Mark]:
        return [
            *self.marks.within(first, last, "GROUP"),
            *self.marks.within(first, last, "SPEAKERS"),
        ]

    def _directs(self, say: Mark, last: int) -> bool:
        """Say whether tasks are named behind praise: "… và chỉ đạo một số nhiệm vụ trọng tâm"."""
        if self.keys[say.first : say.last] != ["chỉ", "đạo"] or say.first == 0:
            return False
        if self.keys[say.first - 1] not in ("và", ",", ";", "thời"):
            return False
        near = self.keys[say.last : min(say.last + 5, last)]
        return any(near[at : at + 2] in _TASKS_NAMED for at in range(len(near)))

    def _asked(self, speaker: Speaker, verb: Mark, last: int) -> str:
        if verb.value.id == "say.request" or self.keys[verb.first] == "đề":
            return self.asking(speaker, verb.first, last)
        voters = speaker.kind == "group" and self.keys[verb.first] in ("yêu", "nhắc", "lưu")
        if voters and not is_authority(self.rank, speaker):
            return self.asking(speaker, verb.first, last)
        if verb.value.id == "say.deploy":
            return "directive"
        if self.keys[verb.first] == "nhấn" and not self._stresses_duty(verb.last, last):
            return "opinion"
        if self.keys[verb.first] == "tin" and not self.marks.has(verb.last, last, "MUST"):
            return "opinion"  # "tin tưởng tỉnh sẽ chuyển mình mạnh mẽ"
        asked = self.asks(verb.first, last, authority=True) or self.asks(
            verb.last, last, authority=True
        )
        if not asked:
            orders = self.keys[verb.first] == "yêu" and is_authority(self.rank, speaker)
            return "directive" if orders else "opinion"
        sure = self.keys[verb.first] in ("yêu", "giao", "chỉ", "lưu", "phân", "quán", "đôn", "nhắc")
        person = speaker.kind in ("person", "post") or self.keys[speaker.first] == _DELEGATION
        return "directive" if is_authority(self.rank, speaker) or (sure and person) else "opinion"

    def _stresses_duty(self, first: int, last: int) -> bool:
        """Say whether what is stressed is to be done ("các xã cần …", "tập trung …") and not how
        things are ("việc sắp xếp … có ý nghĩa lớn").
        """
        if self.marks.has(first, last, "MUST") or self.later_request(first, last) is not None:
            return True
        at = skip_lead_in(self.marks, first, last)
        parties = read_parties(self.marks, at, last)
        at = parties[-1].last if parties else at
        return self.marks.at(at, "TASK") is not None and self.marks.at(at, "SAY") is None

    def _opens_meeting(self, speech: Speech) -> bool:
        marks = (speech.opener, *speech.verbs)
        return any(
            mark is not None and "mạc" in self.keys[mark.first : mark.last] for mark in marks
        )


def _inspects(speaker: Speaker) -> bool:
    """Say whether it is the head of a delegation, who tells the body that is inspected."""
    return any(post.head == "post.delegation_head" for post in speaker.posts)


def _is_one(speaker: Speaker) -> bool:
    return speaker.kind in ("person", "post")


def _told_verbs(verbs: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out what only names a paper: "thông qua báo cáo trả lời kiến nghị" answers nothing."""
    if len(verbs) > 1 and verbs[0].value.attributes["kind"] == "report":
        return tuple(
            verb for at, verb in enumerate(verbs) if not at or verb.first > verbs[at - 1].last
        )
    return verbs
