"""Mệnh đề giao việc: one sentence of a speech cut into clauses, each with what it asks of whom.

Clauses part at ";" and at sentence ends, not at every comma: openers such as "tiếp tục" or "kịp thời"
stay inside their clause. A clause without an addressee inherits that of the clause before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, read_parties

_ASKING = ("directive", "recommendation")
_LOOK_AHEAD = 14
_LEAD_IN = frozenset(
    (
        ",",
        ":",
        "-",
        "–",
        "+",
        "•",
        "“",
        '"',
        "(",
        "thứ",
        "một",
        "hai",
        "ba",
        "bốn",
        "là",
        "rằng",
        "hơn",
        "nữa",
    )
)
_NOT_REQUESTS = frozenset(("giải", "phương", "nhiệm", "những", "các", "một", "nhiều"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Mệnh đề: tokens `first` up to `last` of the quote, the asking verb and the parties it names."""

    first: int
    last: int
    verb: Mark | None
    parties: tuple[Party, ...]
    form: str
    content: int


def cut(marks: Marks, first: int, last: int) -> list[tuple[int, int]]:
    """Cut tokens into pieces at ";" and before a further request in the same sentence."""
    tokens = marks.tokens
    pieces: list[tuple[int, int]] = []
    start = first
    for index in range(first, last):
        if tokens.words[index] == ";":
            if index > start:
                pieces.append((start, index))
            start = index + 1
        elif (
            tokens.words[index] == ","
            and index > start + 6
            and _new_request(marks, index + 1, last)
        ):
            pieces.append((start, index))
            start = index + 1
    if last > start:
        pieces.append((start, last))
    return pieces


def _new_request(marks: Marks, index: int, last: int) -> bool:
    at = skip_lead_in(marks, index, last)
    say = marks.at(at, "SAY")
    return (
        say is not None
        and say.value.id in ("say.request", "say.order")
        and marks.tokens.keys[at] in ("đề", "yêu", "kiến", "giao", "mong")
        and _is_request(marks, say, last)
    )


def skip_lead_in(marks: Marks, index: int, last: int) -> int:
    """Skip "Đồng thời,", "Bên cạnh đó,", dashes and the like."""
    at = index
    for _ in range(6):
        if at >= last:
            break
        link = marks.at(at, "LINK")
        if link is not None and link.last - link.first >= 2:
            at = link.last
        elif marks.tokens.keys[at] in _LEAD_IN or marks.tokens.kinds[at] == "N":
            at += 1
        elif marks.tokens.keys[at] in (".", ")") and at > index:
            at += 1
        else:
            break
    return at


def read_clause(marks: Marks, first: int, last: int, *, asked: bool) -> Clause | None:
    """Read what a piece asks for, or None when it asks for nothing.

    `asked` says that an earlier piece of the same speech was a request, so that a clause which opens
    with a task verb carries it on.
    """
    at = skip_lead_in(marks, first, last)
    return (
        _with_verb(marks, at, last)
        or _with_party(marks, at, last)
        or (_bare(marks, at, last) if asked else None)
    )


def _with_verb(marks: Marks, at: int, last: int) -> Clause | None:
    """Read "đề nghị UBND huyện quan tâm …" within the first words of the piece."""
    tokens = marks.tokens
    for index in range(at, last):
        say = marks.at(index, "SAY")
        if say is None or say.last > last or say.value.attributes.get("kind") not in _ASKING:
            continue
        if say.value.id == "say.direct_speech" or not _is_request(marks, say, last):
            continue
        if index - at > _LOOK_AHEAD and not _sure_request(tokens.keys[index]):
            continue
        content = say.last
        while content < last and tokens.keys[content] in (":", "“", '"', "rằng", ",", "là"):
            content += 1
        parties = tuple(read_parties(marks, content, last))
        quoted = content if tokens.words[say.last : content] else say.first
        return Clause(quoted, last, say, parties, "verb", content)
    return None


def _sure_request(key: str) -> bool:
    return key in ("đề", "yêu", "kiến", "mong")


def _is_request(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether the verb asks: "đề nghị UBND …" does, "các đề nghị của cử tri" does not."""
    keys = marks.tokens.keys
    before = keys[say.first - 1] if say.first else ""
    if (
        before in ("các", "những", "số", "ý", "nội", "theo", "việc", "được", "và", "/")
        and (say.value.id == "say.request" or before != "được")
        and keys[say.first] in ("kiến", "đề", "yêu", "giao", "chỉ", "phân")
    ):
        return (
            before == "và" and say.last < last and keys[say.last] in ("ubnd", "huyện", "xã", "tỉnh")
        )
    after = keys[say.last] if say.last < last else ""
    if keys[say.first] == "đề" and after in ("của", ",", ".", ""):
        return False
    if keys[say.first : say.first + 2] == ["đề", "xuất"] and after in _NOT_REQUESTS:
        return False
    if keys[say.first] in ("chỉ", "định", "giao", "lưu", "phân") and after in (
        "của",
        "đạo",
        "lưu",
        "thông",
        "dịch",
        "ban",
        "được",
        "ý",
        ",",
    ):
        return False
    return not (keys[say.first] == "kiến" and after in ("của", "cử", "chính", "kịp"))


def _with_party(marks: Marks, at: int, last: int) -> Clause | None:
    """Read "MTTQ và các đoàn thể cần …", "Hội Nông dân xã tiếp tục …", "Sở sẽ …"."""
    parties = read_parties(marks, at, last)
    if not parties:
        return None
    after = parties[-1].last
    keys = marks.tokens.keys
    steps = 0
    while (
        after < last
        and steps < 4
        and keys[after] in ("cũng", "đều", "còn", "sẽ", "cùng", "là", "nhanh")
    ):
        after += 1
        steps += 1
    must = marks.at(after, "MUST")
    task = marks.at(after, "TASK")
    if must is None and task is None:
        return None
    promised = any(key == "sẽ" for key in keys[parties[-1].last : after])
    return Clause(at, last, None, tuple(parties), "promise" if promised else "party", after)


def _bare(marks: Marks, at: int, last: int) -> Clause | None:
    """Read a clause that opens with its task: "tăng cường kiểm tra …", "Cần rà soát …"."""
    if at >= last:
        return None
    if marks.at(at, "TASK") or marks.at(at, "MUST"):
        return Clause(at, last, None, (), "bare", at)
    for index in range(at, min(at + 16, last)):
        must = marks.at(index, "MUST")
        if must is not None and marks.tokens.keys[index] in ("cần", "phải", "nên"):
            return Clause(at, last, None, (), "bare", index)
    return None
