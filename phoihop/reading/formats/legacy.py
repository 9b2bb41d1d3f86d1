"""Bảng mã cũ: TCVN3 is converted with a table of our own; others are named and refused.

TCVN3 (ABC) put Vietnamese letters on the upper half of the byte range. Capital
letters with tones do not exist in it: offices used fonts of capitals (.VnTimeH),
whose text is stored in small letters. Once such text has passed through a
program of today it stands as Western letters ("Céng hßa"), so it is recognised
both as bytes and as characters.
"""

from __future__ import annotations

import re
from functools import cache

from phoihop.lib.vietnamese import fold, normalise
from phoihop.reading.errors import UnknownEncoding

TCVN3_NOTE = "Văn bản dùng bảng mã TCVN3 (ABC), đã chuyển sang Unicode. Hãy soát lại chữ in hoa."

_CAPITALS = "ĂÂÊÔƠƯĐăâêôơưđẰ"
_TCVN3 = {
    **dict(zip(range(0xA1, 0xB0), _CAPITALS, strict=True)),
    **dict(zip(range(0xB0, 0xB5), "\u0300\u0309\u0303\u0301\u0323", strict=True)),
    **dict(zip(range(0xB5, 0xC0), "àảãáạẲằẳẵắẴ", strict=True)),
    **dict(zip(range(0xC0, 0xD0), "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "éẹềểễếệìỉỄẾỒĩíịò", strict=True)),
    **dict(zip(range(0xE0, 0xF0), "Ổỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF0, 0x100), "Ỗủũúụừửữứựỳỷỹ\u00fdỵỐ", strict=True)),
}
"""Byte to letter; the five at 0xB0 are tones that stand after their vowel."""

_VNI_MARKS = "ùøûõïâêéèúüëáàåãäñóòôö"
_VNI_WORD = re.compile(rf"[aeouyAEOUY][{_VNI_MARKS}{_VNI_MARKS.upper()}]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]*)*|[\u00a1-\u00bf][^\W\d_]*")
_MANY_WORDS = 4
_SURE, _UNLIKELY = 0.85, 0.6

_ONSET = "ngh|ng|gh|gi|kh|ch|nh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_RIME = (
    "(?:oa|oe|uy|ua|ia|ie|uo|ye|uye|oo|uu|ai|ao|au|ay|eo|eu|oi|ui|uoi|uay|oai|oay|oao|oeo|uya|uyu|"
    "ieu|yeu|uou|iu|ue|uoi|uai|[aeiouy])(?:ng|nh|ch|[cmnpt])?"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?{_RIME}")
_MARKED = re.compile(r"[^\x00-\x7f]")


def from_tcvn3(text: str) -> str:
    """Turn TCVN3 that stands as Western characters into Vietnamese.

    >>> from_tcvn3("Céng hßa x· héi")
    'Cộng hòa xã hội'
    """
    return normalise(text.translate(_TCVN3))


def decode_tcvn3(data: bytes) -> str:
    """Turn TCVN3 bytes into Vietnamese."""
    return from_tcvn3(data.decode("latin-1"))


def looks_like_tcvn3(text: str) -> bool:
    """Whether Western characters make Vietnamese words only when read as TCVN3."""
    words = marked_words(text)
    if len(words) < _MANY_WORDS:
        return False
    return (
        share_of_syllables([from_tcvn3(word) for word in words]) >= _SURE
        and share_of_syllables(words) < _UNLIKELY
    )


def looks_like_vni(text: str) -> bool:
    """Whether marks follow their vowels as in VNI ("Coäng hoøa")."""
    words = marked_words(text)
    if len(words) < _MANY_WORDS or share_of_syllables(words) >= _UNLIKELY:
        return False
    return sum(1 for word in words if _VNI_WORD.search(word)) >= len(words) / 2


def modernise(text: str) -> tuple[str, list[str]]:
    """Convert a text in an old encoding, with a note; refuse one that is not converted."""
    if looks_like_tcvn3(text):
        return from_tcvn3(text), [TCVN3_NOTE]
    if looks_like_vni(text):
        raise UnknownEncoding(
            "Văn bản dùng bảng mã VNI, hệ thống chưa đọc bảng mã này. "
            "Hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi gửi lại.",
            "The text is in the VNI encoding, which is not read. "
            "Please convert it to Unicode and send it again.",
        )
    return text, []


def share_of_syllables(words: list[str]) -> float:
    """How many of the words a Vietnamese could say, from 0 to 1."""
    if not words:
        return 0.0
    return sum(1 for word in words if _is_syllable(word)) / len(words)


def marked_words(text: str, sample: int = 20_000) -> list[str]:
    """The words at the head of the text that bear a character beyond plain Latin."""
    return [word for word in _WORD.findall(text[:sample]) if _MARKED.search(word)]


@cache
def _is_syllable(word: str) -> bool:
    return len(word) <= 7 and _SYLLABLE.fullmatch(_bare(word)) is not None


def _bare(word: str) -> str:
    """The word without diacritics, but with letters that Vietnamese lacks kept odd."""
    if re.search("[^a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]", word):
        return "?"
    return fold(word)
