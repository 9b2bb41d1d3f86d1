"""Văn bản giấy tờ: tasks and requests in plans, letters, directives and reports.

Such a paper tells of no meeting, but it orders and asks all the same, in the name of who issues
it. Its
headings say which: under "Nhiệm vụ", "Phân công" stand tasks, under "Kiến nghị, đề xuất" requests.
"""

from __future__ import annotations

from phoihop.reading.authority import Rank, asks_upwards
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.clauses import Clause, read_clause
from phoihop.reading.facts import Recommendation
from phoihop.reading.marks import Marks
from phoihop.reading.parties import Party, read_parties, words_of
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.said import Discourse, Task
from phoihop.reading.speakers import Speaker

ORDERING = ("công văn", "chỉ thị", "công điện", "quyết định")
PAPERS = (
    *ORDERING,
    "kế hoạch",
    "báo cáo",
    "chương trình",
    "hướng dẫn",
    "tờ trình",
    "đề án",
    "nghị quyết",
    "chương trình phối hợp",
)
_ASKS = (["kiến", "nghị"], ["đề", "xuất"], ["đề", "nghị"])
_ORDERS = (
    ["nhiệm", "vụ"],
    ["giải", "pháp"],
    ["phương", "hướng"],
    ["tổ", "chức"],
    ["phân", "công"],
    ["trách", "nhiệm"],
    ["phối", "hợp"],
)
_TELLS = (
    ["kết", "quả"],
    ["đánh", "giá"],
    ["tồn", "tại"],
    ["hạn", "chế"],
    ["nguyên", "nhân"],
    ["mục", "đích"],
    ["căn", "cứ"],
    ["tình", "hình"],
    ["chỉ", "tiêu"],
    ["khó", "khăn"],
)
_AUTHORITIES = frozenset(("party", "state", "council", "authority", "party_board"))
_SHORTEST = 4


def read_paper(
    marks: Marks, parts: list[Part], issuer: Speaker, rank: Rank, kind: str
) -> Discourse:
    """Read the tasks and requests of an official paper, in the name of `issuer`."""
    reader = _Paper(marks, issuer, rank, "orders" if kind in ORDERING else "tells")
    title = next((part for part in parts if part.role == "title"), None)
    if title is not None and reader.section(title) == "asks":
        reader.mode = "asks"
    for part in parts:
        if part.role == "heading":
            reader.heading(part)
        elif part.role in ("paragraph", "list_item"):
            if reader.is_heading(part):
                reader.heading(part)
            else:
                reader.block(part)
    return reader.found


def issuer_of(marks: Marks, parts: list[Part]) -> Speaker | None:
    """Return in whose name the paper is signed ("TM. BAN THƯỜNG TRỰC"), else who heads it."""
    for role in ("signature", "issuer"):
        for part in parts:
            if part.role != role:
                continue
            for index in range(part.first, part.last):
                mark = marks.at(index, "ORG") or marks.at(index, "BODY") or marks.at(index, "POST")
                if mark is not None and mark.last <= part.last:
                    text = marks.tokens.quote(index, mark.last)
                    return Speaker(text, index, mark.last, getattr(mark.value, "kind", "body"))
    return None


class _Paper:
    def __init__(self, marks: Marks, issuer: Speaker, rank: Rank, mode: str) -> None:
        self.marks = marks
        self.keys = marks.tokens.keys
        self.issuer = issuer
        self.rank = rank
        self.mode = mode
        self.parties: tuple[Party, ...] = ()
        self.after_colon = False
        self.found = Discourse()

    def is_heading(self, part: Part) -> bool:
        """Say whether a numbered line only names a section: "III. PHÂN CÔNG", "2. Kiến nghị:"."""
        words = self.marks.tokens.words[part.first : part.last]
        return len(words) <= 14 and words[-1] == ":" and self.section(part) is not None

    def heading(self, part: Part) -> None:
        section = self.section(part)
        at = skip_lead_in(self.marks, part.first, part.last)
        while at < part.last and self.marks.tokens.words[at] in (
            ".",
            ")",
            "I",
            "II",
            "III",
            "IV",
            "V",
        ):
            at += 1
        parties = read_parties(self.marks, at, part.last)
        self.parties = tuple(parties)
        if section is not None and not parties:
            self.mode = section

    def section(self, part: Part) -> str | None:
        """Return what stands below this heading: "asks", "tells", "orders", or None."""
        for index in range(part.first, min(part.first + 10, part.last - 1)):
            pair = self.keys[index : index + 2]
            for mode, words in (("asks", _ASKS), ("tells", _TELLS), ("orders", _ORDERS)):
                if pair in words:
                    return mode
        return None

    def block(self, part: Part) -> None:
        listed = part.role == "list_item" or self.after_colon
        for first, last in sentences(self.marks.tokens, part):
            for start, end in cut(self.marks, first, last):
                listed = self._piece(start, self._trimmed(start, end), listed=listed) or listed
        self.after_colon = self.marks.tokens.words[part.last - 1] == ":"

    def _trimmed(self, first: int, last: int) -> int:
        while last > first and self.marks.tokens.words[last - 1] in (".", ";", ",", ":", "/", "./"):
            last -= 1
        return last

    def _piece(self, first: int, last: int, *, listed: bool) -> bool:
        """Read one piece; say whether it was a task or a request."""
        if last - first < _SHORTEST or self._tells_only(first):
            return False
        clause = read_clause(self.marks, first, last, asked=listed and self.mode != "tells")
        if clause is None or clause.last - clause.first < _SHORTEST:
            return False
        if self.mode == "tells" and (clause.verb is None or clause.first - first > 3):
            return False
        if self.mode == "asks" or self._asks_up(clause.parties):
            self._recommend(clause)
        else:
            self._task(clause)
        return True

    def _tells_only(self, first: int) -> bool:
        """Say whether the piece tells on what ground the paper stands, or answers: "Thực hiện
        Chỉ thị …".
        """
        head = self.keys[first : first + 6]
        grounds = head[:2] == ["thực", "hiện"] and any(
            self.marks.at(index, "KINDCUE") for index in range(first + 2, first + 5)
        )
        return (
            grounds or "đã" in head or head[:2] in (["trả", "lời"], ["trên", "đây"], ["căn", "cứ"])
        )

    def _asks_up(self, parties: tuple[Party, ...]) -> bool:
        """Say whether the issuer can only ask: somebody above, or an authority when it is none."""
        if asks_upwards(self.rank, self.issuer, parties):
            return True
        beside = bool(parties) and parties[0].kind in _AUTHORITIES
        return beside and self.issuer.kind in ("front", "org", "special")

    def _task(self, clause: Clause) -> None:
        parties = clause.parties or self.parties
        self.found.tasks.append(
            Task(self.issuer.name, clause, parties, not clause.parties, f"paper.{clause.form}")
        )

    def _recommend(self, clause: Clause) -> None:
        tokens = self.marks.tokens
        parties = clause.parties
        to = ", ".join(words_of(tokens, party) for party in parties[:3]) or None
        span = tokens.span(parties[0].first, parties[-1].last) if parties else None
        self.found.recommendations.append(
            Recommendation(
                self.issuer.name, to, tokens.span(clause.first, clause.last), "paper.request", span
            )
        )
