"""Mệnh đề giao việc: one sentence of a speech cut into clauses, each with what it asks of whom.

Clauses part at ";" and at sentence ends, not at every comma: openers such as "tiếp tục" or "kịp
thời" stay inside their clause. A clause without an addressee inherits that of the clause before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.asking import (
    DOING_TAGS,
    DUTIES,
    NO_VERBS,
    OPENS_SPEECH,
    addressees,
    is_judgement,
    is_request,
    past_setting,
)
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, read_parties, read_party
from phoihop.reading.promises import BEFORE_TASK, TO_HAVE, read_promise

_ASKING = ("directive", "recommendation")
_LOOK_AHEAD = 14
_LEAD_IN = frozenset(
    (*',:-–+•*“"(', "thứ", "một", "hai", "ba", "bốn", "năm", "là", "rằng", "hơn", "nữa")
)
_SURE = frozenset(("đề", "yêu", "kiến", "mong"))
_ONLY_AT_START = frozenset(
    ("chỉ", "giao", "phân", "định", "kêu", "quán", "đôn", "nhắc", "gợi", "tin")
)
_LONGEST_LEAD = 24
_TROUBLES = ("shortcoming", "difficulty")
_LONGEST_DATED = 60
_WEAK_MUSTS = ("cần", "phải", "nên")


@dataclass(frozen=True, slots=True)
class Clause:
    """Mệnh đề: the quote, its form, the parties it names, where its content and its piece begin."""

    first: int
    last: int
    verb: Mark | None
    parties: tuple[Party, ...]
    form: str
    content: int
    piece: int = -1


def cut(marks: Marks, first: int, last: int) -> list[tuple[int, int]]:
    """Cut tokens into pieces at ";", before a further request, and where each task has its day."""
    words = marks.tokens.words
    pieces: list[tuple[int, int]] = []
    start = first
    for index in marks.tokens.among(_PARTING, first, last):
        if (
            words[index] == ";"
            or (
                words[index] == ","
                and index > start + 6
                and not _is_lead(marks, start, index)
                and (_new_request(marks, index + 1, last) or _new_party(marks, index, last))
            )
            or _next_dated(marks, start, index, last)
        ):
            if index > start:
                pieces.append((start, index))
            start = index + 1
    if last > start:
        pieces.append((start, last))
    return pieces


_PARTING = frozenset((";", ",", "và"))
_UNTIL = frozenset(("trước", "trong", "vào", "nhất", "xong", "hết", "ngày"))
_NO_DEADLINE = frozenset(("từ", "tính", "so", "đã", "được"))
_DATES = frozenset(("DAY", "PERIOD"))


def _next_dated(marks: Marks, start: int, at: int, last: int) -> bool:
    """Say whether a task ends here with its day and a further one with a day of its own begins:
    "… nộp danh sách trước ngày 15/3, gửi báo cáo trước ngày 20/3".
    """
    tokens = marks.tokens
    if at < start + 4 or tokens.keys[at] not in (",", "và") or not _day_ends(marks, start, at):
        return False
    first = at + 1
    if first < last and tokens.keys[at] == "," and tokens.keys[first] == "và":
        first += 1
    party = read_party(marks, first, last)
    verb = first if party is None else party.last
    if verb >= last or not (_opens_verb(marks, verb) or marks.at(verb, "TASK") is not None):
        return False
    stops = (index for index in range(verb, last) if tokens.words[index] in (",", ";", "."))
    end = next((index for index in stops if _day_ends(marks, verb, index)), None)
    return end is not None or _day_ends(marks, verb, last)


def _day_ends(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words end with the day until when: "trước ngày 15/3", "trong quý II"."""
    for index in marks.among(_DATES, max(first, last - 8), last):
        for tag in _DATES:
            mark = marks.at(index, tag)
            if mark is None or mark.last != last or marks.tokens.keys[index] == "năm":
                continue
            near = marks.tokens.keys[max(first, index - 3) : index]
            before = marks.tokens.keys[max(first, index - 10) : index]
            return not _UNTIL.isdisjoint(near) and _NO_DEADLINE.isdisjoint(before)
    return False


def _is_lead(marks: Marks, first: int, comma: int) -> bool:
    """Say whether only the verb and a time stand before the comma: "đề nghị, năm 2026, các …"."""
    say = marks.at(first, "SAY")
    at = say.last if say is not None else first
    return skip_lead_in(marks, at, comma + 1) >= comma


def _new_request(marks: Marks, index: int, last: int) -> bool:
    at = skip_lead_in(marks, index, last)
    if at >= last:
        return False
    say = marks.at(at, "SAY")
    if _prepares(marks.tokens.keys, index, at):
        return False
    return (
        say is not None
        and say.value.id in ("say.request", "say.order")
        and (marks.tokens.keys[at] in _SURE or marks.tokens.keys[at] == "giao")
        and is_request(marks, say, last)
    )


_PREPARING = frozenset(
    (
        ("nghiên", "cứu"),
        ("tham", "mưu"),
        ("tổng", "hợp"),
        ("rà", "soát"),
        ("kiểm", "tra"),
        ("khảo", "sát"),
        ("báo", "cáo"),
        ("thẩm", "định"),
    )
)


def _prepares(keys: list[str], index: int, at: int) -> bool:
    """Say whether what is asked is to study and propose: "giao Sở nghiên cứu, đề xuất UBND …"."""
    proposes = keys[at : at + 2] in (["đề", "xuất"], ["kiến", "nghị"])
    return proposes and at == index and tuple(keys[index - 3 : index - 1]) in _PREPARING


def _new_party(marks: Marks, comma: int, last: int) -> bool:
    """Say whether another body begins its own task after the comma: ", Hội Nông dân xã tiếp
    tục …".
    """
    if marks.has(comma - 3, comma, "ORG", "GROUP"):
        return False
    party = read_party(marks, comma + 1, last)
    if party is None or party.kind in ("official", "authority") or party.last >= last:
        return False
    if not marks.tokens.is_capital(comma + 1) and marks.at(comma + 1, "DET") is None:
        return False
    return marks.at(party.last, "TASK") is not None or marks.at(party.last, "MUST") is not None


def skip_lead_in(marks: Marks, index: int, last: int) -> int:
    """Skip "Đồng thời,", "Trong 6 tháng cuối năm,", dashes and the numbers of items: "a)", "2."."""
    at = index
    for _ in range(6):
        if at >= last or _opens_plainly(marks, at):
            break
        link = marks.at(at, "LINK")
        period = _time_lead(marks, at, last)
        if link is not None and link.last - link.first >= 2:
            at = link.last
        elif period is not None:
            at = period
        elif _is_item_number(marks, at, last):
            at += 2
        elif (
            marks.tokens.keys[at] in _LEAD_IN
            or marks.tokens.kinds[at] == "N"
            or (marks.tokens.keys[at] in (".", ")") and at > index)
        ):
            at += 1
        else:
            break
    return at


_LINKS = frozenset(("LINK", "PERIOD"))
_BEFORE_TIME = frozenset(("trong", "từ", "vào", "ngay"))
_LEADS = _LEAD_IN | _BEFORE_TIME


def _opens_plainly(marks: Marks, index: int) -> bool:
    """Say whether the token is a word that no lead-in begins with, as most are."""
    tokens = marks.tokens
    return (
        tokens.kinds[index] == "W"
        and len(tokens.words[index]) > 2
        and tokens.keys[index] not in _LEADS
        and not marks.bears(index, _LINKS)
    )


def _is_item_number(marks: Marks, index: int, last: int) -> bool:
    words = marks.tokens.words
    return index + 1 < last and len(words[index]) <= 2 and words[index + 1] in (")", ".")


def _time_lead(marks: Marks, index: int, last: int) -> int | None:
    """Return the end of "Trong quý II," or "từ nay đến cuối năm," at the head of a clause."""
    keys = marks.tokens.keys
    if keys[index] == "từ" and keys[index + 1 : index + 3] == ["nay", "đến"]:
        comma = next((at for at in range(index, min(index + 9, last)) if keys[at] == ","), None)
        return None if comma is None else comma + 1
    at = index + 1 if keys[index] in _BEFORE_TIME else index
    period = marks.at(at, "PERIOD")
    if period is None or period.last >= last:
        return None
    if marks.tokens.words[period.last] == ",":
        return period.last + 1
    return period.last if at > index and marks.at(period.last, "TASK") is not None else None


def tells_hardship(marks: Marks, clause: Clause) -> bool:
    """Say whether "phải", "nên" asks for nothing: "công nhân phải đi thuê nhà"."""
    people = clause.form == "party" and marks.at(clause.parties[0].first, "SPEAKERS") is not None
    if not (people or clause.form == "bare"):
        return False
    if marks.tokens.keys[clause.content] not in ("phải", "nên"):
        return False
    after = clause.content + 1
    return marks.tokens.keys[after : after + 1] != ["được"] and not marks.bears(after, DOING_TAGS)


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
    return _next_dated(marks, max(0, first - 1 - _LONGEST_DATED), first - 1, last)


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
        if say.last > last or say.value.attributes.get("kind") not in _ASKING:
            continue
        if say.value.id == "say.direct_speech" and not _tells_whom(marks, say.last, last):
            continue
        if not is_request(marks, say, last) and not (
            asked and index == at and _asks_further(marks, say, last)
        ):
            continue
        if tokens.keys[index] in _ONLY_AT_START and index > at and not _goes_on(tokens.keys, index):
            continue
        if index - at > _LOOK_AHEAD and tokens.keys[index] not in _SURE:
            continue
        content = say.last
        while content < last and tokens.keys[content] in OPENS_SPEECH:
            content += 1
        told = content + 1 if tokens.keys[content : content + 1] in _TOWARDS else content
        parties = addressees(marks, told, last)
        return Clause(content if content > say.last else index, last, say, parties, "verb", content)
    return None


_TOWARDS = (["với"], ["cho"], ["tới"], ["đến"], ["lên"])


def _asks_further(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether a further request opens with a verb no lexicon knows: "đề nghị nạo vét …"."""
    after = say.last
    if say.value.id != "say.request" or after >= last or not _opens_verb(marks, after):
        return False
    return read_party(marks, after, last) is None


def _tells_whom(marks: Marks, index: int, last: int) -> bool:
    """Say whether "phát biểu chỉ đạo" goes straight on to who is to do what."""
    parties = read_parties(marks, index, last)
    return bool(parties) and marks.bears(parties[-1].last, DUTIES)


def _goes_on(keys: list[str], index: int) -> bool:
    """Say whether the verb goes on a row of them: "tiếp thu các kiến nghị và nhắc nhở cán bộ"."""
    return keys[index - 1] in ("và", "thời") and keys[index] in ("nhắc", "giao", "chỉ", "phân")


def _with_party(marks: Marks, at: int, last: int, *, asked: bool) -> Clause | None:
    """Read "MTTQ và các đoàn thể cần …", "Hội Nông dân xã tiếp tục …", "Sở sẽ …"."""
    parties = read_parties(marks, at, last) or past_setting(marks, at, last)
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
    acts = asked and not as_for and parties[-1].kind != "official" and _opens_verb(marks, after)
    if not told and not acts:
        return None
    promised = "sẽ" in keys[parties[-1].last : after]
    return Clause(at, last, None, tuple(parties), "promise" if promised else "party", after)


def _opens_verb(marks: Marks, index: int) -> bool:
    """Say whether a lower-case word that can be a verb stands here."""
    tokens = marks.tokens
    return (
        tokens.kinds[index] == "W"
        and not tokens.is_capital(index)
        and tokens.keys[index] not in NO_VERBS
        and marks.at(index, "SAY") is None
        and marks.at(index, "GROUPMOD") is None
    )


_TOLD_OR_DONE = frozenset(("say.answer", "say.report"))


_ORDERED_ON = frozenset(("nhắc", "đôn", "phân", "chỉ", "kêu"))
"""Orders that those who are told pass on: "…; nhắc nhở thanh niên", "…; đôn đốc các thôn"."""


def _opens_duty(marks: Marks, index: int, last: int) -> bool:
    """Say whether an order goes on with "giải thích rõ …" or "có đánh giá về …"."""
    say = marks.at(index, "SAY")
    if say is not None:
        return say.value.id in _TOLD_OR_DONE or marks.tokens.keys[index] in _ORDERED_ON
    if marks.tokens.keys[index] != "có" or index + 1 >= last:
        return False
    return marks.tokens.keys[index + 1] in TO_HAVE and not marks.has(index, last, "ASSESS")


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
    )
)
"""Words in small letters that name a matter and are no verb that no lexicon knows."""


def _bare(marks: Marks, at: int, last: int, *, inner: bool) -> Clause | None:
    """Read a clause that opens with its task: "tăng cường kiểm tra …", "Cần rà soát …"."""
    if at >= last:
        return None
    names = marks.tokens.keys[at : at + 2] == ["công", "tác"]
    told = "đã" in marks.tokens.keys[at : at + 5] or (
        names and not marks.has(at, last, "DAY", "PERIOD")
    )
    told = told or tuple(marks.tokens.keys[at : at + 2]) in _NOUNS
    if (
        marks.at(at, "TASK")
        or marks.at(at, "MUST")
        or (inner and not told and (_opens_verb(marks, at) or _opens_duty(marks, at, last)))
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
            return Clause(at, last, None, (), "bare", index)
    return None


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
        if marks.tokens.keys[must.first] == "cần" and words[must.first - 1] == ",":
            return Clause(at, last, None, (), "bare", must.first)
    return None
