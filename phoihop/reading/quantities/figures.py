"""Số liệu: results, resources, targets and attendance, each with unit and qualifier.

Left out, because they count nothing: days and periods, ordinals and names ("khóa XI",
"cấp 6", "phường 5", "5+1"), document numbers, durations and times, ranges, telephone numbers,
and the counts and shares inside a tally of targets (read the tallies first).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from phoihop.reading.facts import Figure
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.dates import DAY, is_year
from phoihop.reading.quantities.numbers import NUM, number_tokens
from phoihop.reading.quantities.periods import PERIOD
from phoihop.reading.quantities.references import REFERENCE
from phoihop.reading.quantities.words import keyed, mark_covering, mark_ending
from phoihop.reading.tokens import FRACTION, NUMBER, PUNCT, WORD, Tokens, key_of

TALLY = "TALLY"
_MASKS = frozenset({DAY, PERIOD, REFERENCE, TALLY})
_RANGE_SIGNS = frozenset({"-", "–", "—", "đến", "tới", "÷"})
_QUOTES = frozenset({"“", '"', "‘", "«", "”"})
_DETERMINERS = keyed("các những")
_LARGE = Decimal(1_000_000)
# Labels after which a number names something even where a noun follows.
_NAMING = frozenset({"label.ordinal", "label.road", "label.name", "label.clock"})
_NO_NOUN = keyed(
    "và hoặc của là để trong với theo tại ở cho các những đã được có từ đến lên xuống so sau trước "
    "thì mà nhưng đạt vượt trên dưới khi nếu như không cùng sạch biết nhất tốt rõ do bởi về ra vào "
    "này đó nêu trên tăng giảm bằng chiếm còn cũng nay tiếp thuộc giữa sẽ phải cần đang mới cộng "
    "hằng hàng qua vẫn đoạn"
)
_WHAT_STOPS = keyed(
    "và hoặc là để với tại cho được đã có đạt so tăng giảm bằng chiếm từ đến tham trị sẽ mỗi trong"
)
_WHAT_LINKS = keyed("đạt được là bằng với chiếm còn lên tới đến gồm có hơn tăng giảm trị giá")
_WHAT_WORDS = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị tính đọc được: the name, its kind, its tokens; `per` holds "/người/năm"."""

    name: str
    kind: str
    first: int
    last: int
    factor: Decimal = Decimal(1)
    per: str = ""


def read_figures(tokens: Tokens, marks: Marks, first: int, last: int) -> list[Figure]:
    """Return the figures among the tokens `first` up to `last`; tallies must be read before.

    A share such as 111/152 xã counts its first number.
    """
    found: list[Figure] = []
    done = first
    for i in number_tokens(tokens, first, last):
        if i < done or mark_covering(marks, i, _MASKS) is not None:
            continue
        number = marks.at(i, NUM)
        if number is None:
            figure = _share(marks, i, first, last) if tokens.kinds[i] == FRACTION else None
        else:
            end = _end_of_range(marks, number, first, last)
            figure = _figure(marks, number, first, last) if end is None else None
            done = end or number.last
        if figure is not None:
            found.append(figure)
            done = max(done, tokens.at(figure.span.end))  # "50.000 đồng/1 hội viên" is one
    return found


def _end_of_range(marks: Marks, number: Mark, first: int, last: int) -> int | None:
    """Return the end of "10 - 15 hộ", "từ 200 đến 300 triệu đồng", "5% đến 7%"; else None."""
    keys = marks.tokens.keys
    at = number.last
    unit = marks.at(at, "UNIT")
    from_before = number.first > first and keys[number.first - 1] == "từ"
    if unit is not None and (from_before or unit.value.attributes["kind"] == "percent"):
        at = unit.last
    if at >= last or keys[at] not in _RANGE_SIGNS:
        return None
    second = marks.at(at + 1, NUM)
    return None if second is None or second.last > last else second.last


def _figure(marks: Marks, number: Mark, first: int, last: int) -> Figure | None:
    tokens = marks.tokens
    if _is_part_of_code(tokens, number, first, last):
        return None
    qualifier = mark_ending(marks, number.first, "QUALIFIER")
    if qualifier is not None and qualifier.first < first:
        qualifier = None
    unit = _unit(marks, number, last) or _guessed_unit(marks, number, qualifier, last)
    if unit is None or unit.kind in ("duration", "name"):
        return None
    if not number.value and unit.kind != "percent":
        return None  # "gian hàng 0 đồng" is a name
    if _is_name_or_year(marks, number, qualifier, unit, first):
        return None
    value = _with_thousands_comma(tokens, number, unit) * unit.factor
    return _finished(marks, value, number.first, qualifier, unit, first, last, number.id)


def _share(marks: Marks, i: int, first: int, last: int) -> Figure | None:
    """Read "111/152 xã" by its first number; without a counted noun it is nothing."""
    tokens = marks.tokens
    unit = marks.at(_noun_after(tokens, i + 1, last), "UNIT")
    if unit is None or unit.last > last or unit.value.attributes["kind"] != "count":
        return None
    if i > first and (tokens.keys[i - 1] in _QUOTES or mark_ending(marks, i, "LABEL")):
        return None
    value = Decimal(tokens.words[i].split("/")[0])
    read = Unit(unit.value.attributes["unit"], "count", unit.first, unit.last)
    qualifier = mark_ending(marks, i, "QUALIFIER")
    return _finished(marks, value, i, qualifier, read, first, last, "share")


def _finished(
    marks: Marks,
    value: Decimal,
    start: int,
    qualifier: Mark | None,
    unit: Unit,
    first: int,
    last: int,
    rule: str,
) -> Figure:
    tokens = marks.tokens
    compare, end = "=", unit.last
    if qualifier is not None and qualifier.first >= first:
        compare, start = qualifier.value.attributes["compare"], qualifier.first
    after = marks.at(end, "QUALIFIER")
    if after is not None and after.last <= last and after.value.attributes["side"] == "after":
        compare, end = after.value.attributes["compare"], after.last
        if start > first and tokens.keys[start - 1] == "từ":
            start -= 1
    return Figure(
        value=value,
        unit=unit.name,
        compare=compare,
        span=tokens.span(start, end),
        rule=f"figure.{rule.removeprefix('number.')}",
        what=(_what(marks, start, unit, first, last) + unit.per).strip(),
    )


def _unit(marks: Marks, number: Mark, last: int) -> Unit | None:
    """Return the unit after the number: "%", "đồng", "hộ"; money keeps "/người/năm" apart."""
    tokens = marks.tokens
    at = _noun_after(tokens, number.last, last)
    mark = marks.at(at, "UNIT")
    if mark is None or mark.last > last:
        scaled = number.id in ("number.scaled", "number.words")
        if scaled and (number.value >= _LARGE or _is_price(tokens, number)):
            end = _end_of_rate(marks, number.last, last)
            per = " ".join(tokens.quote(number.last, end).split()) if end > number.last else ""
            return Unit("đồng", "money", number.last, end, per=per)
        return None
    attributes = mark.value.attributes
    end = mark.last
    if attributes["kind"] == "money":
        end = _end_of_rate(marks, end, last)
    factor = Decimal(attributes.get("factor", 1))
    per = " ".join(tokens.quote(mark.last, end).split()) if end > mark.last else ""
    return Unit(attributes["unit"], attributes["kind"], mark.first, end, factor, per)


_PRICES = keyed("giá tiền phí mức quỹ thưởng đóng góp")
_LEAST_PRICE = Decimal(10_000)


def _is_price(tokens: Tokens, number: Mark) -> bool:
    """Say whether "50 ngàn" without "đồng" is money: an amount for each follows, or what is paid
    stands right before it ("mỗi suất trị giá 500 nghìn").
    """
    if number.value < _LEAST_PRICE:
        return False
    each = tokens.keys[number.last : number.last + 1] == ["/"]
    return each or not _PRICES.isdisjoint(tokens.keys[max(number.first - 3, 0) : number.first])


def _noun_after(tokens: Tokens, at: int, last: int) -> int:
    """Step over "(năm)" in "05 (năm) hộ", over "các" and over an opening quotation mark."""
    if at + 2 < last and tokens.keys[at] == "(" and tokens.keys[at + 2] == ")":
        at += 3
    if at < last and (tokens.keys[at] in _DETERMINERS or tokens.keys[at] in _QUOTES):
        at += 1
    return at


def _end_of_rate(marks: Marks, end: int, last: int) -> int:
    """Return the end of "/người/năm" after money: an amount for each is no total."""
    tokens = marks.tokens
    while end + 1 < last and tokens.keys[end] == "/":
        at = end + 1
        if tokens.words[at] in ("1", "01"):
            at += 1
        mark = marks.at(at, "UNIT")
        if mark is None or mark.last > last:
            break
        end = mark.last
    return end


def _guessed_unit(marks: Marks, number: Mark, qualifier: Mark | None, last: int) -> Unit | None:
    """Take the words after the number for a noun that the lexicon lacks.

    Small bare numbers ("3 cùng", "5 không") are mostly slogans, so this needs a qualifier or a
    number from ten on, written in digits.
    """
    tokens = marks.tokens
    at = number.last
    if number.id != "number.digits" or (qualifier is None and number.value < 10):
        return None
    if at >= last or not _is_noun_like(tokens, at) or tokens.touches(at):
        return None
    end = at + 1
    if end < last and _is_noun_like(tokens, end) and marks.at(end, "UNIT") is None:
        end += 1
    return Unit(tokens.quote(at, end).lower(), "count", at, end)


def _is_noun_like(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    return tokens.kinds[i] == WORD and word.islower() and tokens.keys[i] not in _NO_NOUN


def _is_part_of_code(tokens: Tokens, number: Mark, first: int, last: int) -> bool:
    """Say whether the number is part of "5+1", "Covid-19", "QL1A", "14h30"."""
    start, end = number.first, number.last
    if start > first and tokens.touches(start):
        before = start - 1
        if tokens.kinds[before] == WORD or tokens.keys[before] in ("+", "/"):
            return True
        if tokens.keys[before] in ("-", "–", ".", ",") and tokens.touches(before):
            return True
    if end >= last:
        return False
    joined = tokens.keys[end] in ("/", "-") and tokens.touches(end)
    if tokens.keys[end] == "+" or (joined and number.id != "number.scaled"):
        return True
    return (
        tokens.keys[end] in ("h", "giờ", "g")
        and end + 1 < last
        and (tokens.kinds[end + 1] == NUMBER)
    )


def _is_name_or_year(
    marks: Marks, number: Mark, qualifier: Mark | None, unit: Unit, first: int
) -> bool:
    """Say whether the number names ("số 7", “5 không”) or is a year ("chuyên đề 2022")."""
    if unit.kind in ("money", "percent", "measure") or qualifier is not None:
        return False
    tokens = marks.tokens
    start = number.first
    if start > first and tokens.keys[start - 1] in _QUOTES:
        return True
    if number.id == "number.word" or is_year(tokens, start) or _names_follow(marks, number, unit):
        return True
    label = mark_ending(marks, start, "LABEL") if start > first else None
    if label is None:
        kind = mark_ending(marks, start, "DOCKIND")
        named = kind is not None and tokens.is_capital(kind.first)
        return named and marks.at(number.last, "UNIT") is None  # "Đề án 1366"
    # "khoản 2 Điều 5": the word after the number is itself followed by a number.
    if unit.last < len(tokens) and tokens.kinds[unit.last] == NUMBER:
        return True
    return label.id in _NAMING or marks.at(number.last, "UNIT") is None


def _names_follow(marks: Marks, number: Mark, unit: Unit) -> bool:
    """Say whether the number only leads in to names: "2 xã Thu Lộc và Bắc Lộc"."""
    tokens = marks.tokens
    at = unit.last
    if unit.name not in _PLACES or number.value > _MOST_NAMED or at >= len(tokens):
        return False
    if "\n" in tokens.before(at) or not tokens.is_title(at):
        return False
    if tokens.keys[at : at + 3] == _NEW_COUNTRYSIDE:
        return False
    return not marks.bears(at, _OFFICES)


_NEW_COUNTRYSIDE = [key_of(word) for word in ("nông", "thôn", "mới")]
_PLACES = frozenset(("xã", "phường", "thị trấn", "huyện", "quận", "tỉnh", "thôn", "bản", "ấp"))
_MOST_NAMED = 10
_OFFICES = frozenset(("HEAD", "BODY", "BHEAD"))


def _with_thousands_comma(tokens: Tokens, number: Mark, unit: Unit) -> Decimal:
    """Read "1,250 hộ" as 1250: things that are counted have no decimals."""
    value: Decimal = number.value
    word = tokens.words[number.first]
    if unit.kind == "count" and number.last == number.first + 1 and "." not in word:
        head, comma, tail = word.partition(",")
        if comma and len(tail) == 3 and head != "0":
            return value * 1000
    return value


def _what(marks: Marks, start: int, unit: Unit, first: int, last: int) -> str:
    """Return a few words of what is counted: after a noun, before an amount or a share."""
    tokens = marks.tokens
    if unit.kind in ("count", "measure") or (
        unit.kind == "percent" and marks.at(unit.last, "UNIT") is not None
    ):
        at = unit.first if unit.kind != "percent" else unit.last
        end = at
        while end < last and end < at + _WHAT_WORDS and not _ends_phrase(tokens, end, at):
            end += 1
        return " ".join(tokens.quote(at, end).split()) if end > at else ""
    return _what_before(tokens, start, first)


def _ends_phrase(tokens: Tokens, i: int, start: int) -> bool:
    if i == start:
        return False
    return tokens.kinds[i] in (PUNCT, NUMBER, FRACTION) or tokens.keys[i] in _WHAT_STOPS


def _what_before(tokens: Tokens, start: int, first: int) -> str:
    end = start
    while end > first and tokens.keys[end - 1] in _WHAT_LINKS:
        end -= 1
    begin = end
    while begin > first and end - begin < _WHAT_WORDS and tokens.kinds[begin - 1] == WORD:
        begin -= 1
    return " ".join(tokens.quote(begin, end).split()) if end > begin else ""
