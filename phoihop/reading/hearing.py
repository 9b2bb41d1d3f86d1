"""Ai thực sự phát biểu: does this body or group speak at the meeting, or is it only named?

A person who says something speaks. A body or a group does where the text tells of the meeting, or
where it is of the sort that takes the floor; what is done, shown or asked of it is no speech.
"""

from __future__ import annotations

from phoihop.reading.asking import ASKING, DUTIES, ORDERS, addressees, is_request
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.meets import opens_with_meeting
from phoihop.reading.mentions import says_nothing
from phoihop.reading.parties import read_party
from phoihop.reading.pieces import skip_lead_in
from phoihop.reading.replies import answers_requests, notes_requests
from phoihop.reading.speakers import Speaker
from phoihop.reading.speech import Speech
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import ends_event, opens_clause

_BEFORE_VOICES = frozenset(
    (
        "nghe",
        "được",
        "của",
        "và",
        "nhưng",
        "đó",
        "đây",
        "nhiều",
        "số",
        "song",
        "còn",
        "lượt",
        "kiến",
    )
)
_PEOPLE = frozenset(("cử", "bà", "người", "nhân"))
_VIEWS = frozenset(("phát", "tham", "đóng", "góp", "thảo", "trao"))
"""What follows "các ý kiến" as its attribute: "các ý kiến phát biểu tại hội nghị"."""
_RULING = frozenset(("party", "state", "council", "party_board"))
_OFFICES = frozenset(("state", "party", "council", "party_board", "department", "authority"))
_LEADING = frozenset(("thời", "đó", "nay", "qua"))
_TO_PRESS = frozenset((("với", "pv"), ("với", "phóng"), ("với", "nhà")))
_DECIDING = frozenset(("state", "council", "party"))
_DELEGATION = key_of("đoàn")
_VISITING = frozenset(("giám", "công", "khảo", "kiểm", "đại", "liên", "thẩm"))
_NEAR_HEAD = 10
_NEAR_OPENER = 5
_LEAD_BLOCKS = 3
_AT = frozenset(("tại", "qua", "trong"))
_VOICES = frozenset(("SPEAKERS", "HONS"))
_VALUING = frozenset(("ghi", "đánh", "cảm", "trân"))
_TALK_TAGS = frozenset(("EVENT", "EVENTV", "TALK"))
_WRITING = frozenset(("có", "ban", "ký", "ra", "gửi"))
_PAPERS = frozenset(("văn", "điện", "thị", "báo", "trình", "đơn", "thư"))
_BELOW = frozenset(("front", "org", "special", "department", "unit", "forces", "party_board"))
_SUPPOSING = frozenset(("nếu", "khi", "được", "bị"))
_CONCEDING = ("dù", "khi", "nếu")


def only_supposed(marks: Marks, speech: Speech) -> bool:
    """Say whether an order or request is only the setting of what else is told: "Nếu tỉnh yêu
    cầu …, doanh nghiệp sẽ …", "Được Bí thư yêu cầu trả lời, ông … nói", "Sau khi xã kiến nghị, …".
    """
    if not speech.verbs or speech.verbs[0].value.attributes["kind"] not in ASKING:
        return False
    before = marks.tokens.keys[max(speech.first - 1, 0) : speech.first]
    if _SUPPOSING.isdisjoint(before):
        return False
    if before != ["được"] or opens_clause(marks, speech.first - 1):
        return True
    return marks.tokens.keys[speech.first - 2] in _CONCEDING


class Hearing:
    """Nghe: tells speech from what only looks like it."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.tokens = marks.tokens

    def speaks(self, speaker: Speaker) -> bool:
        """Say whether a party is of the sort that takes the floor: delegates, voters,
        representatives.
        """
        determiner = self.marks.at(speaker.first, "DET")
        several = determiner is not None and self.marks.bears(determiner.last, _VOICES)
        voice = several or self.marks.bears(speaker.first, _VOICES) or self._is_delegation(speaker)
        return voice or self.tokens.keys[speaker.first] in ("đại", "lãnh")

    def _is_delegation(self, speaker: Speaker) -> bool:
        """Say whether it is a delegation that visits, not the Youth Union (Đoàn Thanh niên)."""
        keys = self.tokens.keys[speaker.first : speaker.last]
        if keys[:2] == ["tổ", "công"]:
            return True
        return keys[0] == _DELEGATION and (len(keys) == 1 or keys[1] in _VISITING)

    def located(self, first: int, last: int) -> bool:
        """Say whether the sentence opens with "Tại hội nghị", "Qua trao đổi", "Phiên họp,"."""
        if self.marks.at(first, "EVENT") is not None:
            return "," in self.tokens.words[first : min(first + 12, last)]
        if opens_with_meeting(self.marks, first, last):
            return True
        for index in self.tokens.among(_AT, first, min(first + 10, last)):
            for at in range(index + 1, min(index + 4, last)):
                if self.marks.bears(at, _TALK_TAGS):
                    return True
        return False

    def gathers(self, part: Part, position: int) -> bool:
        """Say whether a block tells what was said before others: "Phát biểu tại buổi lễ, …"; of a
        meeting only the first blocks do, later ones name some meeting in passing.
        """
        for first, last in sentences(self.tokens, part):
            leads = position < _LEAD_BLOCKS
            if leads and (self._at_meeting(first, last) or self._at_ceremony(first, last)):
                return True
            say = self.marks.at(first, "SAY")
            if say is not None and self.tokens.keys[first] == "phát" and say.last < last:
                return True
            for at in self.tokens.among(_AT, first, min(first + _NEAR_HEAD, last)):
                if self.marks.first_in(at, min(at + 4, last), "CEREMONY") is not None:
                    return True
        return False

    def _at_ceremony(self, first: int, last: int) -> bool:
        return self.marks.has(first, last, "CEREMONY") and self.marks.has(first, last, "HELD")

    def _at_meeting(self, first: int, last: int) -> bool:
        """Say whether a sentence tells what somebody said "tại (trong) hội nghị", wherever."""
        if self.marks.has(first, last, "CHAIR") and self.marks.has(first, last, "EVENT"):
            return True
        if not self.marks.has(first, last, "SAY"):
            return False
        if self.located(first, last):
            return True
        events = self.marks.within(first + 1, last, "EVENT")
        return any(self.tokens.keys[event.first - 1] in _AT for event in events)

    def narrates(self, first: int) -> bool:
        """Say whether the line tells of the meeting or of what was done, and asks for nothing."""
        head = self.tokens.keys[first : first + 6]
        opening = head[:2] in (["hội", "nghị"], ["buổi", "làm"], ["đây", "là"], ["việc", "ra"])
        opening = opening or head[:2] == ["dự", "kiến"] or self._names_meeting(first)
        return opening or "đã" in head or head[:2] == ["thực", "hiện"] or "đây" in head

    def _names_meeting(self, first: int) -> bool:
        """Say whether the line is "Đảng ủy xã làm việc với Hội …", as under a picture."""
        party = read_party(self.marks, first, len(self.tokens))
        meets = None if party is None else self.marks.at(party.last, "EVENTV")
        return meets is not None and self.tokens.keys[meets.last : meets.last + 1] == ["với"]

    def counts(self, speech: Speech, last: int, *, located: bool, in_event: bool) -> bool:
        """Keep a body or group as speaker only where the text tells of the meeting."""
        speaker = speech.speakers[-1]
        if self._tells_nothing(speech):
            return False
        if speaker.is_one:
            return bool(speech.verbs) or speech.opener is not None or speech.according
        if speech.according:
            return speaker.kind in _OFFICES or bool(speech.verbs)
        if not speech.verbs or self._only_looks_so(speaker, speech.verbs[0]):
            return False
        if speech.first and self.tokens.keys[speech.first - 1] == "được":
            return self._answers_those_before(speech)
        if speech.first >= 2 and self.tokens.keys[speech.first - 1] == "nghe":
            return "sau" not in self.tokens.keys[max(speech.first - 4, 0) : speech.first]
        if self._asks_surely(speech, last):
            return True
        verb = speech.verbs[0]
        located = located or self.marks.has(speaker.last, verb.first, "EVENT")
        if self._judges(verb):
            return self._closes(speech) or self._may_judge(speaker, verb, located=located)
        if "located" in verb.value.attributes and not located:
            return False
        if "voices" in verb.value.attributes and not self.speaks(speaker):
            return False
        if says_nothing(self.marks, speech, last) or self._only_names_views(speech):
            return False
        return self._has_floor(speech, last, there=located, in_event=in_event)

    def _tells_nothing(self, speech: Speech) -> bool:
        """Say whether nothing is said here, whoever it is: it is only supposed, was written
        before, is what is told of, is to come, or was asked of the one named.
        """
        if only_supposed(self.marks, speech) or self._wrote_before(speech):
            return True
        if (
            self._is_matter(speech.first)
            or "mà" in self.tokens.keys[max(speech.first - 2, 0) : speech.first]
        ):
            return True  # "dự án mà rất nhiều cử tri phản ánh, …"
        if not speech.verbs:
            return False
        speaker, verb = speech.speakers[-1], speech.verbs[0]
        if self._will_do(speaker, verb):
            return True  # "sở sẽ nhận xét và giới thiệu nhân sự"
        return self._was_asked(speaker, verb)  # "ông Chum được giao phụ trách"

    def _only_looks_so(self, speaker: Speaker, verb: Mark) -> bool:
        """Say whether the verb of a body or group is a noun, a deed, or another's."""
        keys = self.tokens.keys
        if self._is_noun(verb.first):
            return True
        if verb.first > speaker.last and keys[verb.first - 1] == "được":
            return True  # "23 lượt ý kiến được giải đáp"
        if verb.first == speaker.last + 1 and self.tokens.words[speaker.last] == ",":
            return True  # "quyết định thành lập Hội, thông qua phương hướng"
        if tuple(keys[verb.last : verb.last + 2]) in _TO_PRESS:
            return True  # "…, tỉnh Gia Lai, trao đổi với PV, ông …"
        # "HĐND tỉnh đã thống nhất miễn nhiệm …" is a decision
        return speaker.kind in _DECIDING and keys[verb.first] in ("thống", "nhất")

    def _answers_those_before(self, speech: Speech) -> bool:
        """Say whether who asked is answered: "(các đại biểu) được lãnh đạo xã trả lời"."""
        verb = speech.verbs[0]
        told = ("response", "report") if self._delegates_before(speech.first) else ("response",)
        noted = self.tokens.keys[verb.first : verb.last] == ["ghi", "nhận"]
        return noted or any(one.value.attributes["kind"] in told for one in speech.verbs)

    def _asks_surely(self, speech: Speech, last: int) -> bool:
        """Say whether a body or group asks, orders or takes note of requests, wherever told."""
        speaker, verb = speech.speakers[-1], speech.verbs[0]
        kind = verb.value.attributes.get("kind")
        if kind == "praise" and (
            notes_requests(self.marks, speech, last) or answers_requests(self.marks, speech)
        ):
            return True
        asks = self.tokens.keys[verb.first] in ("đề", "yêu")
        if kind == "directive" and asks and self.speaks(speaker):
            return True  # "Các ý kiến đề nghị: …", "Nhiều cử tri yêu cầu …"
        if kind == "directive" and self._leads(speaker, verb, last):
            return True
        return self._asks_of_itself(speaker, speech.verbs, last)

    def _judges(self, verb: Mark) -> bool:
        """Say whether the verb orders, praises or concludes, as not every group may."""
        judges = verb.value.attributes.get("kind") in ("directive", "praise", "conclusion")
        stresses = self.tokens.keys[verb.first : verb.last] == ["nhấn", "mạnh"]
        return judges and not stresses and "group" not in verb.value.attributes

    def _only_names_views(self, speech: Speech) -> bool:
        """Say whether "ý kiến" or "cử tri" only names what others take up."""
        speaker, verb = speech.speakers[-1], speech.verbs[0]
        opinions = "kiến" in self.tokens.keys[speaker.first : speaker.last]
        if opinions and self.tokens.keys[speech.last : speech.last + 1] == ["của"]:
            return True  # "Các ý kiến kiến nghị, đề xuất của Nhân dân đã được …"
        counted = self.tokens.keys[speaker.first] == "lượt"  # "có 3 lượt ý kiến đóng góp về …"
        views = self.tokens.keys[verb.first] in _VIEWS and verb.first == speaker.last
        return (opinions and views and not counted) or self._only_qualifies(speaker)

    def _has_floor(self, speech: Speech, last: int, *, there: bool, in_event: bool) -> bool:
        """Say whether a body or group that says something says it at the meeting, or to all."""
        speaker, verb = speech.speakers[-1], speech.verbs[0]
        asks = verb.value.attributes.get("kind") == "recommendation"
        if asks and self._asks_authority(speaker, speech.verbs[-1], last):
            return True
        voice = self.speaks(speaker) or speech.opener is not None
        if self._speaks_itself(speaker, verb):
            return True
        return there or voice or (in_event and speaker.kind != "official")

    def _speaks_itself(self, speaker: Speaker, verb: Mark) -> bool:
        """Say whether a body opens its clause and says something: "Hội cho biết …"."""
        if speaker.kind == "authority" or speaker.kind not in (*_OFFICES, *_BELOW):
            return False
        asked_before = "đã" in self.tokens.keys[speaker.last : verb.first]
        if asked_before and verb.value.attributes["kind"] in ASKING:
            return False
        issues = "có" in self.tokens.keys[verb.first - 1 : verb.first + 1]  # "vừa có thông báo"
        return opens_clause(self.marks, speaker.first) and not issues

    def _asks_of_itself(self, speaker: Speaker, verbs: tuple[Mark, ...], last: int) -> bool:
        """Say whether a body that rules, or asks those who do, opens its clause and orders or asks:
        "Bộ Giao thông lưu ý phải kiểm định", "UBND huyện yêu cầu các xã …".
        """
        verb = verbs[-1]
        if speaker.kind not in _OFFICES or verb.value.id not in ORDERS:
            return False
        keys = self.tokens.keys
        if not (opens_clause(self.marks, speaker.first) or keys[speaker.first - 1] in _LEADING):
            return False
        return is_request(self.marks, verb, last)

    def _is_matter(self, index: int) -> bool:
        """Say whether that somebody speaks is what is told of: "cho biết việc ông … đề nghị tặng
        cầu là rất quý"; behind "buổi làm việc" somebody has the floor.
        """
        before = self.tokens.keys[max(index - 2, 0) : index]
        return before[-1:] == ["việc"] and before[0] not in ("làm", "công")

    def _will_do(self, speaker: Speaker, verb: Mark) -> bool:
        """Say whether what looks like speech is only work to come; to answer is promised."""
        later = "sẽ" in self.tokens.keys[speaker.last : verb.first]
        return later and verb.value.attributes["kind"] != "response"

    def _closes(self, speech: Speech) -> bool:
        """Say whether a body stands right behind "Phát biểu kết luận (hội nghị), …"."""
        opener = speech.opener
        if opener is None or opener.value.attributes["kind"] not in ("conclusion", "directive"):
            return False
        near = speech.first - opener.last <= _NEAR_OPENER
        return near and self.tokens.words[speech.first - 1] == ","

    def _was_asked(self, speaker: Speaker, verb: Mark) -> bool:
        passive = self.tokens.keys[verb.first - 1] in ("được", "bị") and verb.first > speaker.last
        return passive and verb.value.attributes["kind"] in ASKING

    def _wrote_before(self, speech: Speech) -> bool:
        """Say whether it tells of a letter before the meeting: "đã có công văn chỉ đạo"."""
        if not speech.verbs or self.tokens.keys[speech.verbs[0].first] not in _WRITING:
            return False
        verb = speech.verbs[0]
        written = not _PAPERS.isdisjoint(self.tokens.keys[verb.first : verb.last])
        past = "đã" in self.tokens.keys[speech.last : verb.first] or (
            self.tokens.keys[verb.first - 1] == "đã"
        )
        return written and (past or speech.speakers[-1].kind != "person")

    def _leads(self, speaker: Speaker, verb: Mark, last: int) -> bool:
        """Say whether leaders open the sentence and tell who is to do what: "Lãnh đạo UBND huyện
        chỉ đạo các ngành vận động …".
        """
        leads = self.tokens.keys[speaker.first] == "lãnh" or speaker.kind in (*_RULING, "org")
        if not leads or not opens_clause(self.marks, speaker.first):
            return False
        comma = self.tokens.words[verb.last : verb.last + 1] == [","]
        content = verb.last + 1 if comma else verb.last
        whom = addressees(self.marks, skip_lead_in(self.marks, content, last), last)
        if self.tokens.keys[speaker.last : verb.first] not in ([], ["cũng"]):
            return False
        if not whom:
            return False
        at = whom[-1].last
        at = at + 1 if self.tokens.words[at : at + 1] == [","] else at
        return self.marks.bears(at, DUTIES)

    def _delegates_before(self, index: int) -> bool:
        """Say whether delegates or voters are who is told: "các đại biểu được lãnh đạo xã …"."""
        return any(voice.last >= index - 2 for voice in self._voices_before(index))

    def _voices_before(self, index: int) -> list[Mark]:
        return self.marks.within(max(index - 6, 0), index, "SPEAKERS")

    def _asks_authority(self, speaker: Speaker, verb: Mark, last: int) -> bool:
        """Say whether the Front, an organisation or a department asks party, State or council for
        something, or a committee those at the centre.
        """
        if speaker.kind not in _BELOW and speaker.kind != "state":
            return False
        if not opens_clause(self.marks, speaker.first) or not is_request(self.marks, verb, last):
            return False
        if "đã" in self.tokens.keys[speaker.last : verb.first]:
            return False
        asked = addressees(self.marks, verb.last, last)
        if not asked or asked[0].kind not in (*_RULING, "authority"):
            return False
        return speaker.kind in _BELOW or asked[0].level == "central"

    def _may_judge(self, speaker: Speaker, verb: Mark, *, located: bool) -> bool:
        """Say whether a body praises or orders at the meeting: delegates praise, a delegation that
        visits praises and orders, and so does an authority: "Tại buổi làm việc, Thường trực Huyện
        ủy yêu cầu …". A body there values what was done; what it rewards is a deed.
        """
        if self._is_delegation(speaker) or (located and speaker.kind in _RULING):
            return True
        if verb.value.attributes["kind"] != "praise":
            return False
        values = located and self.tokens.keys[verb.first] in _VALUING
        return values or self.speaks(speaker)

    def _only_qualifies(self, speaker: Speaker) -> bool:
        """Say whether "cử tri" only tells which: "các vụ việc cử tri kiến nghị"."""
        before = speaker.first - 1
        if before < 0 or self.tokens.keys[speaker.first] not in _PEOPLE:
            return False
        if self.tokens.keys[max(before - 2, 0) : before + 1] == ["những", "ý", "kiến"]:
            return True
        event = any(
            mark.last == speaker.first
            for mark in self.marks.within(before - 6, before + 1, "EVENT")
        )
        if ends_event(self.marks, speaker.first):
            return False
        apart = self.tokens.kinds[before] == "P" or opens_clause(self.marks, speaker.first)
        return not (event or apart or self.tokens.keys[before] in _BEFORE_VOICES)

    def _is_noun(self, index: int) -> bool:
        keys = self.tokens.keys
        if keys[index - 1 : index + 2] == ["nhiều", "đóng", "góp"]:
            return True
        if index > 0 and keys[index - 1] == "số" and keys[index + 2 : index + 3] == ["của"]:
            return True
        return index > 0 and keys[index - 1] in ("các", "những", "của")
