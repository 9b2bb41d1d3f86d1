"""Lượt lời: a block that opens with who speaks and a colon, as minutes do.

"Chủ tịch Hội … Vi Văn Tấc: Đề nghị …" is a request, an order, praise or an answer by who speaks and
by what the sentences behind the colon do.
"""

from __future__ import annotations

from phoihop.reading.authority import answers_for_state, is_authority
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import read_clause
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.speakers import Speaker
from phoihop.reading.statements import Statements
from phoihop.reading.telling import asks_anything

_COLON = frozenset((":",))


class Turns(Statements):
    """Lượt lời trong biên bản."""

    def turn_of(self, part: Part) -> tuple[Speaker, int] | None:
        """Return who speaks in a block that is a turn, and where his or her words begin."""
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

    def take_turn(self, part: Part, speaker: Speaker, content: int) -> None:
        """Sort the sentences of a turn: praise first when it stands apart, then what is asked."""
        pieces = sentences(self.tokens, Part(part.span, content, part.last))
        opening = self.marks.at(content, "SAY")
        kind = str(opening.value.attributes["kind"]) if opening is not None else ""
        authority = is_authority(self.rank, speaker)
        if kind in ("report", "response"):
            self.tell(speaker, kind, content, part.last, "turn")
            self.follow(content, part.last)
            return
        if self._is_answer(speaker, pieces):
            self.tell(speaker, "response", content, part.last, "turn")
            self.follow(content, part.last)
            return
        asks = [asks_anything(self.marks, *piece, authority=authority) for piece in pieces]
        if not any(asks):
            self.tell(speaker, self._plain(speaker, kind, pieces[0]), content, part.last, "turn")
            return
        start = content
        if authority and not asks[0] and self.manner.praises(*pieces[0]):
            self.tell(speaker, "praise", *pieces[0], "turn")
            start = pieces[asks.index(True)][0]
        mode = "directive" if authority else "recommendation"
        self.tell(speaker, mode, start, part.last, "turn")
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
