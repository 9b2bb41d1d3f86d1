"""Các vế của một câu: where a sentence parts into pieces, and what leads into a piece.

Pieces part at ";", before a further request, and where each task has its own day. "Đồng thời,",
"Trong quý II," and the numbers of items lead in and ask for nothing.
"""

from __future__ import annotations

from phoihop.reading.asking import NO_VERBS, ORDERS, is_request
from phoihop.reading.marks import Marks
from phoihop.reading.parties import read_party
from phoihop.reading.tokens import key_of

_LEAD_IN = frozenset(
    (*',:-–+•*“"(', "thứ", "một", "hai", "ba", "bốn", "năm", "là", "rằng", "hơn", "nữa")
)
SURE = frozenset(("đề", "yêu", "kiến", "mong"))


def cut(marks: Marks, first: int, last: int) -> list[tuple[int, int]]:
    """Cut tokens into pieces at ";", before a further request, and where each task has its day."""
    words = marks.tokens.words
    pieces: list[tuple[int, int]] = []
    start = listed = first  # up to `listed` only those who are told
    for index in marks.tokens.among(_PARTING, first, last):
        if words[index] == ";" and _lists_told(marks, start, listed, index):
            listed = index + 1
            continue
        if (
            words[index] == ";"
            or (words[index] == "và" and _asks_twice(marks, start, index, last))
            or (
                words[index] == ","
                and index > start + 6
                and not _is_lead(marks, start, index)
                and (
                    _new_request(marks, index + 1, last)
                    or (_new_party(marks, index, last) and _tells_work(marks, start, index))
                )
            )
            or next_dated(marks, start, index, last)
        ):
            if index > start:
                pieces.append((start, index))
            start = listed = index + 1
    if last > start:
        pieces.append((start, last))
    return pieces


def trimmed(marks: Marks, first: int, last: int) -> int:
    """Return the end of the tokens without the marks that close a piece."""
    while last > first and marks.tokens.words[last - 1] in (".", ";", ",", ":"):
        last -= 1
    return last


def _asks_twice(marks: Marks, start: int, index: int, last: int) -> bool:
    """Say whether a second request begins behind "và": "yêu cầu … và đề nghị Sở Y tế …"."""
    if index < start + 6 or not _new_request(marks, index + 1, last):
        return False
    return any(say.value.id in ORDERS for say in marks.within(start, index - 2, "SAY"))


def _lists_told(marks: Marks, start: int, listed: int, index: int) -> bool:
    """Say whether only an order and those who are told stand before the mark, so that more of them
    follow: "giao Sở Nội vụ; Sở Y tế; UBND các xã rà soát …". Up to `listed` that is known.
    """
    at = listed
    if listed == start:
        at = skip_lead_in(marks, start, index)
        say = marks.at(at, "SAY") if at < index else None
        if say is None or say.value.id not in ORDERS:
            return False
        at = say.last
    while at < index:
        party = read_party(marks, at, index)
        if party is None:
            return False
        at = party.last
        if at < index and marks.tokens.words[at] not in (",", ";", "và"):
            return False
        at += 1
    return True


_PARTING = frozenset((";", ",", "và"))
_UNTIL = frozenset(("trước", "trong", "vào", "nhất", "xong", "hết", "ngày"))
_NO_DEADLINE = frozenset(("từ", "tính", "so", "đã", "được"))
_DATES = frozenset(("DAY", "PERIOD"))


def next_dated(marks: Marks, start: int, at: int, last: int) -> bool:
    """Say whether a task ends here with its day and a further one with a day of its own begins:
    "… nộp danh sách trước ngày 15/3, gửi báo cáo trước ngày 20/3".
    """
    tokens = marks.tokens
    if at < start + 4 or tokens.keys[at] not in (",", "và") or not day_ends(marks, start, at):
        return False
    first = at + 1
    if first < last and tokens.keys[at] == "," and tokens.keys[first] == "và":
        first += 1
    party = read_party(marks, first, last)
    verb = first if party is None else party.last
    if verb >= last or not (opens_verb(marks, verb) or marks.at(verb, "TASK") is not None):
        return False
    stops = (index for index in range(verb, last) if tokens.words[index] in (",", ";", "."))
    end = next((index for index in stops if day_ends(marks, verb, index)), None)
    return end is not None or day_ends(marks, verb, last)


def day_ends(marks: Marks, first: int, last: int) -> bool:
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
        and say.value.id in ORDERS
        and (marks.tokens.keys[at] in SURE or marks.tokens.keys[at] == "giao")
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
    if marks.has(comma - 3, comma, "ORG", "GROUP") and not _is_worked_on(marks, comma):
        return False
    party = read_party(marks, comma + 1, last)
    if party is None or party.kind in ("official", "authority") or party.last >= last:
        return False
    if not marks.tokens.is_capital(comma + 1) and marks.at(comma + 1, "DET") is None:
        return False
    return marks.at(party.last, "TASK") is not None or marks.at(party.last, "MUST") is not None


def _tells_work(marks: Marks, start: int, comma: int) -> bool:
    """Say whether the piece tells what is to be done, not only who is told: "giao Bộ A, Viện B"."""
    say = marks.at(start, "SAY")
    if say is None:
        return True
    return any(
        not marks.tokens.is_capital(index) and marks.at(index, "ORG") is None
        for index in marks.among(_WORK, say.last, comma)
    )


_WORK = frozenset(("TASK", "MUST"))


def _is_worked_on(marks: Marks, comma: int) -> bool:
    """Say whether the group before the comma is what a verb does something for, and not one of
    several who are told: "vận động doanh nghiệp, Phòng Tài chính …".
    """
    group = marks.first_in(comma - 3, comma, "GROUP")
    if group is None or group.last != comma or marks.has(comma - 3, comma, "ORG"):
        return False
    return any(
        task.last == group.first for task in marks.within(group.first - 4, group.first, "TASK")
    )


def skip_lead_in(marks: Marks, index: int, last: int) -> int:
    """Skip "Đồng thời,", "Trong 6 tháng cuối năm,", dashes and the numbers of items: "a)", "2."."""
    at = index
    for _ in range(6):
        if at >= last or _opens_plainly(marks, at):
            break
        link = marks.at(at, "LINK")
        period = _time_lead(marks, at, last)
        purpose = _purpose_lead(marks, at, last)
        if purpose is not None:
            at = purpose
        elif link is not None and link.last - link.first >= 2:
            at = link.last
        elif period is not None:
            at = period
        elif _is_item_number(marks, at, last):
            at += 2
        elif (
            marks.tokens.keys[at] in _LEAD_IN
            or (at > index and marks.tokens.keys[at - 1] == "thứ")
            or marks.tokens.kinds[at] == "N"
            or (marks.tokens.keys[at] in (".", ")") and at > index)
        ):
            at += 1
        else:
            break
    return at


_LINKS = frozenset(("LINK", "PERIOD"))
_BEFORE_TIME = frozenset(("trong", "từ", "vào", "ngay"))
_UNTIL_WHEN = (["chậm", "nhất"], ["muộn", "nhất"], ["trước", "ngày"])
_LEADS = _LEAD_IN | _BEFORE_TIME | {"chậm", "muộn", "trước", key_of("để"), "nhằm"}


def _opens_plainly(marks: Marks, index: int) -> bool:
    """Say whether the token is a word that no lead-in begins with, as most are."""
    tokens = marks.tokens
    return (
        tokens.kinds[index] == "W"
        and len(tokens.words[index]) > 2
        and tokens.keys[index] not in _LEADS
        and tokens.keys[index - 1 : index] != ["thứ"]
        and not marks.bears(index, _LINKS)
    )


def _is_item_number(marks: Marks, index: int, last: int) -> bool:
    words = marks.tokens.words
    return index + 1 < last and len(words[index]) <= 2 and words[index + 1] in (")", ".")


def _time_lead(marks: Marks, index: int, last: int) -> int | None:
    """Return the end of "Trong quý II," or "từ nay đến cuối năm," at the head of a clause."""
    keys = marks.tokens.keys
    until = keys[index : index + 2] in _UNTIL_WHEN
    if until or (keys[index] == "từ" and keys[index + 1 : index + 3] == ["nay", "đến"]):
        comma = next((at for at in range(index, min(index + 9, last)) if keys[at] == ","), None)
        if comma is not None and (not until or marks.has(index, comma, "DAY", "PERIOD")):
            return comma + 1
    at = index + 1 if keys[index] in _BEFORE_TIME else index
    period = marks.at(at, "PERIOD")
    if period is None or period.last >= last:
        return None
    if marks.tokens.words[period.last] == ",":
        return period.last + 1
    return period.last if at > index and marks.at(period.last, "TASK") is not None else None


_PURPOSES = frozenset((key_of("để"), "nhằm"))
_LONGEST_PURPOSE = 45
_BEHIND_COMMA = frozenset((",",))


def _purpose_lead(marks: Marks, index: int, last: int) -> int | None:
    """Return the end of "Để làm tốt việc này," where a request or what somebody must do follows."""
    if marks.tokens.keys[index] not in _PURPOSES:
        return None
    for comma in marks.tokens.among(_BEHIND_COMMA, index, min(index + _LONGEST_PURPOSE, last - 1)):
        say = marks.at(comma + 1, "SAY")
        if say is not None and say.value.id in ORDERS:
            return comma + 1
        party = read_party(marks, comma + 1, last)
        if party is not None and party.last < last and marks.at(party.last, "MUST") is not None:
            return comma + 1
    return None


def opens_verb(marks: Marks, index: int) -> bool:
    """Say whether a lower-case word that can be a verb stands here."""
    tokens = marks.tokens
    return (
        tokens.kinds[index] == "W"
        and not tokens.is_capital(index)
        and tokens.keys[index] not in NO_VERBS
        and marks.at(index, "SAY") is None
        and marks.at(index, "GROUPMOD") is None
    )
