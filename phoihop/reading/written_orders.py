"""Chỉ đạo bằng văn bản: what an authority orders by letter, as a news item tells of it.

"UBND tỉnh vừa có công văn yêu cầu các sở …; giao Sở Nông nghiệp … báo cáo trước ngày 20/7" tells of
no meeting and quotes no speech, but the orders have an owner and often a day all the same.
"""

from __future__ import annotations

from phoihop.reading.asking import ORDERS, addressees, is_request
from phoihop.reading.authority import Rank, asks_upwards, governs, is_authority
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import Clause, behind_colon, read_clause
from phoihop.reading.collective import place_asks
from phoihop.reading.hearing import only_supposed
from phoihop.reading.letters import issuer_told
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.outcomes import recommend
from phoihop.reading.parties import Party, read_parties, read_party, words_of
from phoihop.reading.pieces import cut, day_ends, skip_lead_in, trimmed
from phoihop.reading.said import Discourse, Task
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.speech import Speech, read_speeches

_BODIES = frozenset(("state", "party", "council", "party_board"))
_ASKED = _BODIES | {"authority"}
_ORDERING = _BODIES | {"department"}
_ASKING = frozenset(("org", "front", "special", "unit", "department", "state"))
_ADDING = (["đồng", "thời"], ["bên", "cạnh"], ["ngoài", "ra"], ["cùng", "với"], ["trong", "đó"])
_JOINS = frozenset((",", ";", "và", "thời"))
_LONGEST_NUMBER = 9
_WORKING = frozenset(("TASK", "SAY"))
_NOT_NOW = frozenset(("đã", "đang", "vừa", "được"))
_NEAR = 12
_LONGEST_SETTING = 16
_TELLING = frozenset(("chỉ", "yêu", "giao", "lưu"))
_DONE = frozenset(("đã", "đang", "vừa", "được", "từng"))
_LEAD_PARTS = 4
_SHORTEST = 4


def read_written_orders(
    marks: Marks, parts: list[Part], speakers: Speakers, rank: Rank, issuer: Speaker | None
) -> Discourse:
    """Return the tasks of a news item that tells of written orders, and what associations ask of
    authorities; none of a ceremony.

    A line that opens with an order ("Giao Hội Nông dân xã …") is one in the name of `issuer`, or
    of nobody named.
    """
    told = [part for part in parts if part.role in ("title", "paragraph", "list_item")]
    if any(marks.has(part.first, part.last, "CEREMONY") for part in told[:_LEAD_PARTS]):
        return Discourse()
    reader = _Orders(marks, speakers, rank, issuer)
    for part in told:
        if part.role != "title":
            reader.block(part)
    return reader.found


class _Orders:
    def __init__(
        self, marks: Marks, speakers: Speakers, rank: Rank, issuer: Speaker | None
    ) -> None:
        self.marks = marks
        self.speakers = speakers
        self.rank = rank
        self.issuer = issuer or Speaker("", 0, 0, "state")
        self.by: Speaker | None = None
        self.parties: tuple[Party, ...] = ()
        self.person: Speaker | None = None
        self.asker: Speaker | None = None
        self.paper: Speaker | None = None
        """Who issued the paper that the text tells of."""
        self.fresh = False
        """Whether the sentence before told an order."""
        self.found = Discourse()

    def block(self, part: Part) -> None:
        for position, (first, last) in enumerate(sentences(self.marks.tokens, part)):
            if self.marks.tokens.words[last - 1] == ":":
                self.issuer = self._who_opens_list(first, last) or self.issuer
            told = len(self.found.tasks)
            asked = len(self.found.recommendations)
            if self.asker is not None and self._opens_with_order(first, last):
                self._ask(self.asker, skip_lead_in(self.marks, first, last), last)
            elif not position and self._opens_with_order(first, last):
                named = self.by if self.fresh or not self.issuer.name else None
                self.by, self.parties = named or self.issuer, ()
                self._follow(first, last, asked=False)
            else:
                self._sentence(first, last)
            self.fresh = len(self.found.tasks) > told
            if self.marks.tokens.keys[first : first + 2] == ["trước", "đó"]:
                self.by, self.fresh = None, False  # what follows is of now again
            if len(self.found.recommendations) == asked:
                self.asker = None

    def _who_opens_list(self, first: int, last: int) -> Speaker | None:
        """Return whose orders follow: "Chủ tịch UBND tỉnh … có ý kiến như sau:"."""
        speeches = read_speeches(self.speakers, first, last, None)
        speaker = speeches[-1].speakers[-1] if speeches else None
        rules = speaker is not None and any(governs(post) for post in speaker.posts)
        return speaker if rules else None

    def _opens_with_order(self, first: int, last: int) -> bool:
        """Say whether the line is an order of its own: "2. Giao Hội Nông dân xã rà soát …"."""
        at = skip_lead_in(self.marks, first, last)
        say = self.marks.at(at, "SAY") if at < last else None
        if say is None or say.value.id not in ORDERS:
            return False
        return say.last < last and read_party(self.marks, say.last, last) is not None

    def _sentence(self, first: int, last: int) -> None:
        for speech in read_speeches(self.speakers, first, last, self.by or self.person):
            if speech.speakers[-1].kind == "person":
                self.person = speech.speakers[-1]
            if only_supposed(self.marks, speech):
                continue
            verb = self._order(speech, last) or self._later_order(speech, last)
            if verb is not None:
                self.by, self.parties = speech.speakers[-1], ()
                self._follow(verb.first, last, asked=False)
                return
            verb = self._request(speech, last)
            if verb is not None:
                self.by = None
                self._ask(speech.speakers[-1], verb.first, last)
                return
        place = place_asks(self.marks, first, last)
        if place is not None:
            self.by = None
            self._ask(*place, last)
            return
        if self._orders_itself(first, last):
            return
        paper = self._paper_orders(first, last)
        if paper is not None:
            self.by, self.parties = self.by or self.issuer, ()
            self._follow(paper, last, asked=False)
        elif self.by is not None and self._goes_on(first, last):
            self._follow(first, last, asked=True)
        elif self.paper is not None and self._must_by_day(first, last):
            self.by = self.paper
            self._follow(first, last, asked=True)
        else:
            self.paper = issuer_told(self.marks, self.speakers, first, last) or self.paper
            self._handed(first, last)

    def _must_by_day(self, first: int, last: int) -> bool:
        """Say whether the paper binds somebody to a day: "Trước ngày 25-10, UBND các xã phải …"."""
        if not self.marks.has(first, last, "DAY"):
            return False
        clause = read_clause(self.marks, first, last, asked=False)
        return (
            clause is not None
            and clause.form == "party"
            and self.marks.tokens.keys[clause.content] == "phải"
        )

    def _paper_orders(self, first: int, last: int) -> int | None:
        """Return where the order stands in "Công điện cũng yêu cầu các sở …"."""
        at = skip_lead_in(self.marks, first, last)
        kind = self.marks.at(at, "KINDCUE") if at < last else None
        if kind is None:
            return None
        for say in self.marks.within(kind.last, min(kind.last + _LONGEST_NUMBER, last), "SAY"):
            if say.value.id in ORDERS and is_request(self.marks, say, last):
                return say.first if self._whose(kind.last, say.first) else None
        return None

    def _orders_itself(self, first: int, last: int) -> bool:
        """Read "Huyện Nà Phát đã chỉ đạo các xã …": who opens the sentence and tells others."""
        keys = self.marks.tokens.keys
        at = skip_lead_in(self.marks, first, last)
        party = read_party(self.marks, at, last)
        comma = next((i for i in range(at, min(at + _LONGEST_SETTING, last)) if keys[i] == ","), 0)
        if party is None and comma:
            at = comma + 1
            party = read_party(self.marks, at, last)
        if party is None or party.kind in ("group", "official"):
            return False
        verb = party.last
        while verb < last and keys[verb] in ("đã", "cũng", "vừa"):
            verb += 1
        say = self.marks.at(verb, "SAY")
        if say is None or say.value.id != "say.order" or keys[verb] not in _TELLING:
            return False
        whom = addressees(self.marks, say.last, last)
        if not whom or not is_request(self.marks, say, last):
            return False
        name = words_of(self.marks.tokens, party)
        self.by = Speaker(name, party.first, party.last, party.kind, level=party.level)
        self.parties = ()
        self._follow(verb, last, asked=False)
        return True

    def _whose(self, first: int, last: int) -> bool:
        """Say whether the paper orders by itself, or by the body behind "của", which then does."""
        keys = self.marks.tokens.keys
        if "của" not in keys[first:last]:
            return True
        at = keys.index("của", first, last) + 1
        party = read_party(self.marks, at, last)
        if party is None or party.kind not in _ORDERING:
            return False
        name = words_of(self.marks.tokens, party)
        self.by = Speaker(name, party.first, party.last, party.kind, level=party.level)
        return True

    def _handed(self, first: int, last: int) -> None:
        """Take "Sở … cũng được giao nghiên cứu …" as one more order of the same letter."""
        parties = read_parties(self.marks, skip_lead_in(self.marks, first, last), last)
        if self.by is None or not parties:
            return
        at = parties[-1].last
        keys = self.marks.tokens.keys
        at += keys[at] in ("cũng", "đã")
        say = self.marks.at(at + 1, "SAY") if keys[at : at + 1] == ["được"] else None
        if say is None or say.value.id not in ORDERS or say.last >= last:
            return
        clause = Clause(
            parties[0].first, trimmed(self.marks, first, last), None, tuple(parties), "party", at
        )
        self._take(clause)

    def _order(self, speech: Speech, last: int) -> Mark | None:
        """Return the verb by which an authority orders something."""
        speaker = speech.speakers[-1]
        rules = speaker.kind in _ORDERING or any(governs(post) for post in speaker.posts)
        rules = rules or is_authority(self.rank, speaker)
        asking = (verb for verb in speech.verbs if verb.value.id in ORDERS)
        verb = next(asking, None) if rules else None
        if verb is not None and self._pleads(verb.first):
            return None
        verb = (verb and behind_colon(self.marks, verb, last)) or verb
        return verb if verb is not None and is_request(self.marks, verb, last) else None

    def _later_order(self, speech: Speech, last: int) -> Mark | None:
        """Return the order that praise or an answer goes on to: "ghi nhận …, đồng thời yêu cầu"."""
        speaker = speech.speakers[-1]
        kinds = {verb.value.attributes["kind"] for verb in speech.verbs}
        if not kinds & {"praise", "response"} or not any(governs(post) for post in speaker.posts):
            return None
        keys = self.marks.tokens.keys
        for say in self.marks.within(speech.last, last, "SAY"):
            joined = keys[say.first - 1] in _JOINS and say.value.id in ORDERS
            if joined and is_request(self.marks, say, last):
                return say
        return None

    def _request(self, speech: Speech, last: int) -> Mark | None:
        """Return the verb by which an association now asks an authority for something."""
        speaker = speech.speakers[-1]
        if speaker.kind not in (*_ASKING, "person", "post"):
            return None
        verb = next((verb for verb in speech.verbs if verb.value.id == "say.request"), None)
        if verb is None:
            return None
        pleads = self._pleads(verb.first)
        if speaker.is_one and not (pleads and any(governs(post) for post in speaker.posts)):
            return None
        if pleads and is_request(self.marks, verb, last):
            return verb
        parties = read_parties(self.marks, verb.last, last)
        ministry = bool(parties) and self.marks.tokens.keys[parties[0].first] == "bộ"
        asks = ministry or (bool(parties) and parties[0].kind in _ASKED)
        return verb if asks and is_request(self.marks, verb, last) else None

    def _ask(self, speaker: Speaker, first: int, last: int) -> None:
        """Take each clause of a request as a recommendation."""
        self.asker = speaker
        asked = False
        for start, piece_end in cut(self.marks, first, last):
            end = trimmed(self.marks, start, piece_end)
            clause = read_clause(self.marks, start, end, asked=asked)
            if clause is not None and clause.last - clause.first >= _SHORTEST:
                self.found.recommendations.append(recommend(self.marks, speaker, clause))
                asked = True

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether "Đồng thời giao …", "Trong đó, cần …" goes on with the orders."""
        at = skip_lead_in(self.marks, first, last)
        say = self.marks.at(at, "SAY") if at < last else None
        if say is not None and say.value.id in ORDERS:
            return True
        if at > first and at < last and self.marks.at(at, "MUST") is not None:
            return True
        if self.fresh and (self._as_for(first, last) or self._tells_next(at, last)):
            return True
        if self.fresh and self._tells_more(at, last):
            return True
        if self.fresh and at > first and at < last and self._joins(first, at):
            return "đã" not in self.marks.tokens.keys[at:last]
        end = trimmed(self.marks, first, last)
        dated = day_ends(self.marks, first, end)
        if dated and at < last and self.marks.at(at, "TASK") is not None:
            return "đã" not in self.marks.tokens.keys[first:last]
        clause = read_clause(self.marks, first, last, asked=False)
        if clause is None or clause.form != "party":
            return False
        return dated or self.marks.at(clause.content, "MUST") is not None

    def _tells_next(self, at: int, last: int) -> bool:
        """Say whether a body is told its own work behind the orders: "Bộ Quốc phòng, Bộ Công an
        chỉ đạo lực lượng …".
        """
        clause = read_clause(self.marks, at, last, asked=True)
        if clause is None or clause.form != "party" or clause.parties[0].first != at:
            return False
        body = clause.parties[-1]
        now = _NOT_NOW.isdisjoint(self.marks.tokens.keys[body.last : last])
        works = self.marks.bears(body.last, _WORKING) and clause.content == body.last
        return now and works and body.kind not in ("official", "group", "authority")

    def _tells_more(self, at: int, last: int) -> bool:
        """Say whether "Bộ Tài chính ban hành …", "Đẩy mạnh tuần tra …" is one more order."""
        if at >= last or not _DONE.isdisjoint(self.marks.tokens.keys[at : at + _NEAR]):
            return False
        if self.marks.at(at, "TASK") is not None and self.marks.at(at, "ORG") is None:
            return True
        clause = read_clause(self.marks, at, last, asked=False)
        told = clause is not None and clause.form == "party"
        return told and clause.parties[0].kind != "official" if clause is not None else False

    def _as_for(self, first: int, last: int) -> bool:
        """Say whether "Đối với việc vượt thẩm quyền, cần …" goes on with the orders."""
        tokens = self.marks.tokens
        if tokens.keys[first : first + 2] != ["đối", "với"]:
            return False
        comma = next((at for at in range(first, last - 1) if tokens.words[at] == ","), None)
        return comma is not None and self.marks.at(comma + 1, "MUST") is not None

    def _joins(self, first: int, at: int) -> bool:
        """Say whether "Đồng thời, kiểm tra …" adds to the order before it."""
        keys = self.marks.tokens.keys
        return self.marks.at(at, "TASK") is not None and keys[first : first + 2] in _ADDING

    def _follow(self, first: int, last: int, *, asked: bool) -> None:
        for start, piece_end in cut(self.marks, first, last):
            end = trimmed(self.marks, start, piece_end)
            clause = read_clause(self.marks, start, end, asked=asked or start > first)
            if clause is not None and clause.last - clause.first >= _SHORTEST:
                asked = self._take(clause, ordered=asked and start > first) or asked

    def _petitions(self, clause: Clause) -> bool:
        return clause.verb is not None and self._pleads(clause.verb.first)

    def _pleads(self, at: int) -> bool:
        """Say whether the verb only ever asks: "kiến nghị", "đề xuất ông … giữ chức"."""
        keys = self.marks.tokens.keys
        return keys[at] == "xin" or keys[at : at + 2] in (["kiến", "nghị"], ["đề", "xuất"])

    def _take(self, clause: Clause, *, ordered: bool = False) -> bool:
        """Take a clause; behind an order "đề xuất cấp có thẩm quyền …" is work of those told."""
        by = self.by
        if by is None:
            return False
        pleads = self._petitions(clause)
        asks = pleads or asks_upwards(self.rank, by, clause.parties)
        if by.name and asks and not (pleads and ordered):
            self.found.recommendations.append(recommend(self.marks, by, clause))
            self.asker = by
            return False
        parties = clause.parties or self.parties
        rule = f"written_order.{clause.form}"
        self.found.tasks.append(Task(by.name, clause, parties, not clause.parties, rule))
        self.parties = parties
        return True
