"""Chiều của lời đề nghị: is what somebody asks an order, or a recommendation?

The verb does not tell ("đề nghị" is either). Who presides, rules or comes from above orders those
below; who is asked from below, from beside or by an organisation gets a recommendation.
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
from phoihop.reading.marks import Marks
from phoihop.reading.parties import MEMBERS, Party
from phoihop.reading.speakers import Speaker

_RULING = ("party", "state", "council", "authority")
_WISHING = frozenset(("mong", "bày"))
_ABOVE = frozenset((("bộ",), ("trung", "ương"), ("chính", "phủ"), ("quốc", "hội")))


def direction(marks: Marks, rank: Rank, speaker: Speaker, first: int, last: int) -> str:
    """Return "directive" or "recommendation" for what the speaker asks from token `first` on."""
    clause = read_clause(marks, first, last, asked=False)
    parties = clause.parties if clause is not None else ()
    ruling = _asks_ruling(speaker, parties)
    if clause is not None and _asks_abroad(marks, clause):
        return "recommendation"
    if ruling and _wishes(marks, clause):
        return "recommendation"
    presides = speaker.name in rank.chairs or speaker.name in rank.heads
    if ruling and not presides and not _inspects(speaker):
        return "recommendation"
    if _petitions(marks, clause, first):
        return "recommendation"
    if not is_authority(rank, speaker):
        if _tells_units(marks, rank, speaker, parties):
            return "directive"
        return _without_rank(rank, speaker, parties)
    if marks.tokens.keys[first] in COMMANDS:
        return "directive"
    if asks_upwards(rank, speaker, parties):
        return "recommendation"
    if presides or asks_downwards(rank, speaker, parties):
        return "directive"
    below = stands_below(rank, speaker) or _asks_above(marks, clause, speaker)
    return "recommendation" if below or _asks_as_deputy(marks, clause, speaker) else "directive"


def _asks_abroad(marks: Marks, clause: Clause) -> bool:
    """Say whether another State is asked: "đề nghị hai bên mở rộng …", "đề nghị phía bạn …"."""
    keys = marks.tokens.keys[clause.content : clause.content + 2]
    return clause.verb is not None and (keys[:1] == ["phía"] or keys in _ABROAD)


_ABROAD = (["hai", "bên"], ["hai", "nước"], ["nước", "bạn"])


def _without_rank(rank: Rank, speaker: Speaker, parties: tuple[Party, ...]) -> str:
    if not asks_downwards(rank, speaker, parties):
        return "recommendation"
    if parties[0].head == MEMBERS and speaker.is_one:
        rank.heads.add(speaker.name)  # who orders the members orders here
    return "directive"


def _tells_units(marks: Marks, rank: Rank, speaker: Speaker, parties: tuple[Party, ...]) -> bool:
    """Say whether an office tells the units of its field, "Sở Nội vụ đề nghị các cơ quan, đơn
    vị …", or a council those it oversees; ministries and whoever is on a higher level are none.
    """
    if speaker.kind == "council" and parties and parties[0].kind in _OVERSEEN:
        return not asks_upwards(rank, speaker, parties)
    if speaker.kind not in _OFFICES or not parties or parties[0].level is not None:
        return False
    keys = marks.tokens.keys[parties[0].first : parties[0].last]
    return parties[0].kind == "group" and keys[0] == "các" and "bộ" not in keys


_OVERSEEN = ("state", "department")
_OFFICES = ("department", "state", "party_board", "office")


def _wishes(marks: Marks, clause: Clause | None) -> bool:
    if clause is None or clause.verb is None:
        return False
    return marks.tokens.keys[clause.verb.first] in _WISHING


def _asks_ruling(speaker: Speaker, parties: tuple[Party, ...]) -> bool:
    """Say whether a head of the Front or of an organisation asks party, State or council."""
    ruling = bool(parties) and parties[0].kind in _RULING
    return ruling and bool(speaker.posts) and not any(governs(post) for post in speaker.posts)


def _petitions(marks: Marks, clause: Clause | None, first: int) -> bool:
    """Say whether the verb only ever asks upwards or beside: "kiến nghị", "đề xuất", "xin"."""
    if clause is not None:
        if clause.verb is None:
            return False
        first = clause.verb.first
    keys = marks.tokens.keys
    return keys[first] in ("kiến", "xin") or keys[first : first + 2] == ["đề", "xuất"]


def _asks_above(marks: Marks, clause: Clause | None, speaker: Speaker) -> bool:
    """Say whether "bộ", "trung ương" without a name is asked by who sits below: "đề nghị bộ cần
    quan tâm".
    """
    if clause is None or clause.verb is None or _is_central(speaker):
        return False
    at = clause.verb.last
    keys = marks.tokens.keys
    at += keys[at : at + 1] in (["các"], ["với"])
    return any(tuple(keys[at : at + len(words)]) == words for words in _ABOVE)


def _is_central(speaker: Speaker) -> bool:
    return any(post.level == "central" for post in speaker.posts)


def _asks_as_deputy(marks: Marks, clause: Clause | None, speaker: Speaker) -> bool:
    """Say whether somebody asks as a deputy: "đại biểu Cầm Thị Ơn, Trưởng ban …, đề nghị"."""
    if speaker.kind != "person" or marks.at(speaker.first, "HONX") is None:
        return False
    return clause is None or clause.verb is None or clause.verb.value.id == "say.request"


def _inspects(speaker: Speaker) -> bool:
    """Say whether it is the head of a delegation, who tells the body that is inspected."""
    return any(post.head == "post.delegation_head" for post in speaker.posts)
