"""Chữ Việt: one place for composing, folding and ordering Vietnamese text.

Nothing else in the project calls `unicodedata.normalize`: on old interpreters
it takes quadratic time on long runs of combining marks, so untrusted text must
pass through `normalise`, which shortens such runs first.
"""

from __future__ import annotations

import re
import unicodedata

MARKS_KEPT = 4
"""No Vietnamese letter bears more than two marks; four leaves room for others."""

_POSSIBLE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_KEPT + 1},}}")
_MARK = re.compile("[\u0300-\u036f]+")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=100)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONES_BY_RANK = {rank: tone for tone, rank in _TONE_RANK.items()}
_VOWELS = frozenset("aăâeêioôơuưy")
_SPACE_RANK, _OTHER_RANK = 1, 10

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


def normalise(text: str) -> str:
    """Return `text` in NFC, in linear time whatever the text holds.

    >>> normalise("Ha\\u0300 Ti\\u0303nh") == "Hà Tĩnh"
    True
    """
    return unicodedata.normalize("NFC", _with_short_mark_runs(text))


def is_normalised(text: str) -> bool:
    """Whether `normalise` would leave `text` as it is, answered in linear time."""
    return _with_short_mark_runs(text) == text and unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """Khóa tìm kiếm: the text without diacritics and case, for search only.

    >>> fold("Đề xuất của Thị ủy Đắk Lắk")
    'de xuat cua thi uy dak lak'
    """
    if text.isascii():
        return text.casefold()
    bare = _MARK.sub("", decompose(text))
    return bare.replace("đ", "d").replace("Đ", "d").casefold()


def tone_key(text: str) -> str:
    """Khóa so khớp: one key for the spellings that Vietnamese writers mix.

    Where the tone stands (hoà, hòa), and i or y alone after h, k, l, m, s, t, qu
    (tỉ, tỷ). All other diacritics stay, so "hòa" and "họa" remain two words.
    For comparing only: the text itself is never respelled.

    >>> tone_key("Uỷ ban") == tone_key("ủy ban"), tone_key("quí") == tone_key("Quý")
    (True, True)
    """
    key = normalise(text).casefold()
    if key.isascii():
        return _LONE_I.sub(_with_y, key)
    return _NEW_STYLE.sub(_in_old_style, _LONE_I.sub(_with_y, key))


SHARP, HEAVY = "\u0301", "\u0323"
"""Thanh sắc, thanh nặng."""


def without_tone(word: str) -> tuple[str, frozenset[str]]:
    """Return the letters without their tones, and the tones that stood on them.

    >>> without_tone("nghiệp") == ("nghiêp", frozenset({HEAVY}))
    True
    """
    parts = [_split_tone(character) for character in normalise(word)]
    tones = frozenset(_TONES_BY_RANK[rank] for rank, _base in parts if rank)
    return "".join(base for _rank, base in parts), tones


def with_tone(word: str, tone: str) -> str:
    """Set a tone on the last vowel of a syllable that ends in a stop.

    >>> with_tone("đươc", HEAVY)
    'được'
    """
    at = max(at for at, letter in enumerate(word) if letter in _VOWELS)
    return normalise(word[: at + 1] + tone + word[at + 1 :])


_SYLLABLE = re.compile(
    "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    "[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def is_native(word: str) -> bool:
    """Say whether the word is built like a Vietnamese syllable: "Hòa", but not "Anil".

    >>> [word for word in ("Nghiêm", "Sen", "Kumar", "James") if is_native(word)]
    ['Nghiêm', 'Sen']
    """
    return _SYLLABLE.fullmatch(without_tone(word)[0].lower()) is not None


def sort_key(text: str) -> SortKey:
    """Khóa sắp xếp: letters first, then tones, then case (lower before upper)."""
    letters: list[int] = []
    tones: list[int] = []
    upper: list[bool] = []
    for character in normalise(text):
        tone, base = _split_tone(character)
        low = base.lower()
        letters.append(_letter_rank(low))
        tones.append(tone)
        upper.append(low != base)
    return tuple(letters), tuple(tones), tuple(upper)


def person_sort_key(name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Order of persons: given name (the last word), then surname, then the middle."""
    parts = name.split()
    if not parts:
        return sort_key(""), sort_key(""), sort_key("")
    return sort_key(parts[-1]), sort_key(parts[0]), sort_key(" ".join(parts[1:-1]))


def _with_short_mark_runs(text: str) -> str:
    if text.isascii():
        return text
    return _POSSIBLE_MARKS.sub(_first_marks, text)


def _first_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match.group():
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MARKS_KEPT:
            kept.append(character)
    return "".join(kept)


def decompose(text: str) -> str:
    """Return `text` in NFD, each letter before its marks, in linear time."""
    return unicodedata.normalize("NFD", _with_short_mark_runs(text))


_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def _toned(letter: str) -> str:
    """The letter under each tone, in the order of `_TONES`."""
    return "".join(unicodedata.normalize("NFC", letter + tone) for tone in _TONES)


_I_TO_Y = dict(zip(_toned("i"), _toned("y"), strict=True))
_LONE_I = re.compile(rf"(?<![^\W\d_])(h|k|l|m|s|t|qu)([{_toned('i')}])(?![^\W\d_])")
_OLD_STYLE = {
    first + toned_second: toned_first + second
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for toned_first, toned_second in zip(_toned(first)[1:], _toned(second)[1:], strict=True)
}
_NEW_STYLE = re.compile("|".join(_OLD_STYLE))


def _with_y(match: re.Match[str]) -> str:
    return match[1] + _I_TO_Y[match[2]]


def _in_old_style(match: re.Match[str]) -> str:
    return _OLD_STYLE[match.group()]


def _split_tone(character: str) -> tuple[int, str]:
    if character.isascii():
        return 0, character
    tone, rest = 0, ""
    for part in decompose(character):
        if part in _TONE_RANK:
            tone = _TONE_RANK[part]
        else:
            rest += part
    return tone, unicodedata.normalize("NFC", rest)


def _letter_rank(low: str) -> int:
    rank = _LETTER_RANK.get(low)
    if rank is not None:
        return rank
    if low == " ":
        return _SPACE_RANK
    if len(low) == 1 and low.isascii() and low.isdigit():
        return ord(low)
    return _OTHER_RANK
