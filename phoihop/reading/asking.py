"""Lời đề nghị: does a verb ask for something, and of whom.

"Đề nghị UBND …" asks, "đáp ứng yêu cầu …" names; what is only stressed asks when it is to be done.
An addressee may be a group that no lexicon holds, or stand behind "Trong nhiệm kỳ tới,".
"""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, ends_place, read_parties, read_place
from phoihop.reading.tokens import key_of

_AFTER_THESE_A_NOUN = frozenset(
    ("các", "những", "số", "ý", "nội", "theo", "việc", "được", "ứng", "một", "nhiều", "cầu", "tiêu")
).union(("mọi", "từng", "mỗi"))
_HAVING = frozenset(("có", "ra", "nêu"))
"""Before "(một số, những) kiến nghị": whoever has or brings them asks."""
_TAKING = frozenset(
    (
        (key_of("toàn"), "bộ"),
        ("tất", "cả"),
        ("ghi", "nhận"),
        ("tiếp", "thu"),
        ("tiếp", "nhận"),
        ("lắng", "nghe"),
        ("trả", "lời"),
        ("giải", "quyết"),
    )
)
"""Before "kiến nghị" these take up what was asked, and ask for nothing themselves."""
_NOT_REQUESTS = frozenset(("giải", "phương", "nhiệm", "những", "các", "một", "nhiều", "với"))


ORDERS = ("say.order", "say.request")
"""The verbs with which somebody orders or asks."""
ASKING = ("directive", "recommendation")
"""The kinds of speech in which something is asked for."""


def is_request(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether the verb asks: "đề nghị UBND …" does, "đáp ứng yêu cầu …" does not."""
    keys = marks.tokens.keys
    before = keys[say.first - 1] if say.first else ""
    head = keys[say.first]
    if say.last >= last or _is_noun(marks, say) or _names_number(marks, say.last, last):
        return False
    if is_only_named(marks, say, last):
        return False
    after = keys[say.last]
    if before == "là" and head in ("đề", "kiến") and not read_parties(marks, say.last, last):
        return marks.bears(say.last, DOING_TAGS)  # "đây là đề xuất đúng"
    if head in _STRESSING or (head == "lưu" and after == "hiện"):
        return _presses(marks, say.last, last)
    if _asks_somebody(marks, say.last, last):
        return True
    if say.first == 0 or _is_subject_end(marks, say.first):
        return True
    if head not in ("đề", "yêu", "kiến") or not _body_ends(marks, say.first):
        return False
    if keys[say.last] in ("không", "của"):
        return keys[say.last] == "không"
    told = marks.has(say.last, min(say.last + _FURTHEST_TASK, last), "TASK", "MUST")
    return told or marks.at(say.last, "DET") is not None


def _is_noun(marks: Marks, say: Mark) -> bool:
    """Say whether the word before tells that it is no verb: "các kiến nghị", "Tổ chỉ đạo"."""
    keys = marks.tokens.keys
    before = keys[say.first - 1] if say.first else ""
    head = keys[say.first]
    if head == "chỉ" and before in _DIRECTING:
        return True  # "trưởng đoàn chỉ đạo", "Tổ chỉ đạo": who directs, no order
    if before == "người" or _which_body_asked(marks, say.first):
        return True  # "người chỉ đạo", "mức thuế do Bộ Tài chính đề xuất"
    if head == "kiến" and keys[max(say.first - 3, 0) : say.first] == ["ý", "kiến", ","]:
        return True
    has = not _HAVING.isdisjoint(keys[max(say.first - 3, 0) : say.first])
    if not has and before in _AFTER_THESE_A_NOUN and head in _NOUNS_TOO:
        return True
    taken = tuple(keys[max(say.first - 2, 0) : say.first])
    return head in ("kiến", "yêu") and taken in _TAKING


_NOUNS_TOO = ("kiến", "đề", "yêu", "giao", "chỉ", "phân")


def is_only_named(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether the words behind the verb tell that nothing is asked: "đề xuất này là …",
    "yêu cầu tương tự", "nhờ chính sách mới", "mong đại hội sẽ thành công tốt đẹp".
    """
    keys = marks.tokens.keys
    head, after = keys[say.first], keys[say.last]
    if after in _POINTING or points_back(marks, say):
        return True
    held = keys[say.first - 1 : say.first] == ["rằng"] and head in ("đề", "kiến")
    if held and "là" in keys[say.last : last]:
        return True  # "cho rằng đề xuất … là không thực tế"
    if keys[say.first : say.first + 2] == ["đề", "xuất"] and after in _NOT_REQUESTS:
        return True
    needed = tuple(keys[say.last : say.last + 2]) in _NEEDS
    if needed and keys[say.first : say.last] == ["yêu", "cầu"]:
        return True
    if (head, after) in (("kiến", "cử"), ("kêu", "sự")):
        return True  # "kiến nghị cử tri", "kêu gọi sự đồng thuận của Nhân dân"
    if head == "nhờ":
        return not read_parties(marks, say.last, last)  # "nhờ chính sách thu hút": thanks to it
    return head == "mong" and _wishes_well(keys, say.last, last)


_FURTHEST_TASK = 8


def _body_ends(marks: Marks, index: int) -> bool:
    """Say whether a body ends right before the verb, adverbs left out: "UBND tỉnh cũng đề nghị"."""
    at = index
    while at and marks.tokens.keys[at - 1] in _BETWEEN:
        at -= 1
    near = (*marks.within(at - 12, at, "ORG"), *marks.within(max(at - 6, 0), at, "SPEAKERS"))
    return any(one.last == at for one in near) or ends_place(marks, at)


COMMANDS = frozenset(("chỉ", "giao", "phân", "quán", "nhắc", "đôn"))
"""The first word of verbs that only those above use."""
_DIRECTING = (key_of("đoàn"), "tổ", "ban")
_POINTING_BACK = frozenset(
    (
        ("như", "vậy"),
        ("như", "thế"),
        ("như", "trên"),
        ("điều", "này"),
        ("điều", "đó"),
        ("tương", "tự"),
    )
)


def _wishes_well(keys: list[str], index: int, last: int) -> bool:
    """Say whether only luck is wished: "mong đại hội sẽ thành công tốt đẹp"."""
    words = [key for key in keys[index:last] if key not in (".", "!", '"', "”")]
    return "sẽ" in words and words[-4:] == ["thành", "công", "tốt", "đẹp"]


def _which_body_asked(marks: Marks, index: int) -> bool:
    """Say whether the verb only tells whose something is: "mức thu do Sở Tài chính đề xuất"."""
    return any(
        org.last == index and marks.tokens.keys[org.first - 1 : org.first] == ["do"]
        for org in marks.within(index - 12, index, "ORG")
    )


def points_back(marks: Marks, say: Mark) -> bool:
    """Say whether it only tells that something was asked: "chỉ đạo như vậy khi kết luận"."""
    return tuple(marks.tokens.keys[say.last : say.last + 2]) in _POINTING_BACK


_POINTING = frozenset(("này", "trên", "đó", "ấy"))
_MATTERS = (["nội", "dung"], ["vấn", "đề"], ["nhóm", "vấn"], ["nhóm", "nội"])


def _names_number(marks: Marks, index: int, last: int) -> bool:
    """Say whether only the number of what is asked is told: "đề nghị 3 nội dung giám sát"."""
    tokens = marks.tokens
    if tokens.kinds[index] != "N" or tokens.keys[index + 1 : index + 3] not in _MATTERS:
        return False
    return ":" not in tokens.words[index:last]


_NEEDS = frozenset(
    (("ngày", "càng"), ("nhiệm", "vụ"), ("đặt", "ra"), ("mới", ","), ("mới", "."), ("của", "công"))
)
"""What stands behind "yêu cầu" where it is what something needs: "yêu cầu ngày càng cao"."""
_STRESSING = frozenset(("nhấn", "tin", "quán", "phê"))


def _presses(marks: Marks, index: int, last: int) -> bool:
    """Say whether what is stressed is to be done, not what was done or matters."""
    if marks.has(index, last, "MUST") or _lists_tasks(marks, index, last):
        return True
    at = index
    while at < last and marks.tokens.keys[at] in OPENS_SPEECH:
        at += 1
    parties = read_parties(marks, at, last)
    return bool(parties) and marks.bears(parties[-1].last, DOING_TAGS - {"ADV"})


OPENS_SPEECH = frozenset((":", "“", '"', "rằng", ",", "là"))


def _lists_tasks(marks: Marks, index: int, last: int) -> bool:
    """Say whether a colon soon opens what is to be done: "nhấn mạnh 3 việc: rà soát …"."""
    words = marks.tokens.words
    colon = next((at for at in range(index, min(index + 16, last - 1)) if words[at] == ":"), None)
    return colon is not None and marks.bears(colon + 1, DOING_TAGS)


def _is_subject_end(marks: Marks, index: int) -> bool:
    """Say whether a name, a post or an honorific ends right before the verb, "cũng" and the like
    left out.
    """
    keys, at = marks.tokens.keys, index
    while at and keys[at - 1] in _BETWEEN:
        at -= 1
    if keys[at - 1] == "và" and any(
        say.last == at - 1 for say in marks.within(max(at - 4, 0), at - 1, "SAY")
    ):
        return True  # "ông Chum nói và yêu cầu …"
    if at > 1 and keys[at - 1] == ",":
        at -= 1  # "Ông Chum - Chủ tịch UBND xã, yêu cầu …"
    for honorific in marks.within(at - _LONGEST_GIVEN, at, "HON"):
        inside = range(honorific.last, at)
        if honorific.last <= at and all(marks.tokens.is_title(one) for one in inside):
            return True  # "ông Chum cũng đề nghị"
    near = marks.among(_SUBJECT_TAGS, at - 8, at)
    return any(
        (mark := marks.at(first, tag)) is not None and mark.last == at
        for first in near
        for tag in _SUBJECT_TAGS
    )


_BETWEEN = frozenset(("cũng", "đã", "vừa", "còn", "vẫn", "tiếp", "tục"))
_LONGEST_GIVEN = 5
DOING_TAGS = frozenset(("TASK", "MUST", "ADV"))
_SUBJECT_TAGS = frozenset(("NAME", "NAMEL", "POST", "HON"))


def _asks_somebody(marks: Marks, index: int, last: int) -> bool:
    """Say whether the words after the verb name somebody, or something to be done."""
    tokens = marks.tokens
    if tokens.words[index] in (":", "“", '"'):
        return True
    if tokens.keys[index] in ("rằng", "thời", "cần", "ngay", "phải", "được"):
        return True
    if _names_matters(tokens.keys, index, last):
        return True
    prefixed = tokens.keys[index] in ("với", "cho", "tới", "đến", ",", "trong", "khi", "là")
    at = index + 1 if prefixed else index
    if at < last and marks.bears(at, DOING_TAGS):
        return tokens.keys[index] != "," or marks.at(at, "TASK") is None
    return bool(addressees(marks, at, last))


def _names_matters(keys: list[str], index: int, last: int) -> bool:
    """Say whether the verb goes on with what it is about: "kiến nghị một số vấn đề như …"."""
    near = keys[index : min(index + 12, last)]
    opens = near[:1] in (
        ["một"],
        ["1"],
        ["nhiều"],
        ["các"],
        ["những"],
        ["về"],
        ["với"],
        ["đến"],
        ["tới"],
    )
    pairs = [near[at : at + 2] for at in range(len(near) - 1)]
    about = next((at for at, pair in enumerate(pairs) if pair in _ABOUT), None)
    return opens and about is not None and not {",", ";", "."}.intersection(near[:about])


_ABOUT = (["vấn", "đề"], ["nội", "dung"], ["lĩnh", "vực"])


def past_setting(marks: Marks, at: int, last: int) -> list[Party]:
    """Return who is told behind "Trong nhiệm kỳ tới," or "Để làm tốt việc đó,"."""
    if at >= last or marks.tokens.keys[at] not in _SETTING:
        return []
    return list(addressees(marks, at, last))


_SETTING = frozenset(
    (
        "trong",
        "thời",
        "đối",
        "về",
        "để",
        "từ",
        "ngoài",
        "bên",
        "năm",
        "sau",
        "ngay",
        "tại",
        "bước",
        "nhằm",
        "với",
        "trên",
    )
)
_LONGEST_SETTING = 28


def addressees(marks: Marks, content: int, last: int) -> tuple[Party, ...]:
    """Return who is asked, also after "trong công tác phối hợp …, hai bên cần …"."""
    parties = read_parties(marks, content, last)
    if parties or content >= last:
        return tuple(parties)
    if marks.tokens.keys[content] not in _SETTING:
        group = read_place(marks, content, last) or _open_group(marks, content, last)
        group = group or _obliged(marks, content, last)
        return () if group is None else (group,)
    time = marks.at(content, "LINK")
    parties = read_parties(marks, time.last, last) if time is not None else []
    if time is not None and parties and time.last - content > 2:
        return tuple(parties)  # "trong thời gian tới Thường trực HĐND các xã tiếp tục …"
    for comma in range(content + 1, min(content + _LONGEST_SETTING, last - 1)):
        if marks.tokens.words[comma] != ",":
            continue
        parties = read_parties(marks, comma + 1, last)
        if parties and marks.bears(parties[-1].last, DOING_TAGS):
            return tuple(parties)
    return ()


_LONGEST_OBLIGED = 14
_NAMES_FEWEST = 2


def _obliged(marks: Marks, index: int, last: int) -> Party | None:
    """Read whoever stands between a request and "cần", "phải": "đội ngũ báo cáo viên cần …"."""
    tokens = marks.tokens
    if marks.bears(index, DOING_TAGS) or tokens.keys[index] in NO_VERBS:
        return None
    for must in marks.within(index + _NAMES_FEWEST, min(index + _LONGEST_OBLIGED, last), "MUST"):
        if tokens.keys[must.first] not in ("cần", "phải"):
            continue
        inside = range(index, must.first)
        plain = all(tokens.kinds[at] == "W" or tokens.words[at] == "," for at in inside)
        told = marks.has(index, must.first, "HELD", "ASSESS") or any(
            tokens.keys[deed.last] != "viên"  # "báo cáo viên", "tuyên truyền viên"
            for tag in ("SAY", "TASK")
            for deed in marks.within(index, must.first, tag)
        )
        return Party(index, must.first, None, "group") if plain and not told else None
    return None


def _open_group(marks: Marks, index: int, last: int) -> Party | None:
    """Read a group that no lexicon knows before its duty: "các bạn trẻ phải …"."""
    if marks.at(index, "DET") is None:
        return None
    for at in range(index + 2, min(index + 8, last)):
        if marks.bears(at, DUTIES):
            return Party(index, at, None, "group")
        if marks.tokens.kinds[at] != "W" or marks.tokens.keys[at] in NO_VERBS:
            return None
    return None


DUTIES = frozenset(("TASK", "MUST"))


NO_VERBS = frozenset(
    [
        "là",
        "việc",
        "nội",
        "hiện",
        "nay",
        "điều",
        "có",
        "đã",
        "được",
        "của",
        "và",
        "với",
        "trong",
        "tại",
        "ở",
        "theo",
        "còn",
        "chưa",
        "không",
        "rất",
        "khá",
        "vẫn",
        "bị",
        "do",
        "vì",
        "như",
        "hay",
        "hoặc",
        "này",
        "đó",
        "kia",
        "gồm",
        "trên",
        "dưới",
        "giữa",
        "từ",
        "đến",
        "về",
        "cho",
        "để",
        "nên",
        "mà",
        "thì",
        "nào",
        "nêu",
        "cũng",
        "đang",
        "từng",
        "luôn",
        "những",
        "các",
        "một",
        "số",
    ]
)


_JUDGING = frozenset(("đánh", "nhận", "ưu", "hạn", "khuyết", "kết", "tồn"))
_JUDGEMENTS = frozenset(
    (
        ("đánh", "giá"),
        ("nhận", "xét"),
        ("nhận", "định"),
        ("ưu", "điểm"),
        ("hạn", "chế"),
        ("khuyết", "điểm"),
        ("kết", "quả"),
        ("tồn", "tại"),
    )
)
_LONGEST_LABEL = 7


def is_judgement(keys: list[str], at: int, last: int) -> bool:
    """Say whether a label opens what is judged, not asked: "Đánh giá chung: UBND xã …"."""
    if at + 3 >= last or keys[at] not in _JUDGING:
        return False
    return (keys[at], keys[at + 1]) in _JUDGEMENTS and ":" in keys[at + 2 : at + _LONGEST_LABEL]
