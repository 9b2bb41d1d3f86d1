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

REPAIRED_NOTE = "Văn bản bị lưu sai bảng mã (UTF-8 hiểu thành chữ phương Tây), đã khôi phục."
TCVN3_NOTE = "Văn bản dùng bảng mã TCVN3 (ABC), đã chuyển sang Unicode. Hãy soát lại chữ in hoa."

_CAPITALS = "ĂÂÊÔƠƯĐăâêôơưđẰ"
_TCVN3 = {
    **dict(zip(range(0xA1, 0xB0), _CAPITALS, strict=True)),
    **dict(zip(range(0xB5, 0xC0), "àảãáạẲằẳẵắẴ", strict=True)),
    **dict(zip(range(0xC0, 0xD0), "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "éẹềểễếệìỉỄẾỒĩíịò", strict=True)),
    **dict(zip(range(0xE0, 0xF0), "Ổỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF0, 0x100), "Ỗủũúụừửữứựỳỷỹ\u00fdỵỐ", strict=True)),
}
"""Byte to letter."""
_TONES = dict(zip("\u00b0\u00b1\u00b2\u00b3\u00b4", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_TONE = re.compile("(?<=[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u00b0-\u00b4]")
"""Five more bytes are tones that stand after their vowel; elsewhere they stay (m²)."""

_VNI_MARKS = "ùøûõïâêéèúüëáàåãäñóòôö"
_VNI_WORD = re.compile(rf"[aeouyAEOUY][{_VNI_MARKS}{_VNI_MARKS.upper()}]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]*)*|[\u00a1-\u00bf][^\W\d_]*")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_VIQR_WORD = re.compile(
    r"[A-Za-z](?:\^|\(|\+)[`'?~.]?[A-Za-z]|[AEIOUYaeiouy][`'~][a-z]*\b|\bDD|\bdd"
)
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]|\?\?[^\W\d_]")
_ODD_SIGN = re.compile(
    "[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u00fe\u00de\u00f0\u00d0]"
)
_DOUBLED = re.compile("á[º»]|Ã[\u00a0-\u00bf]|Ä[\u0090\u0091\u2018]|Æ[°¡]")
_SAMPLE = 20_000
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
    return normalise(_TONE.sub(lambda tone: _TONES[tone[0]], text.translate(_TCVN3)))


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


def looks_like_viqr(text: str) -> bool:
    """Whether signs of the keyboard stand for marks as in VIQR ("Co^.ng ho`a")."""
    sample = text[:_SAMPLE]
    marked = len(_VIQR_WORD.findall(sample))
    return marked >= _MANY_WORDS and marked * 5 >= len(_ANY_WORD.findall(sample))


def has_lost_letters(text: str) -> bool:
    """Whether question marks stand where letters were ("h?i ngh?"), so that nothing can be read."""
    sample = text[:_SAMPLE]
    lost = len(_LOST_LETTER.findall(sample))
    return lost >= _MANY_WORDS and lost * 5 >= len(_ANY_WORD.findall(sample))


def looks_like_no_text(text: str) -> bool:
    """Whether signs that no word holds stand inside words, as in VISCII or VPS shown as Western."""
    words = marked_words(text)
    odd = sum(1 for word in words if _ODD_SIGN.search(word))
    return odd >= _MANY_WORDS and odd * 5 >= len(words) and share_of_syllables(words) < _UNLIKELY


def repaired(text: str) -> str | None:
    """Undo UTF-8 that was shown as Western letters ("há»™i nghá»‹"), where nothing got lost."""
    try:
        plain = b"".join(map(_western_byte, text)).decode("utf-8")
    except UnicodeError:
        return None
    words = marked_words(plain)
    return plain if len(words) >= _MANY_WORDS and share_of_syllables(words) >= _SURE else None


def modernise(text: str) -> tuple[str, list[str]]:
    """Convert a text in an old encoding, with a note; refuse one that is not converted."""
    if looks_like_tcvn3(text):
        return from_tcvn3(text), [TCVN3_NOTE]
    if looks_like_vni(text):
        raise _refusal("VNI")
    if looks_like_viqr(text):
        raise _refusal("VIQR")
    if has_lost_letters(text):
        raise UnknownEncoding(
            "Các chữ có dấu trong văn bản đã bị mất, thay bằng dấu hỏi, nên không đọc được. "
            "Hãy mở tệp gốc, lưu dạng Unicode (UTF-8) rồi gửi lại.",
            "The letters with marks were lost and question marks stand in their place. "
            "Please save the original as Unicode (UTF-8) and send it again.",
        )
    doubled = len(_DOUBLED.findall(text[:_SAMPLE])) >= _MANY_WORDS
    plain = repaired(text) if doubled else None
    if plain is not None:
        return plain, [REPAIRED_NOTE]
    if doubled or looks_like_no_text(text):
        raise UnknownEncoding(
            "Văn bản dùng một bảng mã cũ hoặc đã bị lưu sai bảng mã nên không đọc được. "
            "Hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi gửi lại.",
            "The text is in an old encoding, or was saved in a wrong one. "
            "Please convert it to Unicode and send it again.",
        )
    return text, []


def _refusal(name: str) -> UnknownEncoding:
    return UnknownEncoding(
        f"Văn bản dùng bảng mã {name}, hệ thống chưa đọc bảng mã này. "
        "Hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi gửi lại.",
        f"The text is in the {name} encoding, which is not read. "
        "Please convert it to Unicode and send it again.",
    )


def _western_byte(sign: str) -> bytes:
    """The byte that Windows-1252 shows as this sign; the five it leaves empty are themselves."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def share_of_syllables(words: list[str]) -> float:
    """How many of the words a Vietnamese could say, from 0 to 1."""
    if not words:
        return 0.0
    return sum(1 for word in words if _is_syllable(word)) / len(words)


def marked_words(text: str, sample: int = _SAMPLE) -> list[str]:
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
