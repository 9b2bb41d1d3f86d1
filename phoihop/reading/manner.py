"""Loại phát biểu: report, recommendation, response, directive, conclusion, opinion or praise.

The opening formula decides first ("Phát biểu kết luận …"), then the first telling verb; a
request is an
order or a recommendation by the rank of who speaks and who is addressed, never by its verb.
"""

from __future__ import annotations

from phoihop.reading.asking import ASKING
from phoihop.reading.authority import Rank, is_authority
from phoihop.reading.clauses import needs, read_clause
from phoihop.reading.direction import direction
from phoihop.reading.forum import asks_there, is_of_people
from phoihop.reading.listening import Listening
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.mentions import only_judges, only_mentions
from phoihop.reading.onward import later_request
from phoihop.reading.parties import read_parties
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.quoted import SIGNS, is_named_behind, own_request
from phoihop.reading.replies import (
    admits,
    answers_people,
    answers_requests,
    answers_soon,
    is_weak,
    notes_requests,
    reports_inside,
)
from phoihop.reading.speakers import Speaker
from phoihop.reading.speech import Speech
from phoihop.reading.telling import (
    asks_anything,
    informs,
    lists_needs,
    lists_tasks,
    obliges,
    raises,
    sets_tasks,
    tells_facts,
    tells_work,
)
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import opens_clause

Pieces = tuple[tuple[int, int], ...]
_APART = (";", "thời")
"""Before an order that stands apart from what is judged: "…; đồng thời đề nghị …"."""
_RISING = ["phát", "biểu"]
_DUTIES = frozenset(("TASK", "MUST"))
_DELEGATION = key_of("đoàn")
_AFTER = (["qua"], ["với"], ["về"], ["theo"], ["từ"], ["sau"], ["trước"], ["trong"], ["trên"])
_LONGEST_TOPIC = 24
_ORDERS_GIVEN = frozenset(("giao", "chỉ"))
"""Verbs with which people tell what others were ordered, and order nobody."""
_BODIES = ("state", "party", "council", "department", "party_board", "office", "authority")


class Manner(Listening):
    """Cách phát biểu: decides the kind of each speech of one document."""

    def __init__(self, marks: Marks, rank: Rank) -> None:
        super().__init__(marks)
        self.rank = rank
        self.said: Pieces = ()
        self.behind = False
        """Where the words of the speech stand; whether the speaker stands behind them."""

    def kind(self, speech: Speech, first: int, last: int, quoted: Pieces = ()) -> str:
        """Return the kind of the speech in the sentence from token `first` up to `last`; `quoted`
        are the sentences between quotation marks before it.

        The first that applies decides: who closes the meeting concludes; wordings of an answer
        answer, wordings of a report report; who asks orders or recommends; what is only told is
        judged by who tells it, where, and what.
        """
        answers = self.is_answer(speech)
        self.said = self._words(speech, first, last, quoted)
        self.listen_for_question(speech)
        return (
            self._closing(speech, first, last)
            or self._by_formula(speech, last, answers=answers)
            or self._discussing(speech, last)
            or self._answering(speech, last)
            or self._reporting(speech, last, answers=answers)
            or self._requesting(speech, last)
            or self._told(speech, answers=answers)
        )

    def _closing(self, speech: Speech, first: int, last: int) -> str:
        """Read "Phát biểu kết luận hội nghị, …"; "Kết thúc buổi tiếp xúc, ông … đã trả lời" only
        tells when.
        """
        kinds = self._kinds(speech)
        if is_of_people(self.marks, speech.speakers[-1]):
            return ""  # "Kết thúc buổi đối thoại, người dân không ký biên bản"
        if self._opening_kind(speech) == "conclusion":
            answers = "response" in kinds or notes_requests(self.marks, speech, last)
            return "response" if answers and self._only_times(speech) else "conclusion"
        closes = kinds[:1] == ["conclusion"] or self._closes_inside(speech, first)
        return "conclusion" if closes else ""

    def _closes_inside(self, speech: Speech, first: int) -> bool:
        """Say whether it opens "Sau khi nghe …, kết luận buổi làm việc, ông …"."""
        if not speech.speakers[-1].is_one:
            return False
        return any(
            say.value.id == "say.conclude" and self.keys[say.first - 1] in (",", "biểu")
            for say in self.marks.within(first + 1, speech.first, "SAY")
            if self.keys[say.last : say.last + 1] == [","]
            or self.marks.first_in(say.first + 1, say.last + 1, "EVENT") is not None
        )

    def _by_formula(self, speech: Speech, last: int, *, answers: bool) -> str:
        """Read what the opening alone tells: an answer, a report, a word of welcome or praise."""
        opener = self._opening_kind(speech)
        kinds = self._kinds(speech)
        if answers_requests(self.marks, speech):
            return "response"
        asks = any(verb.value.attributes["kind"] in ASKING for verb in speech.verbs)
        if self.forum and not asks and answers_people(self.marks, speech, last):
            return "response"
        if opener in ("report", "response"):
            return opener
        if not asks and reports_inside(self.marks, speech):
            return "report"
        if speech.according:
            told = self._according(speech, last, answers=answers)
            return "report" if kinds == ["report"] else told
        if not kinds:
            return opener or "opinion"
        if self._opens_meeting(speech):
            return "report" if kinds[0] == "report" else "opinion"
        if opener == "praise" and set(kinds) == {"opinion"}:
            return "praise"
        passive = speech.first > 0 and self.keys[speech.first - 1] == "được"
        return "directive" if passive and opener == "directive" else ""

    def _kinds(self, speech: Speech) -> list[str]:
        verbs = self._telling(_told_verbs(speech.verbs))
        return [str(verb.value.attributes["kind"]) for verb in verbs]

    def _telling(self, verbs: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Leave out that somebody spoke, where the next verb tells how: "phát biểu chúc mừng"."""
        rises = len(verbs) > 1 and self.keys[verbs[0].first : verbs[0].first + 2] == _RISING
        return verbs[1:] if rises and verbs[1].first == verbs[0].last else verbs

    def _answering(self, speech: Speech, last: int) -> str:
        """Read a verb of answering; who came to ask answers nothing, and "làm rõ", "thừa nhận"
        answer only where somebody asked.
        """
        told = _told_verbs(speech.verbs)
        ordered = next(
            (one.first for one in told if one.value.attributes["kind"] in ASKING), last
        )  # "yêu cầu chất vấn và trả lời nghiêm túc"
        verbs = [
            one
            for one in told
            if one.value.attributes["kind"] == "response"
            and one.first < ordered
            and self.keys[one.first - 1] != "với"
        ]
        answers = any(self._answers_with(speech, verb) for verb in verbs)
        if answers or notes_requests(self.marks, speech, last):
            return "response"
        goes_on = set(self._kinds(speech)) == {"opinion"}
        soon = goes_on and not asks_there(self.marks, speech.speakers[-1])
        return "response" if soon and answers_soon(self.marks, speech.last, last) else ""

    def _answers_with(self, speech: Speech, verb: Mark) -> bool:
        if asks_there(self.marks, speech.speakers[-1]):
            return not is_weak(self.marks, verb) and not is_of_people(
                self.marks, speech.speakers[-1]
            )
        if not admits(self.marks, verb):
            return True
        owns_up = self.keys[verb.first] == "thừa"
        return self.requested and (self.forum != "" or not owns_up)

    def _reporting(self, speech: Speech, last: int, *, answers: bool) -> str:
        """Read a verb of reporting or praise that comes first; "thông tin" can also answer, and
        what one who asks "trình bày" in words of his or her own is a view.
        """
        kinds = self._kinds(speech)
        if kinds[0] == "report" and answers and informs(self.marks, speech.verbs[0]):
            return "response"
        if kinds[0] == "report" and self._speaks_up(speech):
            return "opinion"
        if kinds[0] == "report" and only_judges(self.marks, speech):
            asks = later_request(self.marks, speech.last, last)
            return "opinion" if asks is None or self.keys[asks - 1] in _APART else ""
        return kinds[0] if kinds[0] in ("report", "praise") else ""

    def _speaks_up(self, speech: Speech) -> bool:
        """Say whether "cử tri … trình bày: “…”" gives a view."""
        presents = self.keys[speech.verbs[0].first : speech.verbs[0].last] == ["trình", "bày"]
        return presents and asks_there(self.marks, speech.speakers[-1])

    def _requesting(self, speech: Speech, last: int) -> str:
        """Read a verb of asking, behind the speaker or further on."""
        speaker = speech.speakers[-1]
        asking = [
            verb
            for verb in speech.verbs
            if verb.value.attributes["kind"] in ASKING
            and not only_mentions(self.marks, speech, verb, last)
        ]
        if asking:
            return self._asked(speaker, asking[-1], last)
        own = next((own_request(self.marks, *one) for one in self.said), None)
        topic = own is not None and self.keys[own] == "yêu"
        if topic and own and "thì" in self.keys[own : min(own + _LONGEST_TOPIC, last)]:
            own = None  # “Yêu cầu báo cáo phải hoàn chỉnh thì rất khó”
        later = later_request(self.marks, speech.last, last) if own is None else own
        ordered = later is not None and self.keys[later] in _ORDERS_GIVEN
        if later is None or (ordered and asks_there(self.marks, speaker)):
            return ""
        return self.asking(speaker, later, last)

    def _words(self, speech: Speech, first: int, last: int, quoted: Pieces) -> Pieces:
        """Return where what is said stands: behind the verb, or in the quotation before it."""
        self.behind = is_named_behind(self.marks, speech, last)
        if self.behind:
            signs = self.marks.tokens.among(SIGNS, first, speech.first)
            begin = signs[0] if len(signs) > 1 else first  # one sign alone closes
            return quoted or ((begin, speech.first),)
        return ((speech.last, last),)

    def _opening_kind(self, speech: Speech) -> str:
        """Return the kind that the opening gives; "Đánh giá đây là …, ông … yêu cầu" and "Tiếp thu
        các ý kiến, ông … đề nghị" only lead in to an order.
        """
        opener = speech.opener
        if opener is None:
            return ""
        kind = str(opener.value.attributes["kind"])
        if kind == "conclusion" and self._names_conclusions(opener):
            return ""
        if kind == "report" and self._presents_views(speech, opener):
            return ""
        if kind != "conclusion" and self.keys[opener.first - 1 : opener.first] in _AFTER:
            return ""  # "Đối với báo cáo chính trị, …", "Qua trao đổi, …"
        if kind == "response" and not self._answers_with(speech, opener):
            return ""
        leads_in = opener.value.id == "say.assess" or self.keys[opener.first] in ("tiếp", "đồng")
        if leads_in and any(one.value.attributes["kind"] in ASKING for one in speech.verbs):
            return ""
        return kind

    def _names_conclusions(self, opener: Mark) -> bool:
        """Say whether "với những kết luận của Thanh tra …" only names them."""
        after = self.keys[opener.last : opener.last + 1] == ["của"]
        return after and self.keys[opener.first : opener.last] == ["kết", "luận"]

    def _presents_views(self, speech: Speech, opener: Mark) -> bool:
        """Say whether "Trình bày tại buổi đối thoại, ông … cho rằng" gives a view."""
        if self.keys[opener.first : opener.last] != ["trình", "bày"] or not speech.verbs:
            return False
        verb = speech.verbs[-1]
        return self.keys[verb.first : verb.last] == ["cho", "rằng"]

    def _only_times(self, speech: Speech) -> bool:
        """Say whether the opening only tells when: "Kết thúc buổi tiếp xúc, …"."""
        return (
            speech.opener is not None
            and self.keys[speech.opener.first] in ("kết", "khép")
            and (self.keys[speech.opener.first + 1] in ("thúc", "lại"))
        )

    def _according(self, speech: Speech, last: int, *, answers: bool) -> str:
        later = later_request(self.marks, speech.last, last)
        if later is not None and (
            opens_clause(self.marks, later) or self.keys[later - 1] in ("và", "thời")
        ):
            return self.asking(speech.speakers[-1], later, last)
        return self._told(speech, answers=answers)

    def _discusses(self, speech: Speech) -> bool:
        """Say whether a group only talks the matter over: "các đại biểu đã thảo luận, làm rõ"."""
        talks = self.keys[speech.verbs[0].first] in ("thảo", "góp", "đóng", "tham")
        return talks and not speech.speakers[-1].is_one

    def _discussing(self, speech: Speech, last: int) -> str:
        """Read what a group that talks the matter over comes to ask, if anything."""
        if speech.verbs[0].value.attributes["kind"] != "opinion" or not self._discusses(speech):
            return ""
        speaker = speech.speakers[-1]
        asking = [verb for verb in speech.verbs if verb.value.attributes["kind"] in ASKING]
        if asking:
            return self._asked(speaker, asking[-1], last)
        later = later_request(self.marks, speech.last, last)
        return "opinion" if later is None else self.asking(speaker, later, last)

    def _told(self, speech: Speech, *, answers: bool) -> str:
        """Tell an order ("… nêu rõ: các xã phải …") and a report ("… cho biết, có 42 đội") from
        an opinion.
        """
        speaker = speech.speakers[-1]
        verb = self._telling_verb(speech)
        if is_authority(self.rank, speaker) and any(
            self._sets_duty(verb, *one) for one in self.said
        ):
            return "directive"
        if answers:
            return "response"
        asks = not speaker.is_one and any(self._wants(*one) for one in self.said)
        return "recommendation" if asks else self._plain(speech)

    def _telling_verb(self, speech: Speech) -> Mark | None:
        """Return the last verb that tells: "cho biết" in "cho biết đã yêu cầu …"."""
        tells = [one for one in speech.verbs if one.value.attributes["kind"] not in ASKING]
        return tells[-1] if tells else None

    def _sets_duty(self, verb: Mark | None, first: int, last: int) -> bool:
        """Say whether the words of who may order lay a duty on somebody, or tell tasks."""
        if obliges(self.marks, first, last) or (self.behind and lists_tasks(self.marks, first)):
            return True
        return not informs(self.marks, verb) and sets_tasks(self.marks, first, last)

    def _wants(self, first: int, last: int) -> bool:
        """Say whether the words of many raise requests or list needs."""
        return raises(self.marks, first, last) or lists_needs(self.marks, first, last)

    def _plain(self, speech: Speech) -> str:
        accounts = any(self._gives_account(speech, *one) for one in self.said)
        return "report" if accounts else "opinion"

    def _gives_account(self, speech: Speech, first: int, last: int) -> bool:
        """Say whether somebody in office tells facts: "cho biết sở đã giao 22 ha"; what people
        tell of themselves is no account, and "nói", "theo ông …" only of work with its numbers.
        """
        speaker = speech.speakers[-1]
        verb = self._telling_verb(speech)
        if asks_there(self.marks, speaker) or self._shares(speech):
            return False
        if not informs(self.marks, verb):
            plain = speech.according or (verb is not None and self.keys[verb.first] == "nói")
            return plain and bool(speaker.posts) and tells_work(self.marks, first, last)
        if not speaker.posts and speaker.kind in ("person", "group"):
            return self.marks.has(first, last, "NUM")
        return tells_facts(self.marks, first, last)

    def _shares(self, speech: Speech) -> bool:
        """Say whether it opens with "Chia sẻ kinh nghiệm …"."""
        return speech.opener is not None and self.keys[speech.opener.first] == "chia"

    def asking(self, speaker: Speaker, first: int, last: int) -> str:
        """Return whether a request of this speaker is an order or a recommendation."""
        return direction(self.marks, self.rank, speaker, first, last)

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

    def _asked(self, speaker: Speaker, verb: Mark, last: int) -> str:
        if verb.value.id == "say.request" or self.keys[verb.first] == "đề":
            return self.asking(speaker, verb.first, last)
        voters = speaker.kind == "group" and self.keys[verb.first] in ("yêu", "nhắc", "lưu")
        if voters and not is_authority(self.rank, speaker):
            return self.asking(speaker, verb.first, last)
        if verb.value.id == "say.deploy":
            return "directive"
        if self.keys[verb.first] == "nhấn":
            words = self.said if self.behind else ((verb.last, last),)
            if not any(self._stresses_duty(*one) for one in words):
                return "opinion"
            if self.behind and is_authority(self.rank, speaker):
                return "directive"
        if self.keys[verb.first] == "tin" and not self.marks.has(verb.last, last, "MUST"):
            return "opinion"  # "tin tưởng tỉnh sẽ chuyển mình mạnh mẽ"
        asked = asks_anything(self.marks, verb.first, last, authority=True) or asks_anything(
            self.marks, verb.last, last, authority=True
        )
        if not asked:
            orders = self.keys[verb.first] == "yêu" and is_authority(self.rank, speaker)
            return "directive" if orders else "opinion"
        sure = self.keys[verb.first] in ("yêu", "giao", "chỉ", "lưu", "phân", "quán", "đôn", "nhắc")
        person = speaker.is_one or self.keys[speaker.first] == _DELEGATION
        told = self.keys[verb.first] != "chỉ" or self._tells_whom(verb, last)
        person = person or (speaker.kind in _BODIES and told)
        return "directive" if is_authority(self.rank, speaker) or (sure and person) else "opinion"

    def _tells_whom(self, verb: Mark, last: int) -> bool:
        """Say whether the order names who is told; "đã tập trung chỉ đạo khắc phục" is a deed."""
        return bool(read_parties(self.marks, verb.last, last))

    def _stresses_duty(self, first: int, last: int) -> bool:
        """Say whether what is stressed is to be done ("các xã cần …", "tập trung …") and not how
        things are ("việc sắp xếp … có ý nghĩa lớn").
        """
        if obliges(self.marks, first, last):
            return True
        wanted = needs(self.marks, first, last)
        if any(self.keys[one.content + 1 : one.content + 2] != ["là"] for one in wanted):
            return True
        if later_request(self.marks, first, last) is not None:
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


def _told_verbs(verbs: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out what only names a paper: "thông qua báo cáo trả lời kiến nghị" answers nothing."""
    if len(verbs) > 1 and verbs[0].value.attributes["kind"] == "report":
        return tuple(
            verb for at, verb in enumerate(verbs) if not at or verb.first > verbs[at - 1].last
        )
    return verbs
