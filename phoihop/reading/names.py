"""Họ tên: runs of capitalised words that can be a person's name.

NAME marks a run led by a common surname; NAMEL a looser run, used only after an honorific or a
post ("đồng chí Y Thanh"). Whether somebody becomes a person is decided by the rules for people.
"""

from __future__ import annotations

from phoihop.reading.gazetteer import is_place, longest_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.tokens import WORD, Tokens, key_of

LONGEST = 5
_STREETS = frozenset(
    (
        "đường",
        "phố",
        "trường",
        "giải",
        key_of("quỹ"),
        "cầu",
        "chợ",
        "hồ",
        "quảng",
        "tượng",
        "cúp",
        "bác",
    )
)


def mark_names(marks: Marks) -> None:
    """Add NAME and NAMEL marks over the whole text."""
    tokens = marks.tokens
    done = 0
    surnames = (surname.first for surname in marks.all("SURNAME"))
    for index in sorted({*surnames, *_led_by_middle_names(tokens)}):
        if index >= done and _is_street(tokens, index):
            done = _run(marks, index)  # "Đường Lê Văn Tám": no part of it is a name either
        end = _name_at(marks, index) if index >= done else 0
        if end:
            marks.add(Mark(index, end, "NAME", tokens.quote(index, end)))
            done = end
    for honorific in (*marks.all("HON"), *marks.all("HONS"), *marks.all("HONX")):
        end = loose_name(marks, honorific.last)
        if end:
            marks.add(Mark(honorific.last, end, "NAMEL", tokens.quote(honorific.last, end)))


def mark_names_after_posts(marks: Marks) -> None:
    """Add NAMEL where a capitalised run follows a post directly: "Chủ tịch HĐND tỉnh K'Brểu
    Hoàng".
    """
    tokens = marks.tokens
    for post in marks.all("POST"):
        end = loose_name(marks, post.last)
        if end and not is_place(tokens.words[post.last : end]) and _gap_free(tokens, post.last):
            marks.add(Mark(post.last, end, "NAMEL", tokens.quote(post.last, end)))


def mark_columns(marks: Marks) -> None:
    """Add COLPOST over a post that stands in the column behind a name: "Lò Văn Sơn⇥Bí thư"."""
    tokens = marks.tokens
    for post in marks.all("POST"):
        before = tokens.text[tokens.ends[post.first - 1] : tokens.starts[post.first]]
        if post.first and ("\t" in before or "   " in before) and "\n" not in before:
            marks.add(Mark(post.first, post.last, "COLPOST", post.value))


def mark_names_before_posts(marks: Marks) -> None:
    """Add NAMEL where a capitalised run in a list meets a post: "…; Thị Sà Mơ, Phó Bí thư Tỉnh
    đoàn".
    """
    tokens = marks.tokens
    for post in marks.all("POST"):
        end = post.first - 1
        if end < 2 or tokens.words[end] not in ("-", "–", "—", ",", "("):
            continue
        first = end
        while first > 0 and end - first < LONGEST and tokens.is_title(first - 1):
            first -= 1
        opened = first == 0 or tokens.words[first - 1] in (";", ":", "-", "+", "–", "•")
        named = end - first >= 2 and not is_place(tokens.words[first:end])
        if (
            opened
            and named
            and not (_other_starts(marks, first) or marks.has(first, end, "NONAME"))
        ):
            marks.add(Mark(first, end, "NAMEL", tokens.quote(first, end)))


def _gap_free(tokens: Tokens, index: int) -> bool:
    return "\n" not in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]


_NO_STREETS = (
    ["thành", "phố"],
    ["khu", "phố"],
    ["dân", "phố"],
    ["môi", "trường"],
    ["thị", "trường"],
)


def _is_street(tokens: Tokens, index: int) -> bool:
    """Say whether a street, a school or a prize bears the name that starts here."""
    if not index or tokens.keys[index - 1] not in _STREETS:
        return False
    return tokens.keys[max(index - 2, 0) : index] not in _NO_STREETS


def _name_at(marks: Marks, index: int) -> int:
    """Return the end of a surname-led name that starts here, 0 when none does."""
    tokens = marks.tokens
    if not tokens.is_title(index) or marks.bears(index, _NEVER_NAMES):
        return 0
    surname = marks.at(index, "SURNAME")
    common = surname is not None and "common" in surname.value.attributes
    if not common and not _has_middle_name(tokens, index):
        return 0
    if index and tokens.is_title(index - 1) and _continues_place(tokens, index):
        return 0
    end = _run(marks, index)
    if end - index < 2:
        return 0
    words = tokens.words[index:end]
    if end - index == 2 and is_place(words) and not _after_honorific(marks, index):
        return 0
    known = longest_place(words)
    if known >= 2 and known < end - index and not _after_honorific(marks, index):
        rest = marks.at(index + known, "SURNAME")
        if rest is not None and end - index - known >= 2:
            return 0
    return end


_NEVER_NAMES = frozenset(("NONAME", "HON", "HONS", "HEAD", "BODY", "BHEAD", "LEVEL", "EVENT"))
_SUREST_MIDDLE_NAMES = frozenset(("văn", "thị"))


def _led_by_middle_names(tokens: Tokens) -> list[int]:
    """Return where "Văn" or "Thị" makes the word before it a surname that no list knows: "Trinh
    Văn Mẫn".
    """
    found = tokens.among(_SUREST_MIDDLE_NAMES, 1, len(tokens) - 1)
    return [
        index - 1
        for index in found
        if tokens.is_title(index) and tokens.is_title(index - 1) and tokens.is_title(index + 1)
    ]


_MIDDLE_NAMES = frozenset(
    (
        "Văn",
        "Thị",
        "Đình",
        "Hữu",
        "Đức",
        "Bá",
        "Công",
        "Ngọc",
        "Xuân",
        "Minh",
        "Quang",
        "Thanh",
        "Duy",
        "Khắc",
        "Trọng",
        "Thế",
        "Sỹ",
        "Sĩ",
        "Viết",
        "Huy",
        "Mạnh",
        "Tiến",
        "Phúc",
        "Hồng",
        "Kim",
        "Mỹ",
        "Chí",
        "Cao",
        "Gia",
        "Hoài",
        "Bảo",
        "Thu",
        "Thùy",
        "Tuấn",
        "Quốc",
        "Nhật",
        "Hải",
        "Phương",
        "Diễm",
        "Mai",
        "Tố",
        "Thúy",
        "Kiều",
        "Trúc",
        "Như",
        "Khánh",
        "Trung",
        "Đăng",
        "A",
        "Seo",
        "Mí",
        "Láo",
        "Thó",
        "Sín",
        "Vĩnh",
        "Phú",
        "Quý",
        "Trường",
        "Bích",
        "Thành",
        "Hùng",
        "Hoàng",
        "Anh",
        "Thái",
        "Thuý",
        "Thuỳ",
    )
)


def _has_middle_name(tokens: Tokens, index: int) -> bool:
    """Say whether a rare surname is followed by a middle name and a given name: "Khoàng Văn Lả"."""
    return (
        index + 2 < len(tokens)
        and tokens.words[index + 1] in _MIDDLE_NAMES
        and tokens.is_title(index + 2)
    )


def _continues_place(tokens: Tokens, index: int) -> bool:
    """Say whether the words before and here together are a place: "Bình Dương", "Thái Bình"."""
    return is_place(tokens.words[index - 1 : index + 1]) and not tokens.touches(index)


def _after_honorific(marks: Marks, index: int) -> bool:
    for back in (1, 2, 3):
        mark = marks.at(index - back, "HON") if index >= back else None
        if mark is not None and mark.last == index:
            return True
    return False


def _run(marks: Marks, index: int) -> int:
    tokens = marks.tokens
    end = index
    limit = min(index + LONGEST, len(tokens))
    while end < limit and tokens.is_title(end):
        if end > index and (_gap(tokens, end) or _other_starts(marks, end)):
            break
        end += 1
    return end


def _gap(tokens: Tokens, index: int) -> bool:
    """Say whether more than one line end or space stands before the token."""
    between = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return len(between) > 2 or between.count("\n") > 1


_OTHER_TAGS = frozenset(("HEAD", "BODY", "HON", "BHEAD"))


def _other_starts(marks: Marks, index: int) -> bool:
    """Say whether a post or a body begins here and so ends the name."""
    if not marks.bears(index, _OTHER_TAGS):
        return False
    for tag in ("HEAD", "BODY", "HON"):
        mark = marks.at(index, tag)
        if (
            mark is not None
            and not _spelt_as_name(marks, mark)
            and (mark.last - mark.first >= 2 or _short_but_sure(mark))
        ):
            return True
    head = marks.at(index, "BHEAD")
    if head is None:
        return False
    follows = marks.at(head.last, "SECTOR")
    return follows is not None


def _spelt_as_name(marks: Marks, mark: Mark) -> bool:
    """Say whether every word has a capital, as no title has: "Đỗ Tiến Sỹ", but "Tiến sĩ"."""
    capitals = all(marks.tokens.is_title(index) for index in range(mark.first, mark.last))
    return mark.tag == "HON" and mark.last - mark.first > 1 and capitals


def _short_but_sure(mark: Mark) -> bool:
    word = mark.value.attributes.get("class") if mark.tag == "BODY" else None
    return (
        mark.tag == "BODY"
        and word in ("front", "state", "council")
        and mark.value.id != ("body.front_short")
    )


def _in_capitals(marks: Marks, index: int) -> int:
    """Return the end of a name that minutes write in capitals: "Đ/c LÊ VĂN HÒA", 0 when none."""
    tokens = marks.tokens
    surname = marks.at(index, "SURNAME")
    if surname is None or not tokens.words[index].isupper():
        return 0
    end = index
    while end < len(tokens) and end - index < LONGEST and tokens.words[end].isupper():
        if tokens.kinds[end] != WORD or (end > index and _other_starts(marks, end)):
            break
        end += 1
    return end if end - index >= 2 else 0


def loose_name(marks: Marks, index: int) -> int:
    """Return the end of a name after an honorific or a post: any capitalised run of two or more."""
    tokens = marks.tokens
    if index >= len(tokens) or marks.at(index, "NONAME") is not None:
        return 0
    if not tokens.is_title(index):
        return _in_capitals(marks, index)
    if _other_starts(marks, index):
        return 0
    end = _run(marks, index)
    return end if end - index >= 2 else 0
