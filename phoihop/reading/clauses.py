"""Mệnh đề giao việc: one sentence of a speech cut into clauses, each with what it asks of whom.

Clauses part at ";" and at sentence ends, not at every comma: openers such as "tiếp tục" or "kịp
thời" stay inside their clause. A clause without an addressee inherits that of the clause before it.
"""

from __future__ import annotations

from phoihop.lib.record import record
from phoihop.reading.asking import (
    ASKING,
    DOING_TAGS,
    DUTIES,
    OPENS_SPEECH,
    ORDERS,
    addressees,
    is_judgement,
    is_only_named,
    is_request,
    past_setting,
)
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, read_parties, read_party, read_place
from phoihop.reading.pieces import SURE, cut, next_dated, opens_verb, skip_lead_in, trimmed
from phoihop.reading.promises import BEFORE_TASK, TO_HAVE, read_promise

_LOOK_AHEAD = 14
_ONLY_AT_START = frozenset(
    ("chỉ", "giao", "phân", "định", "kêu", "quán", "đôn", "nhắc", "gợi", "tin")
)
_LONGEST_LEAD = 24
_TROUBLES = ("shortcoming", "difficulty")
_LONGEST_DATED = 60
_WEAK_MUSTS = ("cần", "phải", "nên")


@record()
class Clause:
    """Mệnh đề: the quote, its form, the parties it names, where its content and its piece begin."""

    first: int
    last: int
    verb: Mark | None
    parties: tuple[Party, ...]
    form: str
    content: int
    piece: int = -1


def tells_hardship(marks: Marks, clause: Clause) -> bool:
    """Say whether "phải", "nên" asks for nothing: "công nhân phải đi thuê nhà"."""
    people = clause.form == "party" and marks.at(clause.parties[0].first, "SPEAKERS") is not None
    if not (people or clause.form == "bare"):
        return False
    if marks.tokens.keys[clause.content] not in ("phải", "nên"):
        return False
    after = clause.content + 1
    if marks.at(after, "SAY") is not None:
        return False  # "Điều 4 nên nêu rõ mức hỗ trợ"
    return marks.tokens.keys[after : after + 1] != ["được"] and not marks.bears(after, DOING_TAGS)


_OPENING_NEED = (["cụ", "thể"], ["trong", "đó"])
_SHORTEST_NEED = 4


def opens_need(marks: Marks, first: int, last: int) -> bool:
    """Say whether a sentence opens as one that goes on with requests: "Cần …", "Cụ thể, …"."""
    at = skip_lead_in(marks, first, last)
    must = marks.at(at, "MUST") if at < last else None
    named = marks.tokens.keys[first : first + 2] in _OPENING_NEED
    return named or (must is not None and marks.tokens.keys[at] == "cần")


def needs(marks: Marks, first: int, last: int) -> list[Clause]:
    """Return what a sentence says that is to be done, without a verb of asking."""
    found: list[Clause] = []
    for start, piece_end in cut(marks, first, last):
        end = trimmed(marks, start, piece_end)
        clause = read_clause(marks, start, end, asked=True) if end > start else None
        if clause is None or clause.form not in ("bare", "party"):
            continue
        must = marks.at(clause.content, "MUST") is not None
        if must and end - clause.first >= _SHORTEST_NEED and not tells_hardship(marks, clause):
            found.append(clause)
    return found


def read_clause(marks: Marks, first: int, last: int, *, asked: bool) -> Clause | None:
    """Read what a piece asks for, or None when it asks for nothing.

    `asked` says that an earlier piece of the same speech was a request, so that a clause which
    opens with a task verb carries it on.
    """
    at = skip_lead_in(marks, first, last)
    if is_judgement(marks.tokens.keys, at, last):
        return None
    found = (
        _with_verb(marks, at, last, asked=asked)
        or _with_party(marks, at, last, asked=asked)
        or _promised(marks, at, last)
        or (
            _bare(marks, at, last, inner=first > 0 and _goes_on_inside(marks, first, last))
            if asked
            else None
        )
    )
    if found is None:
        return None
    return Clause(
        found.first, last, found.verb, found.parties, found.form, found.content, piece=first
    )


def _goes_on_inside(marks: Marks, first: int, last: int) -> bool:
    """Say whether the piece stands behind ";", or behind a task that ended with its day."""
    if marks.tokens.words[first - 1] == ";":
        return True
    return next_dated(marks, max(0, first - 1 - _LONGEST_DATED), first - 1, last)


def _promised(marks: Marks, at: int, last: int) -> Clause | None:
    """Read a stated commitment: "… sẽ trình HĐND tỉnh tại kỳ họp tới"."""
    promise = read_promise(marks, at, last)
    if promise is None:
        return None
    return Clause(promise.first, last, None, promise.parties, "promise", promise.content)


def _with_verb(marks: Marks, at: int, last: int, *, asked: bool) -> Clause | None:
    """Read "đề nghị UBND huyện quan tâm …" within the first words of the piece."""
    tokens = marks.tokens
    for say in marks.within(at, last, "SAY"):
        index = say.first
        if say.last > last or say.value.attributes.get("kind") not in ASKING:
            continue
        if tokens.keys[index] in _ONLY_AT_START and index > at and not _goes_on(tokens.keys, index):
            continue
        if index - at > _LOOK_AHEAD and tokens.keys[index] not in SURE:
            continue
        if say.value.id == "say.deploy":
            continue
        if say.value.id == "say.direct_speech" and not _tells_whom(marks, say.last, last):
            continue
        if behind_colon(marks, say, last) is not None or _was_told(marks, say):
            continue
        if not is_request(marks, say, last) and not (
            asked and index == at and _asks_further(marks, say, last)
        ):
            continue
        content = say.last
        while content < last and tokens.keys[content] in OPENS_SPEECH:
            content += 1
        told = content + 1 if tokens.keys[content : content + 1] in _TOWARDS else content
        parties = addressees(marks, skip_lead_in(marks, told, last), last)
        return Clause(content if content > say.last else index, last, say, parties, "verb", content)
    return None


_TOWARDS = (["với"], ["cho"], ["tới"], ["đến"], ["lên"])


def _was_told(marks: Marks, say: Mark) -> bool:
    """Say whether the order is only told of: "cho biết đã giao Sở …"."""
    if marks.tokens.keys[say.first - 1] != "đã" or say.value.id != "say.order":
        return False
    told = marks.within(max(say.first - _TOLD_NEAR, 0), say.first, "SAY")
    return any(one.value.id in ("say.opinion", "say.report") for one in told)


_TOLD_NEAR = 6


def behind_colon(marks: Marks, say: Mark, last: int) -> Mark | None:
    """Return the order itself that stands behind the colon: "chỉ đạo như sau: Giao Sở …"."""
    words = marks.tokens.words
    colon = next((at for at in range(say.last, min(say.last + 4, last)) if words[at] == ":"), None)
    behind = None if colon is None else marks.at(colon + 1, "SAY")
    found = behind is not None and behind.value.id in ORDERS and behind.last < last
    return behind if found else None


def _asks_further(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether a further request opens with a verb no lexicon knows: "đề nghị nạo vét …"."""
    after = say.last
    if say.value.id != "say.request" or after >= last or is_only_named(marks, say, last):
        return False
    if marks.tokens.keys[after] == "có":
        return True  # "đề nghị có hướng xử lý con suối"
    if not opens_verb(marks, after):
        return False
    return read_party(marks, after, last) is None


def _tells_whom(marks: Marks, index: int, last: int) -> bool:
    """Say whether "phát biểu chỉ đạo" goes straight on to who is to do what."""
    parties = read_parties(marks, index, last)
    return bool(parties) and marks.bears(parties[-1].last, DUTIES)


def _goes_on(keys: list[str], index: int) -> bool:
    """Say whether the verb goes on a row of them, "tiếp thu các kiến nghị và nhắc nhở cán bộ", or
    stands behind a colon: "như sau: Giao Sở …".
    """
    if keys[index - 1] == ":" or keys[index - 2 : index] == ["việc", "này"]:
        return True
    return keys[index - 1] in ("và", "thời") and keys[index] in ("nhắc", "giao", "chỉ", "phân")


def _with_party(marks: Marks, at: int, last: int, *, asked: bool) -> Clause | None:
    """Read "MTTQ và các đoàn thể cần …", "Hội Nông dân xã tiếp tục …", "Sở sẽ …"."""
    parties = read_parties(marks, at, last) or past_setting(marks, at, last)
    place = None if parties else read_place(marks, at, last)
    parties = [place] if place is not None else parties
    if not parties:
        return None
    after = parties[-1].last
    keys = marks.tokens.keys
    for _ in range(4):
        if after < last and keys[after] in BEFORE_TASK and not marks.bears(after, DUTIES):
            after += 1
    if after >= last or "đã" in keys[parties[-1].last : after]:
        return None
    as_for = keys[max(at - 1, 0) : at] == ["với"]
    if as_for and asked and keys[after] in (",", ":") and after + 1 < last:
        after += 1
        told = marks.bears(after, DOING_TAGS)
    else:
        told = marks.bears(after, DUTIES)
    acts = asked and not as_for and parties[-1].kind != "official" and opens_verb(marks, after)
    if not told and not acts:
        return None
    if keys[after : after + 2] == ["đưa", "tin"]:
        return None  # "…, Báo Lao Động đưa tin"
    promised = "sẽ" in keys[parties[-1].last : after]
    return Clause(at, last, None, tuple(parties), "promise" if promised else "party", after)


_TOLD_OR_DONE = frozenset(("say.answer", "say.report"))


_ORDERED_ON = frozenset(("nhắc", "đôn", "phân", "chỉ", "kêu"))
"""Orders that those who are told pass on: "…; nhắc nhở thanh niên", "…; đôn đốc các thôn"."""


def _opens_duty(marks: Marks, index: int, last: int) -> bool:
    """Say whether an order goes on with "giải thích rõ …" or "có đánh giá về …"."""
    say = marks.at(index, "SAY")
    if say is not None:
        return say.value.id in _TOLD_OR_DONE or marks.tokens.keys[index] in _ORDERED_ON
    keys = marks.tokens.keys
    if keys[index] != "có" or index + 1 >= last or keys[index + 1] not in TO_HAVE:
        return False
    return keys[index + 1] == "đánh" or not marks.has(index, last, "ASSESS")


_NOUNS = frozenset(
    (
        ("vấn", "đề"),
        ("kết", "quả"),
        ("tình", "hình"),
        ("tiến", "độ"),
        ("chất", "lượng"),
        ("chế", "độ"),
        ("chính", "sách"),
        ("con", "em"),
        ("an", "ninh"),
        ("vệ", "sinh"),
        ("giá", "cả"),
        ("cơ", "chế"),
        ("giải", "pháp"),
        ("nguồn", "vốn"),
        ("phóng", "viên"),
        ("cán", "bộ"),
        ("giáo", "viên"),
        ("hội", "viên"),
    )
)
"""Words in small letters that name a matter and are no verb that no lexicon knows."""


def _bare(marks: Marks, at: int, last: int, *, inner: bool) -> Clause | None:
    """Read a clause that opens with its task: "tăng cường kiểm tra …", "Cần rà soát …"."""
    if at >= last or _was_given(marks, at, last) or _only_tells_when(marks, at, last):
        return None
    names = marks.tokens.keys[at : at + 2] == ["công", "tác"]
    told = "đã" in marks.tokens.keys[at : at + 5] or (
        names and not marks.has(at, last, "DAY", "PERIOD")
    )
    told = told or tuple(marks.tokens.keys[at : at + 2]) in _NOUNS
    if (
        marks.at(at, "TASK")
        or marks.at(at, "MUST")
        or (inner and not told and (opens_verb(marks, at) or _opens_duty(marks, at, last)))
    ):
        return Clause(at, last, None, (), "bare", at)
    topic = _past_topic(marks, at, last)
    if topic is not None:
        return Clause(at, last, None, (), "bare", topic)
    for index in range(at, min(at + _LONGEST_LEAD, last)):
        assess = marks.at(index, "ASSESS")
        if assess is not None and assess.value.attributes.get("kind") not in _TROUBLES:
            return _needed_after_comma(marks, at, index, last)
        if marks.at(index, "MUST") is not None and marks.tokens.keys[index] in _WEAK_MUSTS:
            if marks.tokens.keys[index - 1 : index + 1] == [",", "nên"]:
                return None  # "…, nên nước chảy chậm": why, not what is to be done
            return Clause(at, last, None, (), "bare", index)
    return None


def _only_tells_when(marks: Marks, at: int, last: int) -> bool:
    """Say whether "Sau khi mở rộng, …" only tells when, or "Đề xuất của … đã được …" what."""
    keys = marks.tokens.keys
    if keys[max(at - 2, 0) : at] == ["sau", "khi"]:
        return True
    say = marks.at(at, "SAY")
    if say is None:
        return False
    if keys[max(at - 1, 0) : at] in (["những"], ["sự"]):
        return True  # "Chính phủ đã có những chỉ đạo quyết liệt"
    return say.last < last and keys[say.last] == "của"


def _was_given(marks: Marks, at: int, last: int) -> bool:
    """Say whether the clause is only the rest of "… cho biết đã giao Sở …", or tells what the
    meeting was for: "triển khai phương hướng, nhiệm vụ quý II".
    """
    say = marks.at(at, "SAY")
    if say is None:
        return False
    if marks.tokens.keys[at - 1 : at] == ["người"]:
        return True  # "người chỉ đạo Đảng bộ cho rằng": who directs, no order
    if say.value.id in ORDERS and say.last < last and is_only_named(marks, say, last):
        return True
    return say.value.id == "say.deploy" or _was_told(marks, say)


def _past_topic(marks: Marks, at: int, last: int) -> int | None:
    """Return where the task begins behind "Về công tác tuyên truyền, tiếp tục …"."""
    tokens = marks.tokens
    if tokens.keys[at] not in ("về", "trong") and tokens.keys[max(at - 2, 0) : at] != [
        "đối",
        "với",
    ]:
        return None
    comma = next((i for i in range(at, min(at + 12, last - 1)) if tokens.words[i] == ","), None)
    if comma is None or marks.at(comma + 1, "TASK") is None or "đã" in tokens.keys[at:last]:
        return None
    return comma + 1


def _needed_after_comma(marks: Marks, at: int, first: int, last: int) -> Clause | None:
    """Read ", cần làm kênh nhánh" behind what is there already: "Hồ đã hoàn thành, cần …"."""
    words = marks.tokens.words
    for must in marks.within(first, min(at + _LONGEST_LEAD, last), "MUST"):
        if marks.tokens.keys[must.first] in ("cần", "phải") and words[must.first - 1] == ",":
            return Clause(at, last, None, (), "bare", must.first)
    return None
